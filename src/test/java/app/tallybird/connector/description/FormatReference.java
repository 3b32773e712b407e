package app.tallybird.connector.description;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Makes the reference part of FORMAT.md of the description of the format. */
final class FormatReference {

    private FormatReference() {
    }

    static String of() {
        StringBuilder text = new StringBuilder();
        for (Kind kind : Format.kinds()) {
            text.append("### ").append(kind.name()).append("\n").append(kind.help())
                    .append("\n\n| property | value | meaning |\n|---|---|---|\n");
            kind.fields().forEach(field -> text.append("| `").append(field.name()).append("`").append(stands(field)).append(" | ")
                    .append(value(field)).append(" | ").append(field.form().help().replace("|", "\\|")).append(" |\n"));
            kind.rules().stream().map(Rule::sentence).filter(sentence -> !sentence.isEmpty()).distinct()
                    .forEach(sentence -> text.append("\n- ").append(sentence));
            text.append(kind.rules().isEmpty() ? "\n" : "\n\n");
        }
        return text.toString();
    }

    private static String stands(Field field) {
        if (field.required()) {
            return ", needed";
        }
        String needed = with(field, true);
        String allowed = with(field, false);
        return (needed.isEmpty() ? "" : ", needed with " + needed)
                + (allowed.isEmpty() ? "" : needed.isEmpty() ? ", with " + allowed : ", or with " + allowed);
    }

    private static String with(Field field, boolean must) {
        return field.stands().entrySet().stream().filter(one -> one.getValue() == must && !one.getKey().equals("*"))
                .map(one -> "`" + one.getKey() + "`").sorted().collect(Collectors.joining(", "));
    }

    private static String value(Field field) {
        Value value = field.value();
        List<String> parts = new ArrayList<>();
        String one = one(field);
        parts.add(switch (value.many()) {
            case ONE -> one;
            case LIST -> "list: " + one;
            case SOME -> one + ", or a list";
            case MAP -> "by name: " + one;
            case MAP_BY_HEADER -> "by header: " + one;
            case MAP_BY_KEY -> "by key: " + one;
        });
        String least = value.range().least().map(BigDecimal::toPlainString).orElse("");
        String most = value.range().most().map(BigDecimal::toPlainString).orElse("");
        boolean number = field.sort() == Sort.WHOLE || field.sort() == Sort.NUMBER;
        if (number || !most.isEmpty()) {
            parts.add(most.isEmpty() ? least.isEmpty() ? "" : "at least " + least : least + " to " + most);
        }
        value.otherwise().ifPresent(otherwise -> parts.add("`" + otherwise + "` unless given"));
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
    }

    private static String one(Field field) {
        Value value = field.value();
        String object = value.kind().map(kind -> "[" + kind + "](#" + kind.toLowerCase(java.util.Locale.ROOT) + ")").orElse("");
        String one = switch (field.sort()) {
            case OBJECT -> object;
            case WORD -> value.words().stream().map(word -> "`" + word.word() + "`").collect(Collectors.joining(", "));
            case TERM -> "a word of Synthesize";
            case PATH -> "path" + whose(field);
            case REF -> "path" + whose(field) + ", or one `{{input.x}}`";
            case TEMPLATE, SECRET, ADDRESS, ADDRESS_PATH -> "text with placeholders";
            case ONE_INPUT -> "one `{{input.x}}`";
            case VALUE -> "text, number, true or false";
            case COMPARED -> "text, number, true or false, or one `{{input.x}}`";
            case FLAG -> "true or false";
            case WHOLE -> "whole number";
            case TABLE -> "name of a table";
            case SERVICE -> "key of a service";
            case SECRET_INPUT -> "key of a secret input";
            case REGEX -> "RE2 expression";
            case JSON -> "any JSON";
            case LINK -> "https address";
            case HEADER -> "name of a header";
            case ZONE -> "time zone";
            case CHARSET -> "character set";
            case MARK -> "mark, or one `{{input.x}}`";
            case TEXT, KEY, DAY, VERSION, HOST, NUMBER, UNKNOWN -> field.sort().name().toLowerCase(java.util.Locale.ROOT);
        };
        return object.isEmpty() || field.sort() == Sort.OBJECT ? one : one + ", or " + object;
    }

    private static String whose(Field field) {
        return switch (field.rows()) {
            case "answer" -> " in the answer";
            case "row" -> " in the row";
            case "where" -> "";
            default -> " in rows of `" + field.rows() + "`";
        };
    }
}

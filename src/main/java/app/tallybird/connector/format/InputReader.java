package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads inputs. */
final class InputReader {

    private static final Map<String, Input.Type> TYPES = HttpReader.words("text", Input.Type.TEXT, "url", Input.Type.URL, "choice",
            Input.Type.CHOICE, "integer", Input.Type.INTEGER, "boolean", Input.Type.BOOLEAN, "date", Input.Type.DATE, "file",
            Input.Type.FILE);

    private InputReader() {
    }

    static Input read(Part part) {
        try (part) {
            String key = part.key("key");
            if (key.equals(Input.TIME_ZONE.key())) {
                part.complain("C107", "key", "\"" + key + "\" is asked for by Tallybird itself, where the document speaks of today",
                        "give it another key");
            }
            Input.Type type = part.oneOf("type", TYPES, Input.Type.TEXT);
            boolean secret = part.bool("secret", false);
            List<Input.Choice> choices = new ArrayList<>();
            for (Part one : part.parts("choices")) {
                try (one) {
                    choices.add(new Input.Choice(one.text("value").orElse(""), one.required("label")));
                }
            }
            if (type == Input.Type.CHOICE && choices.isEmpty()) {
                part.complain("C104", "", "an input of the type \"choice\" needs \"choices\"", "");
            }
            Optional<String> otherwise = defaultValue(part);
            otherwise.filter(value -> !fits(type, choices, value)).ifPresent(value -> part.complain("C104", "default", switch (type) {
                case CHOICE -> "\"" + value + "\" is none of the choices";
                case INTEGER -> "\"" + value + "\" is not a whole number";
                default -> "\"" + value + "\" is neither true nor false";
            }, ""));
            if (secret && otherwise.isPresent()) {
                part.complain("C211", "default", "a secret input may not have a default", "remove it");
            }
            return new Input(key, part.required("label"), new Input.Help(part.text("help").orElse(""), part.text("example").orElse("")),
                    type, secret, part.bool("required", true), otherwise, part.regex("pattern"), choices, part.textItems("env"));
        }
    }

    /** Whether a default could have been entered. */
    private static boolean fits(Input.Type type, List<Input.Choice> choices, String value) {
        return switch (type) {
            case CHOICE -> choices.isEmpty() || choices.stream().anyMatch(choice -> choice.value().equals(value));
            case INTEGER -> value.matches("-?\\d{1,18}");
            case BOOLEAN -> value.equals("true") || value.equals("false");
            case TEXT, URL, DATE, FILE -> true;
        };
    }

    private static Optional<String> defaultValue(Part part) {
        return Optional.ofNullable(part.node("default")).flatMap(node -> switch (node) {
            case Node.Str text -> Optional.of(text.text());
            case Node.Num number -> Optional.of(number.number().toPlainString());
            case Node.Bool bool -> Optional.of(String.valueOf(bool.value()));
            case Node.Obj object -> Optional.empty();
            case Node.Arr array -> Optional.empty();
            case Node.Nil nil -> Optional.empty();
        });
    }
}

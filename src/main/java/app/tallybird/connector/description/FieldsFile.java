package app.tallybird.connector.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a description such as {@code connectors/fields.txt}, which explains its own form at the top. */
final class FieldsFile {

    private static final Pattern KIND = Pattern.compile("\\[(\\w+)] (.+)");
    private static final Pattern VALUE = Pattern.compile(
            "(?:(list|some|map|map:header|map:key)(?: ([\\d.]*)\\.\\.(\\d*))? )?(\\w+)?(?: or )?(?:\\{(\\w+)})?(?:@([\\w/]+))?(?: ([\\d.]+)\\.\\.(\\d*))?(?: = (.+))?");

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private String kind = "";
    private String help = "";
    private final List<Field> fields = new ArrayList<>();
    private final List<String> by = new ArrayList<>();
    private final List<Word> firstOf = new ArrayList<>();
    private final List<Rule> rules = new ArrayList<>();

    private FieldsFile() {
    }

    static Map<String, Kind> read(String name) {
        FieldsFile file = new FieldsFile();
        try (InputStream in = FieldsFile.class.getResourceAsStream("/connectors/" + name)) {
            new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).forEach(file::line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        file.close();
        return file.kinds;
    }

    private void line(String line) {
        Matcher head = KIND.matcher(line);
        String[] cells = line.split(" *\\| *", -1);
        if (head.matches()) {
            close();
            kind = head.group(1);
            help = head.group(2);
        } else if (line.startsWith("    = ")) {
            Field last = fields.removeLast();
            Value value = last.value();
            fields.add(new Field(last.name(),
                    new Value(value.sort(), value.many(), value.kind(), value.range(), value.otherwise(), words(line.substring(6))),
                    last.rows(), last.required(), last.stands(), last.form()));
        } else if (cells[0].equals("* by")) {
            by.addAll(List.of(cells[1].split(" ", -1)));
        } else if (cells[0].equals("* first of")) {
            firstOf.addAll(words(cells[1]));
        } else if (cells[0].startsWith("* ")) {
            String[] type = cells[0].substring(2).split(" ", -1);
            boolean needs = type[0].equals("needs");
            List<String> names = new ArrayList<>(List.of(cells[1].split(" ", -1)));
            names.addAll(needs ? List.of(cells[2].split(" ", -1)) : List.of());
            rules.add(new Rule(Rule.Type.valueOf(type[0].toUpperCase(Locale.ROOT)), type[1], names, needs ? "" : cells[2], cells[3],
                    cells[4]));
        } else {
            fields.add(field(cells));
        }
    }

    private void close() {
        if (!kind.isEmpty()) {
            kinds.put(kind, new Kind(kind, help, fields, by, firstOf, rules));
        }
        List.of(fields, by, firstOf, rules).forEach(List::clear);
    }

    private static List<Word> words(String text) {
        return Arrays.stream(text.split(" · ", -1)).map(word -> word.split(" = ", 2))
                .map(pair -> new Word(pair[0].replace("\\t", "\t"), pair[pair.length - 1])).toList();
    }

    private static Field field(String[] cells) {
        Matcher value = VALUE.matcher(cells[1]);
        if (!value.matches() || cells.length != 6) {
            throw new IllegalStateException("the description is not understood: " + String.join(" | ", cells));
        }
        Sort sort = value.group(4) == null
                ? Sort.OBJECT
                : Sort.valueOf(value.group(4).replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT));
        Value.Many many = value.group(1) == null ? Value.Many.ONE : switch (value.group(1)) {
            case "map:header" -> Value.Many.MAP_BY_HEADER;
            case "map:key" -> Value.Many.MAP_BY_KEY;
            default -> Value.Many.valueOf(value.group(1).toUpperCase(Locale.ROOT));
        };
        Value.Range range = value.group(2) == null ? range(value.group(7), value.group(8)) : range(value.group(2), value.group(3));
        Optional<String> otherwise = Optional.ofNullable(value.group(9)).map(text -> text.replaceFirst("^\"(.*)\"$", "$1"));
        Map<String, Boolean> stands = new LinkedHashMap<>();
        for (String one : cells[2].isEmpty() || cells[2].equals("!") ? new String[0] : cells[2].split(" ", -1)) {
            stands.put(one.replace("!", ""), one.endsWith("!"));
        }
        return new Field(cells[0], new Value(sort, many, Optional.ofNullable(value.group(5)), range, otherwise, List.of()),
                Optional.ofNullable(value.group(6)).orElse(""), cells[2].equals("!"), stands, new Field.Form(cells[3], cells[4], cells[5]));
    }

    private static Value.Range range(@org.jspecify.annotations.Nullable String least, @org.jspecify.annotations.Nullable String most) {
        return new Value.Range(Optional.ofNullable(least).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                Optional.ofNullable(most).filter(text -> !text.isEmpty()).map(BigDecimal::new));
    }
}

package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Reads computed columns. */
final class ColumnReader {

    private static final List<String> ORIGINS = List.of("from", "value", "choose", "lookup", "climb");
    private static final Map<String, Boolean> CASES = HttpReader.words("lower", false, "upper", true);

    private static final Pattern GROUP = Pattern.compile("\\$\\{?(\\d{1,3})");

    private ColumnReader() {
    }

    static Column read(Part part) {
        try (part) {
            long given = ORIGINS.stream().filter(part::has).count();
            if (given != 1) {
                part.complain("C104", "", "a column has exactly one of \"from\", \"value\", \"choose\", \"lookup\" and \"climb\"", "");
            }
            List<Column.Replace> replace = new ArrayList<>();
            for (Part one : part.parts("replace")) {
                try (one) {
                    if (!one.has("regex")) {
                        one.missing("regex");
                    }
                    Optional<Pattern> regex = one.regex("regex");
                    String with = one.text("with").orElse("");
                    regex.filter(pattern -> !fits(pattern, with)).ifPresent(pattern -> one.complain("C111", "with",
                            "\"" + with + "\" names a group that the expression does not have", "write \\\\$ for a dollar sign"));
                    regex.ifPresent(pattern -> replace.add(new Column.Replace(pattern, with)));
                }
            }
            Optional<Boolean> upper = part.has("case") ? Optional.of(part.oneOf("case", CASES, false)) : Optional.empty();
            Column.Steps steps = new Column.Steps(part.bool("trim", false), upper, replace, part.texts("map"), part.text("otherwise"));
            return new Column(origin(part), steps, part.bool("mayBeMissing", false));
        }
    }

    private static boolean fits(Pattern pattern, String with) {
        Matcher groups = GROUP.matcher(with);
        while (groups.find()) {
            if (Integer.parseInt(groups.group(1)) > pattern.groupCount()) {
                return false;
            }
        }
        return true;
    }

    private static Column.Origin origin(Part part) {
        if (part.has("lookup")) {
            return part.part("lookup").map(inner -> {
                try (inner) {
                    return (Column.Origin) new Column.Origin.Lookup(inner.required("table"), inner.requiredPath("where"),
                            inner.requiredPath("equals"), inner.requiredPath("take"));
                }
            }).orElseThrow();
        }
        if (part.has("climb")) {
            return part.part("climb").map(inner -> {
                try (inner) {
                    return (Column.Origin) new Column.Origin.Climb(inner.required("table"), inner.requiredPath("from"),
                            inner.requiredPath("id"), inner.requiredPath("parent"), ConditionReader.list(inner, "until"));
                }
            }).orElseThrow();
        }
        if (part.has("choose")) {
            if (part.items("choose").isEmpty()) {
                part.complain("C107", "choose", "\"choose\" has no choice", "add at least one");
            }
            List<Column.Choice> choices = new ArrayList<>();
            for (Part one : part.parts("choose")) {
                try (one) {
                    if (!one.has("when")) {
                        one.missing("when");
                    }
                    choices.add(new Column.Choice(ConditionReader.list(one, "when"), one.requiredTemplate("then")));
                }
            }
            return new Column.Origin.Choose(List.copyOf(choices));
        }
        if (part.has("value")) {
            return new Column.Origin.Value(part.requiredTemplate("value"));
        }
        return new Column.Origin.From(part.path("from").orElse(FieldPath.ofName("?")));
    }
}

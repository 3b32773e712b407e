package app.tallybird.connector.format;

import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.connector.format.Table.As;
import app.tallybird.connector.format.Table.CsvOptions;
import app.tallybird.connector.format.Table.ForEach;
import app.tallybird.connector.format.Table.Latest;
import app.tallybird.connector.format.Table.Output;
import app.tallybird.connector.format.Table.RowsRule;
import app.tallybird.connector.format.Table.Shape;
import app.tallybird.connector.format.Table.Source;

/** Reads tables. */
final class TableReader {

    private static final Map<String, As> AS = HttpReader.words("list", As.LIST, "one", As.ONE, "entries", As.ENTRIES);
    private static final Map<String, Boolean> PARENT_FAILS = HttpReader.words("stop", false, "leaveAccountOut", true);
    private static final Map<String, String> FORMATS = HttpReader.words("json", "json", "csv", "csv", "jsonLines", "jsonLines", "auto",
            "auto");
    private static final Map<String, Output> OUTPUTS = Map.of("json", Output.JSON, "csv", Output.CSV, "auto", Output.AUTO);

    private static final int COMMAND_SECONDS = 300;

    private TableReader() {
    }

    static Table read(String name, Part part) {
        try (part) {
            part.text("note");
            Map<String, Column> columns = new LinkedHashMap<>();
            part.part("columns").ifPresent(inner -> columns(inner, columns));
            Source source = source(part);
            if (!part.has("rows")) {
                part.missing("rows");
            }
            RowsRule rows = new RowsRule(part.path("rows").orElse(FieldPath.ofName("?")), part.oneOf("rowsAs", AS, As.LIST),
                    part.bool("mayBeMissing", false), shape(part), part.pathOrPaths("key"), part.integer("minRows", 0, 0, 1_000_000));
            if (!part.has("paging")) {
                part.complain("C104", "", "\"paging\" is missing", "every table says how it continues, even { \"type\": \"none\" }");
            }
            Paging paging = part.part("paging").map(PagingReader::read).orElse(Paging.None.SILENT);
            if (!(source instanceof Source.Http) && part.has("forEach")) {
                part.complain("C113", "forEach", "a file or a program is read once, not for each row of another table", "remove it");
            }
            boolean pages = source instanceof Source.Command && !(paging instanceof Paging.None);
            boolean totals = !(source instanceof Source.Http) && paging instanceof Paging.None && !paging.equals(Paging.None.SILENT);
            if (pages || totals) {
                part.complain("C113", "paging", "a file or the output of a program has no " + (pages ? "pages" : "totals"),
                        "write { \"type\": \"none\" }");
            }
            return new Table(name, source, rows, paging, columns, ConditionReader.list(part, "where"), forEach(part),
                    part.part("expect").map(inner -> ExpectReader.read(inner, source instanceof Source.Http)));
        }
    }

    private static Shape shape(Part part) {
        Optional<FieldPath> merge = part.path("merge");
        if (merge.isPresent() && !merge.get().steps().stream().allMatch(FieldPath.Step.Name.class::isInstance)) {
            part.complain("C109", "merge", "\"merge\" is a path of names", "write name or name.name");
        }
        return new Shape(merge, part.path("expand"), part.part("latest").map(inner -> {
            try (inner) {
                List<FieldPath> per = inner.paths("per");
                if (per.isEmpty()) {
                    inner.complain("C104", "per", "\"per\" names no field", "name what makes rows the same thing");
                }
                return new Latest(per, inner.requiredPath("by"));
            }
        }));
    }

    private static void columns(Part part, Map<String, Column> to) {
        for (String name : part.names()) {
            if (!Part.isKey(name)) {
                part.complain("C107", name, "\"" + name + "\" is not a name for a column",
                        "begin with a lower-case letter; letters, digits, _ and - may follow");
            }
            part.part(name).ifPresent(column -> to.put(name, ColumnReader.read(column)));
        }
    }

    private static Source source(Part part) {
        boolean request = part.has("request");
        boolean file = part.has("file");
        boolean command = part.has("command");
        long given = Stream.of(request, file, command).filter(one -> one).count();
        if (given != 1) {
            part.complain("C104", "", given == 0 ? "\"request\" is missing" : "a table has one of \"request\", \"file\" and \"command\"",
                    "");
        }
        String format = part.oneOf("format", FORMATS, "json");
        Optional<CsvOptions> csv = part.part("csv").map(TableReader::csv);
        if (command) {
            if (format.equals("jsonLines")) {
                part.complain("C190", "format", "output of the format \"jsonLines\" is not supported yet", "");
            }
            Output output = OUTPUTS.getOrDefault(format, Output.JSON);
            return part.part("command").map(inner -> command(inner, output, csv.orElse(CsvOptions.DEFAULT))).orElseThrow();
        }
        if (file) {
            if (!format.equals("csv")) {
                part.complain("C190", "format", "files are read as \"csv\" only", "add \"format\": \"csv\"");
            }
            return new Source.Csv(part.requiredTemplate("file"), csv.orElse(CsvOptions.DEFAULT));
        }
        if (!format.equals("json")) {
            part.complain("C190", "format", "answers of the format \"" + format + "\" are not supported yet", "");
        }
        Request one = part.part("request").map(HttpReader::request).orElse(Request.get("/"));
        return new Source.Http(one, part.part("auth").map(AuthReader::read), HttpReader.failWhen(part));
    }

    private static Source command(Part part, Output output, CsvOptions csv) {
        try (part) {
            return new Source.Command(part.requiredTemplate("program"), part.template("arguments"),
                    part.integer("timeoutSeconds", COMMAND_SECONDS, 1, 3_600), output, csv);
        }
    }

    private static CsvOptions csv(Part part) {
        try (part) {
            String charset = part.text("charset").orElse("auto");
            if (!charset.equals("auto") && !known(charset)) {
                part.complain("C106", "charset", "the character set \"" + charset + "\" is not known", "use UTF-8 or windows-1252");
            }
            Template decimal = part.template("decimal").orElse(Template.literal("auto"));
            if (decimal.isLiteral() && !List.of("auto", ".", ",").contains(decimal.text())) {
                part.complain("C106", "decimal", "the decimal mark \"" + decimal.text() + "\" is not known",
                        "use auto, a point or a comma");
            }
            return new CsvOptions(part.template("separator").orElse(Template.literal(",")), part.bool("header", true),
                    part.integer("skipLines", 0, 0, 1_000), charset, decimal);
        }
    }

    private static boolean known(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<ForEach> forEach(Part part) {
        boolean leaveOut = part.oneOf("ifParentFails", PARENT_FAILS, false);
        Node node = part.node("forEach");
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof Node.Str table) {
            return Optional.of(new ForEach(table.text(), Optional.empty(), List.of(), leaveOut));
        }
        return part.part("forEach").map(inner -> {
            try (inner) {
                return new ForEach(inner.required("table"), inner.path("distinct"), ConditionReader.list(inner, "where"), leaveOut);
            }
        });
    }
}

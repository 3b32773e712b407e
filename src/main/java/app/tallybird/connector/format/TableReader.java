package app.tallybird.connector.format;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.format.Expect.Figure;
import app.tallybird.connector.format.Table.As;
import app.tallybird.connector.format.Table.CsvOptions;
import app.tallybird.connector.format.Table.ForEach;
import app.tallybird.connector.format.Table.Latest;
import app.tallybird.connector.format.Table.Output;
import app.tallybird.connector.format.Table.RowsRule;
import app.tallybird.connector.format.Table.Shape;
import app.tallybird.connector.format.Table.Source;

/** Reads tables and their computed columns. */
final class TableReader {

    /** What a table may be sent as; the last is for servers that know none of them. */
    private static final String TABLES = "text/csv, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet, application/zip, */*";

    private TableReader() {
    }

    static Table read(String name, ObjectReader table) {
        Map<String, Column> columns = new LinkedHashMap<>();
        table.parts("columns").forEach((column, properties) -> columns.put(column, column(properties)));
        Shape shape = new Shape(table.path("merge"), table.paths("expand"),
                table.part("latest").map(latest -> new Latest(latest.paths("per"), latest.neededPath("by"))));
        RowsRule rows = new RowsRule(new Table.Place(table.paths("rows"), table.word("rowsAs", As.class)), table.flag("mayBeMissing"),
                table.flag("mayBeNull"), shape,
                new Table.Key(table.paths("key"), table.flag("keyMayLackParts"), table.flag("keyHasOneParent")), table.whole("minRows"));
        return new Table(name, source(table), rows, PagingReader.read(table.partOrDefaults("paging")), columns, table.conditions("where"),
                forEach(table), table.part("expect").map(TableReader::expect),
                table.list("tell").stream().map(tell -> new Table.Tell(tell.conditions("when"), tell.text("words"), tell.path("name")))
                        .toList(),
                table.part("evidence").map(evidence -> new Table.Evidence(evidence.paths("name"), evidence.text("what"),
                        evidence.path("site"), evidence.path("lastSeen"))));
    }

    private static Source source(ObjectReader table) {
        CsvOptions csv = csv(table.partOrDefaults("csv"));
        if (table.has("file")) {
            return new Source.Csv(table.neededTemplate("file"), csv);
        }
        if (table.has("values")) {
            return new Source.Values(table.neededTemplate("values"));
        }
        return table.part("command")
                .<Source>map(command -> new Source.Command(command.neededTemplate("program"), command.template("arguments"),
                        command.whole("timeoutSeconds"), table.word("format", Output.class), csv))
                .orElseGet(() -> http(table, table.text("format").equals("csv") ? Optional.of(csv) : Optional.empty()));
    }

    private static Source http(ObjectReader table, Optional<CsvOptions> csv) {
        Request request = HttpReader.request(table.partOrDefaults("request"));
        return new Source.Http(csv.isEmpty() ? request : request.accepting(TABLES), table.part("auth").map(AuthReader::read),
                HttpReader.failWhen(table), csv, table.part("waitFor").map(TableReader::waitFor));
    }

    private static Table.WaitFor waitFor(ObjectReader wait) {
        return new Table.WaitFor(HttpReader.statuses(wait, "status"), wait.conditions("until"),
                Duration.ofSeconds(wait.whole("everySeconds")), Duration.ofMinutes(wait.whole("atMostMinutes")));
    }

    private static CsvOptions csv(ObjectReader csv) {
        return new CsvOptions(csv.neededTemplate("separator"), csv.flag("header"), csv.whole("skipLines"), csv.neededTemplate("charset"),
                csv.neededTemplate("decimal"), csv.neededTemplate("sheet"));
    }

    private static Optional<ForEach> forEach(ObjectReader table) {
        boolean leaveOut = table.text("ifParentFails").equals("leaveAccountOut");
        return table.part("forEach").map(each -> new ForEach(each.text("table"), each.path("distinct"), each.conditions("where"), leaveOut))
                .or(() -> table.maybe("forEach").map(other -> new ForEach(other, Optional.empty(), List.of(), leaveOut)));
    }

    private static Expect expect(ObjectReader expect) {
        Optional<String> table = expect.maybe("table");
        Figure figure = expect.maybe("header").<Figure>map(Figure.InHeader::new).orElseGet(() -> {
            FieldPath says = expect.neededPath("says");
            return table.isEmpty()
                    ? new Figure.InAnswer(says)
                    : expect.path("id").<Figure>map(id -> new Figure.PerRow(table.get(), says, id, expect.neededPath("by")))
                            .orElseGet(() -> new Figure.InTable(table.get(), says));
        });
        return new Expect(figure, expect.conditions("where"), expect.flag("strict"), expect.flag("mayBeMissing"));
    }

    static List<Column.Replace> replacements(ObjectReader holder) {
        return holder.list("replace").stream().map(one -> new Column.Replace(one.regex("regex").orElseThrow(), one.text("with"))).toList();
    }

    private static Column column(ObjectReader column) {
        Column.Steps steps = new Column.Steps(column.flag("trim"), column.maybe("case").map("upper"::equals), replacements(column),
                column.map("map"), column.maybe("otherwise"));
        return new Column(columnSource(column), steps, column.flag("mayBeMissing"));
    }

    private static Column.Source columnSource(ObjectReader column) {
        if (column.has("choose")) {
            return new Column.Source.Choose(column.list("choose").stream()
                    .map(choice -> new Column.Choice(choice.conditions("when"), choice.neededTemplate("then"))).toList());
        }
        if (column.has("sum")) {
            return new Column.Source.Sum(column.paths("sum"), column.paths("minus"));
        }
        if (column.has("value")) {
            return new Column.Source.Value(column.neededTemplate("value"));
        }
        return column
                .part("lookup").<Column.Source>map(lookup -> new Column.Source.Lookup(lookup.text("table"), lookup.neededPath("where"),
                        lookup.neededPath("equals"), lookup.neededPath("take")))
                .or(() -> column.part("climb")
                        .map(climb -> new Column.Source.Climb(climb.text("table"), climb.neededPath("from"), climb.neededPath("id"),
                                climb.neededPath("parent"), climb.conditions("until"))))
                .orElseGet(() -> new Column.Source.From(column.neededPath("from")));
    }
}

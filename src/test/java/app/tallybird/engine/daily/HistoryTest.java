package app.tallybird.engine.daily;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Pushes as history tells them: to the cell, over time, one beside the other, and as files. */
class HistoryTest {

    @TempDir
    private Path folder;
    private Ledger ledger;
    private RunId first;
    private RunId second;
    private RunId undo;
    private RunId last;

    private static CellKey key(String cell) {
        return new CellKey(cell.substring(0, cell.indexOf('/')), cell.substring(cell.indexOf('/') + 1));
    }

    /** Cells as "account/service units OUTCOME"; one without an outcome was interrupted. */
    private RunId run(RunKind kind, StartedBy by, RunEnd end, String... cells) {
        RunId run = ledger.begin(new RunStart(kind, "plan-" + kind.word(), by, cells.length, Optional.empty()));
        Map<CellKey, BigDecimal> intents = new LinkedHashMap<>();
        for (String cell : cells) {
            intents.put(key(cell.split(" ")[0]), new BigDecimal(cell.split(" ")[1]));
        }
        ledger.intents(run, intents);
        ledger.outcomes(run,
                List.of(cells).stream().filter(cell -> cell.split(" ").length > 2)
                        .map(cell -> new CellResult(key(cell.split(" ")[0]), new BigDecimal(cell.split(" ")[1]),
                                Outcome.valueOf(cell.split(" ")[2]), cell.endsWith("ACCEPTED") ? "" : "the server's words"))
                        .toList());
        if (end != RunEnd.SUPERSEDED) {
            ledger.finish(run, end);
        }
        return run;
    }

    @BeforeEach
    void open() {
        ledger = Ledger.open(folder.resolve("ledger.db"), new StageClock());
        ledger.rememberAccounts(Map.of("1", "Acme", "2", "Bolt"));
        ledger.rememberService("seats", "id-1", "Seats");
        first = run(RunKind.USAGE, StartedBy.ATTENDED, RunEnd.DONE, "1/seats 10 ACCEPTED", "2/seats 4 ACCEPTED", "3/mail 1.5 ACCEPTED");
        second = run(RunKind.USAGE, StartedBy.SCHEDULE, RunEnd.DONE, "1/seats 12 ACCEPTED", "2/seats 9 REFUSED", "3/mail 1.50 CARRIED",
                "1/mail 2 ACCEPTED");
        run(RunKind.RETRY, StartedBy.ATTENDED, RunEnd.DONE, "2/seats 9 ACCEPTED");
        undo = run(RunKind.UNDO, StartedBy.ATTENDED, RunEnd.CANCELLED, "1/seats 10 ACCEPTED", "1/mail 0 UNKNOWN");
        last = run(RunKind.USAGE, StartedBy.ATTENDED, RunEnd.SUPERSEDED, "1/seats 7");
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void runsWithTheirSums() {
        assertThat(new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).runs(9).stream()
                .map(line -> line.run().start().kind() + " " + line.who() + " " + line.result() + " " + line.sums().units() + " "
                        + line.sums().change()))
                .containsExactly("USAGE user interrupted 0 0", "UNDO user cancelled 10 -2", "RETRY user done 9 5",
                        "USAGE schedule not complete 15.5 4", "USAGE user done 15.5 15.5");
        assertThat(new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).runs(2)).hasSize(2);
        // a customer's mail that its seats hold is no other unit; who has mail alone has it
        assertThat(new History(ledger, ZoneOffset.UTC, new CountedOnce(Map.of("mail", Set.of("seats")))).runs(9).get(3).sums())
                .isEqualTo(new History.Sums(new BigDecimal("13.5"), new BigDecimal("2")));
        for (RunEnd end : List.of(RunEnd.STOPPED, RunEnd.FAILED)) {
            RunId run = run(RunKind.USAGE, StartedBy.ATTENDED, end, "1/seats 10 ACCEPTED");
            assertThat(new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).runs(1).getFirst().result())
                    .isEqualTo(end == RunEnd.STOPPED ? "stopped" : "rebuild owed");
            assertThat(new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).details(run)).hasSize(1);
        }
    }

    @Test
    void detailsHaveNames() {
        assertThat(new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).details(second).stream()
                .map(detail -> detail.account() + " " + detail.service() + " " + detail.cell().word()))
                .containsExactly("Acme mail accepted", "Acme Seats accepted", "Bolt Seats refused", "3 mail accepted before");
    }

    private static String words(List<History.Series> series) {
        return series.stream()
                .map(one -> one.key() + " " + one.name() + " " + one.points().stream().map(point -> point.units().toPlainString()).toList())
                .collect(Collectors.joining("\n")) + "\n";
    }

    /** A retry is a part of the push before it. */
    @Test
    void sumsOverTime() {
        History history = new History(ledger, ZoneOffset.UTC, CountedOnce.NONE);
        assertThat(words(history.series(History.By.SERVICE))).isEqualTo("""
                mail mail [1.5, 3.5]
                seats Seats [14, 12, 10]
                """);
        assertThat(words(history.series(History.By.ACCOUNT))).isEqualTo("""
                1 Acme [10, 14, 10]
                2 Bolt [4]
                3 3 [1.5, 1.5]
                """);
        // units that two services of a customer hold are one customer's once, as in the sums of the pushes
        assertThat(words(new History(ledger, ZoneOffset.UTC, new CountedOnce(Map.of("mail", Set.of("seats")))).series(History.By.ACCOUNT)))
                .isEqualTo("""
                        1 Acme [10, 12, 10]
                        2 Bolt [4]
                        3 3 [1.5, 1.5]
                        """);
        assertThat(history.series(History.By.SERVICE).getFirst().points().getFirst().at())
                .isEqualTo(ledger.run(first).orElseThrow().started());
    }

    private static String words(History.Difference one) {
        return one.account() + " " + one.service() + " " + one.first().map(BigDecimal::toPlainString).orElse("-") + " "
                + one.second().map(BigDecimal::toPlainString).orElse("-") + " " + one.change().map(BigDecimal::toPlainString).orElse("-");
    }

    @Test
    void twoPushesSideBySide() {
        History history = new History(ledger, ZoneOffset.UTC, CountedOnce.NONE);
        assertThat(history.compare(first, second).stream().map(HistoryTest::words)).containsExactly("Acme mail - 2 -", "Acme Seats 10 12 2",
                "Bolt Seats 4 - -");
        assertThat(history.compare(second, first).stream().map(HistoryTest::words)).containsExactly("Acme mail 2 - -",
                "Acme Seats 12 10 -2", "Bolt Seats - 4 -");
        assertThat(history.compare(first, first)).isEmpty();
        assertThat(history.compare(undo, last).stream().map(HistoryTest::words)).containsExactly("Acme Seats 10 - -");
    }

    private static List<String> points(List<UnitsOverTime.Point> points) {
        return points.stream().map(point -> point.run().start().kind() + " " + point.units().stream().map(Units::plain).toList()).toList();
    }

    /** A push of a few counts leaves the others as they were. */
    @Test
    void whatSynthesizeHadAfterEachPush() {
        List<UnitsOverTime.Question> which = List.of((any, then) -> true, (key, then) -> key.accountId().equals("1"),
                (key, then) -> key.serviceKey().equals("seats"));
        assertThat(points(UnitsOverTime.of(ledger, 9, which))).containsExactly("USAGE [15.5, 10, 14]", "USAGE [19.5, 14, 16]",
                "RETRY [24.5, 14, 21]", "UNDO [22.5, 12, 19]");
        assertThat(points(UnitsOverTime.of(ledger, 2, which))).containsExactly("RETRY [24.5, 14, 21]", "UNDO [22.5, 12, 19]");
        assertThat(UnitsOverTime.of(ledger, 0, which)).isEmpty();
    }

    @Test
    void allOfItAsAFile() {
        assertThat(new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).csv().substring(1).replace("\r", "")).isEqualTo("""
                Run,Started (UTC),Kind,By,Account id,Account,Service,Before,Sent,Outcome,Message,Person,Counted,Contract rule
                R00001,2026-03-12T10:15:00Z,usage,attended,1,Acme,Seats,,10,accepted,,,10,
                R00001,2026-03-12T10:15:00Z,usage,attended,2,Bolt,Seats,,4,accepted,,,4,
                R00001,2026-03-12T10:15:00Z,usage,attended,3,3,mail,,1.5,accepted,,,1.5,
                R00002,2026-03-12T10:15:00Z,usage,schedule,1,Acme,mail,,2,accepted,,,2,
                R00002,2026-03-12T10:15:00Z,usage,schedule,1,Acme,Seats,10,12,accepted,,,12,
                R00002,2026-03-12T10:15:00Z,usage,schedule,2,Bolt,Seats,4,9,refused,the server's words,,9,
                R00002,2026-03-12T10:15:00Z,usage,schedule,3,3,mail,1.5,1.5,accepted before,the server's words,,1.5,
                R00003,2026-03-12T10:15:00Z,retry,attended,2,Bolt,Seats,4,9,accepted,,,9,
                R00004,2026-03-12T10:15:00Z,undo,attended,1,Acme,mail,2,0,outcome unknown,the server's words,,0,
                R00004,2026-03-12T10:15:00Z,undo,attended,1,Acme,Seats,12,10,accepted,,,10,
                R00005,2026-03-12T10:15:00Z,usage,attended,1,Acme,Seats,10,7,interrupted,,,7,
                """);
        StringBuilder json = new StringBuilder();
        JsonParser.parseString(HistoryJson.of(new History(ledger, ZoneOffset.UTC, CountedOnce.NONE))).getAsJsonArray().forEach(run -> {
            assertThat(Instant.parse(run.getAsJsonObject().remove("started").getAsString())).isBetween(StageClock.START,
                    StageClock.START.plusMillis(1));
            json.append(run.toString().replace("[{", "[\n{").replace("},{", "},\n{")).append('\n');
        });
        assertThat(json).hasToString(
                """
                        {"run":"R00001","kind":"usage","by":"attended","result":"done","units":15.5,"change":15.5,"cells":[
                        {"accountId":"1","account":"Acme","serviceKey":"seats","service":"Seats","sent":10,"outcome":"accepted","message":""},
                        {"accountId":"2","account":"Bolt","serviceKey":"seats","service":"Seats","sent":4,"outcome":"accepted","message":""},
                        {"accountId":"3","account":"3","serviceKey":"mail","service":"mail","sent":1.5,"outcome":"accepted","message":""}]}
                        {"run":"R00002","kind":"usage","by":"schedule","result":"not complete","units":15.5,"change":4,"cells":[
                        {"accountId":"1","account":"Acme","serviceKey":"mail","service":"mail","sent":2,"outcome":"accepted","message":""},
                        {"accountId":"1","account":"Acme","serviceKey":"seats","service":"Seats","before":10,"sent":12,"outcome":"accepted","message":""},
                        {"accountId":"2","account":"Bolt","serviceKey":"seats","service":"Seats","before":4,"sent":9,"outcome":"refused","message":"the server's words"},
                        {"accountId":"3","account":"3","serviceKey":"mail","service":"mail","before":1.5,"sent":1.5,"outcome":"accepted before","message":"the server's words"}]}
                        {"run":"R00003","kind":"retry","by":"attended","result":"done","units":9,"change":5,"cells":[
                        {"accountId":"2","account":"Bolt","serviceKey":"seats","service":"Seats","before":4,"sent":9,"outcome":"accepted","message":""}]}
                        {"run":"R00004","kind":"undo","by":"attended","result":"cancelled","units":10,"change":-2,"cells":[
                        {"accountId":"1","account":"Acme","serviceKey":"mail","service":"mail","before":2,"sent":0,"outcome":"outcome unknown","message":"the server's words"},
                        {"accountId":"1","account":"Acme","serviceKey":"seats","service":"Seats","before":12,"sent":10,"outcome":"accepted","message":""}]}
                        {"run":"R00005","kind":"usage","by":"attended","result":"interrupted","units":0,"change":0,"cells":[
                        {"accountId":"1","account":"Acme","serviceKey":"seats","service":"Seats","before":10,"sent":7,"outcome":"interrupted","message":""}]}
                        """);
    }

    /** What was sent, and then what was not and why. */
    @Test
    void onePushAsAFile() {
        List<PlanCell> cells = List.of(planned("1/seats", 10, 12), planned("9/same", 5, 5), planned("9/zero", 5, 0),
                planned("9/more", 5, 6), unknown("9/unknown"), unread("9/bare"));
        UsagePlan plan = UsagePlan.of(StageClock.START, 1, List.of(), cells, UsagePlan.Vendor.NOT_READ);
        ledger.savePlan(new StoredPlan("plan-usage", StageClock.START, 1, false, PlanJson.write(plan).toString()));
        assertThat(RunCsv.write(ledger, ledger.run(second).orElseThrow(), ZoneOffset.UTC).substring(1).replace("\r", "")).isEqualTo("""
                Result,Account id,Account,Service,Before,Units,Note,Counted,Contract rule
                accepted,1,Acme,mail,,2,,2,
                accepted,1,Acme,Seats,10,12,,12,
                refused,2,Bolt,Seats,4,9,the server's words,9,
                accepted before,3,3,mail,1.5,1.5,the server's words,1.5,
                "not sent: unchanged, or the push was stopped before",9,Nine,S,5,5,,5,
                not sent: the push was stopped before,9,Nine,S,5,0,,0,
                not sent: the push was stopped before,9,Nine,S,5,6,,6,
                not sent: unknown,9,Nine,S,,,said,,
                not sent: unknown,9,Nine,S,,,E351: refused,,
                """);
        assertThat(RunCsv.write(ledger, ledger.run(undo).orElseThrow(), ZoneOffset.UTC).substring(1).replace("\r", "")).isEqualTo("""
                Result,Account id,Account,Service,Before,Units,Note,Counted,Contract rule
                outcome unknown,1,Acme,mail,2,0,the server's words,0,
                accepted,1,Acme,Seats,12,10,,10,
                """);
    }

    private static PlanCell planned(String cell, int before, int now) {
        return PlanCell.compared(key(cell), "Nine", "S", new CellMemory(Optional.of(BigDecimal.valueOf(before)), false, false),
                UnitCount.of(BigDecimal.valueOf(now)), "");
    }

    private static PlanCell unknown(String cell) {
        return PlanCell.compared(key(cell), "Nine", "S", CellMemory.NONE, new UnitCount.Unknown("E351: refused"), "said");
    }

    private static PlanCell unread(String cell) {
        return PlanCell.compared(key(cell), "Nine", "S", CellMemory.NONE, new UnitCount.Unknown("E351: refused"), "");
    }
}

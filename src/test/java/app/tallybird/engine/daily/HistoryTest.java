package app.tallybird.engine.daily;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.CellMemory;
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
        assertThat(new History(ledger).runs(9).stream()
                .map(line -> line.run().start().kind() + " " + line.who() + " " + line.result() + " " + line.sums().units() + " "
                        + line.sums().change()))
                .containsExactly("USAGE user interrupted 0 0", "UNDO user cancelled 10 -2", "RETRY user done 9 5",
                        "USAGE schedule not complete 15.5 4", "USAGE user done 15.5 15.5");
        assertThat(new History(ledger).runs(2)).hasSize(2);
        for (RunEnd end : List.of(RunEnd.STOPPED, RunEnd.FAILED)) {
            RunId run = run(RunKind.USAGE, StartedBy.ATTENDED, end, "1/seats 10 ACCEPTED");
            assertThat(new History(ledger).runs(1).getFirst().result()).isEqualTo(end == RunEnd.STOPPED ? "stopped" : "rebuild owed");
            assertThat(new History(ledger).details(run)).hasSize(1);
        }
    }

    @Test
    void detailsHaveNames() {
        assertThat(new History(ledger).details(second).stream()
                .map(detail -> detail.account() + " " + detail.service() + " " + detail.cell().word())).containsExactly("");
    }

    private static String words(List<History.Series> series) {
        return series.stream()
                .map(one -> one.key() + " " + one.name() + " " + one.points().stream().map(point -> point.units().toPlainString()).toList())
                .collect(Collectors.joining("\n")) + "\n";
    }

    /** A retry is a part of the push before it. */
    @Test
    void sumsOverTime() {
        History history = new History(ledger);
        assertThat(words(history.series(History.By.SERVICE))).isEqualTo("""
                """);
        assertThat(words(history.series(History.By.ACCOUNT))).isEqualTo("""
                """);
        assertThat(history.series(History.By.SERVICE).getFirst().points().getFirst().at())
                .isEqualTo(ledger.run(first).orElseThrow().started());
    }

    private static String words(History.Difference one) {
        return one.account() + " " + one.service() + " " + one.first().map(BigDecimal::toPlainString).orElse("-") + " "
                + one.second().map(BigDecimal::toPlainString).orElse("-") + " " + one.change().toPlainString();
    }

    @Test
    void twoPushesSideBySide() {
        History history = new History(ledger);
        assertThat(history.compare(first, second).stream().map(HistoryTest::words)).containsExactly("");
        assertThat(history.compare(second, first).stream().map(HistoryTest::words)).containsExactly("");
        assertThat(history.compare(first, first)).isEmpty();
        assertThat(history.compare(undo, last).stream().map(HistoryTest::words)).containsExactly("");
    }

    private static List<String> points(List<UnitsOverTime.Point> points) {
        return points.stream().map(point -> point.run().start().kind() + " " + point.units()).toList();
    }

    /** A push of a few counts leaves the others as they were. */
    @Test
    void whatSynthesizeHadAfterEachPush() {
        List<Predicate<CellKey>> which = List.of(any -> true, key -> key.accountId().equals("1"), key -> key.serviceKey().equals("seats"));
        assertThat(points(UnitsOverTime.of(ledger, 9, which))).containsExactly("");
        assertThat(points(UnitsOverTime.of(ledger, 2, which))).containsExactly("");
        assertThat(UnitsOverTime.of(ledger, 0, which)).isEmpty();
    }

    @Test
    void allOfItAsAFile() {
        assertThat(new History(ledger).csv().substring(1).replace("\r", "").replaceAll("(?m)^\\d{4}[^,]*,", "RUN,")).isEqualTo("""
                """);
        assertThat(HistoryJson.of(new History(ledger)).replaceAll("\"run\": \"[^\"]*\"", "\"run\": \"RUN\"") + "\n").isEqualTo("""
                """);
    }

    /** What was sent, and then what was not and why. */
    @Test
    void onePushAsAFile() {
        List<PlanCell> cells = List.of(planned("1/seats", 10, 12), planned("9/same", 5, 5), planned("9/zero", 5, 0),
                planned("9/more", 5, 6), unknown("9/unknown"), unread("9/bare"));
        UsagePlan plan = UsagePlan.of(StageClock.START, 1, List.of(), cells, UsagePlan.Vendor.NOT_READ);
        ledger.savePlan(new StoredPlan("plan-usage", StageClock.START, 1, false, PlanJson.write(plan).toString()));
        assertThat(RunCsv.write(ledger, ledger.run(second).orElseThrow()).substring(1).replace("\r", "")).isEqualTo("""
                """);
        assertThat(RunCsv.write(ledger, ledger.run(undo).orElseThrow()).substring(1).replace("\r", "")).isEqualTo("""
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

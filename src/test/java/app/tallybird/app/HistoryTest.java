package app.tallybird.app;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.Correction;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.daily.History;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunId;
import app.tallybird.sandbox.Customers.Device;

import static org.assertj.core.api.Assertions.assertThat;

/** Earlier pushes, with a wrong one among them that is undone. */
class HistoryTest {

    @TempDir
    private Path home;

    @Test
    void historyShowsEveryPushItsSumsItsLinesAndWhatUndoDid() {
        try (Office office = new Office(home).ready()) {
            office.push();
            BigDecimal right = office.sandbox.synthesize().counts().get("2 Total Devices");
            for (int wrong = 0; wrong < 3; wrong++) {
                office.sandbox.customers().addDevice(new Device(990_000 + wrong, 2, "WINDOWS_SERVER", false, false));
            }
            office.clock.set("2026-11-03T02:30");
            office.night();
            try (Application application = office.start(); OpenIntegration open = application.openIntegration("undo")) {
                UsagePlan plan = new Correction(open.context()).undoPlan("R00002", office.cancel);
                new SyncUsage(open.context()).apply(plan, PushChoices.accepted(), PushListener.none(), office.cancel);
            }
            assertThat(office.sandbox.synthesize().counts().get("2 Total Devices")).isEqualByComparingTo(right);
            try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
                History history = new History(ledger, ZoneOffset.UTC, CountedOnce.NONE);
                List<History.Line> lines = history.runs(10);
                assertThat(lines)
                        .extracting(line -> line.run().id().value() + " " + line.run().start().kind().word() + " " + line.who() + " "
                                + line.result() + " " + line.sums().change().toPlainString())
                        .startsWith("R00003 undo anna done -12", "R00002 usage schedule done 12");
                assertThat(lines.getFirst().sums().units()).isEqualByComparingTo(lines.getLast().sums().units());

                assertThat(history.compare(new RunId("R00001"), new RunId("R00002"))).hasSize(4)
                        .allSatisfy(one -> assertThat(one.key().accountId()).isEqualTo("2"))
                        .extracting(one -> one.service() + " " + one.change().orElseThrow())
                        .contains("Total Devices 3", "Total Physical Servers 3");
                assertThat(history.compare(new RunId("R00001"), new RunId("R00003"))).isEmpty();

                assertThat(history.series(History.By.SERVICE)).filteredOn(line -> line.name().equals("Total Devices")).singleElement()
                        .satisfies(line -> assertThat(line.points())
                                .extracting(point -> point.units().subtract(line.points().getFirst().units()))
                                .containsExactly(BigDecimal.ZERO, BigDecimal.valueOf(3), BigDecimal.ZERO));
                assertThat(history.series(History.By.ACCOUNT)).hasSize(Office.CUSTOMERS);
                assertThat(history.details(new RunId("R00002"))).hasSize(Office.CELLS);
                assertThat(history.csv().lines()).hasSize(1 + 3 * Office.CELLS).first().asString().isEqualTo(
                        "\ufeffRun,Started (UTC),Kind,By,Account id,Account,Service,Before,Sent,Outcome,Message,Person,Counted,Contract rule");
                assertThat(history.csv().lines().filter(line -> line.startsWith("R00003")))
                        .allMatch(line -> line.matches(".*,anna,[0-9.]+,"));
                assertThat(history.csv().lines().filter(line -> line.startsWith("R00002"))).allMatch(line -> line.matches(".*,,[0-9.]+,"));
            }
        }
    }
}

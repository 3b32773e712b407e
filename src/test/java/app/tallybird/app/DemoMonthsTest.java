package app.tallybird.app;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.SyncUsage;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunRecord;
import app.tallybird.secret.Secret;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo of the window: seven integrations with a year behind them, of which some need a person, and months that pass. */
class DemoMonthsTest {

    @TempDir
    private Path folder;

    private static List<String> needs(Demo demo) {
        return new NeedsYou(demo.application()).all().stream().map(need -> need.integration() + " " + need.kind().key()).toList();
    }

    private static List<String> pushes(Demo demo) {
        return demo.application().settings().all().stream().map(one -> {
            try (Ledger ledger = demo.application().openLedger(one.name())) {
                RunRecord last = ledger.runs(1).getFirst();
                return one.name() + " " + ledger.runs(Integer.MAX_VALUE).size() + " " + last.accepted() + " "
                        + last.count(OutcomeGroup.NOT_MAPPED);
            }
        }).toList();
    }

    private void demo(Consumer<Demo> what) {
        IntegrationChoice home = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(folder), Optional.empty(), 0);
        try (Application real = Application.open(Stage.around(folder, new StageClock()), home); Demo demo = Demo.begun(real)) {
            what.accept(demo);
        }
    }

    @Test
    void beginsInAMonthThatIsNearlyDoneAndAnotherOneComes() {
        demo(demo -> {
            assertThat(needs(demo)).containsExactly("Acronis secret", "Huntress unmapped", "NinjaOne held");
            // a year behind them; this month Acronis did not push, and sixteen counts of NinjaOne wait
            assertThat(pushes(demo)).containsExactly("Acronis 12 11 0", "Distributor e-file 13 54 0", "EDR for schools 13 24 0",
                    "Huntress 13 11 3", "Microsoft 365 13 5 0", "NinjaOne 13 344 0", "Proofpoint Essentials 13 3 0");
            YearMonth month = YearMonth.from(demo.application().localTime());

            demo.oneMonthLater(EnumSet.of(Demo.Event.OUTAGE));
            assertThat(YearMonth.from(demo.application().localTime())).isEqualTo(month.plusMonths(1));
            assertThat(needs(demo)).contains("Huntress vendor-failing");
            assertThat(pushes(demo)).contains("Huntress 13 11 3", "Microsoft 365 14 5 0");
        });
    }

    @Test
    void aSecretThatIsReplacedIsTakenAndNothingIsLeftBehind() {
        AtomicReference<Path> home = new AtomicReference<>();
        demo(demo -> {
            home.set(demo.application().home().root());
            new Integrations(demo.application(), (command, input) -> {
                throw new AssertionError("nothing of the system is asked");
            }).replaceSecret("Acronis", "clientSecret", Secret.of("another-one"));
            // what was refused before says nothing about it
            assertThat(needs(demo)).containsExactly("Huntress unmapped", "NinjaOne held");
            try (OpenIntegration open = demo.application().openSaved("Acronis", "a test")) {
                assertThat(new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never()).cells()).hasSize(11);
            }
        });
        assertThat(home.get()).doesNotExist();
    }
}

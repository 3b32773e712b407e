package app.tallybird.ui.step.review;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.http.Cancel;
import app.tallybird.ui.control.MatrixContent;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** A plan that somebody else prepared is looked at with the names behind its numbers, as they were kept with it. */
class PlanNumbersModelTest {

    @TempDir
    private Path home;
    private int closed;

    @Test
    void theNumbersOfAKeptPlanAreShownWithWhoIsGone() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ready();
            hand.sandbox.customers().setDevices(1, 12);
            Pushes.push(setup);
            hand.sandbox.customers().setDevices(1, 3);
            String hash = Elsewhere.work(setup, "a test",
                    open -> new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never()).hash());
            UsagePlan kept = Elsewhere.look(setup, open -> new SyncUsage(open.context()).saved(hash));
            Cause fall = kept.causes().stream().filter(Cause::waits).findFirst().orElseThrow();
            PlanNumbersModel model = new PlanNumbersModel(hand.place(new DirectTaskRunner()), () -> closed++);
            model.show(setup.name(), kept, Decisions.NONE, Optional.of(fall));

            assertThat(model.title.get()).startsWith(setup.name() + " \u00b7 plan " + hash.substring(0, 4).toUpperCase(Locale.ROOT));
            assertThat(model.customers.chosen.get().label()).isEqualTo("Explained");
            assertThat(model.matrix.get().lines()).extracting(MatrixContent.Line::name).containsExactly("Acme Dental");
            int column = model.matrix.get().columns().indexOf("Total Workstations");
            model.explain(0, column);
            Explanation why = model.explanation.get();
            assertThat(why).isNotNull();
            assertThat(why.lists()).extracting(Explanation.Names::label).contains("Gone");
            model.close();
            assertThat(model.explanation.get()).isNull();
            assertThat(closed).isZero();
            model.close();
            assertThat(closed).isEqualTo(1);
        }
    }
}

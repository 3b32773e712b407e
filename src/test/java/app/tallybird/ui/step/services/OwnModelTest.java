package app.tallybird.ui.step.services;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.ServicePlan.Change;
import app.tallybird.model.OwnService;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.step.services.OwnForm.PartRow;
import app.tallybird.ui.step.services.OwnForm.Role;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** Own services on the Services step: made, changed, and made no longer. */
class OwnModelTest {

    @TempDir
    private Path home;

    private static ServicesModel open(AppOnSandbox hand, Setup setup) {
        ServicesModel model = new ServicesModel(setup, hand.place(new DirectTaskRunner()), () -> {
        });
        model.enter();
        return model;
    }

    private static PartRow part(ServicesModel model, String name) {
        return model.own.form.parts.stream().filter(row -> row.service().name().equals(name)).findFirst().orElseThrow();
    }

    private static OwnService kept(AppOnSandbox hand, Setup setup) {
        return hand.application.settings().find(setup.name()).orElseThrow().services().own().all().getFirst();
    }

    @Test
    void aSumIsMadeChangedAndMadeNoLonger() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2)) {
            Setup setup = hand.ninja();
            ServicesModel model = open(hand, setup);
            model.own.begin(Optional.empty());
            assertThat(model.own.open.get()).isTrue();
            assertThat(model.own.form.words.get()).isEqualTo("Choose what is added.");
            part(model, "Total Servers").role().set(Role.PLUS);
            assertThat(model.own.form.words.get()).isEqualTo("\u2026 = Total Servers");
            model.own.keep();
            assertThat(model.problem.get().what()).isEqualTo("The own service has no name.");
            model.own.form.name.set(" Computers ");
            part(model, "Total Workstations").role().set(Role.PLUS);
            part(model, "Total Workstations").alsoSent().set(true);
            part(model, "Total Mobile Devices").role().set(Role.MINUS);
            assertThat(model.own.form.words.get()).isEqualTo("Computers = Total Servers + Total Workstations \u2212 Total Mobile Devices");
            model.own.keep();

            assertThat(model.own.open.get()).isFalse();
            assertThat(model.good.get()).startsWith("Kept.");
            OwnService own = kept(hand, setup);
            assertThat(own.key()).isEqualTo("own:computers");
            assertThat(own.parts()).containsExactly(new OwnService.Part("total-servers", false, false),
                    new OwnService.Part("workstations", false, true), new OwnService.Part("mobile-devices", true, false));
            assertThat(model.own.words(own)).isEqualTo(
                    "Total Servers + Total Workstations \u2212 Total Mobile Devices; also sent by itself: " + "Total Workstations");
            assertThat(model.rows.stream().filter(row -> row.service().key().equals("own:computers")).findFirst().orElseThrow().line()
                    .change()).isEqualTo(Change.NEW);
            // what is in the sum only is not made, and can not be ticked
            assertThat(model.rows.stream().filter(row -> !row.offered()).map(row -> row.service().name())).containsExactly("Total Servers",
                    "Total Mobile Devices");
            assertThat(model.nextLabel.get()).isEqualTo("Create 7 services");
            model.next();
            assertThat(hand.sandbox.synthesize().serviceNames()).contains("Computers").doesNotContain("Total Servers");

            model.own.begin(Optional.of(own));
            assertThat(model.own.form.name.get()).isEqualTo("Computers");
            model.own.form.everyCustomer.set(false);
            model.own.keep();
            assertThat(model.problem.get().what()).isEqualTo("No customer is ticked.");
            model.own.form.everyCustomer.set(true);
            part(model, "Total Mobile Devices").role().set(Role.NOT);
            model.own.keep();
            assertThat(kept(hand, setup).parts()).hasSize(2);
            assertThat(kept(hand, setup).key()).isEqualTo("own:computers");
            assertThat(kept(hand, setup).accounts()).isEqualTo(Set.of());

            model.own.remove(kept(hand, setup));
            assertThat(hand.application.settings().find(setup.name()).orElseThrow().services().own().all()).isEmpty();
            assertThat(model.own.all).isEmpty();
            assertThat(model.others).extracting(one -> one.name()).contains("Computers");
        }
    }

    @Test
    void whatOverlapsIsRefused() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            ServicesModel model = open(hand, hand.ninja());
            model.own.begin(Optional.empty());
            model.own.form.name.set("Twice");
            part(model, "Total Servers").role().set(Role.PLUS);
            part(model, "Total Physical Servers").role().set(Role.PLUS);
            model.own.keep();
            assertThat(model.problem.get().what())
                    .isEqualTo("\"Total Servers\" counts the units of \"Total Physical Servers\", too: the sum would hold them twice.");
            assertThat(model.own.open.get()).isTrue();
        }
    }
}

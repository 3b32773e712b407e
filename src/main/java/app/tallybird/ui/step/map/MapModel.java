package app.tallybird.ui.step.map;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.IntegrationStatus;
import app.tallybird.engine.UpdateStatus;
import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.WebLinks;
import app.tallybird.ui.wizard.Workplace;

/** Sets the integration to pending, says so before, and follows the mapping that the person does in Synthesize. */
public final class MapModel extends StepModel {

    private static final Duration OFTEN = Duration.ofSeconds(15);
    private static final Duration SELDOM = Duration.ofSeconds(60);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    final Filtered<MapRow> rows = new Filtered<>(MapRow::name, List.of(new Filtered.Kind<>("Needs you", row -> !row.leftOut()),
            new Filtered.Kind<>(MapRow.Kind.LEFT_OUT.words(), MapRow::leftOut)));
    final StringProperty headline = new SimpleStringProperty("");
    final StringProperty words = new SimpleStringProperty("");
    final StringProperty checked = new SimpleStringProperty("");
    /** The mapped part from 0 to 1; below 0 when it is not known. */
    final DoubleProperty mapped = new SimpleDoubleProperty(-1);
    private Running ticking = Running.nothing();
    private Instant entered = Instant.EPOCH;
    private boolean inactive = true;
    private int unmapped;
    private int lost;

    public MapModel(Setup setup, Workplace place) {
        super(Step.MAP, setup, place);
    }

    @Override
    public void enter() {
        entered = place.now();
        check();
    }

    @Override
    public void leave() {
        super.leave();
        ticking.stop();
    }

    void check() {
        ticking.stop();
        aside.leave();
        look("Asking Synthesize", MapModel::see, this::show);
    }

    private static MapRows see(OpenIntegration open, Cancel cancel) {
        return new MapRows(IntegrationStatus.of(open.context(), cancel), open.context().ledger().leftOut(),
                open.context().ledger().accountNames(), open.context().ledger().serviceNames());
    }

    /** The same without a sign of work, and without a word when the network stumbles: the next look comes soon. */
    private void lookAgain() {
        if (!work.busy.get()) {
            lookAside(MapModel::see, this::show, failure -> {
                checked.set("could not be checked: " + failure.what());
                again();
            });
        }
    }

    private void again() {
        if (!inactive) {
            boolean early = Duration.between(entered, place.now()).compareTo(PATIENCE) < 0;
            ticking = place.runner().later(early ? OFTEN : SELDOM, this::lookAgain);
        }
    }

    private void show(MapRows seen) {
        setup.standing.set(new Setup.Standing(seen.status().organization().name(), seen.status().organization().status()));
        String status = seen.status().organization().status().toLowerCase(java.util.Locale.ROOT);
        inactive = !status.equals(UpdateStatus.PENDING) && !status.equals("active");
        List<MapRow> list = seen.rows();
        unmapped = (int) list.stream().filter(MapRow::customerToMap).count();
        lost = (int) list.stream().filter(row -> row.kind() == MapRow.Kind.GONE || row.kind() == MapRow.Kind.LOST).count();
        attention.set(lost > 0);
        rows.setAll(list);
        int accounts = seen.status().accounts();
        Optional<Integer> number = seen.status().mapped();
        mapped.set(accounts == 0 || number.isEmpty() ? -1 : (double) number.get() / accounts);
        headline.set(accounts == 0
                ? "Synthesize has no customers of this integration"
                : number.map(known -> LocalFormat.number(known) + " of " + LocalFormat.count(accounts, "customer") + " mapped")
                        .orElse(LocalFormat.count(accounts, "customer") + "; this Synthesize does not report which are mapped"));
        words.set(accounts == 0
                ? "A disconnect in Synthesize removes them. Go back to Accounts and apply the plan again."
                : inactive
                        ? "The integration is " + status
                                + ". The next button sets it to pending, which is what opens the mapping in Synthesize. Nothing "
                                + "else is changed."
                        : "The integration is " + status
                                + ". Match customers and services to your PSA in Synthesize, or exclude them; this page follows along and tells you "
                                + "when to go on.");
        checked.set("checked at " + LocalFormat.time(place.now(), place.zone()));
        footer();
        again();
    }

    private void footer() {
        nextLabel.set(inactive ? "Set to pending" : "Next: Review");
        buttons.set(List.of(new StepButton("check-again", "C_heck again", this::check)));
        hint.set(inactive
                ? "The status becomes pending; no count is sent."
                : (lost == 0
                        ? ""
                        : lost + " had a place and lost it: map again what is not mapped, apply Accounts or Services again for what is gone, or leave "
                                + "it out. ")
                        + (unmapped == 0
                                ? mapped.get() < 0
                                        ? "Counts of what is not mapped are refused and sent again later; nothing is lost."
                                        : lost == 0 ? "All mapped." : ""
                                : LocalFormat.count(unmapped, "customer")
                                        + " not mapped: their counts are refused (404) and sent again by the next push. Leave out here what you exclude there."));
    }

    @Override
    public void next() {
        if (!inactive) {
            finish();
            return;
        }
        change("Setting the status to pending", (open, cancel) -> {
            UpdateStatus verb = new UpdateStatus(open.context());
            return verb.apply(verb.plan(UpdateStatus.PENDING, cancel), false, cancel);
        }, this::set);
    }

    private void set(Optional<Problem> refused) {
        refused.ifPresentOrElse(problem::set, () -> {
            check();
            good.set("The integration is pending now.");
        });
    }

    /** Leaves out on purpose, or takes back in. */
    void toggle(MapRow row) {
        change("Saving", (open, cancel) -> {
            leaveOut(open, row.mark(), !row.leftOut());
            return row;
        }, done -> check());
    }

    void copyName(MapRow row) {
        place.desktop().copy(row.name(), "Name copied");
    }

    void openSynthesize() {
        if (place.demo()) {
            place.desktop().say("In the demo the mapping is done for you as soon as the status is pending; two customers stay unmapped.");
        } else {
            place.desktop().browse(WebLinks.SYNTHESIZE);
        }
    }
}

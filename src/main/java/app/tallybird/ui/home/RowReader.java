package app.tallybird.ui.home;

import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.Application;
import app.tallybird.app.NeedsYou;
import app.tallybird.connector.format.Input;
import app.tallybird.engine.daily.UnitsOverTime;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunRecord;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;

/** Reads settings and ledgers of all integrations; asks nobody outside. */
final class RowReader {

    /** The note that keeps the choice to push without a preview. */
    static final String STRAIGHT = "push-straight";

    private static final int PUSHES = 6;

    private final Application application;
    private final NeedsYou needs;

    RowReader(Application application) {
        this.application = application;
        needs = new NeedsYou(application);
    }

    /** The integrations that can be read, and what keeps the others from it: one that is broken does not hide the rest. */
    record Found(List<IntegrationRow> rows, List<NeedsYou.Need> broken) {
    }

    Found read() {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        for (IntegrationSettings one : application.settings().all()) {
            try {
                found.rows().add(read(one));
            } catch (ProblemException unreadable) {
                found.broken().add(new NeedsYou.Need(one.name(), NeedsYou.Kind.UNREADABLE, unreadable.problem().sentence(),
                        NeedsYou.Act.DETAILS, Optional.empty()));
            }
        }
        return found;
    }

    private IntegrationRow read(IntegrationSettings one) {
        Setup setup = new SetupStore(application).open(one.name());
        ZonedDateTime now = application.localTime();
        Optional<String> file = setup.connector().inputs().stream().filter(input -> input.type() == Input.Type.FILE).map(Input::key)
                .findFirst();
        try (Ledger ledger = application.openLedger(one.name())) {
            Optional<RunRecord> last = ledger.runs(1).stream().findFirst();
            IntegrationRow.Facts known = new IntegrationRow.Facts(ledger.accountNames().size(), ledger.serviceIds().size(), last,
                    failure(ledger, last), units(ledger));
            String lastPush = last.map(run -> LocalFormat.near(run.started().atZone(now.getZone()), now)).orElse(LocalFormat.NONE);
            String next = one.paused()
                    ? "Paused"
                    : application.routines().find(one.name()).schedule()
                            .map(schedule -> LocalFormat.near(schedule.rhythm().after(now), now)).orElse(LocalFormat.NONE);
            boolean straight = ledger.note(STRAIGHT).filter("yes"::equals).isPresent();
            return new IntegrationRow(one.name(), setup.connector().name(), setup.firstUnfinished(), known,
                    new IntegrationRow.Daily(lastPush, next, one.paused(), straight, file),
                    one.paused() ? List.of() : needs.of(one.name()));
        }
    }

    /** A start that came to no run and that no later run has made good. */
    private static Optional<String> failure(Ledger ledger, Optional<RunRecord> last) {
        return ledger.attempts(1).stream().findFirst().filter(one -> !one.done() && one.run().isEmpty())
                .filter(one -> last.filter(run -> run.started().isAfter(one.started())).isEmpty()).map(Attempt::words);
    }

    private static List<BigDecimal> units(Ledger ledger) {
        return UnitsOverTime.of(ledger, PUSHES, List.of(cell -> true)).stream().map(point -> point.units().getFirst()).toList();
    }
}

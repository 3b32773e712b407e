package app.tallybird.app;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.ProblemException;
import app.tallybird.schedule.Due;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.Routine;

/** What a server looks at in each of its rounds: which integrations there are, and where each stands. Read anew each time, without keys and without locks. */
public final class Lookout {

    private final Application application;
    private final Patience patience;

    public Lookout(Application application, Patience patience) {
        this.application = application;
        this.patience = patience;
    }

    /** The one that was chosen, else all that are saved and the one of the environment. */
    public List<String> integrations() {
        return application.choice().integration().map(List::of)
                .orElseGet(() -> Stream.concat(application.settings().names().stream(), ofTheEnvironment().stream()).toList());
    }

    /** Whoever is asked for it needs the settings of all; what is wrong with them is said of each. */
    private Optional<String> ofTheEnvironment() {
        try {
            return application.unsaved();
        } catch (ProblemException unreadable) {
            return Optional.empty();
        }
    }

    /** Empty when it has neither a schedule nor something that was agreed to, or is paused. */
    public Optional<ScheduledPush> scheduled(String integration) {
        if (application.settings().find(integration).filter(IntegrationSettings::paused).isPresent()) {
            return Optional.empty();
        }
        Routine routine = application.routines().find(integration);
        if (routine.schedule().isEmpty() && !application.ledgers().exists(integration)) {
            return Optional.empty();
        }
        try (Ledger ledger = application.openLedger(integration)) {
            ZonedDateTime now = application.localTime();
            return TeamDesk.due(ledger, now).or(() -> Schedules.due(application, routine, ledger))
                    .map(due -> scheduled(integration, due, ledger, now));
        }
    }

    private ScheduledPush scheduled(String integration, Due due, Ledger ledger, ZonedDateTime now) {
        Optional<Instant> success = ledger.successes().stream().max(Comparator.naturalOrder());
        Optional<Instant> tried = ledger.attempts(1).stream().findFirst().map(Attempt::started);
        return new ScheduledPush(integration, due, patience.until(due, ledger, now), tried, success, NeedsYou.heldPlan(ledger).isPresent());
    }
}

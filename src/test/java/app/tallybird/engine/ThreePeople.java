package app.tallybird.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.SecondPerson;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Dana, Mia and Ravi work with one ledger, in which counts were accepted once; from then on every send needs a second person. */
abstract class ThreePeople {

    @TempDir
    Path folder;

    final SmallIntegration small = new SmallIntegration();
    Ledger dana = small.ledger;
    Ledger mia = small.ledger;
    Ledger ravi = small.ledger;

    final Ledger ledger(String person) {
        return ledger(person, TeamRole.BILLING);
    }

    final Ledger ledger(String person, TeamRole role) {
        return Ledger.open(folder.resolve("small.db"),
                new LedgerUser(small.clock, words -> words, Optional.of(person), person.toUpperCase(Locale.ROOT) + "-PC", role));
    }

    @BeforeEach
    final void pushedOnce() {
        dana = ledger("dana");
        mia = ledger("mia");
        ravi = ledger("ravi");
        IntegrationContext first = small.context(dana);
        FirstSteps.take(first, Cancel.never());
        apply(dana, plan(dana), PushChoices.accepted());
        small.clock.pass(Duration.ofMinutes(1));
        small.approval = new SecondPerson(SecondPerson.Needed.EVERY, BigDecimal.ZERO);
    }

    @AfterEach
    final void close() {
        dana.close();
        mia.close();
        ravi.close();
        small.close();
    }

    final UsagePlan plan(Ledger as) {
        return new SyncUsage(small.context(as)).plan(ReadListener.none(), Cancel.never());
    }

    final UsageResult apply(Ledger as, UsagePlan plan, PushChoices choices) {
        return new SyncUsage(small.context(as)).apply(plan, choices, PushListener.none(), Cancel.never());
    }

    final Optional<UsageResult> sendApproved(Ledger as) {
        return new SyncUsage(small.context(as)).sendApproved(PushListener.none(), Cancel.never());
    }

    final Proposal answer(Ledger as, ProposalState state, String note) {
        return SecondPersonGate.answer(as, as.proposals().open().orElseThrow(), state, note, small.clock.instant());
    }

    final Proposal approve(Ledger as) {
        return answer(as, ProposalState.APPROVED, "");
    }

    final String there() {
        return small.synthesize.counts.toString();
    }

    final List<String> audit() {
        return dana.audit().entries("small").reversed().stream().map(entry -> entry.person() + ": " + entry.words()).toList();
    }

    final PushChoices held(UsagePlan plan, String by, Decision decision, String note) {
        Decisions decisions = Decisions.NONE;
        for (Cause cause : plan.causes()) {
            if (cause.choices().contains(decision)) {
                decisions = decisions.with(cause, decision, new Decisions.Made(by, small.clock.instant(), note));
            }
        }
        return PushChoices.decided(decisions);
    }

    static ProblemException refused(ThrowingCallable what) {
        return Objects.requireNonNull(catchThrowableOfType(ProblemException.class, what));
    }
}

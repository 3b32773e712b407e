package app.tallybird.engine;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.SecondPerson;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** One prepares, another agrees, and only then does a count go out. */
class SecondPersonTest {

    @TempDir
    private Path folder;

    private final SmallIntegration small = new SmallIntegration();
    private Ledger dana = small.ledger;
    private Ledger mia = small.ledger;
    private Ledger ravi = small.ledger;

    private Ledger ledger(String person) {
        return Ledger.open(folder.resolve("small.db"), new LedgerUser(small.clock, words -> words, Optional.of(person),
                person.toUpperCase(java.util.Locale.ROOT) + "-PC", TeamRole.BILLING));
    }

    @BeforeEach
    void pushedOnce() {
        dana = ledger("dana");
        mia = ledger("mia");
        ravi = ledger("ravi");
        IntegrationContext first = small.context(dana);
        SyncServices services = new SyncServices(first);
        services.apply(services.plan(ReadListener.none(), Cancel.never()), Cancel.never());
        SyncAccounts accounts = new SyncAccounts(first);
        accounts.apply(accounts.plan(ReadListener.none(), Cancel.never()), true, Cancel.never());
        apply(dana, plan(dana), PushChoices.accepted());
        small.clock.pass(Duration.ofMinutes(1));
        small.approval = new SecondPerson(SecondPerson.Needed.EVERY, BigDecimal.ZERO);
    }

    @AfterEach
    void close() {
        dana.close();
        mia.close();
        ravi.close();
        small.close();
    }

    private UsagePlan plan(Ledger as) {
        return new SyncUsage(small.context(as)).plan(ReadListener.none(), Cancel.never());
    }

    private UsageResult apply(Ledger as, UsagePlan plan, PushChoices choices) {
        return new SyncUsage(small.context(as)).apply(plan, choices, PushListener.none(), Cancel.never());
    }

    private Optional<UsageResult> sendApproved(Ledger as) {
        return new SyncUsage(small.context(as)).sendApproved(PushListener.none(), Cancel.never());
    }

    private Proposal answer(Ledger as, ProposalState state, String note) {
        return SecondPersonGate.answer(as, as.proposals().open().orElseThrow(), state, note, small.clock.instant());
    }

    private Proposal approve(Ledger as) {
        return answer(as, ProposalState.APPROVED, "");
    }

    private String there() {
        return small.synthesize.counts.toString();
    }

    private List<String> audit() {
        return dana.audit().entries("small").reversed().stream().map(entry -> entry.person() + ": " + entry.words()).toList();
    }

    @Test
    void whatIsPreparedWaitsAndGoesOutWhenAnotherAgrees() {
        String before = there();
        small.seats.put("2", 21);
        UsageResult asked = apply(dana, plan(dana), PushChoices.attended());

        assertThat(asked.run()).isEmpty();
        assertThat(asked.problems()).extracting(one -> one.code()).containsExactly(ProblemCode.APPROVAL_NEEDED);
        assertThat(asked.asked().orElseThrow().proposal().asked().totals().words()).isEqualTo("6 to send, 0 held");
        assertThat(there()).isEqualTo(before);

        approve(mia);
        assertThat(there()).isEqualTo(before);
        UsageResult sent = sendApproved(mia).orElseThrow();

        assertThat(sent.run().orElseThrow().accepted()).isEqualTo(6);
        assertThat(small.synthesize.counts.get("2/id-Seats")).isEqualByComparingTo("21");
        assertThat(dana.proposals().newest(1).getFirst().state()).isEqualTo(ProposalState.SENT);
        assertThat(sendApproved(ravi)).isEmpty();
        String name = Proposal.shortName(asked.plan().hash());
        assertThat(audit().subList(1, 4)).containsExactly("dana: Asked billing to approve plan " + name + ": 6 to send, 0 held",
                "mia: Approved plan " + name + ": 6 to send, 0 held",
                "mia: Sent plan " + name + ", approved by mia: 6 counts, all accepted");
    }
}

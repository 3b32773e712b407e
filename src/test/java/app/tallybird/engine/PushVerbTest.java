package app.tallybird.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.CountResult;
import app.tallybird.synthesize.Organization;

import static app.tallybird.engine.PushWords.cells;
import static app.tallybird.engine.PushWords.told;
import static org.assertj.core.api.Assertions.assertThat;

/** What is sent of a plan and what is not, what is said of it, what is remembered, and the ways back. */
class PushVerbTest {

    private static final Problem OUTAGE = Problem.of(ProblemCode.UNREACHABLE, "No answer.", "", "");
    private final SmallIntegration small = new SmallIntegration();

    @AfterEach
    void close() {
        small.close();
    }

    @Test
    void theFirstPushIsHeldUntilAPersonAcceptsIt() {
        assertThat(told(small.push(Consent.UNATTENDED))).isEqualTo(
                """
                        held
                        HELD: Held for review: First usage run of this integration: there is no earlier number to compare with. | Nothing was sent. | Check the numbers. If they are right, send them with: sync-usage --plan HASH (or run it again with --yes); single groups are decided by --accept, --hold, --left and --leave-out.
                        """);
        assertThat(told(small.push(Consent.ATTENDED))).startsWith("held\nHELD: Held for review: First usage run");
        assertThat(small.synthesize.counts).isEmpty();
        small.pushed();
        assertThat(new TreeMap<>(small.synthesize.counts).toString())
                .isEqualTo("{1/id-Mail=5, 1/id-Seats=10, 2/id-Mail=7, 2/id-Seats=20, 3/id-Mail=0, 3/id-Seats=30}");
        assertThat(told(small.push(Consent.UNATTENDED))).isEqualTo("6 accepted, complete\n");
        assertThat(small.ledger.lastComplete().orElseThrow().start().startedBy()).isEqualTo(StartedBy.SCHEDULE);
        assertThat(told(small.push(Consent.ATTENDED))).isEqualTo("6 accepted, complete\n");
        assertThat(small.ledger.lastComplete().orElseThrow().start().startedBy()).isEqualTo(StartedBy.ATTENDED);
        assertThat(small.ledger.accountsLastRun()).containsExactlyInAnyOrder("1", "2", "3");
    }

    @Test
    void onlyWhatChanged() {
        small.pushed();
        PushChoices changed = new PushChoices(Consent.ATTENDED, RebuildMode.EACH, true);
        assertThat(told(small.apply(small.plan(), changed))).isEqualTo("nothing sent\n");
        small.seats.put("1", 11);
        assertThat(told(small.apply(small.plan(), changed))).isEqualTo("1 accepted, complete\n");
        assertThat(small.synthesize.counts).containsEntry("1/id-Seats", new BigDecimal("11"));
    }

    @Test
    void oneCustomerThatFallsWaitsAloneAndIsSentByItsHash() {
        small.pushed();
        small.mail.put("2", 1);
        assertThat(told(small.push(Consent.UNATTENDED))).isEqualTo(
                """
                        held
                        HELD: Held for review: "Mail" falls from 12 to 6 in total. "Customer 2": "Mail" falls from 7 to 1. | Nothing was sent. | Check the numbers. If they are right, send them with: sync-usage --plan HASH (or run it again with --yes); single groups are decided by --accept, --hold, --left and --leave-out.
                        """);
        small.mail.put("2", 7);
        small.seats.put("1", 4);
        UsageResult result = small.push(Consent.UNATTENDED);
        assertThat(told(result)).isEqualTo(
                """
                        5 accepted, complete, rest held
                        HELD: Held for review: "Customer 1": "Seats" falls from 10 to 4. | Nothing was sent of the held counts; all others were not affected. | Check the numbers. If they are right, send them with: sync-usage --plan HASH (or run it again with --yes); single groups are decided by --accept, --hold, --left and --leave-out.
                        """);
        assertThat(small.synthesize.counts).containsEntry("1/id-Seats", new BigDecimal("10"));
        String hash = result.heldPlan().orElseThrow();
        assertThat(hash).isNotEqualTo(result.plan().hash());
        UsagePlan rest = new SyncUsage(small.context()).saved(hash);
        assertThat(cells(rest)).isEqualTo("""
                USAGE
                1/seats 10 -> 4 held, held: this customer falls sharply
                """);
        assertThat(told(small.apply(rest, Consent.ATTENDED))).startsWith("held\nHELD: ");
        assertThat(told(small.apply(rest, Consent.ACCEPTED))).isEqualTo("1 accepted, complete\n");
        assertThat(small.synthesize.counts).containsEntry("1/id-Seats", new BigDecimal("4"));
        assertThat(small.plan().holds()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsNotSentAndANewGapStopsThoseWhomNobodyLooksAt() {
        small.pushed();
        small.mailStatus = 403;
        assertThat(told(small.push(Consent.UNATTENDED))).isEqualTo(
                """
                        nothing sent
                        VENDOR_INCOMPLETE: The vendor's data is incomplete: The counts of "Mail" are not known: E351: the vendor refused to hand this out (status 403). | Nothing was sent. | Run sync-usage again later, or attended to send what is known.
                        """);
        assertThat(told(small.push(Consent.ATTENDED))).isEqualTo(
                """
                        3 accepted, complete
                        VENDOR_INCOMPLETE: The vendor's data is incomplete: The counts of "Mail" are not known: E351: the vendor refused to hand this out (status 403). | Nothing was sent for what is not known; what Synthesize has of it stays. | Run sync-usage again later for the rest.
                        """);
        assertThat(told(small.push(Consent.ACCEPTED))).startsWith("3 accepted, complete\nVENDOR_INCOMPLETE: ");
        assertThat(told(small.push(Consent.UNATTENDED))).isEqualTo("3 accepted, complete\n");
        small.ledger.leaveOut(new LeftOut(Optional.empty(), Optional.of("seats")));
        assertThat(told(small.push(Consent.ACCEPTED))).isEqualTo(
                """
                        nothing sent
                        VENDOR_INCOMPLETE: The vendor's data is incomplete: No count is known. The counts of "Mail" are not known: E351: the vendor refused to hand this out (status 403). | Nothing was sent. | Read again later; if it stays so, check the vendor's rights of the API user.
                        """);
    }

    /** What was accepted of each kind of end, and what is said of it. */
    @Test
    void whatBecomesOfCountsIsSaid() {
        small.pushed();
        small.synthesize.answers.putAll(Map.of("1/id-Seats", new CountResult.Failed(OUTAGE, true), "2/id-Seats",
                new CountResult.Refused("no such unit"), "3/id-Seats", new CountResult.NotMapped(""), "1/id-Mail",
                new CountResult.NotMapped("No map"), "2/id-Mail", new CountResult.NotMapped("")));
        small.synthesize.accounts.remove("1");
        assertThat(told(small.push(Consent.ATTENDED))).isEqualTo(
                """
                        1 accepted
                        FAILED: 1 count could not be sent: "seats" of account 1: No answer. | 1 count was accepted. | Run retry, or sync-usage again: these are sent in any case.
                        REFUSED: Synthesize refused 1 count: "seats" of account 2: no such unit | What Synthesize had for them stays. | Correct what the message names; sending the same again will not help.
                        ACCOUNT_GONE: 1 count found no account: Synthesize does not have "Customer 1" any more. | Nothing of them was stored. | Run sync-accounts, which creates what is missing, and map it in Synthesize. What is excluded or gone there on purpose: mark it as left out on purpose (integrations leave-out), then nothing is said of it again.
                        MAPPING_LOST: 2 counts that Synthesize took before found no mapping any more: "Mail" of "Customer 2", "Seats" of "Customer 3". | Synthesize keeps the numbers it had for them. | Map them again in Synthesize. What is excluded or gone there on purpose: mark it as left out on purpose (integrations leave-out), then nothing is said of it again.
                        """);
        small.synthesize.answers.remove("1/id-Seats");
        small.synthesize.services.remove("id-Mail");
        small.synthesize.accounts.put("1", "Customer 1");
        assertThat(told(small.push(Consent.ATTENDED))).isEqualTo(
                """
                        2 accepted
                        REFUSED: Synthesize refused 1 count: "seats" of account 2: no such unit | What Synthesize had for them stays. | Correct what the message names; sending the same again will not help.
                        SERVICE_GONE: 2 counts found no service: Synthesize does not have "Mail" any more. | Nothing of them was stored. | Run sync-services, which creates what is missing, and map it in Synthesize. What is excluded or gone there on purpose: mark it as left out on purpose (integrations leave-out), then nothing is said of it again.
                        MAPPING_LOST: 1 count that Synthesize took before found no mapping any more: "Seats" of "Customer 3". | Synthesize keeps the numbers it had for them. | Map them again in Synthesize. What is excluded or gone there on purpose: mark it as left out on purpose (integrations leave-out), then nothing is said of it again.
                        """);
        small.synthesize.organization = new Organization("o-1", "Acme MSP", "v-1", "i-1", "Disconnected");
        assertThat(told(small.push(Consent.ATTENDED))).isEqualTo(
                """
                        2 accepted
                        DISCONNECTED: 3 counts found no place, because the integration is disconnected at Synthesize (No map). | Synthesize stored nothing of them. | Run sync-services, sync-accounts and update-status (a disconnect in Synthesize removes all accounts and mappings), map in Synthesize, and push again.
                        REFUSED: Synthesize refused 1 count: "seats" of account 2: no such unit | What Synthesize had for them stays. | Correct what the message names; sending the same again will not help.
                        """);
    }

    @Test
    void manyThatAreGoneAreNamedByThree() {
        for (int i = 4; i < 9; i++) {
            small.seats.put(String.valueOf(i), 5);
        }
        small.pushed();
        small.seats.keySet().forEach(id -> small.synthesize.answers.put(id + "/id-Seats", new CountResult.NotMapped("")));
        small.synthesize.accounts.keySet().removeIf(id -> id.compareTo("4") >= 0);
        assertThat(told(small.push(Consent.ATTENDED))).isEqualTo(
                """
                        8 accepted
                        ACCOUNT_GONE: 5 counts found no account: Synthesize does not have "Customer 4", "Customer 5", "Customer 6" and 2 more any more. | Nothing of them was stored. | Run sync-accounts, which creates what is missing, and map it in Synthesize. What is excluded or gone there on purpose: mark it as left out on purpose (integrations leave-out), then nothing is said of it again.
                        MAPPING_LOST: 3 counts that Synthesize took before found no mapping any more: "Seats" of "Customer 1", "Seats" of "Customer 2", "Seats" of "Customer 3". | Synthesize keeps the numbers it had for them. | Map them again in Synthesize. What is excluded or gone there on purpose: mark it as left out on purpose (integrations leave-out), then nothing is said of it again.
                        """);
        small.synthesize.answers.keySet().removeIf(cell -> cell.compareTo("7") < 0);
        assertThat(told(small.push(Consent.ATTENDED)))
                .contains("2 counts found no account: Synthesize does not have \"Customer 7\", \"Customer 8\" any more.");
    }

    @Test
    void aRefusedSignInComesFirst() {
        small.pushed();
        small.synthesize.answers.put("1/id-Seats",
                new CountResult.Failed(Problem.of(ProblemCode.SYNTHESIZE_SIGN_IN, "Keys refused.", "None.", "Look."), true));
        UsageResult result = small.apply(small.plan(), Consent.ATTENDED);
        assertThat(result.problems()).extracting(Problem::code).containsExactly(ProblemCode.SYNTHESIZE_SIGN_IN);
        assertThat(result.run().orElseThrow().failed()).isPositive();
    }

    private RunId interrupted(Duration ago, String units, boolean outcome) {
        small.clock.pass(ago.negated());
        UsagePlan plan = small.plan();
        RunId run = small.ledger.begin(new RunStart(RunKind.USAGE, plan.hash(), StartedBy.SCHEDULE, 6, Optional.empty()));
        CellKey seats = new CellKey("1", "seats");
        small.ledger.intents(run, Map.of(seats, new BigDecimal(units), new CellKey("2", "seats"), new BigDecimal("20")));
        if (outcome) {
            small.ledger.outcomes(run, List.of(new CellResult(seats, new BigDecimal(units), Outcome.ACCEPTED, "")));
        }
        small.clock.pass(ago);
        return run;
    }

    /** What the interrupted run got accepted at the very same value is not sent again, for a day. */
    @ParameterizedTest
    @CsvSource({"PT1H, 10, true, true", "PT24H, 10, true, true", "PT24H0.001S, 10, true, false", "PT1H, 10.0, true, true",
            "PT1H, 9, true, false", "PT1H, 10, false, false", "PT-2M, 10, true, true", "PT-2M-0.001S, 10, true, false"})
    void anInterruptedRunIsTakenOver(Duration ago, String units, boolean outcome, boolean carried) {
        small.pushed();
        RunId open = interrupted(ago, units, outcome);
        UsageResult result = small.push(Consent.ATTENDED);
        assertThat(result.run().orElseThrow().cells().stream().filter(cell -> cell.outcome() == Outcome.CARRIED).map(cell -> cell.key()))
                .isEqualTo(carried ? List.of(new CellKey("1", "seats")) : List.of());
        assertThat(result.run().orElseThrow().accepted()).isEqualTo(6);
        assertThat(small.ledger.run(open).orElseThrow().ending()).contains(RunEnd.SUPERSEDED);
        assertThat(small.ledger.openRun()).isEmpty();
    }

    /** A run that nobody ended is ended also where nothing is to be sent. */
    @Test
    void whatMustBeFinishedIsFinished() {
        small.pushed();
        interrupted(Duration.ofHours(1), "10", true);
        small.ledger.outcomes(small.ledger.openRun().orElseThrow().id(),
                List.of(new CellResult(new CellKey("2", "seats"), new BigDecimal("20"), Outcome.ACCEPTED, "")));
        UsageResult result = small.apply(small.plan(), new PushChoices(Consent.ATTENDED, RebuildMode.EACH, true));
        assertThat(told(result)).isEqualTo("0 accepted\n");
        assertThat(small.ledger.openRun()).isEmpty();
        small.ledger.buildPending(true);
        assertThat(small.apply(small.plan(), new PushChoices(Consent.ATTENDED, RebuildMode.EACH, true)).run()).isPresent();
    }

    /** Services that are at Synthesize and not in the ledger are found by their names, where one bears it. */
    @Test
    void aNewLedgerFindsTheServicesByTheirNames() {
        small.pushed();
        SmallIntegration fresh = new SmallIntegration();
        fresh.synthesize.services.putAll(small.synthesize.services);
        fresh.synthesize.services.put("other", small.synthesize.services.get("id-Mail"));
        assertThat(told(fresh.push(Consent.ACCEPTED))).startsWith("3 accepted");
        assertThat(fresh.ledger.serviceIds()).isEqualTo(Map.of("seats", "id-Seats"));
        fresh.ledger.rememberService("mail", " ", "Mail");
        fresh.synthesize.services.remove("other");
        assertThat(told(fresh.push(Consent.ACCEPTED))).startsWith("6 accepted, complete");
        assertThat(fresh.ledger.serviceIds()).isEqualTo(Map.of("seats", "id-Seats", "mail", "id-Mail"));
        fresh.close();
    }
}

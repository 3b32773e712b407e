package app.tallybird.engine;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.CellResult;
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

import static app.tallybird.engine.PushWords.cells;
import static app.tallybird.engine.PushWords.problem;
import static app.tallybird.engine.PushWords.told;
import static org.assertj.core.api.Assertions.assertThat;

/** A retry sends what did not arrive and nothing else; a way back brings the values before. */
class WaysBackTest {

    private static final Problem OUTAGE = Problem.of(ProblemCode.UNREACHABLE, "No answer.", "", "");
    private final SmallIntegration small = new SmallIntegration();

    @AfterEach
    void close() {
        small.close();
    }

    private Correction correction() {
        return new Correction(small.context());
    }

    @Test
    void aRetrySendsWhatDidNotArriveAndNothingElse() {
        small.pushed();
        small.seats.put("1", 11);
        small.synthesize.answers.putAll(Map.of("1/id-Seats", new CountResult.Failed(OUTAGE, true), "2/id-Seats",
                new CountResult.Refused("no"), "3/id-Seats", new CountResult.NotMapped("No map")));
        small.push(Consent.ATTENDED);
        small.synthesize.answers.clear();
        small.clock.pass(Duration.ofMinutes(60));
        UsagePlan retry = correction().retryPlan(Cancel.never());
        assertThat(cells(retry)).isEqualTo(
                """
                        RETRY
                        1/seats 10 -> 11 changed, No answer.
                        3/seats 30 -> 30 not mapped last time, the account or the service is not mapped any more: map or exclude it in Synthesize (No map)
                        """);
        assertThat(told(small.apply(retry, Consent.ATTENDED))).isEqualTo("2 accepted\n");
        assertThat(small.ledger.runs(1).getFirst().start().kind()).isEqualTo(RunKind.RETRY);
        small.clock.pass(Duration.ofMinutes(61));
        assertThat(problem(() -> correction().retryPlan(Cancel.never())))
                .isEqualTo("PLAN_STALE: The last run began more than 60 minutes ago. | Nothing was sent. | "
                        + "Run sync-usage: it reads the vendor again and sends all of it.");
        small.clock.pass(Duration.ofMinutes(-125));
        assertThat(problem(() -> correction().retryPlan(Cancel.never())))
                .startsWith("PLAN_STALE: The last run began at a time that the clock of this computer has not reached");
    }

    @Test
    void aRetryOfHeldCellsIsForAPerson() {
        small.pushed();
        small.seats.put("1", 4);
        small.synthesize.answers.put("3/id-Seats", new CountResult.Failed(OUTAGE, false));
        assertThat(told(small.push(Consent.UNATTENDED))).startsWith("4 accepted, rest held\n");
        assertThat(cells(correction().retryPlan(Cancel.never()))).isEqualTo("""
                RETRY
                3/seats 30 -> 30 changed, No answer.
                """);
        UsagePlan held = small.plan();
        small.apply(held, Consent.ACCEPTED);
        assertThat(cells(correction().retryPlan(Cancel.never()))).isEqualTo("""
                RETRY
                3/seats 30 -> 30 changed, No answer.
                """);
    }

    @Test
    void whereThereIsNothingToRetry() {
        assertThat(problem(() -> correction().retryPlan(Cancel.never())))
                .isEqualTo("WRONG_USE: There is no run yet. | Nothing was sent. | Run sync-usage first.");
        small.ledger.begin(new RunStart(RunKind.USAGE, "gone", StartedBy.SCHEDULE, 0, Optional.empty()));
        assertThat(problem(() -> correction().retryPlan(Cancel.never())))
                .startsWith("WRONG_USE: The plan of the last run is gone. | Nothing was sent. | Run sync-usage instead.");
    }

    @Test
    void aWayBackBringsTheValuesBefore() {
        small.pushed();
        small.seats.put("1", 11);
        small.seats.put("4", 4);
        small.synthesize.accounts.put("4", "Customer 4");
        small.synthesize.answers.put("2/id-Seats", new CountResult.Failed(OUTAGE, true));
        small.synthesize.answers.put("3/id-Seats", new CountResult.Refused("no"));
        small.push(Consent.ACCEPTED);
        small.synthesize.answers.clear();
        String run = small.ledger.runs(1).getFirst().id().value();
        UsagePlan undo = correction().undoPlan(run, Cancel.never());
        assertThat(cells(undo)).isEqualTo("""
                UNDO
                1/mail 5 -> 5 same
                1/seats 11 -> 10 changed
                2/mail 7 -> 7 same
                2/seats 20 -> 20 changed
                3/mail 0 -> 0 same
                4/mail 0 -> 0 same, had no count before this run; Synthesize cannot forget one, so 0 is sent
                4/seats 4 -> 0 to zero, had no count before this run; Synthesize cannot forget one, so 0 is sent
                """);
        assertThat(told(small.apply(undo, Consent.ATTENDED))).startsWith("7 accepted, complete\n");
        assertThat(small.ledger.runs(1).getFirst().start().kind()).isEqualTo(RunKind.UNDO);
        assertThat(correction().retryPlan(Cancel.never()).kind()).isEqualTo(RunKind.UNDO);
        assertThat(problem(() -> correction().undoPlan("R99", Cancel.never())))
                .isEqualTo("WRONG_USE: There is no run R99. | Nothing was sent. | See the runs with: history");
    }

    /** A retry knows each outcome. */
    @ParameterizedTest
    @EnumSource(Outcome.class)
    void whatIsWorthAnotherTry(Outcome outcome) {
        small.pushed();
        UsagePlan plan = small.plan();
        RunId run = small.ledger.begin(new RunStart(RunKind.USAGE, plan.hash(), StartedBy.ATTENDED, 6, Optional.empty()));
        for (PlanCell cell : plan.cells()) {
            small.ledger.intents(run, Map.of(cell.key(), cell.sent()));
            small.ledger.outcomes(run, List.of(new CellResult(cell.key(), cell.sent(),
                    cell.key().equals(new CellKey("1", "seats")) ? outcome : Outcome.ACCEPTED, "")));
        }
        small.ledger.finish(run, RunEnd.DONE);
        boolean again = switch (outcome) {
            case ACCEPTED, CARRIED, REFUSED -> false;
            case FAILED, UNKNOWN, NOT_MAPPED, LOST, ACCOUNT_GONE, SERVICE_GONE, DISCONNECTED -> true;
        };
        assertThat(correction().retryPlan(Cancel.never()).cells()).hasSize(again ? 1 : 0);
        boolean back = outcome == Outcome.ACCEPTED || outcome == Outcome.UNKNOWN;
        assertThat(correction().undoPlan(run.value(), Cancel.never()).cells()).hasSize(back ? 6 : 5);
    }

    /** Of a run that was cut off, nobody knows what became of the last counts. */
    @Test
    void aWayBackTakesAlongWhatMayHaveArrived() {
        small.pushed();
        UsagePlan plan = small.plan();
        RunId run = small.ledger.begin(new RunStart(RunKind.USAGE, plan.hash(), StartedBy.ATTENDED, 6, Optional.empty()));
        plan.cells().forEach(cell -> small.ledger.intents(run, Map.of(cell.key(), BigDecimal.valueOf(99))));
        small.ledger.outcomes(run, plan.cells().stream().limit(4)
                .map(cell -> new CellResult(cell.key(), BigDecimal.valueOf(99), Outcome.ACCEPTED, "")).toList());
        UsagePlan undo = correction().undoPlan(run.value(), Cancel.never());
        assertThat(undo.cells()).hasSize(6).allMatch(PlanCell::sendable);
        small.apply(undo, Consent.ACCEPTED);
        assertThat(small.ledger.uncertain()).isEmpty();
        assertThat(small.ledger.accepted()).isEqualTo(plan.cells().stream().collect(Collectors.toMap(PlanCell::key, PlanCell::sent)));
    }
}

package app.tallybird.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person decided before a push is kept with it, in its order and without secrets, and goes with it. */
class RunDecisionsTest extends EachStore {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void areKeptAndForgottenWithTheirRun() {
        RunDecision left = new RunDecision("zero", "Contoso is at zero", "left", "anna", NOON, "");
        RunDecision held = new RunDecision("customer:9", "Fabrikam fell by 50 %", "hold", "anna", NOON.plusSeconds(3), "the key is 4711");
        try (Ledger ledger = store.open(file(),
                new LedgerUser(Clock.fixed(NOON, ZoneOffset.UTC), words -> words.replace("4711", "***"), Optional.empty()))) {
            RunStart start = new RunStart(RunKind.USAGE, "a", new Starter(StartedBy.ATTENDED, Optional.of("anna"), List.of(left, held)), 0,
                    Optional.empty(), "a");
            RunId run = ledger.begin(start);
            ledger.finish(run, RunEnd.DONE);
            RunDecision safe = new RunDecision("customer:9", held.title(), "hold", "anna", held.at(), "the key is ***");
            assertThat(ledger.run(run).orElseThrow().start().decisions()).containsExactly(left, safe);
            assertThat(ledger.runs(1).getFirst().start().decisions()).containsExactly(left, safe);

            for (int later = 0; later < 2; later++) {
                ledger.finish(ledger.begin(new RunStart(RunKind.USAGE, "b", StartedBy.SCHEDULE, 0, Optional.empty())), RunEnd.DONE);
            }
            ledger.forgetBefore(NOON.plus(Duration.ofDays(1)));
            assertThat(ledger.run(run)).isEmpty();
        }
    }
}

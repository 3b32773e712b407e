package app.tallybird.ledger;

import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import app.tallybird.model.CellKey;
import app.tallybird.problem.ProblemException;

import static app.tallybird.ledger.LedgerFixture.MOBILES;
import static app.tallybird.ledger.LedgerFixture.SERVERS;
import static app.tallybird.ledger.LedgerFixture.outcome;
import static app.tallybird.ledger.LedgerFixture.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class OutcomeWriterTest extends EachStore {

    @Test
    void writesALoneOutcomeWithoutBeingClosed() {
        try (Ledger ledger = open(); Ledger reader = open(); OutcomeWriter writer = new OutcomeWriter(ledger, ledger.begin(usage(1)))) {
            writer.add(outcome(SERVERS, "5", Outcome.ACCEPTED));
            while (reader.accepted().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(reader.accepted()).isEqualTo(Map.of(SERVERS, new BigDecimal("5")));
        }
    }

    @Test
    void losesNothingThatManyThreadsAdd() throws Exception {
        try (Ledger ledger = open()) {
            RunId run = ledger.begin(usage(1_000));
            try (OutcomeWriter writer = new OutcomeWriter(ledger, run); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                IntStream.range(0, 1_000).forEach(number -> threads.execute(
                        () -> writer.add(outcome(new CellKey("a" + number, "servers"), String.valueOf(number), Outcome.ACCEPTED))));
            }
            assertThat(ledger.accepted()).hasSize(1_000).containsEntry(new CellKey("a999", "servers"), new BigDecimal("999"));
            assertThat(ledger.run(run).orElseThrow().outcomes()).isEqualTo(Map.of(Outcome.ACCEPTED, 1_000));
        }
    }

    @Test
    void writesInGroups() {
        try (Ledger ledger = open()) {
            RunId run = ledger.begin(usage(1_000));
            long before = ledger.baselineVersion();
            try (OutcomeWriter writer = new OutcomeWriter(ledger, run)) {
                IntStream.range(0, 1_000)
                        .forEach(number -> writer.add(outcome(new CellKey("a" + number, "servers"), "1", Outcome.ACCEPTED)));
            }
            assertThat(ledger.baselineVersion() - before).isBetween(1L, 20L);
        }
    }

    @Test
    void theLaterOfTwoOutcomesOfACellWins() {
        try (Ledger ledger = open()) {
            RunId run = ledger.begin(usage(1));
            try (OutcomeWriter writer = new OutcomeWriter(ledger, run)) {
                writer.add(outcome(SERVERS, "5", Outcome.UNKNOWN));
                writer.add(outcome(SERVERS, "5", Outcome.ACCEPTED));
            }
            assertThat(ledger.cells(run)).extracting(cell -> cell.outcome().orElseThrow()).containsExactly(Outcome.ACCEPTED);
        }
    }

    @Test
    void closingTellsOfAFailedWrite() {
        Ledger ledger = open();
        OutcomeWriter writer = new OutcomeWriter(ledger, ledger.begin(usage(1)));
        ledger.close();
        writer.add(outcome(SERVERS, "5", Outcome.ACCEPTED));

        assertThatThrownBy(writer::close).isInstanceOf(ProblemException.class);
    }

    @Test
    void theNextOutcomeAfterAFailedWriteIsRefused() {
        Ledger ledger = open();
        OutcomeWriter writer = new OutcomeWriter(ledger, ledger.begin(usage(1)));
        ledger.close();

        assertThatThrownBy(() -> addUntilRefused(writer)).isInstanceOf(ProblemException.class);
        assertThatThrownBy(writer::close).isInstanceOf(ProblemException.class);
    }

    /** The same failure comes out of the body and out of closing; it must reach the caller as the problem it is. */
    @Test
    void aFailedWriteInsideATryStatementComesOutAsAProblem() {
        Ledger ledger = open();
        RunId run = ledger.begin(usage(1));

        assertThatThrownBy(() -> {
            try (OutcomeWriter writer = new OutcomeWriter(ledger, run)) {
                ledger.close();
                addUntilRefused(writer);
            }
        }).isInstanceOf(ProblemException.class);
    }

    @Test
    void nothingIsTakenAfterClosing() {
        try (Ledger ledger = open()) {
            OutcomeWriter writer = new OutcomeWriter(ledger, ledger.begin(usage(1)));
            writer.close();

            assertThatThrownBy(() -> writer.add(outcome(MOBILES, "5", Outcome.ACCEPTED))).isInstanceOf(IllegalStateException.class);
        }
    }

    private static void addUntilRefused(OutcomeWriter writer) {
        while (!Thread.currentThread().isInterrupted()) {
            writer.add(outcome(SERVERS, "5", Outcome.ACCEPTED));
            Thread.onSpinWait();
        }
    }
}

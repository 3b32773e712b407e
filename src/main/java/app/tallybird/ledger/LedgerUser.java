package app.tallybird.ledger;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Who works with ledgers.
 *
 * @param words makes what others said fit to be written down
 * @param person as the computer knows them, if it does
 */
public record LedgerUser(Clock clock, UnaryOperator<String> words, Optional<String> person) {
}

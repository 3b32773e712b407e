package app.tallybird.ledger;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;

import app.tallybird.model.TeamRole;

/**
 * Who works with ledgers.
 *
 * @param words makes what others said fit to be written down
 * @param person as the computer knows them, if it does
 * @param computer what this computer is called
 */
public record LedgerUser(Clock clock, UnaryOperator<String> words, Optional<String> person, String computer, TeamRole role) {

    /** One at a computer that is not named, who may do everything. */
    public LedgerUser(Clock clock, UnaryOperator<String> words, Optional<String> person) {
        this(clock, words, person, "", TeamRole.BILLING);
    }

    /** The person, or the computer where nobody is known. */
    public String name() {
        return person.orElse(computer);
    }
}

package app.tallybird.ledger;

import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

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

    /** Refuses what this user's role has no right to; {@code unchanged} says what stays as it is. */
    public void require(Right right, String unchanged) {
        if (!role.may(right)) {
            throw Problem.of(ProblemCode.NOT_ALLOWED, "You work here as " + role.word() + ", who may not " + right.words() + ".", unchanged,
                    "Ask somebody who may: " + Stream.of(TeamRole.values()).filter(one -> one.may(right)).map(TeamRole::word)
                            .collect(Collectors.joining(", ")) + ".")
                    .asException();
        }
    }

    /** The person, or the computer where nobody is known. */
    public String name() {
        return person.orElse(computer);
    }
}

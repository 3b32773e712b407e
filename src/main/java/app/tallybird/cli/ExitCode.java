package app.tallybird.cli;

import java.util.Collection;
import java.util.List;

/** The numbers a command ends with. With several things true the most telling one wins, in a fixed order. */
final class ExitCode {

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int CHANGES_PENDING = 2;
    static final int NOT_MAPPED = 5;
    static final int WRONG_USE = 64;
    static final int INTERRUPTED = 130;

    private static final List<Integer> FIRST_WINS = List.of(INTERRUPTED, WRONG_USE, 78, 11, 6, 7, 3, 4, FAILED, NOT_MAPPED, CHANGES_PENDING,
            DONE);

    private ExitCode() {
    }

    static int first(Collection<Integer> codes) {
        return FIRST_WINS.stream().filter(codes::contains).findFirst().orElse(codes.isEmpty() ? DONE : FAILED);
    }
}

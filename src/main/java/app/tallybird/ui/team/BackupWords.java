package app.tallybird.ui.team;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Function;

import app.tallybird.ledger.DatabaseKeeping;
import app.tallybird.ui.control.LocalFormat;

/** Whose task the copies of a ledger are, and what can be known of them. A copy that nobody saw is never said to be there. */
final class BackupWords {

    private static final BigDecimal MEGA = BigDecimal.valueOf(1_000_000);

    private BackupWords() {
    }

    /** Of a database: its size, and whether its log of changes is archived. */
    static String of(DatabaseKeeping keeping, Function<Instant, String> near) {
        DatabaseKeeping.Archiving archiving = keeping.archiving();
        String log = !archiving.on()
                ? "changes are not archived."
                : archiving.failing().map(since -> "archiving changes fails, last " + near.apply(since) + ".")
                        .orElseGet(() -> archiving.last().map(at -> "changes are archived, last " + near.apply(at) + ".")
                                .orElse("changes are to be archived; none were yet."));
        return "By whoever runs the database; Tallybird makes none and sees none. " + size(keeping.bytes()) + ", " + log;
    }

    /** Of the ledgers in a folder. */
    static String of(Path folder) {
        return "Tallybird makes none. Let the backup of this computer take the folder " + folder
                + ", or close Tallybird and copy it; such a copy is opened with --home.";
    }

    private static String size(long bytes) {
        BigDecimal mega = BigDecimal.valueOf(bytes).divide(MEGA, 1, RoundingMode.HALF_UP);
        return LocalFormat.number(mega.compareTo(BigDecimal.TEN) < 0 ? mega : mega.setScale(0, RoundingMode.HALF_UP)) + " MB";
    }
}

package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.ledger.Ledger;
import app.tallybird.settings.Routine;

/** The day of the month by which a file should have come. A file of a month is one that was opened for the first time in it. */
final class FileDay {

    private static final String FIRST = "file-first-opened";

    private FileDay() {
    }

    /** Notes the file that is about to be read, with the day when it was opened for the first time; one of an older month is no new one. */
    static void opened(ConfiguredConnector vendor, Ledger ledger, LocalDate today) {
        Optional<Path> file = WatchedFolder.arrived(vendor).filter(Files::isRegularFile).filter(Files::isReadable);
        if (file.isEmpty()) {
            return;
        }
        NextFile.Taken now = NextFile.Taken.of(file.get(), today);
        List<NextFile.Taken> known = known(ledger);
        if (known.stream().noneMatch(one -> one.hash().equals(now.hash())) && NextFile.older(now.name(), now.month(), known).isEmpty()) {
            ledger.note(FIRST, now.toString());
        }
    }

    /** That its day is over and no file of the month was opened; empty when no day is set. */
    static Optional<String> missing(Routine routine, Ledger ledger, LocalDate today) {
        YearMonth month = YearMonth.from(today);
        boolean late = routine.fileBy() > 0 && today.getDayOfMonth() > routine.fileBy();
        return late && known(ledger).stream().noneMatch(one -> one.day().startsWith(month.toString()))
                ? Optional.of("No file of " + month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " yet; expected by the "
                        + ordinal(routine.fileBy()) + ".")
                : Optional.empty();
    }

    private static List<NextFile.Taken> known(Ledger ledger) {
        return Stream.of(FIRST, UnattendedPush.PUSHED_FILE).flatMap(note -> ledger.note(note).stream())
                .flatMap(line -> NextFile.Taken.parse(line).stream()).toList();
    }

    private static String ordinal(int day) {
        return day + switch (day) {
            case 1, 21 -> "st";
            case 2, 22 -> "nd";
            case 3, 23 -> "rd";
            default -> "th";
        };
    }
}

package app.tallybird.ui.team;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.DatabaseKeeping;
import app.tallybird.ledger.DatabaseKeeping.Archiving;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of computers and copies is what was seen of them, and no more. */
class KeepingWordsTest {

    private static final Instant THREE = Instant.parse("2026-03-12T03:00:00Z");
    private static final Instant FOUR = Instant.parse("2026-03-12T04:00:00Z");
    private static final Function<Instant, String> NEAR = at -> at.toString().substring(11, 16);

    private static AuditEntry wrote(String computer, Instant at) {
        return new AuditEntry(at, "dana", computer, "NinjaOne", AuditKind.SEND, "Sent plan 7F3A");
    }

    private static String backup(long bytes, Archiving archiving) {
        return BackupWords.of(new DatabaseKeeping(bytes, archiving, Map.of()), NEAR);
    }

    @Test
    void eachComputerOnceThoseThatAreThereFirst() {
        List<AuditEntry> audit = List.of(wrote("SRV-BILL-01", FOUR), wrote("DANA-LT", THREE), wrote("", THREE), wrote("SRV-BILL-01", THREE),
                wrote("OLD-PC", Instant.parse("2026-03-12T01:00:00Z")));
        assertThat(ComputerLine.of(audit, Map.of("dana-lt", "1.4.0", "MIA-PC", "1.3.9"))).extracting(one -> one.words(NEAR))
                .containsExactly("dana-lt, open now (1.4.0), wrote 03:00", "MIA-PC, open now (1.3.9), wrote nothing yet",
                        "SRV-BILL-01, wrote 04:00", "OLD-PC, wrote 01:00");
        assertThat(ComputerLine.of(List.of(), Map.of())).isEmpty();
    }

    @Test
    void aCopyThatNobodySawIsNotSaidToBeThere() {
        String whose = "By whoever runs the database; Tallybird makes none and sees none. ";
        assertThat(backup(7_949_000, new Archiving(false, Optional.empty(), Optional.empty())))
                .isEqualTo(whose + "7.9 MB, changes are not archived.");
        assertThat(backup(41_400_000, new Archiving(true, Optional.of(THREE), Optional.empty())))
                .isEqualTo(whose + "41 MB, changes are archived, last 03:00.");
        assertThat(backup(41_400_000, new Archiving(true, Optional.of(THREE), Optional.of(FOUR))))
                .isEqualTo(whose + "41 MB, archiving changes fails, last 04:00.");
        assertThat(backup(41_400_000, new Archiving(true, Optional.empty(), Optional.empty())))
                .isEqualTo(whose + "41 MB, changes are to be archived; none were yet.");
    }
}

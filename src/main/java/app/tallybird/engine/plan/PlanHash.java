package app.tallybird.engine.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/** Names a plan by its content, so that only what was shown can be applied. */
final class PlanHash {
    private static final int SHOWN_CHARACTERS = 16;

    private PlanHash() {
    }

    static String of(long baselineVersion, List<PlanCell> cells) {
        return of(Stream.concat(Stream.of(Long.toString(baselineVersion)), cells.stream().map(PlanHash::line).sorted()));
    }

    /** Of what is sent alone. */
    static String ofSent(Collection<PlanCell> cells) {
        return of(cells.stream()
                .map(cell -> String.join("\u0000", cell.key().accountId(), cell.key().serviceKey(), Units.text(cell.sent()))).sorted());
    }

    private static String of(Stream<String> lines) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> add(digest, line));
            return HexFormat.of().formatHex(digest.digest()).substring(0, SHOWN_CHARACTERS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static String line(PlanCell cell) {
        String now = cell.now() instanceof UnitCount.Unknown ? "?" : Units.text(cell.units().orElseThrow());
        String before = cell.lastAccepted().map(Units::text).orElse("-");
        String line = String.join("\u0000", cell.key().accountId(), cell.key().serviceKey(), before, now, cell.state().word());
        return cell.contract().map(ContractedCount::kept)
                .map(counted -> String.join("\u0000", line, counted.units().map(Units::text).orElse("?"), counted.rule().orElse("")))
                .orElse(line);
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
    }
}

package app.tallybird.ledger;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import app.tallybird.model.NamedRow;

/** Names as they lie in the ledger: a line each, compressed. */
final class PackedNames {

    private static final int PARTS = 3;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    /** More than two thousand long names can be; a damaged one could say anything. */
    private static final int LARGEST = 4_000_000;

    private PackedNames() {
    }

    /** {@code words} takes secrets out. */
    static byte[] pack(List<NamedRow> rows, UnaryOperator<String> words) {
        StringBuilder lines = new StringBuilder("1\n");
        rows.forEach(row -> lines.append(line(row.name())).append('\t').append(line(row.site())).append('\t')
                .append(row.lastSeen().map(Instant::getEpochSecond).map(String::valueOf).orElse("")).append('\n'));
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            out.write(words.apply(lines.toString()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return packed.toByteArray();
    }

    private static String line(String text) {
        return CONTROL.matcher(text).replaceAll(" ");
    }

    /** Empty when it is damaged. */
    static Optional<List<NamedRow>> unpack(byte[] packed) {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            byte[] all = in.readNBytes(LARGEST);
            List<String> lines = List.of(new String(all, StandardCharsets.UTF_8).split("\n", -1));
            if (all.length == LARGEST || !lines.getFirst().equals("1") || !lines.getLast().isEmpty()) {
                return Optional.empty();
            }
            List<NamedRow> rows = new ArrayList<>();
            for (String line : lines.subList(1, lines.size() - 1)) {
                String[] parts = line.split("\t", -1);
                if (parts.length != PARTS) {
                    return Optional.empty();
                }
                rows.add(new NamedRow(parts[0], parts[1],
                        parts[2].isEmpty() ? Optional.empty() : Optional.of(Instant.ofEpochSecond(Long.parseLong(parts[2])))));
            }
            return Optional.of(rows);
        } catch (IOException | NumberFormatException | DateTimeException damaged) {
            return Optional.empty();
        }
    }
}

package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * How much a ledger holds, told the same way wherever it lies: how many rows each table has, and a sum over the hashes of the rows, in whatever order they
 * come.
 */
final class TableSums {

    private final Map<String, Sum> tables = new TreeMap<>();
    private BigDecimal units = BigDecimal.ZERO;

    private static final class Sum {
        private long rows;
        private long high;
        private long low;
    }

    void add(String table, @Nullable Object[] row) {
        ByteBuffer hash = ByteBuffer.wrap(hash(row));
        Sum sum = tables.computeIfAbsent(table, name -> new Sum());
        sum.rows++;
        sum.high += hash.getLong();
        sum.low += hash.getLong();
    }

    /** Units that were accepted, for people to compare. */
    void addUnits(String number) {
        units = units.add(new BigDecimal(number));
    }

    BigDecimal units() {
        return units;
    }

    long rows() {
        return tables.values().stream().mapToLong(sum -> sum.rows).sum();
    }

    long rows(String table) {
        Sum sum = tables.get(table);
        return sum == null ? 0 : sum.rows;
    }

    /** Equal for equal content, and for nothing else. */
    String hash() {
        MessageDigest digest = digest();
        tables.forEach((name, sum) -> digest
                .update((name + " " + sum.rows + " " + sum.high + " " + sum.low + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] hash(@Nullable Object[] row) {
        MessageDigest digest = digest();
        for (Object value : row) {
            byte[] bytes = switch (value) {
                case null -> new byte[0];
                case byte[] raw -> raw;
                default -> value.toString().getBytes(StandardCharsets.UTF_8);
            };
            digest.update((byte) (value == null ? 0 : value instanceof byte[] ? 1 : value instanceof Number ? 2 : 3));
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return digest.digest();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

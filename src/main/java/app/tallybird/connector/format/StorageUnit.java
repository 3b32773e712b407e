package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Units of storage, exact: decimal names count in thousands, binary ones in 1024. */
public enum StorageUnit {
    BYTES("bytes", 1, 0),
    KB("KB", 1000, 1),
    MB("MB", 1000, 2),
    GB("GB", 1000, 3),
    TB("TB", 1000, 4),
    KIB("KiB", 1024, 1),
    MIB("MiB", 1024, 2),
    GIB("GiB", 1024, 3),
    TIB("TiB", 1024, 4);

    private final String word;
    private final BigDecimal bytes;

    StorageUnit(String word, int base, int power) {
        this.word = word;
        this.bytes = BigDecimal.valueOf(base).pow(power);
    }

    static StorageUnit of(String word) {
        return Arrays.stream(values()).filter(unit -> unit.word.equals(word)).findFirst().orElseThrow();
    }

    public String word() {
        return word;
    }

    /** The same amount in another unit. */
    public BigDecimal convert(BigDecimal amount, StorageUnit to) {
        return amount.multiply(bytes).divide(to.bytes, MathContext.DECIMAL128);
    }
}

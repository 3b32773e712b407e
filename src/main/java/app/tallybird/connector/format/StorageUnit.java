package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** Units of storage and of time, exact: decimal names of storage count in thousands, binary ones in 1024. */
public enum StorageUnit {
    BYTES("bytes", Sort.STORAGE, 1, 0),
    KB("KB", Sort.STORAGE, 1000, 1),
    MB("MB", Sort.STORAGE, 1000, 2),
    GB("GB", Sort.STORAGE, 1000, 3),
    TB("TB", Sort.STORAGE, 1000, 4),
    KIB("KiB", Sort.STORAGE, 1024, 1),
    MIB("MiB", Sort.STORAGE, 1024, 2),
    GIB("GiB", Sort.STORAGE, 1024, 3),
    TIB("TiB", Sort.STORAGE, 1024, 4),
    SECONDS("seconds", Sort.TIME, 1, 0),
    MINUTES("minutes", Sort.TIME, 60, 1),
    HOURS("hours", Sort.TIME, 60, 2);

    /** What is measured. */
    private enum Sort {
        STORAGE,
        TIME
    }

    private final String word;
    private final Sort sort;
    private final BigDecimal smallest;

    StorageUnit(String word, Sort sort, int base, int power) {
        this.word = word;
        this.sort = sort;
        smallest = BigDecimal.valueOf(base).pow(power);
    }

    static StorageUnit of(String word) {
        return Arrays.stream(values()).filter(unit -> unit.word.equals(word)).findFirst().orElseThrow();
    }

    public String word() {
        return word;
    }

    /** Whether both measure the same, storage or time. */
    boolean measuresLike(StorageUnit other) {
        return sort == other.sort;
    }

    /** The same amount in another unit. */
    public BigDecimal convert(BigDecimal amount, StorageUnit to) {
        return amount.multiply(smallest).divide(to.smallest, MathContext.DECIMAL128);
    }
}

package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.util.Arrays;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StorageUnitTest {

    @ParameterizedTest
    @CsvSource({"1, GIB, BYTES, 1073741824", "1, GB, BYTES, 1000000000", "1073741824, BYTES, GIB, 1", "1, TIB, GIB, 1024",
            "1, TB, GB, 1000", "1500, MB, GB, 1.5", "1536, MIB, GIB, 1.5", "1, KIB, KB, 1.024", "1, GIB, GB, 1.073741824",
            "0, BYTES, TIB, 0", "7200, SECONDS, HOURS, 2", "90, MINUTES, HOURS, 1.5", "1, HOURS, SECONDS, 3600",
            "1, BYTES, GIB, 0.000000000931322574615478515625", "9007199254740993, BYTES, KB, 9007199254740.993"})
    void convertsExactly(BigDecimal amount, StorageUnit from, StorageUnit to, BigDecimal expected) {
        assertThat(from.convert(amount, to)).isEqualByComparingTo(expected);
    }

    @Test
    void namesSayWhetherTheyCountInThousands() {
        assertThat(Arrays.stream(StorageUnit.values()).map(StorageUnit::word)).containsExactly("bytes", "KB", "MB", "GB", "TB", "KiB",
                "MiB", "GiB", "TiB", "seconds", "minutes", "hours");
    }
}

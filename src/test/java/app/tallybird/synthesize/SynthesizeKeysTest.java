package app.tallybird.synthesize;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Keys as they are pasted, and none. */
class SynthesizeKeysTest {

    @Test
    void keysAreCleanedOfWhatPastingLeaves() {
        for (String pasted : List.of("vendor-key", "  vendor-key\n", "\"vendor-key\"", "'vendor-key'", "\u200bvendor-key\ufeff")) {
            assertThat(SynthesizeKeys.check(pasted, "partner-key").vendorKey().reveal()).isEqualTo("vendor-key");
        }
    }

    @Test
    void aRequestWithoutKeysIsRefusedAsOneWhoseKeyIsMissing() {
        assertThatThrownBy(SynthesizeKeys::missing).hasMessageContaining("The Vendor API key (VENDOR_API_KEY) is missing.");
    }
}

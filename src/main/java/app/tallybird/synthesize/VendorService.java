package app.tallybird.synthesize;

import java.util.Optional;

/**
 * A service as Synthesize lists it; what the answer leaves out is empty.
 *
 * @param mapped whether it is mapped, where the answer tells
 */
public record VendorService(String id, ServiceDetails details, Optional<Boolean> mapped) {

    /** One of which is not told whether it is mapped. */
    public VendorService(String id, ServiceDetails details) {
        this(id, details, Optional.empty());
    }

    public String name() {
        return details.name();
    }
}

package app.tallybird.synthesize;

/** A service as Synthesize lists it; what the answer leaves out is empty. */
public record VendorService(String id, ServiceDetails details) {

    public String name() {
        return details.name();
    }
}

package app.tallybird.synthesize;

import java.util.List;
import java.util.Set;

/** The services of the vendor behind the keys, and the modules it has ({@code billing}, {@code alerts}); empty when the answer names none. */
public record Vendor(List<VendorService> services, Set<String> modules) {

    public Vendor {
        services = List.copyOf(services);
        modules = Set.copyOf(modules);
    }
}

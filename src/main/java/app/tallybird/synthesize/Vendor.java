package app.tallybird.synthesize;

import java.util.List;
import java.util.Set;

/** The vendor behind the keys, its services, and the modules it has ({@code billing}, {@code alerts}); empty when the answer names none. */
public record Vendor(String id, String name, List<VendorService> services, Set<String> modules) {

    public Vendor {
        services = List.copyOf(services);
        modules = Set.copyOf(modules);
    }
}

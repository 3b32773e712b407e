package app.tallybird.http;

import java.util.List;

/** Looks at the way to a host, step by step, without sending anything to it. */
@FunctionalInterface
public interface Reach {

    /** One step and what came of it, in words. */
    record Step(String name, boolean ok, String words) {
    }

    List<Step> look(String host);

    /** With a sandbox there is no name to resolve and no certificate to see. */
    static Reach sandbox() {
        return host -> List.of(new Step("Address of " + host, true, "skipped (sandbox)"),
                new Step("TLS of " + host, true, "skipped (sandbox)"));
    }
}

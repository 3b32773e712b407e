package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.model.Service;
import app.tallybird.synthesize.VendorService;

/**
 * A service at Synthesize that is none of the connector's, as an old script leaves them.
 *
 * @param units what was last accepted of it, over all customers, when this integration ever sent any
 * @param alike what it looks like; nobody takes that for granted
 */
public record UnownedService(VendorService service, Standing standing, Optional<BigDecimal> units, Optional<Alike> alike) {

    /** What a person said about it. */
    public enum Standing {
        UNDECIDED("not decided"),
        NOT_OURS("not ours"),
        AT_ZERO("given up, at zero");

        private final String word;

        Standing(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** One of the connector's services, and why it may be the same thing. */
    public record Alike(Service ours, String why) {
    }

    public String name() {
        return service.name();
    }

    /** "yes", "no", or what is to be said where Synthesize does not tell. */
    public String mapped() {
        return service.mapped().map(mapped -> mapped ? "yes" : "no").orElse("not told");
    }

    /** "Total Devices (the old script's name for it)", or nothing. */
    public String looksLike() {
        return alike.map(like -> like.ours().name() + " (" + like.why() + ")").orElse("");
    }

    /** Whether it would be billed beside one of the connector's services that is the same thing, as far as anybody knows. */
    public boolean billsTwice() {
        return standing == Standing.UNDECIDED && alike.isPresent() && service.mapped().orElse(true);
    }
}

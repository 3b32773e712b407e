package app.tallybird.synthesize;

import java.util.Locale;

/**
 * What becomes a ticket in the partner's PSA.
 *
 * @param alertId tells the same matter again; ours to choose
 * @param serviceId the Synthesize id of the service it is about; empty for none
 */
public record Alert(String title, String description, String alertId, Priority priority, String serviceId) {

    /** With the numbers that Synthesize takes. */
    public enum Priority {
        LOW(1),
        MEDIUM(2),
        HIGH(3),
        VERY_HIGH(4);

        private final int number;

        Priority(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        /** As a person writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }
}

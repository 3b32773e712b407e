package app.tallybird.schedule;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
/** How often a push is due and what starts it. */
public record Schedule(Rhythm rhythm, Start start) {

    /** "monthly on day 1 at 02:00, while I am signed in". */
    public String words() {
        String often = switch (rhythm) {
            case Rhythm.Daily daily -> "daily";
            case Rhythm.Weekly weekly -> "weekly on " + weekly.day().name().toLowerCase(Locale.ROOT);
            case Rhythm.Monthly monthly ->
                monthly.day() == Rhythm.Monthly.LAST ? "monthly on the last day" : "monthly on day " + monthly.day();
        };
        return often + " at " + rhythm.time() + ", " + start.words();
    }

    /** What starts a run. */
    public enum Start {
        /** The system's scheduler, at its time, while this user is signed in (where the system knows the difference). */
        SIGNED_IN("while I am signed in"),
        /** The same, also when nobody is signed in; on Windows the password is asked for once and stays with Windows. */
        ALWAYS("always, also when nobody is signed in"),
        /** Signing in, when a run is due by then; nothing runs at the time itself. */
        AT_SIGN_IN("at sign-in, when a run is due"),
        /** No scheduler of any computer: a server that looks at the same ledger. */
        SERVER("by a server that runs tallybird-cli serve");

        private final String words;

        Start(String words) {
            this.words = words;
        }

        /** As it is typed and kept. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Start> ofKey(String key) {
            return Stream.of(values()).filter(one -> one.key().equalsIgnoreCase(key)).findFirst();
        }

        /** The choice as a person reads it. */
        public String words() {
            return words;
        }
    }
}

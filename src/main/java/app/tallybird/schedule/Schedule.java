package app.tallybird.schedule;

/** How often a push is due and what starts it. */
public record Schedule(Rhythm rhythm, Start start) {

    /** What starts a run. */
    public enum Start {
        /** The system's scheduler, at its time, while this user is signed in (where the system knows the difference). */
        SIGNED_IN("while I am signed in"),
        /** The same, also when nobody is signed in; on Windows the password is asked for once and stays with Windows. */
        ALWAYS("always, also when nobody is signed in"),
        /** Signing in, when a run is due by then; nothing runs at the time itself. */
        AT_SIGN_IN("at sign-in, when a run is due");

        private final String words;

        Start(String words) {
            this.words = words;
        }

        /** The choice as a person reads it. */
        public String words() {
            return words;
        }
    }
}

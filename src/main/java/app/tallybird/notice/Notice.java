package app.tallybird.notice;

import java.time.Instant;
import java.util.Locale;

/**
 * Something to be told. Holds no secret and no customer's numbers beyond the problem's own sentence.
 *
 * @param id the same for the same matter in the same period
 * @param next what to do about it; may be empty
 */
public record Notice(Kind kind, String integration, String id, String title, String text, String next, Instant at) {

    /** What it is about; a matter is told at most once a day by its kind, a missing file once a month. */
    public enum Kind {
        SIGN_IN("sign-in refused"),
        NOT_READ("vendor or Synthesize not reached"),
        HELD("held for review"),
        SET_UP("set-up incomplete"),
        FAILED("push failed"),
        NO_PLACE("counts find no place at Synthesize"),
        MONTH_END("not pushed before the end of the month"),
        FILE_MISSING("no file by its day"),
        APPROVAL("waits for a second person"),
        /** What a second person has answered. */
        ANSWER("answered"),
        RECOVERED("recovered"),
        TEST("test");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Its name in messages that programs read. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public String words() {
            return words;
        }
    }

    public boolean trouble() {
        return kind != Kind.RECOVERED && kind != Kind.ANSWER && kind != Kind.TEST;
    }
}

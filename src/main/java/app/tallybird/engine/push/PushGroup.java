package app.tallybird.engine.push;

import java.util.List;

import app.tallybird.model.CellKey;

/**
 * Counts of a push of which the same became for the same reason, so that a person reads one line: a service that is not mapped is one, however many
 * customers it has. A count belongs to one group at most.
 *
 * @param title what became of them, in a few words
 * @param words whose they are, why, and what to do; one or two sentences
 */
public record PushGroup(Kind kind, String title, String words, List<CellKey> cells) {

    public PushGroup {
        cells = List.copyOf(cells);
    }

    /** What became of them, what needs a person most comes first; the word in the window and the key in JSON. */
    public enum Kind {
        FAILED("failed", "Failed"),
        /** It may have arrived. */
        IN_DOUBT("inDoubt", "In doubt"),
        REFUSED("refused", "Refused"),
        NO_PLACE("noPlace", "Lost their place"),
        NOT_SENT("notSent", "Not sent"),
        NOT_MAPPED("notMapped", "Not mapped"),
        /** A person wants to look at them first. */
        HELD("held", "Held by you"),
        ACCEPTED("accepted", "Accepted");

        private final String key;
        private final String heading;

        Kind(String key, String heading) {
            this.key = key;
            this.heading = heading;
        }

        public String key() {
            return key;
        }

        public String heading() {
            return heading;
        }

        /** Whether sending them again may bring them to Synthesize. */
        public boolean again() {
            return this == FAILED || this == IN_DOUBT || this == NOT_SENT || this == NO_PLACE || this == NOT_MAPPED;
        }
    }

    public long customers() {
        return cells.stream().map(CellKey::accountId).distinct().count();
    }
}

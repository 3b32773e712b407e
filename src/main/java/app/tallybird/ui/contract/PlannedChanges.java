package app.tallybird.ui.contract;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.contract.WrittenPlan.Change;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** What the lines of a file would change, in words. */
public record PlannedChanges(List<Change> changes) {

    public PlannedChanges {
        changes = List.copyOf(changes);
    }

    private long of(Change change) {
        return changes.stream().filter(change::equals).count();
    }

    /** "1 added, 1 refused. Put right …"; {@code one} is what a line is about. */
    public String words(String one) {
        return changes.isEmpty()
                ? "The file has no " + one + " in it."
                : Stream.of(Change.values()).filter(changes::contains).map(kind -> LocalFormat.number(of(kind)) + " " + kind.word())
                        .collect(Collectors.joining(", "))
                        + (changes.contains(Change.REFUSED)
                                ? ". Put right what is refused and choose the file again; nothing is kept before."
                                : ".");
    }

    /** "Keep 2 rules"; empty where there is nothing to keep, or a line is refused. */
    public String label(String one) {
        long kept = of(Change.ADDED) + of(Change.CHANGED);
        return changes.contains(Change.REFUSED) || kept == 0 ? "" : "Keep " + LocalFormat.count(kept, one);
    }

    public static Tag tag(Change change) {
        return new Tag(change.word(), switch (change) {
            case ADDED -> Tone.GOOD;
            case CHANGED -> Tone.INFO;
            case SAME -> Tone.NEUTRAL;
            case REFUSED -> Tone.BAD;
        });
    }
}

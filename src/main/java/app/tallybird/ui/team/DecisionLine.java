package app.tallybird.ui.team;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.app.TeamDesk;
import app.tallybird.engine.Consent;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Causes;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** What was decided about one cause of a plan that waits, or that nobody decided about it. */
record DecisionLine(Cause cause, Tag tag, String note) {

    /** Causes that wait or were decided about, the worst first; what is only told needs nobody's agreement. */
    static List<DecisionLine> of(TeamDesk.Numbers numbers) {
        Decisions decisions = numbers.choices().decisions();
        boolean all = numbers.choices().consent() == Consent.ACCEPTED;
        List<DecisionLine> lines = new ArrayList<>();
        for (Cause cause : decisions.split(Causes.of(numbers.plan(), LocalFormat.WRITTEN))) {
            Optional<Decision> decided = decisions.of(cause);
            if (decided.isPresent() || cause.waits()) {
                String note = Optional.ofNullable(decisions.made().get(cause.id())).map(Decisions.Made::note).orElse("");
                lines.add(new DecisionLine(cause, tag(all ? Optional.of(Decision.ACCEPT) : decided, cause.cells().size()), note));
            }
        }
        return lines;
    }

    private static Tag tag(Optional<Decision> decided, int counts) {
        String of = ", " + LocalFormat.number(counts);
        return decided.map(decision -> switch (decision) {
            case ACCEPT -> new Tag("Accepted" + of, Tone.GOOD);
            case LEFT -> new Tag("They left" + of, Tone.GOOD);
            case HOLD -> new Tag("Held" + of, Tone.WARN);
            case LEAVE_OUT -> new Tag("Left out" + of, Tone.NEUTRAL);
        }).orElseGet(() -> new Tag("Held" + of, Tone.WARN));
    }

    /** "Bellows College falls by 54 % in 4 services. “lab re-imaged?”" */
    String heard() {
        return tag.words() + ": " + LocalFormat.joined(". ", cause.title(), note);
    }
}

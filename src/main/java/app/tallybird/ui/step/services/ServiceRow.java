package app.tallybird.ui.step.services;

import java.math.BigDecimal;
import java.util.Optional;

import app.tallybird.engine.plan.ServicePlan.Change;
import app.tallybird.engine.plan.ServicePlan.Line;
import app.tallybird.model.Service;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;

/** One service of the plan, what is known of its numbers, and the person's choice. */
public final class ServiceRow {

    private Line line;
    private boolean ticked;
    private String rule = "";
    private Optional<BigDecimal> units = Optional.empty();

    ServiceRow(Line line) {
        this.line = line;
        ticked = line.change() != Change.LEFT_OUT;
    }

    Line line() {
        return line;
    }

    Service service() {
        return line.service();
    }

    boolean offered() {
        return line.change() != Change.CLASH && !insideOnly();
    }

    /** It is counted inside an own service, and nobody bills it by itself. */
    boolean insideOnly() {
        return line.change() == Change.LEFT_OUT && !line.note().isEmpty();
    }

    boolean ticked() {
        return ticked;
    }

    void tick(boolean now) {
        ticked = now;
    }

    void know(String words, Optional<BigDecimal> total) {
        rule = words;
        units = total;
    }

    String rule() {
        if (line.change() == Change.CLASH) {
            return "Not sent: " + line.note();
        }
        return line.service().description().isBlank() ? rule : line.service().description();
    }

    Optional<BigDecimal> units() {
        return units;
    }

    /** Whether the mark "left out on purpose" has to change. */
    boolean markMoves() {
        return ticked == (line.change() == Change.LEFT_OUT);
    }

    boolean pending() {
        return markMoves() || (ticked && (line.change() == Change.NEW || line.change() == Change.CHANGED));
    }

    Tag tag() {
        if (!ticked) {
            return new Tag(insideOnly() ? "· In a sum" : "· Left out", Tone.NEUTRAL);
        }
        return switch (line.change()) {
            case NEW, LEFT_OUT -> new Tag("+ New", Tone.GOOD);
            case CHANGED -> new Tag("~ Changed", Tone.WARN);
            case EXISTS -> new Tag("= Exists", Tone.NEUTRAL);
            case CLASH -> new Tag("! Name clash", Tone.BAD);
        };
    }
}

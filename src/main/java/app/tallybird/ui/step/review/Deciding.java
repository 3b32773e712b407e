package app.tallybird.ui.step.review;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Causes;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.model.Units;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.wizard.Workplace;

/** The causes of a plan and what a person decides about them, as a whole or customer by customer; each can be taken back until it is sent. */
final class Deciding {

    /** More cards than these are offered, not shown. */
    static final int CARDS = 6;

    private final Workplace place;
    final ObjectProperty<List<Cause>> causes = new SimpleObjectProperty<>(List.of());
    final ObjectProperty<Decisions> decisions = new SimpleObjectProperty<>(Decisions.NONE);
    /** The cause, or the customer of one, whose lines alone are shown, or none. */
    final ObjectProperty<@Nullable Cause> chosen = new SimpleObjectProperty<>();
    /** The cause that is gone through customer by customer, or none. */
    final ObjectProperty<@Nullable Cause> stepping = new SimpleObjectProperty<>();
    final BooleanProperty allCards = new SimpleBooleanProperty();

    Deciding(Workplace place) {
        this.place = place;
    }

    /** Begins with the causes of another plan. */
    void begin(List<Cause> found) {
        chosen.set(null);
        stepping.set(null);
        allCards.set(false);
        decisions.set(Decisions.NONE);
        causes.set(found);
    }

    /** What happens, and what is left to decide about it. */
    String verdict(@Nullable UsagePlan plan) {
        List<Cause> left = causes.get().stream().filter(cause -> !decisions.get().settles(cause)).toList();
        boolean decided = left.size() < causes.get().size() && left.stream().noneMatch(Cause::waits);
        return plan == null ? "" : Causes.verdict(plan, left, LocalFormat.WRITTEN) + (decided ? " Nothing left to decide." : "");
    }

    /** What waits for a decision, the worst first. */
    List<Cause> open() {
        return causes.get().stream().filter(cause -> cause.waits() && !decisions.get().settles(cause)).toList();
    }

    /** What a cause changes in money a month, where there are prices; else empty. */
    String money(@Nullable UsagePlan plan, Cause cause) {
        return plan == null || !plan.money().isThere() ? "" : LocalFormat.WRITTEN.change(plan.money().change(cause.cells()));
    }

    /** What is only told. */
    List<Cause> told() {
        return causes.get().stream().filter(cause -> !cause.waits() && !decisions.get().settles(cause)).toList();
    }

    List<Cause> settled() {
        return causes.get().stream().filter(decisions.get()::settles).toList();
    }

    /** Decides about a cause; a broad fall is accepted only with the total that would stand. Says why not, or nothing. */
    String decide(Cause cause, Decision decision, String typed) {
        if (decision == Decision.ACCEPT && cause.broad().filter(total -> !typed.strip().equals(Units.text(total))).isPresent()) {
            return "Type " + Units.text(cause.broad().get()) + ", the units that would stand, to accept it.";
        }
        decisions.set(decisions.get().with(cause, decision, made("")));
        if (stepping.get() != null) {
            step().ifPresentOrElse(chosen::set, this::together);
        }
        return "";
    }

    private Decisions.Made made(String note) {
        return new Decisions.Made(place.application().ledgers().user().person().orElse(""), place.now(), note);
    }

    void undo(Cause cause) {
        decisions.set(decisions.get().without(cause));
    }

    /** Writes a note to what was decided. */
    void note(Cause cause, String note) {
        decided(cause).forEach(part -> decisions.get().of(part)
                .ifPresent(decision -> decisions.set(decisions.get().with(part, decision, made(note.strip())))));
    }

    /** It, or those of its customers that are decided about. */
    private List<Cause> decided(Cause cause) {
        return decisions.get().of(cause).isPresent()
                ? List.of(cause)
                : cause.parts().stream().filter(part -> decisions.get().of(part).isPresent()).toList();
    }

    /** Shows the customers of a cause alone, or all again. */
    void choose(Cause cause) {
        chosen.set(cause.equals(chosen.get()) ? null : cause);
    }

    /** Goes through the customers of a cause, each alone. */
    void oneByOne(Cause cause) {
        stepping.set(cause);
        step().ifPresent(chosen::set);
    }

    /** Back to one decision about all of them; what was decided about single ones stays. */
    void together() {
        stepping.set(null);
        chosen.set(null);
    }

    /** The customer whose turn it is. */
    Optional<Cause> step() {
        return Optional.ofNullable(stepping.get()).stream().flatMap(cause -> cause.parts().stream())
                .filter(part -> decisions.get().of(part).isEmpty()).findFirst();
    }

    /** "3 counts accepted", "2 accepted, 1 held". */
    String outcome(Cause cause) {
        return decisions.get().of(cause).map(decision -> LocalFormat.count(cause.cells().size(), "count") + " " + past(decision))
                .orElseGet(
                        () -> Stream
                                .of(Decision
                                        .values())
                                .flatMap(decision -> Stream
                                        .of(cause.parts().stream()
                                                .filter(part -> decisions.get().of(part).filter(decision::equals).isPresent()).count())
                                        .filter(number -> number > 0).map(number -> LocalFormat.number(number) + " " + past(decision)))
                                .collect(Collectors.joining(", ")));
    }

    private static String past(Decision decision) {
        return switch (decision) {
            case ACCEPT -> "accepted";
            case HOLD -> "held";
            case LEFT -> "left: 0 is sent";
            case LEAVE_OUT -> "left out";
        };
    }

    /** "dana, 09:46" of the last decision about it. */
    String who(Cause cause) {
        return decided(cause).stream().map(part -> decisions.get().made().get(part.id())).filter(made -> made != null)
                .reduce((one, other) -> other)
                .map(made -> LocalFormat.joined(", ", made.by().isEmpty() ? "you" : made.by(), LocalFormat.time(made.at(), place.zone())))
                .orElse("");
    }

    String note(Cause cause) {
        return decided(cause).stream().map(part -> decisions.get().made().get(part.id())).filter(made -> made != null)
                .map(Decisions.Made::note).filter(note -> !note.isEmpty()).findFirst().orElse("");
    }
}

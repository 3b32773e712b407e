package app.tallybird.ui.step.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;

import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** One card for each cause, the worst first; what is decided is folded, with its way back. In a narrow window they stand beside one another. */
final class CausePane extends VBox {

    private final ReviewModel model;
    private final Deciding deciding;
    /** What gets the focus on each card that waits: never what can not be taken back. */
    private final List<Node> first = new ArrayList<>();
    /** The same for the customer whose turn it is. */
    private Optional<Node> turn = Optional.empty();
    private Optional<String> noting = Optional.empty();
    private boolean narrow;

    CausePane(ReviewModel model) {
        this.model = model;
        deciding = model.deciding;
        getStyleClass().add("causes");
        deciding.causes.subscribe(this::show);
        deciding.decisions.subscribe(this::show);
        deciding.chosen.subscribe(this::show);
        deciding.stepping.subscribe(this::show);
        deciding.allCards.subscribe(this::show);
        // the only card that says it
        model.goodUntil.subscribe(now -> {
            if (lookup("#nothing-left") != null) {
                show();
            }
        });
    }

    void narrow(boolean now) {
        if (narrow != now) {
            narrow = now;
            show();
        }
    }

    /** The first card that waits takes the focus, else what says that none does. */
    boolean focusFirst() {
        first.stream().findFirst().ifPresent(Node::requestFocus);
        return !first.isEmpty();
    }

    private void show() {
        Optional<Node> focused = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner()).filter(this::isInside);
        first.clear();
        turn = Optional.empty();
        List<Cause> open = deciding.open();
        List<Cause> told = deciding.told();
        List<Cause> settled = deciding.settled();
        int room = deciding.allCards.get() ? Integer.MAX_VALUE : Deciding.CARDS;
        List<Node> all = new ArrayList<>();
        if (open.isEmpty() && !settled.isEmpty()) {
            all.add(nothingLeft());
        } else {
            section("To decide", open.size(), open.isEmpty() ? "" : "undecided = held", all);
        }
        open.stream().limit(room).forEach(cause -> all.add(cause.equals(deciding.stepping.get()) ? step(cause) : card(cause)));
        int left = Math.max(0, room - open.size());
        if (!told.isEmpty() && left > 0) {
            section("To know", told.size(), "", all);
            told.stream().limit(left).forEach(cause -> all.add(card(cause)));
        }
        int more = Math.max(0, open.size() - room) + Math.max(0, told.size() - left);
        if (more > 0) {
            all.add(Widgets.button("more-causes", "and " + LocalFormat.number(more) + " more", () -> deciding.allCards.set(true), "link"));
        }
        if (!settled.isEmpty()) {
            section("Decided", settled.size(), "", all);
            settled.forEach(cause -> all.add(folded(cause)));
        }
        Pane line = narrow ? new HBox(8) : new VBox(8);
        line.getChildren().setAll(narrow ? all.stream().filter(node -> !node.getStyleClass().contains("cause-section")).toList() : all);
        getChildren().setAll(line);
        focused.ifPresent(before -> Optional.ofNullable(before.getId()).flatMap(id -> Optional.ofNullable(lookup("#" + id)))
                .ifPresentOrElse(Node::requestFocus, () -> turn.ifPresentOrElse(Node::requestFocus, this::focusFirst)));
    }

    private boolean isInside(Node node) {
        Node at = node;
        while (at != null && at != this) {
            at = at.getParent();
        }
        return at == this;
    }

    private Node nothingLeft() {
        VBox card = Widgets.styled(new VBox(4,
                Widgets.row(Icon.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "good-icon"), Widgets.label("Nothing left to decide", "strong"))),
                "cause-card", "nothing-left", "narrow-" + narrow);
        String words = "You can go on now, or wait: the plan is good until " + model.goodUntil.get()
                + ". What you decided can be undone until it is sent.";
        if (!narrow) {
            card.getChildren().add(Widgets.text(words, "small"));
        }
        card.setId("nothing-left");
        card.setFocusTraversable(true);
        card.setAccessibleText("Nothing left to decide. " + words + " Enter goes on.");
        first.add(card);
        return card;
    }

    private static String id(String what, Cause cause) {
        return what + "-" + cause.id().replaceAll("[^A-Za-z0-9-]", "-");
    }

    private static void section(String title, int count, String hint, List<Node> to) {
        to.add(Widgets.styled(Widgets.row(Widgets.label(title, "strong"), Widgets.label(LocalFormat.number(count), "muted"),
                Widgets.spring(), Widgets.label(hint, "muted", "small")), "cause-section"));
    }

    private Node card(Cause cause) {
        VBox card = box(cause);
        HBox sums = sums(cause);
        long customers = cause.customers();
        if (customers > 0) {
            Button rows = Widgets.button(id("rows", cause), LocalFormat.count(customers, "row"), () -> deciding.choose(cause), "link");
            Widgets.style(rows, "chosen", cause.equals(deciding.chosen.get()));
            sums.getChildren().add(rows);
        }
        card.getChildren().add(sums);
        List<Button> more = cause.parts().isEmpty() || !cause.waits()
                ? List.of()
                : List.of(Widgets.button(id("single", cause), "One by one", () -> deciding.oneByOne(cause), "small-button"));
        card.getChildren().addAll(buttons(cause, more));
        return card;
    }

    /** The customer whose turn it is, in the place of the card of all of them. */
    private Node step(Cause cause) {
        Cause part = deciding.step().orElse(cause);
        VBox card = box(part);
        int place = cause.parts().indexOf(part) + 1;
        HBox sums = sums(part);
        sums.getChildren()
                .add(Widgets.label(LocalFormat.number(place) + " of " + LocalFormat.number(cause.parts().size()), "muted", "small"));
        card.getChildren().add(sums);
        card.getChildren()
                .addAll(buttons(part, List.of(Widgets.button(id("together", cause), "Together", deciding::together, "small-button"))));
        turn = Optional.of(first.getLast());
        Widgets.style(card, "stepping", true);
        return card;
    }

    private VBox box(Cause cause) {
        VBox card = Widgets.styled(new VBox(6), "cause-card", "narrow-" + narrow);
        card.getChildren().add(Widgets.row(Icon.of(cause.waits() ? MaterialDesignA.ALERT_OUTLINE : MaterialDesignI.INFORMATION_OUTLINE,
                cause.waits() ? "warn-icon" : "muted-icon"), Widgets.grow(Widgets.text(title(cause), "strong"))));
        if (!narrow) {
            card.getChildren().add(Widgets.text(cause.words(), "small"));
        }
        return card;
    }

    /** A number stays beside its sign. */
    private static String title(Cause cause) {
        return cause.title().replace(" %", "\u00a0%");
    }

    private HBox sums(Cause cause) {
        String units = LocalFormat.delta(cause.change()) + " "
                + (cause.change().signum() == 0 ? "" : LocalFormat.units(cause.change().abs()).replaceFirst("^\\S+ ", ""));
        Label said = Widgets.grow(Widgets.text(LocalFormat.joined(", ", units, model.money(cause)), "strong", "small"));
        said.setMinWidth(0);
        return Widgets.row(said);
    }

    private List<Node> buttons(Cause cause, List<Button> more) {
        TextField typed = new TextField();
        HBox line = Widgets.styled(new HBox(8), "cause-buttons");
        var wrong = Widgets.text("", "error-text", "small");
        Widgets.show(wrong, false);
        Consumer<Decision> decide = choice -> {
            String refusal = model.decide(cause, choice, typed.getText());
            wrong.setText(refusal);
            Widgets.show(wrong, !refusal.isEmpty());
            if (!refusal.isEmpty()) {
                typed.requestFocus();
            }
        };
        Optional<Button> again = cause.broad().isPresent()
                ? Optional.of(Widgets.button(id("again", cause), "Read again", model::readAgain, "small-button"))
                : Optional.empty();
        List<Button> all = new ArrayList<>(again.stream().toList());
        Optional<Button> safe = again;
        for (Decision choice : cause.choices().stream().sorted().filter(choice -> shown(cause, choice)).toList()) {
            String label = label(cause, choice);
            Button button = Widgets.button(id(choice.word(), cause), label, () -> decide.accept(choice), "small-button");
            button.setAccessibleText(label + ": " + cause.title());
            all.add(button);
            if (safe.isEmpty() && (choice == Decision.ACCEPT || choice == Decision.HOLD)) {
                safe = Optional.of(button);
            }
        }
        all.addAll(more);
        all.forEach(button -> {
            button.setMaxWidth(Double.MAX_VALUE);
            line.getChildren().add(Widgets.grow(button));
        });
        if (cause.waits()) {
            safe.ifPresent(first::add);
        }
        List<Node> nodes = new ArrayList<>();
        cause.broad().ifPresent(total -> {
            typed.setId(id("typed", cause));
            typed.setPromptText("Type " + total.toPlainString() + " to accept");
            typed.setAccessibleText("The units that would stand, to accept this fall");
            typed.setOnAction(event -> decide.accept(Decision.ACCEPT));
            nodes.add(typed);
        });
        nodes.add(wrong);
        if (!line.getChildren().isEmpty()) {
            nodes.add(line);
        }
        return nodes;
    }

    /** Two buttons are enough for a card; the rest is in the menu of the cell. */
    private static boolean shown(Cause cause, Decision choice) {
        return switch (choice) {
            case ACCEPT -> cause.kind() != Cause.Kind.ZERO;
            case LEFT, HOLD -> true;
            case LEAVE_OUT -> cause.kind() == Cause.Kind.TOTAL || cause.kind() == Cause.Kind.NEW;
        };
    }

    private static String label(Cause cause, Decision choice) {
        return switch (choice) {
            case ACCEPT -> "Accept";
            case HOLD -> cause.kind() == Cause.Kind.ZERO && cause.customers() > 1 ? "Hold them" : "Hold";
            case LEFT -> cause.customers() > 1 ? "They left" : "It left";
            case LEAVE_OUT -> "Leave out";
        };
    }

    private Node folded(Cause cause) {
        Button undo = Widgets.button(id("undo", cause), "Undo", () -> deciding.undo(cause), "link");
        undo.setAccessibleText("Undo: " + cause.title());
        Node tick = Icon.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "good-icon");
        String words = deciding.outcome(cause);
        if (narrow) {
            return Widgets.styled(Widgets.row(tick, Widgets.grow(Widgets.text(title(cause) + ": " + words, "small")), undo), "cause-card",
                    "folded", "narrow-true");
        }
        String note = deciding.note(cause);
        VBox said = new VBox(2, Widgets.text(title(cause), "strong", "small"), Widgets.text(words, "small"));
        if (noting.filter(cause.id()::equals).isPresent()) {
            said.getChildren().add(noteField(cause, note));
        } else if (!note.isEmpty()) {
            said.getChildren().add(Widgets.text("Note: \u201c" + note + "\u201d", "small"));
        }
        Button write = Widgets.button(id("note", cause), note.isEmpty() ? "Note" : "Change note", () -> {
            noting = Optional.of(cause.id());
            show();
            Optional.ofNullable(lookup("#" + id("note-text", cause))).ifPresent(Node::requestFocus);
        }, "link");
        write.setAccessibleText("Write a note: " + cause.title());
        said.getChildren().add(Widgets.row(Widgets.label(deciding.who(cause), "muted", "small"), Widgets.spring(), write, undo));
        HBox card = Widgets.styled(new HBox(8, tick, Widgets.grow(said)), "cause-card", "folded", "narrow-false");
        return card;
    }

    /** Enter keeps the note, Escape leaves it as it was. */
    private TextField noteField(Cause cause, String note) {
        TextField field = new TextField(note);
        field.setId(id("note-text", cause));
        field.setPromptText("Why, for the history");
        field.setAccessibleText("Note to " + cause.title());
        field.setOnAction(event -> {
            noting = Optional.empty();
            deciding.note(cause, field.getText());
            show();
            Optional.ofNullable(lookup("#" + id("note", cause))).ifPresent(Node::requestFocus);
        });
        Widgets.onKey(field, KeyCode.ESCAPE, () -> {
            noting = Optional.empty();
            show();
            Optional.ofNullable(lookup("#" + id("note", cause))).ifPresent(Node::requestFocus);
        });
        return field;
    }
}

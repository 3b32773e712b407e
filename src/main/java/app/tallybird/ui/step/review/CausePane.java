package app.tallybird.ui.step.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
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

/** One card for each cause, the worst first; what is decided is folded to a line with its way back. In a narrow window they stand beside one another. */
final class CausePane extends VBox {

    private final ReviewModel model;
    private final List<Button> first = new ArrayList<>();
    private boolean narrow;

    CausePane(ReviewModel model) {
        this.model = model;
        getStyleClass().add("causes");
        model.causes.subscribe(this::show);
        model.decisions.subscribe(this::show);
        model.chosen.subscribe(this::show);
    }

    void narrow(boolean now) {
        if (narrow != now) {
            narrow = now;
            show();
        }
    }

    /** The first card that waits takes the focus, if there is one. */
    boolean focusFirst() {
        first.stream().findFirst().ifPresent(Node::requestFocus);
        return !first.isEmpty();
    }

    private void show() {
        Optional<String> focused = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner()).map(Node::getId);
        first.clear();
        List<Cause> causes = model.causes.get();
        List<Cause> decided = causes.stream().filter(cause -> model.decisions.get().of(cause).isPresent()).toList();
        List<Cause> open = causes.stream().filter(cause -> cause.waits() && !decided.contains(cause)).toList();
        List<Cause> told = causes.stream().filter(cause -> !cause.waits() && !decided.contains(cause)).toList();
        List<Node> all = new ArrayList<>();
        section("To decide", open.size(), open.isEmpty() ? "" : "undecided = held", all);
        open.forEach(cause -> all.add(card(cause)));
        if (!told.isEmpty()) {
            section("To know", told.size(), "", all);
            told.forEach(cause -> all.add(card(cause)));
        }
        if (!decided.isEmpty()) {
            section("Decided", decided.size(), "", all);
            decided.forEach(cause -> all.add(folded(cause)));
        }
        Pane line = narrow ? new HBox(8) : new VBox(8);
        line.getChildren().setAll(narrow ? all.stream().filter(node -> !node.getStyleClass().contains("cause-section")).toList() : all);
        getChildren().setAll(line);
        focused.flatMap(id -> Optional.ofNullable(lookup("#" + id))).ifPresent(Node::requestFocus);
    }

    private static String id(String what, Cause cause) {
        return what + "-" + cause.id().replaceAll("[^A-Za-z0-9-]", "-");
    }

    private static void section(String title, int count, String hint, List<Node> to) {
        to.add(Widgets.styled(Widgets.row(Widgets.label(title, "strong"), Widgets.label(LocalFormat.number(count), "muted"),
                Widgets.spring(), Widgets.label(hint, "muted", "small")), "cause-section"));
    }

    private Node card(Cause cause) {
        VBox card = Widgets.styled(new VBox(6), "cause-card", "narrow-" + narrow);
        Button rows = Widgets.button(id("rows", cause), LocalFormat.count(cause.customers(), "row"), () -> model.choose(cause), "link");
        Widgets.style(rows, "chosen", cause.equals(model.chosen.get()));
        card.getChildren().add(Widgets.row(Icon.of(cause.waits() ? MaterialDesignA.ALERT_OUTLINE : MaterialDesignI.INFORMATION_OUTLINE,
                cause.waits() ? "warn-icon" : "muted-icon"), Widgets.grow(Widgets.text(cause.title(), "strong"))));
        if (!narrow) {
            card.getChildren().add(Widgets.text(cause.words(), "small"));
        }
        HBox sums = Widgets.row(Widgets.label(
                LocalFormat.delta(cause.change()) + " "
                        + (cause.change().signum() == 0 ? "" : LocalFormat.amount(cause.change().abs(), "unit").replaceFirst("^\\S+ ", "")),
                "strong", "small"), Widgets.spring());
        if (cause.customers() > 0) {
            sums.getChildren().add(rows);
        }
        card.getChildren().add(sums);
        card.getChildren().addAll(buttons(cause));
        return card;
    }

    private List<Node> buttons(Cause cause) {
        TextField typed = new TextField();
        HBox line = Widgets.styled(new HBox(8), "cause-buttons");
        var wrong = Widgets.text("", "error-text", "small");
        Widgets.show(wrong, false);
        cause.choices().stream().sorted().filter(choice -> shown(cause, choice)).forEach(choice -> {
            Button button = Widgets.button(id(choice.word(), cause), label(cause, choice), () -> {
                String refusal = model.decide(cause, choice, typed.getText());
                wrong.setText(refusal);
                Widgets.show(wrong, !refusal.isEmpty());
                if (!refusal.isEmpty()) {
                    typed.requestFocus();
                }
            }, "small-button");
            button.setMaxWidth(Double.MAX_VALUE);
            button.setAccessibleText(label(cause, choice) + ": " + cause.title());
            line.getChildren().add(Widgets.grow(button));
            if (cause.waits()) {
                first.add(button);
            }
        });
        List<Node> nodes = new ArrayList<>();
        cause.broad().ifPresent(total -> {
            typed.setId(id("typed", cause));
            typed.setPromptText("Type " + total.toPlainString() + " to accept");
            typed.setAccessibleText("The units that would stand, to accept this fall");
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
        boolean many = cause.customers() > 1;
        return switch (choice) {
            case ACCEPT -> "Accept";
            case HOLD -> cause.kind() == Cause.Kind.ZERO && many ? "Hold them" : "Hold";
            case LEFT -> many ? "They left" : "It left";
            case LEAVE_OUT -> "Leave out";
        };
    }

    private Node folded(Cause cause) {
        Decision decision = Objects.requireNonNull(model.decisions.get().byCause().get(cause.id()));
        String words = switch (decision) {
            case ACCEPT -> LocalFormat.count(cause.cells().size(), "count") + " accepted";
            case HOLD -> LocalFormat.count(cause.cells().size(), "count") + " held";
            case LEFT -> "left; 0 is sent";
            case LEAVE_OUT -> LocalFormat.count(cause.cells().size(), "count") + " left out";
        };
        return Widgets.styled(
                Widgets.row(Icon.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "good-icon"),
                        Widgets.grow(Widgets.text(cause.title() + ": " + words, "small")),
                        Widgets.button(id("undo", cause), "Undo", () -> model.undo(cause), "link")),
                "cause-card", "folded", "narrow-" + narrow);
    }
}

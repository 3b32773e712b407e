package app.tallybird.ui.team;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** One plan that waits: what it comes to, how far it is, what was decided about it, and the answer. */
final class PlanCard extends VBox {

    private static final double TAG = 128;
    private static final double MOST = 150;
    private static final double BUTTON = 190;

    private final TeamModel model;
    private final WaitingPlan plan;
    /** Where the keyboard begins: never what can not be taken back. */
    private final Button open;

    PlanCard(TeamModel model, WaitingPlan plan) {
        this.model = model;
        this.plan = plan;
        open = Widgets.button("team-numbers-" + plan.id(), "Open the _numbers", () -> model.look(plan, Optional.empty()));
        open.setAccessibleText("Open the numbers of plan " + plan.id() + " of " + plan.integration());
        getStyleClass().add("team-card");
        setId("team-plan-" + plan.id());
        VBox body = Widgets.styled(new VBox(figures(), steps()), "team-body");
        if (!plan.decisions().isEmpty()) {
            VBox lines = new VBox(plan.decisions().stream().map(this::decision).toArray(Node[]::new));
            body.getChildren().add(Widgets.room(lines, MOST));
        }
        if (!plan.later().isEmpty() && (plan.isApproved() || plan.waiting().mayApprove())) {
            Label later = Widgets.text(plan.later(), "muted", "small");
            later.setId("team-later-" + plan.id());
            body.getChildren().add(later);
        }
        if (!plan.approve().isEmpty()) {
            body.getChildren().add(answer());
        }
        getChildren().addAll(head(), body);
    }

    boolean isOf(WaitingPlan other) {
        return plan.id().equals(other.id());
    }

    void focus() {
        open.requestFocus();
    }

    private Node head() {
        Label letter = Widgets.label(plan.integration().substring(0, 1).toUpperCase(Locale.ROOT), "vendor-letter", "month-letter");
        letter.setMinWidth(USE_PREF_SIZE);
        Label who = Widgets.text(plan.who());
        who.setId("team-who-" + plan.id());
        VBox words = Widgets.grow(new VBox(1, Widgets.text(plan.title(), "strong"), who));
        words.setMinWidth(0);
        Label name = Widgets.label("Plan " + plan.id(), "muted", "small");
        Label until = Widgets.label(plan.until(), "muted", "small");
        VBox at = Widgets.styled(new VBox(1, name, until), "team-until");
        at.setMinWidth(USE_PREF_SIZE);
        return Widgets.styled(new HBox(12, letter, words, at), "team-head");
    }

    private Node figures() {
        FlowPane all = Widgets.grow(new FlowPane(20, 8));
        // a row asks its children how high they are at the width that they would like
        all.prefWrapLengthProperty().bind(widthProperty().subtract(BUTTON));
        plan.figures().forEach(figure -> {
            Label number = Widgets.label(figure.number(), "month-sum");
            Label words = Widgets.label(figure.words(), "muted", "small");
            List.of(number, words).forEach(one -> one.setMinWidth(USE_PREF_SIZE));
            all.getChildren().add(new VBox(1, number, words));
        });
        return Widgets.row(all, open);
    }

    private Node steps() {
        FlowPane line = new FlowPane(18, 5);
        plan.steps().forEach(step -> {
            Label title = Widgets.label(step.title(), "strong-cell", "text-" + step.tone().style());
            Label words = Widgets.label(step.words(), "muted", "small");
            words.setMaxWidth(Region.USE_PREF_SIZE);
            HBox box = Widgets.styled(new HBox(6, Icon.of(sign(step.tone()), icon(step.tone())), title, words), "row");
            box.setAccessibleText(step.heard());
            line.getChildren().add(box);
        });
        return line;
    }

    static Ikon sign(Tone tone) {
        return switch (tone) {
            case GOOD -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case WARN -> MaterialDesignP.PAUSE_CIRCLE_OUTLINE;
            case BAD -> MaterialDesignC.CLOSE_OCTAGON_OUTLINE;
            case INFO -> MaterialDesignM.MINUS_CIRCLE_OUTLINE;
            case NEUTRAL -> MaterialDesignC.CLOCK_OUTLINE;
        };
    }

    static String icon(Tone tone) {
        return switch (tone) {
            case GOOD -> "good-icon";
            case WARN -> "warn-icon";
            case BAD -> "bad-icon";
            case INFO, NEUTRAL -> "muted-icon";
        };
    }

    private Node decision(DecisionLine line) {
        Label tag = Widgets.label(line.tag().words(), "strong-cell", "text-" + line.tag().tone().style());
        Label words = Widgets.grow(Widgets.text(line.cause().title() + (line.note().isEmpty() ? "" : "  \u201c" + line.note() + "\u201d")));
        words.setMinWidth(0);
        Button explain = Widgets.button("team-explain-" + plan.id() + "-" + line.cause().id().replaceAll("[^A-Za-z0-9-]", "-"), "Explain",
                () -> model.look(plan, Optional.of(line.cause())), "link");
        explain.setAccessibleText("Explain: " + line.heard());
        tag.setMinWidth(USE_PREF_SIZE);
        // as wide as the others, or as its words
        VBox name = new VBox(Widgets.row(Icon.of(sign(line.tag().tone()), icon(line.tag().tone())), tag),
                Widgets.width(new Region(), TAG, TAG));
        return Widgets.styled(new HBox(8, name, words, explain), "team-decision");
    }

    private Node answer() {
        Button go = Widgets.button("team-approve-" + plan.id(), plan.approve(), () -> model.approve(plan), "accent");
        go.setAccessibleText(plan.approve().replace("_", "") + ": plan " + plan.id() + " of " + plan.integration());
        go.disableProperty().bind(model.work.busy);
        if (plan.isApproved()) {
            return Widgets.row(Widgets.spring(), go);
        }
        String by = plan.waiting().proposal().prepared().by();
        TextField note = Widgets.grow(Fields.text("team-note-" + plan.id(), model.note(plan)));
        note.setPromptText("Note to " + by + " (needed to send back)");
        note.setAccessibleText("Note to " + by + ", needed to send back");
        Button back = Widgets.button("team-back-" + plan.id(), "Send _back", () -> {
            if (note.getText().isBlank()) {
                model.place.desktop().say("Write to " + by + " what is to be changed.");
                note.requestFocus();
            } else {
                model.sendBack(plan);
            }
        });
        back.disableProperty().bind(model.work.busy);
        return Widgets.row(note, back, go);
    }
}

package app.tallybird.ui.step.review;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

import app.tallybird.engine.push.PushGroup;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** How far the push is, and then one line for each reason; choosing one shows its customers alone. */
final class ResultPane extends VBox {

    private static final double MOST = 118;
    /** A title of so many letters is never cut. */
    private static final int SHORT = 45;

    private final SendModel model;
    private final VBox lines = new VBox(6);

    ResultPane(SendModel model) {
        super(8);
        this.model = model;
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(8);
        Button pause = Widgets.button("pause", model.paused.map(now -> now ? "_Resume" : "_Pause"), () -> {
            if (model.paused.get()) {
                model.resume();
            } else {
                model.pause();
            }
        });
        pause.accessibleTextProperty().bind(model.paused.map(now -> now ? "Resume sending" : "Pause sending"));
        HBox going = Widgets.row(Widgets.grow(bar), pause);
        model.progress.subscribe(now -> {
            Widgets.show(going, now != null);
            if (now != null) {
                bar.setProgress(now.total() == 0 ? -1 : (double) now.done() / now.total());
            }
        });
        Node room = Widgets.room(lines, MOST);
        model.groups.subscribe(now -> {
            Widgets.show(room, !now.isEmpty());
            show(now);
        });
        model.chosen.subscribe(() -> show(model.groups.get()));
        getChildren().addAll(going, room);
    }

    private void show(List<PushGroup> groups) {
        lines.getChildren().setAll(groups.stream().map(this::line).toList());
    }

    private Node line(PushGroup group) {
        Button rows = Widgets.button("group-" + group.kind().key() + "-" + model.groups.get().indexOf(group),
                LocalFormat.count(group.customers(), "row"), () -> model.choose(group), "link");
        rows.setAccessibleText(rows.getText() + ": " + group.title());
        Widgets.style(rows, "chosen", group.equals(model.chosen.get()));
        String title = group.kind() == PushGroup.Kind.HELD ? "Held by you: " + group.title() : group.title();
        Label head = Widgets.label(title, "strong");
        if (title.length() < SHORT) {
            head.setMinWidth(USE_PREF_SIZE);
        }
        return Widgets.styled(Widgets.row(Icon.of(icon(group.kind()), SentTable.tone(group.kind()).style() + "-icon"), head,
                Widgets.grow(Widgets.text(group.words(), "small")), rows), "result-line");
    }

    private static Ikon icon(PushGroup.Kind kind) {
        return switch (kind) {
            case ACCEPTED -> MaterialDesignC.CHECK_CIRCLE_OUTLINE;
            case HELD -> MaterialDesignP.PAUSE_CIRCLE_OUTLINE;
            case NOT_MAPPED, NO_PLACE -> MaterialDesignL.LINK_VARIANT_OFF;
            case REFUSED, FAILED -> MaterialDesignA.ALERT_OCTAGON_OUTLINE;
            case IN_DOUBT, NOT_SENT -> MaterialDesignA.ALERT_OUTLINE;
        };
    }
}

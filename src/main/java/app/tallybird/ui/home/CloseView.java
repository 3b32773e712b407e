package app.tallybird.ui.home;

import java.time.YearMonth;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.app.MonthClose;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Widgets;

/** The question before a month is closed: what it came to and what is missing. Not there while nobody asks. */
final class CloseView extends VBox {

    private static final double MOST = 150;

    private final HomeModel model;

    CloseView(HomeModel model) {
        this.model = model;
        setId("month-closing");
        getStyleClass().add("card-box");
        model.closing.subscribe(this::show);
        model.reopening.subscribe(this::show);
        show();
        Widgets.onEscape(this, () -> {
            model.keepOpen();
            return true;
        });
    }

    private void show() {
        MonthClose.Status closing = model.closing.get();
        YearMonth reopening = model.reopening.get();
        Widgets.show(this, closing != null || reopening != null);
        if (closing != null) {
            ask(closing);
        } else if (reopening != null) {
            askAgain(reopening);
        }
    }

    private void askAgain(YearMonth asked) {
        String month = LocalFormat.monthOfYear(asked);
        TextField reason = Fields.text("month-reason", model.reason);
        Button open = Widgets.button("month-reopen-now", "_Open it again", model::reopen);
        open.disableProperty().bind(model.reason.map(String::isBlank));
        reason.setOnAction(event -> model.reopen());
        getChildren().setAll(Widgets.label("Open " + month + " again?", "strong"),
                Fields.labelled("Why; it is kept with the record", reason),
                Widgets.text("What was recorded stays readable. Nothing is sent now, but pushes that nobody looks at send again. "
                        + MonthClose.LATE, "muted", "small"),
                Widgets.row(Widgets.spring(), Widgets.button("month-keep-closed", "_Leave it closed", model::keepOpen), open));
        reason.requestFocus();
    }

    private void ask(MonthClose.Status asked) {
        String month = LocalFormat.monthOfYear(asked.month());
        VBox missing = new VBox(4);
        asked.missing().forEach(one -> missing.getChildren().add(Widgets.text("\u26a0 " + MonthClose.sentence(one), "warn-text")));
        if (asked.missing().isEmpty()) {
            missing.getChildren().add(Widgets.text("Nothing is missing.", "muted"));
        }
        Button cancel = Widgets.button("month-keep-open", "_Not yet", model::keepOpen);
        Button close = Widgets.button("month-close-now", asked.missing().isEmpty() ? "_Close " + month : "_Close it all the same",
                () -> model.close(asked));
        getChildren().setAll(
                Widgets.label("Close " + month + "? " + asked.pushed() + " of " + LocalFormat.count(asked.lines().size(), "integration")
                        + " pushed, " + LocalFormat.units(asked.units()) + MonthMoney.ofRecord(asked.money()), "strong"),
                asked.missing().size() > 3 ? Widgets.room(missing, MOST) : missing,
                Widgets.text(
                        "The numbers are recorded as they are. Nothing is sent. Until the month ends, and the days of the freeze after it, "
                                + "pushes that nobody looks at read, compare and tell, and send nothing.",
                        "muted", "small"),
                Widgets.row(Widgets.spring(), cancel, close));
        cancel.requestFocus();
    }

    /** The last month that was closed, and the ways to look for leaks in the one that is shown and to close it. */
    static Node footer(HomeModel model) {
        ObservableValue<String> label = model.summary.map(now -> now.close().open() && now.main() != MonthSummary.Main.CLOSE
                ? "Close " + LocalFormat.month(now.month()) + "\u2026"
                : "");
        HBox row = Widgets.row(Widgets.grow(Widgets.text(model.summary.map(now -> now.close().words()), "muted")),
                Widgets.button("month-leaks", "Find leaks\u2026", () -> model.exits.leaks(model.summary.get().month()), "small"),
                Widgets.button("month-close", label, model::askClose, "small"),
                Widgets.button("month-reopen",
                        model.summary.map(now -> now.close().closed() ? "Open " + LocalFormat.month(now.month()) + " again\u2026" : ""),
                        model::askReopen, "small"));
        row.setId("month-footer");
        return Widgets.when(model.summary.map(now -> !now.close().words().isEmpty() || now.close().open()), row);
    }
}

package app.tallybird.ui.step.review;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Widgets;

/** The answer to "where does this number come from", beside the table. It takes its room from the table and keeps the list that was looked at. */
final class ExplanationPane extends VBox {

    private static final double HEAD = 42;
    private static final double LINE = 27;
    private static final int MOST_LINES = 8;
    private static final double LEAST_ROWS = HEAD + 3 * LINE;
    private static final double NAME = 150;
    private static final double OTHER = 112;

    private final Acts acts;
    private final ObjectProperty<String> list = new SimpleObjectProperty<>("Gone");
    private @Nullable Button shut;

    /** What can be done with an explanation. */
    record Acts(Runnable copy, Runnable export, Runnable close) {
    }

    ExplanationPane(ObservableValue<@Nullable Explanation> explained, Acts acts) {
        this.acts = acts;
        getStyleClass().add("drawer");
        setId("explanation");
        Widgets.show(this, false);
        list.subscribe((before, now) -> {
            Explanation what = explained.getValue();
            if (what != null && !now.equals(before)) {
                show(what);
            }
        });
        explained.subscribe(this::show);
    }

    /** The keyboard goes in; it goes back with F6 or Esc. */
    void enter() {
        if (shut != null) {
            shut.requestFocus();
        }
    }

    private void show(@Nullable Explanation what) {
        Widgets.show(this, what != null);
        if (what == null) {
            getChildren().clear();
            return;
        }
        boolean inside = getScene() != null && Widgets.holds(this, getScene().getFocusOwner());
        Button closing = Widgets.button("close-explanation", "C_lose", acts.close(), "small-button");
        shut = closing;
        VBox body = new VBox(9);
        Badge state = new Badge();
        state.show(what.head().state());
        state.setMinWidth(Region.USE_PREF_SIZE);
        body.getChildren().add(Widgets.row(Widgets.label(what.head().number(), "big-number"), Widgets.label(what.head().counted(), "muted"),
                Widgets.spring(), state));
        add(body, what.before(), "muted", "small");
        add(body, what.rule());
        lists(body, what);
        if (!what.notCounted().isEmpty()) {
            add(body, "Not counted: " + what.notCounted() + ".", "muted", "small");
        }
        getChildren().setAll(Widgets.row(Widgets.grow(Widgets.text(what.head().title(), "strong")), closing),
                Widgets.grow(Widgets.styled(Widgets.scroll(body), "drawer-body")),
                Widgets.row(Widgets.spring(), Widgets.button("copy-explanation", "Cop_y", acts.copy(), "small-button"),
                        Widgets.button("export-evidence", "Export evidence\u2026", acts.export(), "small-button")));
        setAccessibleText(what.heard());
        if (inside) {
            closing.requestFocus();
        }
    }

    private static void add(VBox to, String words, String... styles) {
        if (!words.isEmpty()) {
            to.getChildren().add(Widgets.text(words, styles));
        }
    }

    private void lists(VBox body, Explanation what) {
        add(body, what.since(), "strong");
        if (!what.lists().isEmpty()) {
            Explanation.Names chosen = what.lists().stream().filter(one -> one.label().equals(list.get())).findFirst()
                    .orElse(what.lists().getFirst());
            ObjectProperty<String> here = new SimpleObjectProperty<>(chosen.label());
            here.subscribe((before, now) -> list.set(now));
            body.getChildren()
                    .add(new Chips<>(new SimpleObjectProperty<>(what.lists()), here, Explanation.Names::label,
                            one -> one.label() + "  " + LocalFormat.number(one.of()),
                            (one, shown) -> "Show " + one.label() + ", " + LocalFormat.number(one.of()) + (shown ? ", shown now" : "")));
            add(body, chosen.label().equals("Gone") ? what.pattern() : "");
            body.getChildren().add(table(chosen));
            if (chosen.rows().size() < chosen.of()) {
                add(body, "The first " + LocalFormat.number(chosen.rows().size()) + " of " + LocalFormat.number(chosen.of()) + ".", "muted",
                        "small");
            }
        }
        add(body, what.note(), "muted", "small");
    }

    private static Node table(Explanation.Names names) {
        TableView<List<String>> table = Tables.of("explanation-rows", FXCollections.observableArrayList(names.rows()), "",
                names.label() + ": what stands behind this number");
        table.setFixedCellSize(LINE);
        Tables.columns(table,
                IntStream.range(0, names.columns().size()).<TableColumn<List<String>, ?>>mapToObj(at -> Tables.text(names.columns().get(at),
                        at == 0 ? NAME : OTHER, row -> row.get(at), at == 0 ? "strong-cell" : "muted-cell")).toList());
        double wanted = HEAD + LINE * Math.min(MOST_LINES, names.rows().size());
        table.setMinHeight(Math.min(LEAST_ROWS, wanted));
        table.setPrefHeight(wanted);
        return table;
    }
}

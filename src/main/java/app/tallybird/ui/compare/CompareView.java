package app.tallybird.ui.compare;

import java.util.List;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import app.tallybird.app.ScriptRecording;
import app.tallybird.engine.script.ScriptComparison.Line;
import app.tallybird.engine.script.ScriptComparison.Why;
import app.tallybird.engine.script.ScriptCounts.Sent;
import app.tallybird.ui.compare.CompareModel.Side;
import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** How the script is pointed here, what arrived, and what it is beside what is counted here. */
public final class CompareView extends Frame {

    private final CompareModel model;

    public CompareView(CompareModel model) {
        this.model = model;
        BooleanBinding compared = model.side.isEqualTo(Side.COMPARED);
        StackPane tables = new StackPane(Widgets.when(compared.not(), arrived()), Widgets.when(compared, compared()));
        Chips<Side, Side> sides = new Chips<>(new SimpleObjectProperty<>(List.of(Side.values())), model.side, one -> one, Side::label,
                (one, here) -> one.label() + (here ? ", shown now" : ""));
        sides.setId("compare-sides");
        sides.setMinWidth(Region.USE_PREF_SIZE);
        Label words = Widgets.text(model.side.flatMap(side -> side == Side.ARRIVED ? model.arrivedWords : model.verdict), "muted");
        words.setId("compare-words");
        middle(Widgets.styled(new VBox(
                Widgets.heading("Compare with your script",
                        "Tallybird plays a Synthesize on this computer. Run your old script against it; what it counts is laid beside what "
                                + "is counted here on the same day. Nothing is sent to the real Synthesize."),
                new ProblemBar(model.problem, model::copy), Widgets.notice("compare-good", Tone.GOOD, model.good), point(),
                Widgets.row(sides, Widgets.grow(words)), Widgets.when(compared, new FilterBar<>(model.rows, "Search customer or reason")),
                Widgets.grow(tables)), "home"));
        below(buttons());
        beginning(model.problem);
    }

    private Node point() {
        Label address = Widgets.label("", "mono", "strong");
        address.setId("compare-address");
        address.textProperty().bind(model.address);
        Label keys = Widgets.label(String.join("   ", ScriptRecording.keys()), "mono", "strong");
        return Widgets.when(model.address.isNotEmpty().and(model.side.isEqualTo(Side.ARRIVED)), Widgets.card(
                step(Widgets.text("1  In the script's PSInit.ps1, in place of " + ScriptRecording.realAddress(), "small"), address,
                        Widgets.button("copy-address", "Copy _address", model::copyAddress, "small")),
                step(Widgets.text(
                        model.file.map(file -> "2  In its " + file + ", in place of the two lines that are there; keep those to put "
                                + "them back. The real Synthesize knows no such keys: nothing arrives there even if step 1 was forgotten."),
                        "small"), keys, Widgets.button("copy-keys", "Copy lines", model::copyKeys, "small")),
                Widgets.text("3  Run its sync-accounts, sync-services and sync-usage.", "small")));
    }

    private static Node step(Label words, Label value, Node copy) {
        return Widgets.row(Widgets.grow(new VBox(2, words, value)), copy);
    }

    private Node arrived() {
        TableView<Sent> table = Tables
                .of("arrived", model.arrived, "No count yet.", "What the script sent, the newest first",
                        List.of(Tables.text("At", 70, one -> LocalFormat.time(one.at(), model.place.zone()), "muted-cell"),
                                Tables.text("Customer", 240, one -> one.account().isEmpty() ? one.accountId() : one.account(),
                                        "strong-cell"),
                                Tables.text("Service", 240, Sent::service),
                                Tables.number("Units", 100, one -> one.units().orElse(null), LocalFormat::number), Tables.tag("Answer", 150,
                                        one -> one.refused().isPresent() ? new Tag("! refused", Tone.BAD) : new Tag("taken", Tone.GOOD))));
        return table;
    }

    private Node compared() {
        TableView<Line> table = Tables.of("compared", model.rows.shown, "Nothing is compared yet.",
                "Each count of the script beside ours, with the reason where they differ",
                List.of(Tables.text("Customer", 170, Line::account, "strong-cell", "two-lines"),
                        Tables.text("Service", 170, Line::service, "two-lines"),
                        Tables.number("Script", 80, line -> line.script().orElse(null), LocalFormat::number),
                        Tables.number("Here", 80, line -> line.ours().orElse(null), LocalFormat::number),
                        Tables.text("Why", 420,
                                line -> line.reason().why() == Why.SAME
                                        ? Why.SAME.title()
                                        : line.reason().why().title() + ". " + line.reason().words(),
                                "muted-cell", "two-lines")));
        Tables.twoLines(table);
        return table;
    }

    private HBox buttons() {
        Label busy = Widgets.label("", "muted");
        busy.textProperty().bind(model.work.words);
        MenuButton save = new MenuButton("_Save");
        save.setId("compare-save");
        save.setAccessibleText("Save the comparison");
        save.setMinWidth(USE_PREF_SIZE);
        save.getItems().setAll(Widgets.item("As CSV, for a spreadsheet", () -> model.save("csv")),
                Widgets.item("As text, to read", () -> model.save("txt")), Widgets.item("As JSON", () -> model.save("json")));
        return Widgets.row(Widgets.button("compare-close", "C_lose", model::close),
                Widgets.button("compare-listen", model.listenLabel, model::listenOrStop),
                Widgets.button("compare-open", "_Open a recording", model::open), Widgets.spinner(model.work.busy), busy, Widgets.spring(),
                Widgets.when(model.work.busy, Widgets.button("compare-stop", "St_op reading", model.work::stop)),
                Widgets.when(model.verdict.isNotEmpty(), save),
                Widgets.button("compare-now", model.compareLabel, model::compare, "accent"));
    }
}

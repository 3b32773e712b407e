package app.tallybird.ui.leak;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import app.tallybird.engine.leak.LeakReport.Kind;
import app.tallybird.engine.leak.LeakReport.Leak;
import app.tallybird.engine.leak.LeakReport.NotAudited;
import app.tallybird.ui.control.Chips;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.FileDrop;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.leak.LeaksModel.Said;
import app.tallybird.ui.leak.LeaksModel.Side;
import app.tallybird.ui.leak.LeaksModel.SideChip;

/** The invoices of a month above; below them what was found, what was not compared, or the names that were said, with the question for one beside. */
public final class LeaksView extends Frame {

    private static final double COLUMN = 132;
    private static final double FORM = 300;
    private static final double FILES = 132;
    private static final String WRAPS = "two-lines";

    final LeaksModel model;
    private final StackPane tables;

    public LeaksView(LeaksModel model) {
        this.model = model;
        setId("leaks-page");
        tables = new StackPane(side(Side.FINDINGS, new VBox(10, new FilterBar<>(model.leaks, "Customer or service"), found())),
                side(Side.NOT_COMPARED, notCompared()), side(Side.NAMES, names()));
        tables.setMinWidth(0);
        HBox both = Widgets.grow(new HBox(14, Widgets.grow(tables), Widgets.when(model.form.open.isNotNull(), question())));
        middle(Widgets.styled(new VBox(head(), new ProblemBar(model.problem, model::copy), invoices(), verdict(), totals(),
                Widgets.row(Widgets.grow(sides())), both), "home"));
        FileDrop.on(this, model::drop);
        Widgets.onEscape(this, model::close);
        beginning(model.problem);
        model.form.open.subscribe((before, now) -> {
            if (now == null) {
                tables.getChildren().stream().filter(Node::isVisible).findFirst().ifPresent(LeaksView::focusTable);
            }
        });
    }

    private static void focusTable(Node side) {
        if (side instanceof TableView<?> table) {
            table.requestFocus();
        }
    }

    private Node side(Side which, Region content) {
        return Widgets.when(model.side.isEqualTo(which), content);
    }

    private Node head() {
        Label title = Widgets.text(model.month.map(month -> "Leaks \u00b7 " + LocalFormat.monthOfYear(month)), "page-title");
        title.setId("leaks-title");
        Label month = Widgets.label("", "strong-cell", "month-shown");
        month.textProperty().bind(model.month.map(LocalFormat::shortMonth));
        month.setMinWidth(USE_PREF_SIZE);
        Button earlier = Icon.button("leaks-earlier", MaterialDesignC.CHEVRON_LEFT, "The month before", () -> model.look(-1));
        Button later = Icon.button("leaks-later", MaterialDesignC.CHEVRON_RIGHT, "The month after", () -> model.look(1));
        later.disableProperty().bind(model.later.not());
        Label words = Widgets
                .text("What a distributor's invoice says was bought, beside what was counted and what Synthesize accepted in the month. "
                        + "Only reads; nothing is sent.", "page-words");
        Button add = Widgets.button("leaks-add", "_Add an invoice\u2026", model::choose);
        model.files.subscribe(() -> Widgets.style(add, "accent", model.files.isEmpty()));
        Widgets.style(add, "accent", model.files.isEmpty());
        HBox months = Widgets.styled(new HBox(earlier, month, later), "month-switch");
        months.setMinWidth(USE_PREF_SIZE);
        return Widgets.row(Widgets.grow(new VBox(8, title, words)), Widgets.spinner(model.reading()), Widgets.spinner(model.work.busy),
                months, add);
    }

    /** Each invoice with its columns. */
    private Node invoices() {
        VBox lines = new VBox(8);
        model.files.subscribe(() -> show(lines));
        show(lines);
        return Widgets.card(Widgets.room(lines, FILES));
    }

    private void show(VBox lines) {
        lines.getChildren().setAll(model.files.stream().map(this::line).toList());
        if (model.files.isEmpty()) {
            lines.getChildren().add(Widgets.text("Drop a distributor's invoice or licence file here: CSV, Excel or zip.", "muted"));
        }
    }

    private Node line(InvoiceFile file) {
        int number = model.files.indexOf(file);
        Label name = Widgets.label(file.name(), "strong-cell");
        name.setTooltip(new Tooltip(file.path.toString()));
        name.setMinWidth(90);
        FlowPane boxes = new FlowPane(8, 6, box(file, number, "Customer", file.headings, file.customer),
                box(file, number, "Product", file.headings, file.product), box(file, number, "Units", file.headings, file.units),
                box(file, number, "Amount", file.amounts, file.amount),
                box(file, number, "Currency", InvoiceFile.CURRENCIES, file.currency),
                box(file, number, "Numbers", InvoiceFile.MARKS, file.decimal));
        boxes.setPrefWrapLength(6 * (COLUMN + 8));
        Button remove = Icon.button("leaks-remove-" + number, MaterialDesignC.CLOSE, "Leave out " + file.name(), () -> model.remove(file));
        return Widgets.row(Widgets.grow(name), boxes, remove);
    }

    private static Node box(InvoiceFile file, int number, String label, List<Named> choices, ObjectProperty<@Nullable Named> value) {
        ComboBox<Named> box = Fields.box("leaks-" + label.toLowerCase(Locale.ROOT) + "-" + number, choices, Named::name, value);
        VBox field = Fields.labelled(label, box);
        box.setAccessibleText(label + " column of " + file.name());
        return Widgets.width(field, COLUMN, COLUMN);
    }

    private Node verdict() {
        Label words = Widgets.text("", "notice");
        words.setId("leaks-verdict");
        words.setMaxWidth(Double.MAX_VALUE);
        model.verdict.subscribe(now -> {
            words.setText(now.words());
            for (Tone tone : Tone.values()) {
                Widgets.style(words, tone.style(), tone == now.tone());
            }
        });
        return Widgets.when(words.textProperty().isNotEmpty(), words);
    }

    private Node totals() {
        FlowPane row = new FlowPane(34, 8);
        row.setId("leaks-totals");
        model.totals.subscribe(now -> row.getChildren().setAll(now.stream().map(LeaksView::total).toList()));
        return Widgets.when(model.totals.map(now -> !now.isEmpty()), row);
    }

    private static Node total(LeakTotal total) {
        return new VBox(1, Widgets.label(total.figure(), "month-sum"), Widgets.label(total.words(), "muted", "small"));
    }

    private Node sides() {
        Chips<SideChip, Side> sides = new Chips<>(model.sides, model.side, SideChip::side, SideChip::label,
                (one, here) -> one.label() + (here ? ", shown now" : ""));
        sides.setId("leaks-sides");
        return Widgets.row(Widgets.grow(sides), Widgets.button("leaks-export", model.exportLabel, model::export, "small"));
    }

    private Region found() {
        TableView<Leak> table = Tables.of("leaks", model.leaks.shown,
                "No finding in what was compared; without an invoice nothing is. What was not compared is listed beside.",
                "Findings, by kind and by money. Enter opens the integration of the chosen one.",
                List.of(Tables.tag("Finding", 178, leak -> tag(leak.kind())),
                        Tables.text("Customer", 190, leak -> leak.place().account(), "strong-cell", WRAPS),
                        Tables.node("Service", 190, LeaksView::service,
                                leak -> leak.place().name() + " of " + leak.place().service().integration()),
                        Tables.number("Bought", 74, leak -> leak.bought().orElse(null), LocalFormat::number),
                        Tables.number("Used", 70, leak -> leak.used().orElse(null), LocalFormat::number),
                        Tables.number("Billed", 70, Leak::billed, LocalFormat::number),
                        Tables.number("Units", 70, Leak::units, LocalFormat::number),
                        Tables.number("A month", 110, leak -> leak.money().orElse(null), LocalFormat::money)));
        Tables.twoLines(table);
        Tables.onEnter(table, model::open);
        return Widgets.grow(Tables.reading(table, model.reading()));
    }

    private static Node service(Leak leak) {
        return Widgets.styled(
                new VBox(1, Widgets.label(leak.place().name()), Widgets.label(leak.place().service().integration(), "muted", "small")),
                "cell-box");
    }

    private static Tag tag(Kind kind) {
        return switch (kind) {
            case USED_NOT_BILLED -> new Tag("Used and not billed", Tone.BAD);
            case BOUGHT_NOT_USED -> new Tag("Bought and not used", Tone.WARN);
            case BILLED_NOT_BOUGHT -> new Tag("Billed and not bought", Tone.WARN);
            case PRICE_CHANGED -> new Tag("Another price", Tone.INFO);
        };
    }

    private Region notCompared() {
        TableView<NotAudited> table = Tables.of("leaks-open", model.notAudited, "Everything was compared.",
                "What was not compared, and why. Enter says what a name is.",
                List.of(Tables.text("Not compared", 300, NotAudited::what, "strong-cell", WRAPS),
                        Tables.text("Why", 420, NotAudited::why, WRAPS),
                        Tables.button(96, one -> one.unsaid().isPresent() ? "Match\u2026" : "", model::say, NotAudited::what)));
        Tables.twoLinesBelow(table, 1100);
        Tables.onEnter(table, model::say);
        return Tables.reading(table, model.reading());
    }

    private Region names() {
        TableView<Said> table = Tables.of("leaks-names", model.names,
                "No name was said yet. A product or customer that is not known is listed under \"Not compared\".",
                "Names on invoices and what they are here. Enter changes the chosen one.",
                List.of(Tables.text("On invoices", 300, one -> one.name().name(), "strong-cell"), Tables.text("Is the", 90, Said::what),
                        Tables.text("Here", 330, Said::here),
                        Tables.button(96, one -> "Change\u2026", model::say, one -> one.name().name())));
        Tables.onEnter(table, model::say);
        return Tables.reading(table, model.reading());
    }

    private Node question() {
        ComboBox<Named> box = Fields.box("leaks-match", model.form.choices, Named::name, model.form.choice);
        Button keep = Widgets.button("leaks-match-keep", "_Remember it", model::keep, "accent");
        keep.disableProperty().bind(model.form.choice.isNull().or(model.work.busy));
        VBox panel = Widgets.card(Widgets.text(model.form.title, "strong"), Fields.labelled("Here it is", box),
                Widgets.text("It is remembered for all later invoices. Nothing is sent.", "muted", "small"),
                Widgets.row(Widgets.spring(), Widgets.button("leaks-match-cancel", "_Cancel", model::close), keep));
        model.form.open.subscribe((before, now) -> {
            if (now != null) {
                box.requestFocus();
            }
        });
        panel.getStyleClass().add("rule-panel");
        return Widgets.width(panel, FORM, FORM);
    }
}

package app.tallybird.ui.file;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

import app.tallybird.connector.pointing.FileLines;
import app.tallybird.connector.pointing.SeenLine;
import app.tallybird.ui.control.FileDrop;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** The file at the left, what was understood of it and what comes of it at the right; before that, a place to drop one. */
public final class FileView extends Frame {

    private static final double SIDE = 0.31;
    private static final double NARROW = 378;
    private static final double WIDE = 384;

    private final FileModel model;
    private final LinesTable lines;
    private final Label called = Widgets.label("", "strong");
    private final Label length = Widgets.label("", "muted", "small");
    private final Label tallied = Widgets.label("", "muted", "small");

    public FileView(FileModel model) {
        this.model = model;
        lines = new LinesTable(model);
        VBox words = Widgets.heading(model.title(),
                "Say once what the columns hold. Every later file with these headings is read the same way.");
        Button other = Widgets.button("another-file", "_Another file…", model::choose);
        HBox head = Widgets.row(Widgets.grow(words), Widgets.when(model.shown.isNotNull(), other));
        VBox top = Widgets.styled(new VBox(head, new ProblemBar(model.problem, model::copy), waiting()), "file-top");
        above(top);
        middle(middle());
        below(footer());
        FileDrop.on(this, model::drop);
    }

    /** A file that is not simply the next one waits for a word. */
    private Node waiting() {
        Label why = Widgets.text("", "warn-text");
        model.waits.subscribe(now -> why.setText(now == null ? "" : now.words()));
        HBox bar = Widgets.styled(
                new HBox(10, Widgets.grow(why), Widgets.button("all-the-same", "_Read it all the same", model::allTheSame, "small")),
                "notice", Tone.WARN.style());
        bar.setId("file-waits");
        return Widgets.when(model.waits.isNotNull(), bar);
    }

    private Region middle() {
        Button choose = Widgets.button("choose-file", "Choose a _file…", model::choose);
        VBox drop = Widgets.styled(new VBox(12, Icon.of(MaterialDesignF.FILE_TABLE_OUTLINE, "drop-icon"),
                Widgets.label("Drop the file here", "strong"),
                Widgets.text("CSV or text in any encoding, an Excel workbook (.xlsx), or a zip file with one of them.", "muted"), choose),
                "drop-zone");
        VBox file = Widgets.styled(new VBox(fileHead(), Widgets.grow(lines.table), foot()), "pane-box");
        HBox.setHgrow(file, Priority.ALWAYS);
        file.setMinWidth(0);
        file.setPrefWidth(0);
        ScrollPane choices = Widgets.grow(Widgets.scroll(new FilePanel(model)));
        choices.setMinHeight(0);
        choices.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox side = Widgets.width(Widgets.styled(new VBox(choices, new CountsCard(model)), "pane-box", "file-side"), NARROW, WIDE);
        side.setMinHeight(0);
        HBox both = new HBox(14, file, side);
        both.widthProperty().subscribe((before, now) -> side.setPrefWidth(Math.clamp(now.doubleValue() * SIDE, NARROW, WIDE)));
        HBox page = Widgets.styled(
                new HBox(Widgets.grow(Widgets.when(model.shown.isNull(), drop)), Widgets.grow(Widgets.when(model.shown.isNotNull(), both))),
                "file-page");
        drop.setMaxWidth(Double.MAX_VALUE);
        model.shown.subscribe((before, now) -> {
            if (before == null && now != null) {
                model.place.runner().onScreen(lines.table::requestFocus);
            }
            if (now != null) {
                called.setText(String.valueOf(now.file().path().getFileName()));
                length.setText("as it is, " + LocalFormat.count(now.lines().all(), "line"));
                tallied.setText(tallied(now.lines()));
            }
        });
        return page;
    }

    private Node fileHead() {
        called.setMinWidth(80);
        length.setMinWidth(Region.USE_PREF_SIZE);
        Label how = Widgets.label("Click a column to say what it holds, a line number to leave it out or take it back", "muted", "small");
        how.setMinWidth(0);
        return Widgets.styled(new HBox(10, Icon.of(MaterialDesignF.FILE_OUTLINE, "muted-icon"), called, length, Widgets.spring(), how),
                "pane-head");
    }

    private Node foot() {
        Label keys = Widgets.label("Alt+↓ role · Space leave out", "muted", "small");
        keys.setMinWidth(0);
        tallied.setMinWidth(0);
        return Widgets.styled(new HBox(10, Widgets.grow(tallied), keys), "pane-foot");
    }

    private static String tallied(FileLines lines) {
        long subtracts = lines.number(SeenLine.Becomes.SUBTRACTS);
        long counted = lines.number(SeenLine.Becomes.COUNTED) + subtracts;
        long wrong = lines.number(SeenLine.Becomes.WRONG);
        long ignored = lines.number(SeenLine.Becomes.FILTERED) + lines.number(SeenLine.Becomes.LEFT_OUT)
                + lines.number(SeenLine.Becomes.NO_ROW);
        return LocalFormat.joined(" · ", "✓ " + LocalFormat.count(counted, "line") + " counted",
                subtracts == 0 ? "" : LocalFormat.number(subtracts) + " of them subtract",
                wrong == 0 ? "" : "⚠ " + LocalFormat.count(wrong, "line") + " with a problem",
                ignored == 0 ? "" : "⊘ " + LocalFormat.number(ignored) + " ignored, each with its reason");
    }

    private HBox footer() {
        Label words = Widgets.text("", "footer-words");
        words.setId("file-hint");
        words.textProperty()
                .bind(Bindings.createStringBinding(() -> model.shown.get() == null || model.blocked.get().isEmpty()
                        ? "Nothing is sent from this page: the counts go to a review first."
                        : model.blocked.get(), model.blocked, model.shown));
        Button use = Widgets.button("use-file", "_Use this file", model::use, "accent");
        use.setDefaultButton(true);
        return new HBox(Widgets.button("cancel-file", "_Cancel", model::cancel), Widgets.grow(words), Widgets.spinner(model.counting.busy),
                use);
    }
}

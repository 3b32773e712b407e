package app.tallybird.ui.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.csv.DateOrder;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.SeenLine;
import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** What was understood of the file, how its numbers are read, which lines count, and what comes of it; each can be changed. */
final class FilePanel extends VBox {

    private static final List<String> CHARSETS = List.of("UTF-8", "UTF-16", "windows-1252", "windows-1250", "windows-1251", "windows-1253",
            "windows-1254", "windows-1257", "ISO-8859-15");
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
    private static final int HEADINGS = 60;
    private static final double LEAST_BOX = 56;

    private final FileModel model;
    private final VBox choices = new VBox();

    FilePanel(FileModel model) {
        this.model = model;
        getChildren().setAll(choices);
        if (model.isFirst()) {
            TextField name = Fields.text("file-name", model.name);
            getChildren().add(section(Fields.labelled("Call it", name)));
        }
        getChildren().add(Widgets.when(model.shown.isNotNull(), new WatchCard(model)));
        model.shown.subscribe(this::show);
        model.open.subscribe((before, now) -> show(model.shown.get()));
    }

    private static VBox section(Node... content) {
        return Widgets.styled(new VBox(8, content), "file-section");
    }

    /** Built anew after each change; the focus stays where it was. */
    private void show(FileModel.@Nullable Shown now) {
        if (now == null) {
            return;
        }
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        String focused = owner == null || owner.getId() == null || choices.lookup("#" + owner.getId()) == null ? "" : owner.getId();
        List<Node> sections = new ArrayList<>();
        sections.add(understood(now));
        model.twoWays().ifPresent(two -> sections.add(twoWays(two)));
        sections.add(counted(now));
        sections.add(filters(now));
        choices.getChildren().setAll(sections);
        if (!focused.isEmpty()) {
            Node again = choices.lookup("#" + focused);
            if (again != null) {
                again.requestFocus();
            }
        }
    }

    private Node understood(FileModel.Shown now) {
        int open = model.open.get().size();
        Badge badge = new Badge(open == 0 ? new Tag("✓ no guess left open", Tone.GOOD) : new Tag(open + " to decide", Tone.WARN));
        badge.setId("file-open");
        FileLayout.Written written = now.layout().written();
        FileChoices.Written said = now.choices().written();
        GridPane grid = Widgets.styled(new GridPane(), "file-grid");
        boolean text = written.charset().isPresent();
        cell(grid, 0, "Format", Widgets.label(text ? "Text" : "Excel workbook"));
        cell(grid, 1, "Sheet",
                written.sheets().size() > 1
                        ? box("file-sheet", written.sheets(), one -> one, written.sheet().orElse(""), model::sheet)
                        : Widgets.label(written.sheet().orElse("one table")));
        if (text) {
            String charset = written.charset().orElse("");
            cell(grid, 2, "Letters",
                    box("file-charset", with(CHARSETS, charset), one -> one, charset, one -> model.charset(Optional.of(one))));
            cell(grid, 3, "Separator", box("file-separator", with(SEPARATORS, written.separator()), FilePanel::separator,
                    written.separator(), one -> model.separator(Optional.of(one))));
        }
        List<SeenLine> lines = now.lines().lines().stream().limit(HEADINGS)
                .filter(line -> line.cells().stream().filter(cell -> !cell.isBlank()).count() > 1).toList();
        lines.stream().filter(line -> line.line() == now.layout().headingLine()).findFirst().ifPresent(
                here -> cell(grid, 4, "Headings", box("file-heading", lines, line -> "line " + line.line(), here, model::heading)));
        now.choices().newest()
                .ifPresent(
                        newest -> cell(grid, 5, "Dates",
                                box("file-dates", now.layout().column(newest.column()).flatMap(FileLayout.Seen::dates)
                                        .map(FileLayout.Dates::orders).orElse(List.of()), DateOrder::words, newest.order().orElse(null),
                                        model::dates)));
        Label title = Widgets.label("What was understood", "strong");
        title.setMinWidth(Region.USE_PREF_SIZE);
        VBox section = section(Widgets.row(title, Widgets.spring(), badge), grid);
        if (written.charsetGuessed() && said.charset().isEmpty()) {
            section.getChildren().add(Widgets.text("The letters are a guess: look whether names are right.", "warn-text", "small"));
        }
        model.open.get().forEach(why -> section.getChildren().add(Widgets.text("⚠ " + why, "warn-text", "small")));
        return section;
    }

    private static <T> List<T> with(List<T> all, T one) {
        List<T> with = new ArrayList<>(all);
        if (!with.contains(one)) {
            with.add(one);
        }
        return with;
    }

    private static String separator(char sign) {
        return switch (sign) {
            case ',' -> "comma";
            case ';' -> "semicolon";
            case '\t' -> "tab";
            case '|' -> "bar";
            default -> String.valueOf(sign);
        };
    }

    private static void cell(GridPane grid, int place, String label, Node node) {
        Label words = Widgets.label(label, "muted", "small");
        words.setMinWidth(Region.USE_PREF_SIZE);
        grid.add(words, place % 2 * 2, place / 2);
        grid.add(node, place % 2 * 2 + 1, place / 2);
        if (node instanceof ComboBox<?> box) {
            box.setAccessibleText(label);
            words.setLabelFor(box);
        }
    }

    private static <T> ComboBox<T> box(String id, List<T> items, Function<T, String> words, @Nullable T value, Consumer<T> chosen) {
        ComboBox<T> box = Widgets.styled(new ComboBox<>(), "small-box");
        box.setId(id);
        box.getItems().setAll(items);
        box.setConverter(Fields.converter(words));
        box.setValue(value);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(LEAST_BOX);
        box.setOnAction(event -> {
            T now = box.getValue();
            if (now != null && !now.equals(value)) {
                chosen.accept(now);
            }
        });
        return box;
    }

    private Node twoWays(TwoWays two) {
        FileLayout.Either either = two.either();
        boolean fraction = two.decimal().equals(either.decimal(true));
        Node pair = pair(
                chip("reads-thousands", number(either.thousands()), !two.isOpen() && !fraction, () -> model.decimal(either.decimal(false))),
                chip("reads-fraction", either.fraction(), !two.isOpen() && fraction, () -> model.decimal(either.decimal(true))));
        Label title = Widgets.text("“" + either.text() + "” means", "strong");
        return section(Widgets.row(Widgets.grow(title), pair), Widgets.text(two.decided(), two.isOpen() ? "warn-text" : "muted", "small"));
    }

    private static String number(String text) {
        return LocalFormat.number(new BigDecimal(text));
    }

    private static Node pair(ToggleButton... chips) {
        HBox pair = new HBox(6, chips);
        pair.setMinWidth(Region.USE_PREF_SIZE);
        return pair;
    }

    static ToggleButton chip(String id, String words, boolean on, Runnable action) {
        ToggleButton chip = Widgets.styled(new ToggleButton(words), "chip");
        chip.setId(id);
        chip.setSelected(on);
        chip.setAccessibleText(words + (on ? ", chosen" : ""));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        chip.setOnAction(event -> {
            chip.setSelected(on);
            action.run();
        });
        return chip;
    }

    private Node counted(FileModel.Shown now) {
        FileChoices.Counted how = now.choices().counted();
        VBox section = section(Widgets.label("How lines become units", "strong"));
        boolean none = now.choices().headings(Role.COUNT).isEmpty();
        if (how.rows()) {
            section.getChildren()
                    .add(Widgets.text(
                            "Each line counts as 1. A column with numbers can be chosen in the table. What a note column says of a "
                                    + "line is kept with the push, so that the next one can say who is new and who is gone.",
                            "muted", "small"));
            if (now.choices().headings(Role.SERVICE).isEmpty()) {
                TextField service = new TextField(how.service());
                service.setId("file-service");
                service.setOnAction(event -> model.service(service.getText().strip()));
                service.focusedProperty().subscribe((before, focused) -> {
                    if (before && !focused) {
                        model.service(service.getText().strip());
                    }
                });
                section.getChildren().add(Fields.labelled("What is counted", service));
            }
            return section;
        }
        Button rows = Widgets.button("count-rows", "Let each line count as 1", model::countRows, "small");
        if (none) {
            section.getChildren().add(rows);
            return section;
        }
        section.getChildren().addAll(
                line(repeats(now.lines().tallied().repeats()),
                        pair(chip("repeats-added", "Add up", how.repeats() == FileChoices.Repeats.ARE_ADDED,
                                () -> model.repeats(FileChoices.Repeats.ARE_ADDED)),
                                chip("repeats-refused", "Stop", how.repeats() == FileChoices.Repeats.ARE_REFUSED,
                                        () -> model.repeats(FileChoices.Repeats.ARE_REFUSED)))),
                line("Negative lines", pair(
                        chip("below-subtracts", "Subtract", how.below() == FileChoices.Below.SUBTRACTS,
                                () -> model.below(FileChoices.Below.SUBTRACTS)),
                        chip("below-ignored", "Ignore", how.below() == FileChoices.Below.IS_LEFT_OUT,
                                () -> model.below(FileChoices.Below.IS_LEFT_OUT)),
                        chip("below-stops", "Stop", how.below() == FileChoices.Below.STOPS, () -> model.below(FileChoices.Below.STOPS)))),
                line("Parts of a unit", box("file-round", List.of("decimals", "up", "nearest", "down", "none"), FilePanel::round,
                        how.round(), model::round)));
        return section;
    }

    private static String repeats(long repeats) {
        return repeats == 0
                ? "Several lines of one customer and service"
                : LocalFormat.count(repeats, "line") + " repeat a customer and service";
    }

    private static String round(String word) {
        return switch (word) {
            case "decimals" -> "as they are";
            case "up" -> "rounded up";
            case "down" -> "rounded down";
            case "nearest" -> "rounded";
            default -> "unknown";
        };
    }

    private static Node line(String words, Node node) {
        Label label = Widgets.text(words, "small");
        if (node instanceof ComboBox<?> box) {
            box.setAccessibleText(words);
            label.setLabelFor(box);
        }
        return Widgets.row(Widgets.grow(label), node);
    }

    private Node filters(FileModel.Shown now) {
        List<String> free = now.choices().columns().stream().map(FileChoices.Pointed::heading)
                .filter(heading -> now.choices().filters().stream().noneMatch(one -> one.column().equals(heading)))
                .filter(heading -> now.choices().newest().filter(one -> one.column().equals(heading)).isEmpty()).toList();
        ComboBox<String> add = Widgets.styled(new ComboBox<>(), "small-box");
        add.setId("add-condition");
        add.setPromptText("+ Condition");
        add.setAccessibleText("Add a condition on a column");
        add.getItems().setAll(free);
        add.setPrefWidth(130);
        add.setOnAction(event -> {
            if (add.getValue() != null) {
                model.addFilter(add.getValue());
            }
        });
        Label where = Widgets.label("Only lines where", "strong");
        where.setLabelFor(add);
        VBox section = section(Widgets.row(where, Widgets.spring(), add));
        now.choices().newest().ifPresent(newest -> section.getChildren().add(new FilterCard(model, now, newest)));
        now.choices().filters().forEach(filter -> section.getChildren().add(new FilterCard(model, now, filter)));
        long left = now.lines().number(SeenLine.Becomes.FILTERED);
        section.getChildren().add(
                Widgets.text(left == 0 ? "No line is left out." : "Leaves out " + LocalFormat.count(left, "line") + ".", "muted", "small"));
        return section;
    }
}

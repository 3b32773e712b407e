package app.tallybird.ui.screens;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** What no page may have, whatever it shows: looked for each time that a picture is taken. Used on the screen's thread. */
final class Faults {

    private static final Pattern LETTER = Pattern.compile("_(\\p{L})");
    private static final Pattern ONE = Pattern.compile("(?<![\\d.,])1 (\\p{L}+)");

    /** Those that stand beside the one that leads on, as the pictures 1, 5 and 11 have them. */
    private static final Set<String> BESIDE = Set.of("open-synthesize", "use-found", "run", "use-connector", "save-connector");

    /** Less than any column: nobody has to scroll for this. */
    private static final double BY_A_HAIR = 25;

    private Faults() {
    }

    static List<String> of(Parent root) {
        // what lies behind a dialog is disabled as a whole
        List<Node> shown = all(root).filter(Screen::shows).filter(node -> !node.getParent().isDisabled()).toList();
        List<String> faults = new ArrayList<>();
        shown.stream().filter(node -> node.getStyleClass().contains("card-box") && node instanceof Parent card && isEmpty(card))
                .forEach(card -> faults.add("an empty card: " + card));
        shown.stream().filter(node -> node.getStyleClass().contains("footer") && node instanceof Parent bar && isEmpty(bar))
                .forEach(bar -> faults.add("an empty footer"));
        List<String> primary = shown.stream().filter(node -> node instanceof ButtonBase && node.getStyleClass().contains("accent"))
                .filter(node -> !BESIDE.contains(String.valueOf(node.getId()))).map(node -> ((ButtonBase) node).getText()).toList();
        if (primary.size() > 1) {
            faults.add("more than one primary button: " + primary);
        }
        Map<String, String> letters = new HashMap<>();
        shown.stream().filter(ButtonBase.class::isInstance).map(ButtonBase.class::cast).filter(ButtonBase::isMnemonicParsing)
                .filter(button -> !button.isDisabled()).forEach(button -> {
                    Matcher letter = LETTER.matcher(String.valueOf(button.getText()).replace("__", ""));
                    if (letter.find()) {
                        String before = letters.put(letter.group(1).toLowerCase(Locale.ROOT), button.getText());
                        if (before != null) {
                            faults.add("one letter for two: " + before + " and " + button.getText());
                        }
                    }
                });
        shown.stream().filter(Label.class::isInstance).map(node -> ((Label) node).getText()).filter(text -> text != null)
                .forEach(text -> plural(text).ifPresent(faults::add));
        shown.stream()
                .filter(node -> node.getStyleClass().contains("badge") && node.getParent() instanceof TableCell<?, ?> cell
                        && node.getBoundsInParent().getMaxX() > cell.getWidth())
                .forEach(badge -> faults.add("a sign that is cut: " + badge));
        shown.stream().filter(ScrollBar.class::isInstance).map(ScrollBar.class::cast).filter(
                bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.getParent() instanceof ScrollPane pane && pane.isFitToWidth())
                .forEach(bar -> faults.add("scrolls sideways: " + bar.getParent()));
        shown.stream().filter(ScrollBar.class::isInstance).map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL && bar.getParent() instanceof VirtualFlow<?>
                        && bar.getMax() < BY_A_HAIR)
                .forEach(bar -> faults.add("a table that is a hair too wide: " + bar.getParent().getParent()));
        shown.stream().filter(TableView.class::isInstance).map(node -> (TableView<?>) node).filter(table -> table.getItems().isEmpty()
                && (table.getPlaceholder() == null || (table.getPlaceholder() instanceof Labeled words && words.getText().isBlank())))
                .forEach(table -> faults.add("an empty table without words: " + table.getId()));
        return faults;
    }

    /** "1 counts". */
    private static Optional<String> plural(String text) {
        Matcher one = ONE.matcher(text);
        while (one.find()) {
            String noun = one.group(1);
            if (Arrays.asList("counts", "units", "customers", "services", "plans", "integrations", "pushes", "days", "rows", "entries",
                    "names", "lines", "rules", "prices", "devices", "files").contains(noun)) {
                return Optional.of("one of many: " + text);
            }
        }
        return Optional.empty();
    }

    private static boolean isEmpty(Parent card) {
        return card.getChildrenUnmodifiable().stream()
                .noneMatch(node -> node.isVisible() && node.isManaged() && node.getLayoutBounds().getHeight() > 0);
    }

    private static Stream<Node> all(Parent root) {
        return root.getChildrenUnmodifiable().stream()
                .flatMap(node -> node instanceof Parent parent ? Stream.concat(Stream.of(node), all(parent)) : Stream.of(node));
    }
}

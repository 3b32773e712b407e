package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.editing.PathText;
import app.tallybird.connector.format.FieldPath.Step;

/** An answer as a tree that is made only where it is opened, so that millions of values cost nothing. */
final class AnswerTree extends TreeView<AnswerTree.ClickedValue> {

    private static final int FIRST = 100;
    private static final int LONGEST = 160;

    /** Hears which value was chosen by a click or by Enter. */
    @FunctionalInterface
    interface Choice {
        void chosen(ClickedValue spot);
    }

    /** A value, its name, and the steps to it from the top; {@code json} is null for the line that says how many are not shown. */
    record ClickedValue(String name, @Nullable JsonElement json, List<Step> steps) {

        String words() {
            return switch (json) {
                case null -> name;
                case JsonArray list -> name + "  [" + list.size() + "]";
                case JsonObject object -> name + "  {" + object.size() + "}";
                default ->
                    name + ": " + (json.toString().length() > LONGEST ? json.toString().substring(0, LONGEST) + "…" : json.toString());
            };
        }

        /** The path from the top. */
        String path() {
            return PathText.of(steps);
        }

        /** The path inside the row that the value belongs to: behind the last place in a list. */
        String pathInRow() {
            int last = -1;
            for (int i = 0; i < steps.size(); i++) {
                last = steps.get(i) instanceof Step.Index ? i : last;
            }
            return PathText.of(steps.subList(last + 1, steps.size()));
        }
    }

    /** {@code clean} takes secrets out of what is shown, should the vendor send one back. */
    AnswerTree(Choice choice, UnaryOperator<String> clean) {
        setId("answer");
        setAccessibleText("The vendor's answer. Enter takes a list as the rows, or a value's path into the field that was used last.");
        setCellFactory(view -> new TreeCell<>() {
            {
                getStyleClass().add("code");
            }

            @Override
            protected void updateItem(@Nullable ClickedValue spot, boolean empty) {
                super.updateItem(spot, empty);
                setText(empty || spot == null ? null : clean.apply(spot.words()));
            }
        });
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                choose(choice);
                event.consume();
            }
        });
        setOnMouseClicked(event -> choose(choice));
    }

    private void choose(Choice choice) {
        TreeItem<ClickedValue> item = getSelectionModel().getSelectedItem();
        if (item != null && item.getValue() != null && item.getValue().json() != null) {
            choice.chosen(item.getValue());
        }
    }

    void show(JsonElement answer) {
        TreeItem<ClickedValue> root = new Lazy(new ClickedValue("answer", answer, List.of()));
        root.setExpanded(true);
        setRoot(root);
        if (!root.getChildren().isEmpty() && root.getChildren().size() <= 3) {
            TreeItem<ClickedValue> first = root.getChildren().getFirst();
            first.setExpanded(true);
            if (first.getValue().json() instanceof JsonArray && !first.getChildren().isEmpty()) {
                first.getChildren().getFirst().setExpanded(true);
            }
        }
    }

    private static final class Lazy extends TreeItem<ClickedValue> {
        private boolean made;

        private Lazy(ClickedValue spot) {
            super(spot);
        }

        @Override
        public boolean isLeaf() {
            return !(getValue().json() instanceof JsonObject) && !(getValue().json() instanceof JsonArray);
        }

        @Override
        public javafx.collections.ObservableList<TreeItem<ClickedValue>> getChildren() {
            if (!made) {
                made = true;
                super.getChildren().setAll(make());
            }
            return super.getChildren();
        }

        private List<TreeItem<ClickedValue>> make() {
            List<TreeItem<ClickedValue>> children = new ArrayList<>();
            if (getValue().json() instanceof JsonArray list) {
                for (int i = 0; i < Math.min(FIRST, list.size()); i++) {
                    children.add(new Lazy(new ClickedValue(String.valueOf(i), list.get(i), with(new Step.Index(i)))));
                }
                if (list.size() > FIRST) {
                    children.add(new Lazy(new ClickedValue("… and " + (list.size() - FIRST) + " more", null, List.of())));
                }
            } else if (getValue().json() instanceof JsonObject object) {
                for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                    if (children.size() == FIRST) {
                        children.add(new Lazy(new ClickedValue("… and " + (object.size() - FIRST) + " more", null, List.of())));
                        break;
                    }
                    children.add(new Lazy(new ClickedValue(entry.getKey(), entry.getValue(), with(new Step.Name(entry.getKey())))));
                }
            }
            return children;
        }

        private List<Step> with(Step step) {
            List<Step> steps = new ArrayList<>(getValue().steps());
            steps.add(step);
            return steps;
        }
    }
}

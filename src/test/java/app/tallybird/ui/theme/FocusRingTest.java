package app.tallybird.ui.theme;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import app.tallybird.ui.control.Matrix;
import app.tallybird.ui.control.Widgets;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever works with the keyboard sees where it is: each kind of control looks otherwise while it has the focus, wherever it stands. */
class FocusRingTest {

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void eachControlShowsThatItHasTheFocus(Scheme scheme) throws Exception {
        FxToolkit.registerPrimaryStage();
        List<String> hidden = new ArrayList<>();
        Map<String, Node> controls = new LinkedHashMap<>();
        FxToolkit.setupStage(stage -> {
            controls.putAll(controls());
            VBox root = new VBox(controls.values().stream().map(FocusRingTest::outermost).toArray(Node[]::new));
            stage.setScene(new Scene(root, 800, 900));
            new Theme(stage.getScene(), scheme);
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        WaitForAsyncUtils.asyncFx(() -> {
            Button elsewhere = (Button) controls.values().iterator().next();
            controls.forEach((name, node) -> {
                node.getScene().getRoot().applyCss();
                (node.equals(elsewhere) ? controls.get("text field") : elsewhere).requestFocus();
                node.getScene().getRoot().applyCss();
                String before = looks(node);
                node.requestFocus();
                node.getScene().getRoot().applyCss();
                if (!node.isFocused() || before.equals(looks(node))) {
                    hidden.add(name);
                }
            });
        }).get();
        FxToolkit.cleanupStages();
        assertThat(hidden).isEmpty();
    }

    private static Map<String, Node> controls() {
        Map<String, Node> all = new LinkedHashMap<>();
        all.put("button", new Button("Send"));
        all.put("main button", Widgets.styled(new Button("Send"), "accent"));
        all.put("link", Widgets.styled(new Button("3 rows"), "link"));
        all.put("eye", Widgets.styled(new Button("o"), "eye"));
        all.put("step", Widgets.styled(new Button("1 Vendor"), "rail-step"));
        all.put("vendor", Widgets.styled(new Button("NinjaOne"), "vendor-card"));
        all.put("month", in("month-switch", new Button("<")));
        all.put("chip", Widgets.styled(new ToggleButton("All"), "chip"));
        all.put("menu", new MenuButton("Export"));
        all.put("menu of a row", Widgets.styled(new MenuButton("..."), "row-menu"));
        all.put("choice", new ComboBox<String>());
        all.put("text field", new TextField());
        all.put("text area", new TextArea());
        all.put("check box", new CheckBox("Yes"));
        all.put("radio button", new RadioButton("Yes"));
        all.put("web address", new Hyperlink("https://"));
        all.put("list", new ListView<String>());
        all.put("tree", new TreeView<String>());
        all.put("table", new TableView<String>());
        all.put("folded part", new TitledPane("More", new VBox()));
        all.put("numbers", new Matrix("numbers", "", (row, column) -> false));
        all.put("list of the month", in("month-table", new ListView<String>()));
        all.put("list of the builder", in("pane-box", new ListView<String>()));
        all.put("tree of the builder", in("pane-box", new TreeView<String>()));
        all.put("table of the builder", in("pane-box", new TableView<String>()));
        all.put("text of the builder", in("pane-box", new TextArea()));
        return all;
    }

    private static Node in(String style, Node node) {
        Widgets.styled(new VBox(new VBox(node)), style);
        return node;
    }

    private static Node outermost(Node node) {
        return node.getParent() == null ? node : outermost(node.getParent());
    }

    /** Everything that draws. */
    private static String looks(Node node) {
        return all(node).map(one -> one.getEffect() + " "
                + (one instanceof Region region
                        ? (region.getBackground() == null
                                ? ""
                                : region.getBackground().getFills().stream().map(fill -> fill.getFill() + " ").toList())
                                + " "
                                + (region.getBorder() == null
                                        ? ""
                                        : region.getBorder().getStrokes().stream()
                                                .map(stroke -> stroke.getTopStroke() + " " + stroke.getWidths().getTop()).toList())
                        : ""))
                .toList().toString();
    }

    private static Stream<Node> all(Node node) {
        return node instanceof Parent parent
                ? Stream.concat(Stream.of(node), parent.getChildrenUnmodifiable().stream().flatMap(FocusRingTest::all))
                : Stream.of(node);
    }
}

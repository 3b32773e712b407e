package app.tallybird.ui.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDraft;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** The forms of tables, accounts and services over the documents of the catalog. */
class FormsTest {

    /** Places with forms of their own, which are not looked at here. */
    private static final Set<String> ELSEWHERE = Set.of("request", "auth", "failWhen", "paging");

    @TempDir
    private Path home;
    private AppOnSandbox hand;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        hand = new AppOnSandbox(home);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private BuilderModel model(Catalog.Entry entry) {
        return BuilderModel.begin(hand.place(new DirectTaskRunner()),
                new NewDraft(DraftTree.parse(Catalog.text(entry)).orElseThrow(), Map.of(), List.of()), "");
    }

    private Catalog.Entry entry(String id) {
        return hand.application.catalog().all().stream().filter(one -> one.document().id().equals(id)).findFirst().orElseThrow();
    }

    private static List<OpenCard> spots(BuilderModel model) {
        List<OpenCard> spots = new ArrayList<>(List.of(OpenCard.of(OpenCard.Card.ACCOUNTS), OpenCard.of(OpenCard.Card.SERVICES)));
        model.tables().forEach(table -> spots.add(OpenCard.table(table)));
        return spots;
    }

    private static void collect(Node node, Map<String, Node> to) {
        if (node.getId() != null) {
            to.put(node.getId(), node);
        }
        if (node instanceof TitledPane pane) {
            collect(pane.getContent(), to);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, to));
        }
    }

    private static Map<String, Node> controls(BuilderModel model, Form form, OpenCard spot) {
        Map<String, Node> controls = new LinkedHashMap<>();
        BuilderView.content(form, spot).forEach(node -> collect(node, controls));
        return controls;
    }

    @Test
    void everyPlaceOfEveryDocumentHasAControlThatShowsItsValueAndOpeningChangesNothing() throws Exception {
        List<String> hidden = new ArrayList<>();
        FxToolkit.setupFixture(() -> {
            for (Catalog.Entry entry : hand.application.catalog().all()) {
                BuilderModel model = model(entry);
                String before = model.text();
                for (OpenCard spot : spots(model)) {
                    Form form = new Form(model);
                    Map<String, Node> controls = controls(model, form, spot);
                    String at = switch (spot.card()) {
                        case ACCOUNTS -> "/accounts";
                        case SERVICES -> "/services";
                        default -> Pointer.of("tables", spot.table());
                    };
                    model.draft.get().at(at).ifPresent(json -> leaves(at, json, controls, entry.document().id(), hidden));
                    form.dispose();
                }
                assertThat(model.text()).isEqualTo(before);
                assertThat(model.findings.get()).isEmpty();
                model.discard();
            }
        });
        assertThat(hidden).isEmpty();
    }

    private static void leaves(String at, JsonElement json, Map<String, Node> controls, String document, List<String> hidden) {
        if (json instanceof JsonObject object) {
            object.entrySet().stream().filter(entry -> !(at.matches("/tables/[^/]+") && ELSEWHERE.contains(entry.getKey())))
                    .forEach(entry -> leaves(at + Pointer.of(entry.getKey()), entry.getValue(), controls, document, hidden));
            return;
        }
        Node control = controls.get(Form.id(at));
        if (json instanceof JsonArray list) {
            if (control == null) {
                for (int i = 0; i < list.size(); i++) {
                    leaves(at + "/" + i, list.get(i), controls, document, hidden);
                }
                return;
            }
            list.forEach(one -> {
                if (!lists(control, list) && !ticks(controls, at, one.getAsString())) {
                    hidden.add(document + " " + at + " does not show " + one);
                }
            });
            return;
        }
        String shown = switch (control) {
            case null -> "nothing";
            case TextInputControl text -> text.getText();
            case ComboBox<?> box -> String.valueOf(box.getValue());
            case CheckBox box -> String.valueOf(box.isSelected());
            default -> ticks(controls, at, json.getAsString()) ? json.getAsString() : "not ticked";
        };
        if (!shown.equals(json.getAsString())) {
            hidden.add(document + " " + at + " shows " + shown);
        }
    }

    private static boolean lists(Node control, JsonArray list) {
        return control instanceof TextInputControl text && text.getText().equals(ConditionValue.text(list, ConditionValue.writing(list)));
    }

    private static boolean ticks(Map<String, Node> controls, String at, String name) {
        Node box = controls.getOrDefault("accounts-from-" + name, controls.get(Form.id(at) + "-has-" + name));
        return box instanceof CheckBox check && check.isSelected();
    }

    @ParameterizedTest
    @ValueSource(strings = {"acronis", "auvik", "autotask-contacts", "cove-data-protection", "veeam-vspc-key", "proofpoint-essentials",
            "command", "csv"})
    void aLetterTypedAndTakenBackLeavesTheDocumentAsItWas(String id) throws Exception {
        FxToolkit.setupFixture(() -> {
            BuilderModel model = model(entry(id));
            String before = model.text();
            for (OpenCard spot : spots(model)) {
                Form form = new Form(model);
                for (Node control : controls(model, form, spot).values()) {
                    if (control instanceof TextInputControl text && text.isEditable()) {
                        String was = text.getText();
                        text.setText(was + "x");
                        text.setText(was);
                        assertThat(model.text()).as(text.getId()).isEqualTo(before);
                    }
                }
                form.dispose();
            }
            model.discard();
        });
    }
}

package app.tallybird.ui.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDraft;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** Every value that the catalog has for the sign-in, requests, hidden errors, paging, inputs and the head is shown by an open control. */
class BuilderFormsTest {

    @TempDir
    private Path home;

    @Test
    void everyPlaceOfTheCatalogHasAControlThatShowsIt() throws Exception {
        FxToolkit.registerPrimaryStage();
        List<String> hidden = new ArrayList<>();
        int[] shown = new int[1];
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            for (Catalog.Entry entry : hand.application.catalog().all()) {
                FxToolkit.setupFixture(() -> {
                    DraftTree draft = DraftTree.parse(Catalog.text(entry)).orElseThrow();
                    BuilderModel model = BuilderModel.begin(hand.place(new DirectTaskRunner()), new NewDraft(draft, Map.of(), List.of()),
                            "");
                    BuilderView view = new BuilderView(model, () -> {
                    }, document -> {
                    });
                    new Scene(view, 1280, 800);
                    List<OpenCard> spots = new ArrayList<>(
                            List.of(OpenCard.of(OpenCard.Card.CREDENTIALS), OpenCard.of(OpenCard.Card.SIGN_IN)));
                    model.tables().forEach(table -> spots.add(OpenCard.table(table)));
                    for (OpenCard spot : spots) {
                        model.open(spot);
                        layOut(view);
                        for (String place : SignInKindsTest.Leaves.of(draft)) {
                            boolean ofFile = place.endsWith("/paging/type") && !draft.has("/tables/" + spot.table() + "/request");
                            if (spot.holds(place) && !ofFile) {
                                String wrong = wrong(view, draft, place);
                                shown[0] += wrong.isEmpty() ? 1 : 0;
                                if (!wrong.isEmpty()) {
                                    hidden.add(entry.document().id() + " " + place + ": " + wrong);
                                }
                            }
                        }
                    }
                    assertThat(model.draft.get()).as("looking changes nothing in " + entry.document().id()).isEqualTo(draft);
                    model.discard();
                });
            }
        }
        assertThat(hidden).isEmpty();
        assertThat(shown[0]).isGreaterThan(700);
    }

    /** Folded parts get their content once they were laid out. */
    private static void layOut(Parent view) {
        view.applyCss();
        view.applyCss();
    }

    /** Why a place is not shown as it is, or empty. */
    private static String wrong(Parent view, DraftTree draft, String place) {
        String wanted = draft.text(place);
        JsonElement json = draft.at(place).orElseThrow();
        for (String at = place; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            Node control = view.lookup("#" + Form.id(at));
            if (control instanceof CheckBox box) {
                boolean inverse = at.endsWith("/required");
                boolean is = at.equals(place) && json.isJsonPrimitive() ? wanted.equals("true") : true;
                return box.isSelected() == (inverse != is) ? folded(box) : "the box is " + box.isSelected();
            }
            if (control instanceof ComboBox<?> box) {
                return wanted.equals(box.getValue()) ? folded(box) : "shown as " + box.getValue();
            }
            if (control instanceof TextArea area && (!at.equals(place) || json.isJsonObject())) {
                return JsonParser.parseString(area.getText()).equals(draft.at(at).orElseThrow())
                        ? folded(area)
                        : "shown as " + area.getText();
            }
            if (control instanceof TextInputControl field && at.equals(place)) {
                String text = json instanceof JsonArray list
                        ? list.asList().stream().map(JsonElement::getAsString).collect(Collectors.joining(", "))
                        : wanted;
                return field.getText().equals(text.replace("\t", "\\t")) ? folded(field) : "shown as " + field.getText();
            }
        }
        return inCondition(view, place) ? "" : "no control";
    }

    /** The value of a comparison stands in one field, whatever the comparison is; what else a condition has is tested with conditions. */
    private static boolean inCondition(Parent view, String place) {
        if (!place.matches(".*/failWhen/\\d+/body/\\d+/.*")) {
            return false;
        }
        String condition = place.replaceFirst("(/body/\\d+)/.*", "$1");
        return place.matches(".*/body/\\d+/(any|not)/.*") || place.endsWith("/mayBeMissing")
                || view.lookup("#" + Form.id(condition + "/value")) instanceof TextInputControl;
    }

    private static String folded(Node control) {
        for (Node at = control; at != null; at = at.getParent()) {
            if (at instanceof TitledPane pane && !pane.isExpanded()) {
                return "folded away in " + pane.getText();
            }
        }
        return "";
    }
}

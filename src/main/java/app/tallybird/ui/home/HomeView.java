package app.tallybird.ui.home;

import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Widgets;

/** The table of integrations, or the three ways to begin. */
public final class HomeView extends VBox {

    private static final double LEAST_NEEDS = 34;

    private final HomeModel model;
    private final Button first;
    private final TableView<IntegrationRow> table;

    public HomeView(HomeModel model) {
        this.model = model;
        getStyleClass().add("home");
        first = Widgets.button("begin", "_Set up an integration", model::add, "accent");
        table = HomeTable.of(model);
        Node teach = Widgets.when(model.empty, teach());
        VBox list = Widgets.when(model.empty.not(), list());
        VBox.setVgrow(list, Priority.ALWAYS);
        model.rows.addListener((javafx.beans.Observable change) -> focus());
        model.empty.addListener((property, before, now) -> focus());
        getChildren().addAll(new ProblemBar(model.problem, model::copy), teach, list);
    }

    private Node teach() {
        VBox start = model.inDemo()
                ? Widgets.card(Widgets.label("Begin with a vendor", "strong"),
                        Widgets.text("Eight steps, as with real keys; the demo's own keys are filled in for you. "
                                + "You see every number before it is sent."),
                        first)
                : Widgets.card(Widgets.label("Begin with your two keys", "strong"),
                        Widgets.text(
                                "You need the Vendor and the Partner API key of a custom integration in Synthesize, and an API client of "
                                        + "your vendor. Eight steps, about ten minutes. You see every number before it is sent."),
                        first);
        VBox demo = Widgets.card(Widgets.label("Try it without keys", "strong"),
                Widgets.text("A Synthesize and three vendors are played on this computer, with 45 customers. Nothing leaves it."),
                Widgets.button("begin-demo", "_Try the demo", model::demo));
        VBox bring = Widgets.card(Widgets.label("Bring a PowerShell SDK folder", "strong"), Widgets
                .text("On the first step choose \"Bring a PowerShell SDK folder\": its .env is read and the matching connector is picked."),
                Widgets.button("begin-sdk", "_Go to the first step", model::add));
        VBox build = Widgets.card(Widgets.label("Build a connector", "strong"),
                Widgets.text("For a vendor that is not in the catalog: point at its API, see the answer, click the fields."),
                Widgets.button("begin-build", "Build a connector", model::build));
        HBox cards = new HBox(14, start);
        for (VBox card : List.of(start, demo, bring, build)) {
            HBox.setHgrow(card, Priority.ALWAYS);
            card.setPrefWidth(300);
            card.setMaxWidth(420);
        }
        cards.getChildren().setAll(model.inDemo() ? List.of(start) : List.of(start, demo, bring, build));
        VBox teach = new VBox(Widgets.title("Bring your vendors' counts to Synthesize"),
                Widgets.text(
                        "Tallybird reads what your customers use at a vendor and sends the unit counts to Synthesize for reconciliation.",
                        "page-words"),
                cards);
        teach.getStyleClass().add("teach");
        return teach;
    }

    private VBox list() {
        HBox head = Widgets.row(
                new VBox(8, Widgets.title("Integrations"),
                        Widgets.text("Push usage for one vendor, or for all of them before you reconcile.", "page-words")),
                Widgets.spring(), Widgets.button("build", "_Build a connector", model::build),
                Widgets.button("push-all", "_Push all now", model::pushAll),
                Widgets.button("add", "_Add integration", model::add, "accent"));
        VBox needs = Widgets.card();
        model.needs.addListener((ListChangeListener<HomeModel.Need>) change -> needs(needs));
        needs(needs);
        VBox.setVgrow(table, Priority.SOMETIMES);
        VBox list = new VBox(head, new ChangeView(model.change), new PushAllView(model.pushAllModel()), table, needs);
        list.getStyleClass().add("teach");
        return list;
    }

    private void needs(VBox card) {
        boolean any = !model.needs.isEmpty();
        card.setVisible(any);
        card.setManaged(any);
        card.getChildren().setAll(Widgets.label("Needs you", "strong"));
        VBox lines = new VBox(9);
        for (HomeModel.Need need : model.needs) {
            Label words = Widgets.text(need.words());
            HBox.setHgrow(words, Priority.ALWAYS);
            words.setMaxWidth(Double.MAX_VALUE);
            Button go = Widgets.button("need-" + lines.getChildren().size(), need.label(), need.act(), "small");
            go.setAccessibleText(need.label() + ": " + need.integration() + ", " + need.words());
            lines.getChildren().add(Widgets.row(new Badge(new Tag(need.integration(), need.tone())), words, go));
        }
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setMinHeight(LEAST_NEEDS);
        card.getChildren().add(scroll);
    }

    /** Puts the focus where a person begins. */
    private void focus() {
        if (model.empty.get()) {
            first.requestFocus();
        } else {
            table.requestFocus();
        }
    }
}

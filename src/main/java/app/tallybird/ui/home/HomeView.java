package app.tallybird.ui.home;

import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
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
        first = Widgets.button("begin", "_Set up an integration", model.exits::add, "accent");
        table = HomeTable.of(model);
        model.rows.addListener((Observable change) -> focus());
        model.empty.subscribe((before, now) -> focus());
        getChildren().addAll(new ProblemBar(model.problem, model::copy), Widgets.when(model.empty, teach()),
                Widgets.grow(Widgets.when(model.empty.not(), list())));
    }

    private Node teach() {
        VBox start = model.place.demo()
                ? card("Begin with a vendor",
                        "Eight steps, as with real keys; the demo's own keys are filled in for you. "
                                + "You see every number before it is sent.",
                        first)
                : card("Begin with your two keys",
                        "You need the Vendor and the Partner API key of a custom integration in Synthesize, and an API client of "
                                + "your vendor. Eight steps, about ten minutes. You see every number before it is sent.",
                        first);
        HBox cards = new HBox(14, start);
        if (!model.place.demo()) {
            cards.getChildren().addAll(
                    card("Try it without keys",
                            "A Synthesize and three vendors are played on this computer, with 45 customers. Nothing leaves it.",
                            Widgets.button("begin-demo", "_Try the demo", model.exits::demo)),
                    card("Bring a PowerShell SDK folder",
                            "On the first step choose \"Bring a PowerShell SDK folder\": its .env is read and the matching connector is picked.",
                            Widgets.button("begin-sdk", "_Go to the first step", model.exits::add)),
                    card("Build a connector",
                            "For a vendor that is not in the catalog: point at its API, see the answer, click the fields.",
                            Widgets.button("begin-build", "Build a connector", model.exits::build)));
        }
        return Widgets.styled(new VBox(Widgets.title("Bring your vendors' counts to Synthesize"),
                Widgets.text(
                        "Tallybird reads what your customers use at a vendor and sends the unit counts to Synthesize for reconciliation.",
                        "page-words"),
                cards), "teach");
    }

    private static VBox card(String title, String words, Button go) {
        VBox card = Widgets.grow(Widgets.card(Widgets.label(title, "strong"), Widgets.text(words), go));
        card.setPrefWidth(300);
        card.setMaxWidth(420);
        return card;
    }

    private VBox list() {
        VBox needs = Widgets.card();
        model.needs.addListener((ListChangeListener<HomeModel.Need>) change -> needs(needs));
        needs(needs);
        VBox.setVgrow(table, Priority.SOMETIMES);
        return Widgets.styled(new VBox(
                Widgets.row(Widgets.heading("Integrations", "Push usage for one vendor, or for all of them before you reconcile."),
                        Widgets.spring(), Widgets.button("build", "_Build a connector", model.exits::build),
                        Widgets.button("push-all", "_Push all now", model::pushAll),
                        Widgets.button("add", "_Add integration", model.exits::add, "accent")),
                new ChangeView(model.change), new PushAllView(model.pushAll), table, needs), "teach");
    }

    private void needs(VBox card) {
        Widgets.show(card, !model.needs.isEmpty());
        VBox lines = new VBox(9);
        for (HomeModel.Need need : model.needs) {
            Button go = Widgets.button("need-" + lines.getChildren().size(), need.label(), need.act(), "small");
            go.setAccessibleText(need.label() + ": " + need.integration() + ", " + need.words());
            lines.getChildren()
                    .add(Widgets.row(new Badge(new Tag(need.integration(), need.tone())), Widgets.grow(Widgets.text(need.words())), go));
        }
        ScrollPane scroll = Widgets.scroll(lines);
        scroll.setMinHeight(LEAST_NEEDS);
        card.getChildren().setAll(Widgets.label("Needs you", "strong"), scroll);
    }

    /** Puts the focus where a person begins. */
    private void focus() {
        (model.empty.get() ? first : table).requestFocus();
    }
}

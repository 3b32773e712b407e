package app.tallybird.ui.home;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import app.tallybird.model.Right;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** The month of all integrations, or the ways to begin. */
public final class HomeView extends VBox {

    private final HomeModel model;
    private final Button first;
    private final HomeTable table;

    public HomeView(HomeModel model) {
        this.model = model;
        getStyleClass().add("home");
        first = Widgets.button("begin", "_Set up an integration", model.exits::add, "accent");
        table = new HomeTable(model);
        model.rows.addListener((Observable change) -> {
            if (leading().filter(Node::isFocused).isEmpty()) {
                focus();
            }
        });
        model.empty.subscribe((before, now) -> focus());
        model.away.subscribe((before, now) -> table.list.refresh());
        getChildren().addAll(new ProblemBar(model.problem, model::copy), Widgets.notice("home-away", Tone.WARN, model.away),
                Widgets.when(model.empty, teach()),
                Widgets.when(model.reading.and(model.problem.isNull()), Widgets.label("Reading\u2026", "muted", "reading")),
                Widgets.grow(Widgets.when(model.empty.or(model.reading).not(), list())));
        List.of(model.pushAll.sendLabel, model.pushAll.reviewLabel).forEach(label -> label.subscribe((before, now) -> onward()));
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
            cards.getChildren().addAll(card("Try it without keys",
                    "A month of seven integrations is played on this computer, and one of them waits for your review. Nothing leaves it.",
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
        VBox card = Widgets.grow(Widgets.card(Widgets.text(title, "strong"), Widgets.text(words), go));
        card.setPrefWidth(300);
        card.setMaxWidth(420);
        return card;
    }

    private VBox list() {
        Label title = Widgets.text(
                model.summary.map(now -> LocalFormat.joined(" \u00b7 ", LocalFormat.monthOfYear(now.month()), now.close().day())),
                "page-title");
        title.setId("month-title");
        Label words = Widgets.text(model.summary.map(MonthSummary::words), "page-words");
        words.setId("month-words");
        Label month = Widgets.label("", "strong-cell", "month-shown");
        month.textProperty().bind(model.summary.map(now -> LocalFormat.shortMonth(now.month())));
        Button earlier = Icon.button("month-earlier", MaterialDesignC.CHEVRON_LEFT, "The month before", () -> model.look(-1));
        Button later = Icon.button("month-later", MaterialDesignC.CHEVRON_RIGHT, "The month after", () -> model.look(1));
        earlier.disableProperty().bind(model.summary.map(now -> !now.earlier()));
        later.disableProperty().bind(model.summary.map(now -> !now.later()));
        VBox.setVgrow(table, Priority.SOMETIMES);
        ObservableValue<Boolean> setsUp = model.role.map(role -> role.may(Right.SET_UP));
        return Widgets.styled(new VBox(
                Widgets.row(new VBox(8, title, words), Widgets.spring(), Widgets.styled(new HBox(earlier, month, later), "month-switch"),
                        Widgets.when(setsUp, Widgets.button("build", "_Build a connector", model.exits::build)),
                        Widgets.when(setsUp, Widgets.button("add", "_Add integration", model.exits::add))),
                new ChangeView(model.change), new CloseView(model), new PushAllView(model.pushAll, model::act), new SummaryCard(model),
                Widgets.when(model.many, new FilterBar<>(model.filtered, "Integration or vendor")), table, CloseView.footer(model)),
                "teach");
    }

    /** What was read leads on: to the first review, else to the sending. */
    private void onward() {
        leading().ifPresent(Node::requestFocus);
    }

    private Optional<Node> leading() {
        return Stream.of("#push-all-review", "#push-all-send").flatMap(id -> lookupAll(id).stream()).filter(Node::isVisible).findFirst();
    }

    /** Puts the focus where a person begins. */
    private void focus() {
        (model.empty.get() ? first : table.list).requestFocus();
    }
}

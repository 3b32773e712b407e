package app.tallybird.ui.home;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.home.IntegrationRow.State;

/** How far the month is: how many are pushed, what waits, the units, and the one button that leads on. */
final class SummaryCard extends HBox {

    private static final double BAR = 460;
    private static final double LEAST_BAR = 240;
    private static final double WORDS = 620;

    private final Button main;

    SummaryCard(HomeModel model) {
        setId("month-summary");
        getStyleClass().addAll("card-box", "month-summary");
        main = Widgets.button("push-all", "", model::main);
        main.disableProperty().bind(model.away.isNotEmpty().or(model.closing.isNotNull()));
        model.summary.subscribe(this::show);
    }

    private void show(MonthSummary now) {
        String label = now.main() == MonthSummary.Main.CLOSE ? "Close " + LocalFormat.month(now.month()) + "\u2026" : now.main().label();
        main.setText("_" + label);
        main.setAccessibleText(label);
        Widgets.style(main, "accent", now.main() != MonthSummary.Main.AGAIN);
        Widgets.show(main, now.main() != MonthSummary.Main.NOTHING);
        Label units = Widgets.label(
                "Units in " + LocalFormat.month(now.month())
                        + (now.sum().unread() == 0 ? "" : ", without " + LocalFormat.number(now.sum().unread()) + " that can not be read"),
                "muted", "small");
        units.setMinWidth(USE_PREF_SIZE);
        getChildren().setAll(states(now), new Separator(Orientation.VERTICAL), new VBox(1, units, units(now)));
        if (now.sum().worth().there()) {
            getChildren().addAll(new Separator(Orientation.VERTICAL), worth(now.sum().worth()));
        }
        getChildren().addAll(Widgets.spring(), main);
    }

    private static Node units(MonthSummary now) {
        Label number = Widgets.label(now.sum().unread() > 0 && now.sum().unread() == now.states().size()
                ? LocalFormat.NONE
                : LocalFormat.number(now.sum().units()), "month-sum");
        Label change = Widgets.label(now.sum().change().map(IntegrationRow::signed).orElse(""), "small",
                now.sum().change().filter(one -> one.signum() < 0).isPresent() ? "month-down" : "month-up");
        List.of(number, change).forEach(one -> one.setMinWidth(Region.USE_PREF_SIZE));
        return Widgets.row(number, change);
    }

    private static Node worth(MonthSummary.Worth worth) {
        Label amount = Widgets.label(worth.priced() == 0 ? LocalFormat.NONE : MonthMoney.said(worth.change()), "month-sum");
        Label priced = Widgets.label(worth.priced() == worth.of() && worth.change().whole()
                ? ""
                : LocalFormat.number(worth.priced()) + " of " + LocalFormat.number(worth.of()) + " priced", "muted", "small");
        Label words = Widgets.label("Change in money a month", "muted", "small");
        List.of(words, amount, priced).forEach(one -> one.setMinWidth(Region.USE_PREF_SIZE));
        VBox box = new VBox(1, words, amount);
        if (!priced.getText().isEmpty()) {
            box.getChildren().add(priced);
        }
        box.setId("month-worth");
        return box;
    }

    private static Node states(MonthSummary now) {
        List<Node> words = new ArrayList<>();
        words.add(said(State.PUSHED,
                LocalFormat.number(now.number(State.PUSHED)) + " of " + LocalFormat.number(now.states().size()) + " pushed",
                "month-pushed"));
        part(now, State.HELD, "waits for your review", "wait for your review", Tone.WARN, words);
        part(now, State.APPROVAL, "waits for approval", "wait for approval", Tone.WARN, words);
        part(now, State.FAILED, "failed", "failed", Tone.BAD, words);
        part(now, State.NOT_YET, "not yet", "not yet", Tone.NEUTRAL, words);
        FlowPane line = new FlowPane(18, 6, words.toArray(Node[]::new));
        line.setRowValignment(VPos.CENTER);
        line.setPrefWrapLength(WORDS);
        HBox bar = new HBox(3);
        now.states().forEach(state -> bar.getChildren().add(Widgets
                .grow(Widgets.styled(new Region(), "month-segment", "month-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-')))));
        bar.setMinWidth(LEAST_BAR);
        bar.setMaxWidth(BAR);
        VBox box = new VBox(11, line, bar);
        box.setMinWidth(LEAST_BAR);
        return box;
    }

    private static void part(MonthSummary now, State state, String one, String more, Tone tone, List<Node> to) {
        long number = now.number(state);
        if (number > 0) {
            to.add(said(state, LocalFormat.count(number, one, more), "text-" + tone.style()));
        }
    }

    private static Node said(State state, String words, String style) {
        Label label = Widgets.label(words, "strong-cell", style);
        label.setMinWidth(USE_PREF_SIZE);
        String tone = switch (state) {
            case PUSHED -> "good-icon";
            case HELD, APPROVAL -> "warn-icon";
            case FAILED -> "bad-icon";
            case NOT_YET, SET_UP, PAUSED -> "muted-icon";
        };
        return Widgets.styled(new HBox(7, Icon.of(HomeRow.sign(state), tone), label), "row");
    }
}

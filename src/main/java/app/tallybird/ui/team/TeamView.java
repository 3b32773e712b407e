package app.tallybird.ui.team;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

import app.tallybird.app.TeamDesk;
import app.tallybird.ledger.AuditEntry;
import app.tallybird.ui.control.FilterBar;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tables;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.step.review.PlanNumbersView;

/** What waits above, who did what below, who there is at the right; in place of all of it the numbers of a plan that waits. */
public final class TeamView extends Frame {

    private static final double LEAST_TABLE = 190;
    private static final double TWO_LINES = 760;
    private static final double EDGES = 86;

    final TeamModel model;
    private final VBox plans = new VBox(12);
    private List<PlanCard> cards = List.of();
    private boolean begun;

    public TeamView(TeamModel model) {
        this.model = model;
        setId("team-page");
        PlanNumbersView numbers = new PlanNumbersView(model.numbers);
        VBox left = Widgets.grow(new VBox(14,
                Widgets.when(model.state.map(now -> !now.waiting().isEmpty() || !now.returned().isEmpty()), plans), Widgets.grow(audit())));
        left.setMinWidth(0);
        TeamSide side = new TeamSide(model);
        widthProperty().subscribe(width -> {
            side.on(width.doubleValue());
            left.setPrefWidth(Math.max(0, width.doubleValue() - side.getPrefWidth() - EDGES));
        });
        HBox all = new HBox(14, left, side);
        StackPane body = Widgets
                .grow(new StackPane(Widgets.when(model.looking.isNull(), all), Widgets.when(model.looking.isNotNull(), numbers)));
        Label busy = Widgets.text(model.work.words, "muted");
        busy.setId("team-busy");
        Label words = Widgets.text(model.words, "page-words");
        words.setId("team-words");
        middle(Widgets.styled(
                new VBox(head(words), new ProblemBar(model.problem, model::copy), Widgets.notice("team-good", Tone.GOOD, model.good),
                        Widgets.when(model.work.busy, Widgets.row(Widgets.spinner(model.work.busy), busy, Widgets.spring(),
                                Widgets.button("team-stop", "St_op", model.work::stop, "small"))),
                        body),
                "home"));
        beginning(model.problem);
        beginning(model.good);
        model.state.subscribe(this::show);
        model.looking.subscribe((before, now) -> {
            if (now != null) {
                numbers.focus();
            } else {
                cards.stream().filter(card -> before != null && card.isOf(before)).findFirst().ifPresent(PlanCard::focus);
            }
        });
    }

    /** Whoever is alone can share the ledger from here. */
    private Node head(Label words) {
        return Widgets.row(Widgets.grow(new VBox(8, Widgets.title("Team and approval"), words)),
                Widgets.when(model.state.map(now -> !now.equals(TeamState.NONE) && !now.team().shared()),
                        Widgets.button("team-share", "S_hare the ledger\u2026", model::share)));
    }

    private void show(TeamState now) {
        cards = now.waiting().stream().map(plan -> new PlanCard(model, plan)).toList();
        List<Node> shown = new ArrayList<>(cards);
        now.returned().forEach(one -> shown.add(returned(one)));
        plans.getChildren().setAll(shown);
        if (!begun && !now.equals(TeamState.NONE)) {
            begun = true;
            model.place.runner().onScreen(this::begin);
        }
    }

    private void begin() {
        Node first = plans.lookup(".button");
        if (!cards.isEmpty()) {
            cards.getFirst().focus();
        } else if (first != null) {
            first.requestFocus();
        }
    }

    private Node returned(TeamDesk.Returned one) {
        HBox line = Widgets.row(Widgets.grow(Widgets.text(one.integration() + ": " + model.words(one))));
        if (one.forMe()) {
            line.getChildren()
                    .add(Widgets.button("team-review-" + one.proposal().shortName(), "_Review it again", () -> model.review(one), "small"));
        }
        return WarningBar.bar(Tone.WARN, line);
    }

    private Node audit() {
        FilterBar<AuditEntry> filters = new FilterBar<>(model.audit, "Find");
        TableView<AuditEntry> table = Tables.of("audit", model.audit.shown, "Nothing was done yet that is written down.",
                "Who did what, the newest first",
                List.of(Tables.text("When", 126, entry -> model.near(entry.at()), "muted-cell"),
                        Tables.text("Who", 104, TeamView::who, "strong-cell"),
                        Tables.text("Where", 106, entry -> entry.place().isEmpty() ? "All" : entry.place()),
                        Tables.text("What", 400, AuditEntry::words, "two-lines")));
        Tables.twoLinesBelow(table, TWO_LINES);
        table.setMinHeight(LEAST_TABLE);
        table.setPrefHeight(LEAST_TABLE);
        table.getColumns().forEach(column -> column.setSortable(false));
        HBox below = Widgets.row(Icon.of(MaterialDesignL.LOCK_OUTLINE, "muted-icon"),
                Widgets.label("entries can be added, never changed or removed", "muted", "small"), Widgets.spring(),
                Widgets.styled(Widgets.text(model.auditWords), "muted", "small"));
        Label what = Widgets.label("Who did what", "strong");
        what.setMinWidth(USE_PREF_SIZE);
        return Widgets.grow(new VBox(10,
                Widgets.row(what, Widgets.grow(filters), Widgets.button("team-export", "E_xport\u2026", model::export, "small")),
                Widgets.grow(Tables.reading(table, model.reading())), below));
    }

    /** The person, and the computer where it is another name. */
    private static String who(AuditEntry entry) {
        return entry.person().isEmpty() ? entry.computer() : entry.person();
    }
}

package app.tallybird.ui.team;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

import app.tallybird.app.TeamDesk.Person;
import app.tallybird.model.TeamRole;
import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** Who there is and what each may do, and for what a second person is needed. */
final class TeamSide extends VBox {

    private static final double NARROW = 286;
    private static final double WIDE = 340;
    private static final double FROM = 1_100;
    private static final double FACT = 70;
    private static final double PEOPLE = 170;
    private static final int COMPUTERS = 4;

    private final TeamModel model;
    private final VBox people = new VBox();

    TeamSide(TeamModel model) {
        super(14);
        this.model = model;
        model.state.subscribe(now -> people.getChildren().setAll(now.team().people().stream().map(this::person).toList()));
        getChildren().addAll(ledger(), Widgets.when(model.state.map(now -> !now.team().people().isEmpty()),
                Widgets.card(Widgets.label("People", "strong"), Widgets.room(people, PEOPLE))), approval());
    }

    /** As wide as there is room for on a page of that width. */
    void on(double page) {
        double width = page < FROM ? NARROW : WIDE;
        Widgets.width(this, width, width);
    }

    private Node ledger() {
        VBox card = Widgets.card();
        card.setId("team-ledger");
        Runnable draw = () -> {
            SharedPlace now = model.shared.get();
            if (now == null) {
                card.getChildren().setAll(Widgets.label("Ledger", "strong"), facts(List.of(fact("Place", model.whereItLies()))));
            } else {
                show(card, now);
            }
        };
        model.state.subscribe(draw);
        model.shared.subscribe(draw);
        model.computers.subscribe(draw);
        model.backup.subscribe(draw);
        draw.run();
        return Widgets.when(model.state.map(now -> !now.equals(TeamState.NONE)), card);
    }

    /** Those of its place, then what is known of both kinds. */
    private VBox facts(List<Node> place) {
        VBox facts = new VBox(3, place.toArray(Node[]::new));
        List<String> computers = model.computers.get();
        for (int at = 0; at < Math.min(COMPUTERS, computers.size()); at++) {
            facts.getChildren().add(fact(at == 0 ? "Computers" : "", computers.get(at)));
        }
        if (computers.size() > COMPUTERS) {
            String others = String.join("\n", computers.subList(COMPUTERS, computers.size()));
            Label more = Widgets.label("and " + LocalFormat.number(computers.size() - COMPUTERS) + " more", "small");
            more.setTooltip(new Tooltip(others));
            more.setAccessibleText(more.getText() + ": " + others);
            facts.getChildren().add(fact("", more));
        }
        if (!model.backup.get().isEmpty()) {
            Node backup = fact("Backup", model.backup.get());
            backup.setId("team-backup");
            facts.getChildren().add(backup);
        }
        return facts;
    }

    private void show(VBox card, SharedPlace now) {
        HBox state = Widgets.styled(new HBox(6, Icon.of(PlanCard.sign(now.state().tone()), PlanCard.icon(now.state().tone())),
                Widgets.label(now.state().words(), "strong-cell", "text-" + now.state().tone().style())), "row");
        card.getChildren().setAll(Widgets.row(Widgets.label("Shared ledger", "strong"), Widgets.spring(), state),
                facts(List.of(fact("Server", now.server()), fact("Line", now.line()))));
        now.works().forEach(one -> card.getChildren().add(fact("Works now", one)));
        card.getChildren().add(Widgets.row(Widgets.button("team-test", "_Test", model::test, "small"),
                Widgets.button("team-share-again", "_Change or take back\u2026", model::share, "small")));
        if (now.state().tone() != Tone.GOOD) {
            card.getChildren().add(Widgets.text("What was read stays here to look at. Nothing is sent while it is so.", "muted", "small"));
        }
    }

    private static Node fact(String name, String value) {
        return fact(name, Widgets.text(value, "small"));
    }

    private static Node fact(String name, Label value) {
        Label words = Widgets.grow(value);
        words.setMinWidth(0);
        return new HBox(8, Widgets.width(Widgets.label(name, "muted", "small"), FACT, FACT), words);
    }

    private Node person(Person one) {
        Label letter = Widgets.label(one.name().substring(0, 1).toUpperCase(Locale.ROOT), "person-letter");
        Label name = Widgets.label(one.name() + (one.you() ? " (you)" : ""), "strong-cell");
        Label below = Widgets.text(LocalFormat.joined(" \u00b7 ", may(one.role()), one.seen().map(model::near).orElse("")), "muted",
                "small");
        VBox words = Widgets.grow(new VBox(1, name, below));
        words.setMinWidth(0);
        HBox line = Widgets.styled(new HBox(10, letter, words, new Badge(tag(one.role()))), "person-line");
        line.setAccessibleText(one.name() + (one.you() ? ", you" : "") + ", " + one.role().word() + ", " + below.getText());
        return line;
    }

    private static String may(TeamRole role) {
        return switch (role) {
            case TECHNICIAN -> "prepares";
            case BILLING -> "approves";
            case READER -> "reads only";
            case COMPUTER -> "runs schedules";
        };
    }

    private static Tag tag(TeamRole role) {
        return new Tag(role.word(), switch (role) {
            case TECHNICIAN -> Tone.INFO;
            case BILLING -> Tone.GOOD;
            case READER, COMPUTER -> Tone.NEUTRAL;
        });
    }

    private Node approval() {
        ApprovalForm form = model.form;
        Node needed = Fields.labelled("A second person is needed for",
                Fields.box("team-approval", ApprovalForm.CHOICES, Named::name, form.needed));
        TextField amount = Fields.text("team-above", form.above);
        amount.setPromptText("100.00");
        Button keep = Widgets.button("team-approval-keep", "_Keep it", form::keep, "small");
        keep.disableProperty().bind(model.work.busy);
        Label said = Widgets.text(model.state.map(now -> "A second person is needed for: " + form.said()));
        said.setId("team-approval-said");
        HBox own = Widgets.styled(
                new HBox(7, Icon.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "good-icon"), Widgets.text("Nobody approves what they prepared")),
                "row");
        List<Node> offered = List.of(needed,
                Widgets.when(form.needed.map(now -> now.id().equals("above")),
                        Fields.labelled("Amount a month, up to which nobody is asked", amount)),
                Widgets.when(form.changed, Widgets.row(Widgets.spring(), keep)));
        return Widgets.card(Widgets.label("Approval", "strong"), own, Widgets.when(form.offered.not(), said),
                Widgets.when(form.offered, new VBox(10, offered.toArray(Node[]::new))), Widgets.text(form.words, "muted", "small"));
    }
}

package app.tallybird.ui.sharing;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** Where the ledgers are, and the way to a shared one or back. */
public final class SharingView extends Frame {

    private static final double WIDEST = 760;
    private static final double NAMES = 92;

    private final SharingModel model;
    private final Button again;
    private final TextField database;

    public SharingView(SharingModel model) {
        this.model = model;
        again = Widgets.button("sharing-test-again", "_Test", model::test);
        database = Fields.text("sharing-database", model.address);
        database.setPromptText("ledger.example.com/tallybird");
        ObservableValue<Boolean> shared = model.now.map(now -> now.shared().isPresent());
        VBox cards = new VBox(14, Widgets.when(shared, ledger()), Widgets.when(Bindings.isNotNull(model.leaving), leaving()),
                Widgets.when(shared.map(is -> !is), here()), Widgets.when(shared.map(is -> !is), form()));
        cards.setMaxWidth(WIDEST);
        middle(Widgets.styled(new VBox(Widgets.heading("Share the ledger",
                "Several people and computers work with the same numbers, rules, prices, decisions and settings, in a PostgreSQL database of "
                        + "yours. Passwords and keys are not shared."),
                new ProblemBar(model.problem, model::copy), Widgets.notice("sharing-good", Tone.GOOD, model.good), cards), "home"));
        HBox buttons = buttons();
        below(Widgets.when(Bindings.createBooleanBinding(() -> model.now.get().shared().isEmpty() || model.work.busy.get(), model.now,
                model.work.busy), buttons));
        beginning(model.problem);
        beginning(model.good);
        // what was pressed is gone
        model.now.subscribe((before, now) -> {
            if (before.shared().isPresent() != now.shared().isPresent()) {
                (now.shared().isPresent() ? again : database).requestFocus();
            }
        });
    }

    private static Node line(String name, ObservableValue<String> words, String id) {
        Label label = Widgets.label(name, "muted");
        label.setMinWidth(NAMES);
        Label said = Widgets.text(words);
        said.setId(id);
        return Widgets.row(label, Widgets.grow(said));
    }

    /** The shared one that is worked with. */
    private Node ledger() {
        Label connected = Widgets.label("", "strong-cell", "text-tone-good");
        connected.textProperty().bind(model.tested.map(one -> "connected"));
        HBox state = Widgets.styled(new HBox(6, Icon.of(MaterialDesignC.CHECK_CIRCLE_OUTLINE, "good-icon"), connected), "row");
        ObservableValue<String> address = model.now.map(now -> now.shared().map(LedgerAddress::place).orElse(""));
        return Widgets.card(
                Widgets.row(Icon.of(MaterialDesignD.DATABASE_OUTLINE), Widgets.label("Shared ledger", "strong"), Widgets.spring(),
                        Widgets.when(Bindings.isNotNull(model.tested), state)),
                new VBox(6, line("Address", address, "sharing-address"),
                        line("Role", model.now.map(now -> now.shared().map(LedgerAddress::user).orElse("")), "sharing-role"), found()),
                Widgets.when(model.now.map(SharingModel.Now::isNamed),
                        Widgets.text("It is named at the start of the program (--ledger or TALLYBIRD_LEDGER); change it there.", "muted",
                                "small")),
                Widgets.row(again, Widgets.when(model.now.map(now -> !now.isNamed()),
                        Widgets.button("sharing-leave", "_Work alone again\u2026", model::askToLeave))));
    }

    /** What the last test found. */
    private Node found() {
        return Widgets.when(Bindings.isNotNull(model.tested),
                new VBox(6, line("Server", model.tested.map(SharingModel.Tested::server), "sharing-server"),
                        line("Line", model.tested.map(SharingModel.Tested::line), "sharing-line"),
                        line("There", model.tested.map(SharingModel.Tested::there), "sharing-there")));
    }

    private Node leaving() {
        VBox take = new VBox(6,
                Widgets.text("Take all of it to this computer: the shared ledger is closed for everybody, and says where it went."),
                Widgets.text(model.leaving.map(one -> SharingModel.words(one.report()) + "."), "muted", "small"),
                Widgets.row(Widgets.button("sharing-take", "Take _all of it", model::takeBack)));
        VBox leave = new VBox(6,
                Widgets.text("Leave it to the others: this computer goes back to what is in its own folder, and they go on."),
                Widgets.row(Widgets.button("sharing-leave-them", "_Leave it to them", model::leaveThem)));
        Label nothing = Widgets
                .text("What was in the folder of this computer was moved into the shared ledger, so that there is nothing to go back "
                        + "to. To let the others go on without this computer, remove its role in the database.", "muted", "small");
        ObservableValue<Boolean> alone = model.leaving.map(SharingModel.Leaving::mayGoAlone).orElse(false);
        return Widgets.card(Widgets.label("Work alone again", "strong"), take, Widgets.when(alone, leave),
                Widgets.when(alone.map(may -> !may), nothing), Widgets.row(Widgets.button("sharing-stay", "_Stay", model::stay)));
    }

    private Node here() {
        return Widgets.card(Widgets.label("On this computer", "strong"), Widgets.text(model.now.map(now -> now.here() + ".")),
                Widgets.text("Nothing has to be installed for that. Shared, they lie in the database, and this folder keeps what it has.",
                        "muted", "small"));
    }

    private Node form() {
        PasswordField password = Fields.typed("sharing-password", model.password, new PasswordField());
        password.setPromptText("Empty for the one that is kept");
        VBox fields = new VBox(10, Fields.labelled("Server and database", database),
                Widgets.row(Widgets.grow(Fields.labelled("Role in the database", Fields.text("sharing-user", model.user))),
                        Widgets.grow(Fields.labelled("Its password", password))));
        return Widgets.card(Widgets.label("The database", "strong"), fields, Widgets.text(
                "PostgreSQL 14 or newer. The connection is encrypted and the server's certificate is checked. The password goes into this "
                        + "computer's store of secrets.",
                "muted", "small"), Widgets.row(Widgets.button("sharing-test", "_Test", model::test)), found());
    }

    private HBox buttons() {
        Label busy = Widgets.label("", "muted");
        busy.textProperty().bind(model.work.words);
        ObservableValue<Boolean> ready = Bindings.createBooleanBinding(
                () -> model.tested.get() != null && model.now.get().shared().isEmpty() && !model.work.busy.get(), model.tested, model.now,
                model.work.busy);
        ObservableValue<Boolean> used = model.tested.map(one -> one.found().inForce()).orElse(false);
        Label first = Widgets.label("Test it first: nothing is copied by that.", "muted");
        ObservableValue<Boolean> untested = Bindings.createBooleanBinding(() -> model.tested.get() == null && !model.work.busy.get(),
                model.tested, model.work.busy);
        return Widgets.row(Widgets.spinner(model.work.busy), busy, Widgets.when(untested, first), Widgets.spring(), Widgets.when(ready,
                Widgets.row(
                        Widgets.when(used.map(is -> !is), Widgets.button("sharing-copy", "_Copy what is here", model::copyThere, "accent")),
                        Widgets.when(used, Widgets.button("sharing-use", "_Use what is there", model::useThere, "accent")))));
    }
}

package app.tallybird.ui.step.accounts;

import java.util.List;
import java.util.stream.Stream;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;

import app.tallybird.model.Account;
import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Widgets;

/** The names of a file of which a person says whose they are, with a proposal where one is likely. */
final class NamesCard extends VBox {

    private final AccountsModel model;

    NamesCard(AccountsModel model) {
        this.model = model;
        getStyleClass().add("card-box");
        Widgets.when(Bindings.isNotEmpty(model.names), this);
        model.names.addListener((Observable changed) -> show());
        show();
    }

    private void show() {
        Node head = Widgets.label("Who are these?", "strong");
        Node words = Widgets
                .text("The file has no customer ids. Say once who each name is: later files are read the same way, and a name of "
                        + "the file renames nobody at Synthesize.", "muted", "small");
        VBox rows = new VBox(8);
        for (int i = 0; i < model.names.size(); i++) {
            rows.getChildren().add(row(model.names.get(i), i));
        }
        getChildren().setAll(head, words, Widgets.grow(Widgets.scroll(rows)));
    }

    private static Node row(NameRow name, int place) {
        VBox words = Widgets.grow(new VBox(2, Widgets.label(name.name(), "strong"), Widgets.text(name.why(), "muted", "small")));
        List<Account> offered = Stream.concat(name.candidates().stream(), Stream.of(name.itself())).toList();
        ComboBox<Account> box = Fields.box("name-is-" + place, offered, name::words, name.chosen());
        box.setPromptText("Choose who it is");
        box.setAccessibleText("Who " + name.name() + " is");
        box.setPrefWidth(360);
        return Widgets.row(words, box);
    }

    /** Puts the focus on the first name that nobody has said. */
    void focus() {
        lookupAll(".combo-box").stream().findFirst().ifPresent(Node::requestFocus);
    }
}

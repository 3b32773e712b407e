package app.tallybird.ui.shell;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.app.About;
import app.tallybird.ui.control.Widgets;

/** What this program is, where it keeps its things, and whose works it holds. */
final class AboutView extends VBox {

    AboutView(About about, Path home, Consumer<String> copy) {
        getStyleClass().add("home");
        Label what = Widgets.label("Version " + about.version() + ", " + about.java() + ", home folder " + home);
        what.setId("about-version");
        TextArea works = new TextArea(about.works());
        works.setId("about-works");
        works.setEditable(false);
        works.setAccessibleText("Works of others and their licenses");
        Label heading = Widgets.label("Works of others and their licenses", "strong");
        heading.setLabelFor(works);
        VBox card = Widgets.card(heading, works);
        VBox.setVgrow(works, Priority.ALWAYS);
        VBox.setVgrow(card, Priority.ALWAYS);
        getChildren().addAll(Widgets.row(new VBox(8, Widgets.title("Tallybird"), what), Widgets.spring(),
                Widgets.button("about-copy", "_Copy", () -> copy.accept(what.getText() + "\n\n" + about.works()))), card);
    }
}

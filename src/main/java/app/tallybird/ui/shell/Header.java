package app.tallybird.ui.shell;

import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.theme.Theme;
import app.tallybird.ui.wizard.Desktop;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.WebLinks;

/** The product, where one is, whose keys are used, colours and help. */
final class Header extends HBox {

    private static final String TEAM = "Team";

    private final Label where = Widgets.label("Home");
    private final Label organization = Widgets.label("", "muted", "small");
    private final Badge status = new Badge();
    private final StringProperty queue = new SimpleStringProperty("");
    /** How many plans wait for whoever works here. */
    private final Badge waiting = new Badge();
    private final Button team;
    private final List<Button> pages;

    Header(Shell shell, PageDoors doors, Theme theme, Desktop desktop) {
        getStyleClass().add("shell-header");
        where.setId("where");
        team = page("go-team", TEAM, doors::team);
        team.setContentDisplay(ContentDisplay.RIGHT);
        Widgets.show(team, false);
        pages = List.of(page("go-home", "Home", shell::home), team, page("go-history", "History", () -> doors.history("")),
                page("go-alerts", "Alerts", doors::alerts), page("go-settings", "Settings", doors::settings));
        Button home = Widgets.button("home", "Tallybird", shell::home, "product", "flat");
        home.setGraphic(Widgets.label("T", "logo"));
        home.setAccessibleText("Tallybird, home page");
        // the keyboard goes home by the word, not by the sign
        home.setFocusTraversable(false);
        getChildren().addAll(home, Widgets.label("/", "muted"), where, Widgets.spring(), organization, status,
                Widgets.button("go-queue", queue, shell::home, "small"));
        getChildren().addAll(pages);
        getChildren().addAll(Icon.button("scheme", MaterialDesignT.THEME_LIGHT_DARK, "Switch between light and dark", theme::toggle),
                help(shell, desktop));
        show("Home");
    }

    private static Button page(String id, String words, Runnable action) {
        return Widgets.button(id, words, action, "flat", "small");
    }

    private static Node help(Shell shell, Desktop desktop) {
        MenuButton help = new MenuButton("?");
        help.setId("help");
        help.setAccessibleText("Help");
        help.getItems().setAll(Widgets.item("Sign in to Synthesize", () -> desktop.browse(WebLinks.SYNTHESIZE)),
                Widgets.item("Guide for custom integrations", () -> desktop.browse(WebLinks.GUIDE)),
                Widgets.item("API documentation", () -> desktop.browse(WebLinks.API_DOCS)),
                Widgets.item("Write to Gradient's API support", () -> desktop.browse(WebLinks.SUPPORT)), new SeparatorMenuItem(),
                Widgets.item("Copy diagnostics", shell::copyDiagnostics), Widgets.item("Where is the log?", shell::showLog),
                new SeparatorMenuItem(), Widgets.item("About Tallybird", shell::about));
        return help;
    }

    /** The queue of pushes goes on while another page is open: what it does or waits for is said here and leads home. */
    void follow(ObservableValue<String> words) {
        queue.bind(words);
    }

    /** The page of the team is offered once there is something to see on it, with what waits for whoever works here. */
    void team(boolean offered, long forMe) {
        Widgets.show(team, offered || where.getText().equals(TEAM));
        waiting.show(new Tag(LocalFormat.number(forMe), Tone.WARN));
        // a button that has its picture from the beginning does not see that it is shown later
        team.setGraphic(forMe > 0 ? waiting : null);
        heard();
    }

    private void heard() {
        team.setAccessibleText("Team page" + (team.getGraphic() != null ? ", waiting for you: " + waiting.getText() : "")
                + (where.getText().equals(TEAM) ? ", shown now" : ""));
    }

    void show(String words) {
        show(words, new Setup.Standing("", ""));
    }

    /** Where one is, and whose keys are used there. */
    void show(String words, Setup.Standing standing) {
        where.setText(words);
        pages.forEach(page -> {
            boolean here = page.getText().equals(words);
            Widgets.style(page, "here", here);
            page.setAccessibleText(page.getText() + " page" + (here ? ", shown now" : ""));
        });
        heard();
        organization.setText(standing.organization());
        boolean known = !standing.status().isEmpty();
        organization.setVisible(!standing.organization().isEmpty() && known);
        Widgets.show(status, known);
        String word = standing.status().toLowerCase(Locale.ROOT);
        status.show(new Tag(word, switch (word) {
            case "active" -> Tone.GOOD;
            case "pending" -> Tone.INFO;
            case "error", "disabled" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        }));
        status.setAccessibleText("integration status " + word);
    }
}

package app.tallybird.ui.shell;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.HBox;

import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

import app.tallybird.ui.control.Badge;
import app.tallybird.ui.control.Icon;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.WebLinks;

/** The product, where one is, whose keys are used, colours and help. */
final class Header extends HBox {

    private final Label where = Widgets.label("Home");
    private final Label organization = Widgets.label("", "muted", "small");
    private final Badge status = new Badge();
    private final Button home;

    Header(ShellActions actions) {
        getStyleClass().add("shell-header");
        home = new Button("Tallybird", Widgets.label("T", "logo"));
        home.setId("home");
        home.getStyleClass().addAll("product", "flat");
        home.setAccessibleText("Tallybird, home page");
        home.setOnAction(event -> actions.home());
        Button scheme = Icon.button("scheme", MaterialDesignT.THEME_LIGHT_DARK, "Switch between light and dark", actions::toggleScheme);
        getChildren().addAll(home, Widgets.label("/", "muted"), where, Widgets.spring(), organization, status,
                page("go-history", "History", () -> actions.history("")), page("go-alerts", "Alerts", actions::alerts),
                page("go-settings", "Settings", actions::settings), scheme, help(actions));
        show(new Setup.Standing("", ""));
    }

    private static Button page(String id, String words, Runnable action) {
        Button page = Widgets.button(id, words, action, "flat", "small");
        page.setAccessibleText(words + " page");
        return page;
    }

    private static Node help(ShellActions actions) {
        MenuButton help = new MenuButton("?");
        help.setId("help");
        help.setAccessibleText("Help");
        help.getItems().setAll(item("help-synthesize", "Sign in to Synthesize", () -> actions.browse(WebLinks.SYNTHESIZE)),
                item("help-guide", "Guide for custom integrations", () -> actions.browse(WebLinks.GUIDE)),
                item("help-api", "API documentation", () -> actions.browse(WebLinks.API_DOCS)),
                item("help-support", "Write to Gradient's API support", () -> actions.browse(WebLinks.SUPPORT)), new SeparatorMenuItem(),
                item("help-diagnostics", "Copy diagnostics", actions::copyDiagnostics),
                item("help-logs", "Where is the log?", actions::showLog), new SeparatorMenuItem(),
                item("help-about", "About Tallybird", actions::about));
        return help;
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    void where(String words) {
        where.setText(words);
    }

    void show(Setup.Standing standing) {
        organization.setText(standing.organization().isEmpty() ? "" : standing.organization() + " · integration status");
        boolean known = !standing.status().isEmpty();
        organization.setVisible(!standing.organization().isEmpty() && known);
        status.setVisible(known);
        status.setManaged(known);
        String word = standing.status().toLowerCase(Locale.ROOT);
        status.show(new Tag(word, switch (word) {
            case "active" -> Tone.GOOD;
            case "pending" -> Tone.INFO;
            case "error", "disabled" -> Tone.BAD;
            default -> Tone.NEUTRAL;
        }));
    }
}

package app.tallybird.ui.settings;

import java.util.List;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import app.tallybird.app.NoticeAddresses.Which;
import app.tallybird.ui.control.Choices;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Widgets;

/** A card for each kind of setting, and the diagnostics below. */
public final class SettingsView extends VBox {

    private static final double WIDEST = 760;

    private final SettingsModel model;
    private final VBox cards = new VBox(14);

    public SettingsView(SettingsModel model) {
        this.model = model;
        getStyleClass().add("home");
        Label good = Widgets.text("", "notice", "tone-good");
        good.setId("settings-good");
        good.setMaxWidth(Double.MAX_VALUE);
        good.textProperty().bind(model.good);
        model.rows.addListener((Observable change) -> fill());
        ScrollPane scroll = new ScrollPane(cards);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(
                Widgets.row(
                        new VBox(8, Widgets.title("Settings"),
                                Widgets.text("They hold for all integrations of this computer.", "page-words")),
                        Widgets.spring(), Widgets.button("settings-save", "_Save changes", model::save, "accent")),
                new ProblemBar(model.problem, model::copy), Widgets.when(model.good.isNotEmpty(), good), scroll);
    }

    private void fill() {
        cards.getChildren().setAll(card("Window", "theme"),
                card("Sending", "rate", "service-drop-percent", "customer-drop-percent", "keep-days"), notices(),
                card("Month end", "warn-days", "close-day", "freeze-days"), card("Network", "proxy", "extra-ca"), folder(), diagnostics());
    }

    private VBox card(String title, String... keys) {
        VBox card = Widgets.card(Widgets.label(title, "strong"));
        model.rows.stream().filter(row -> List.of(keys).contains(row.key())).forEach(row -> card.getChildren().add(field(row)));
        return card;
    }

    private static Node field(SettingRow row) {
        Control control;
        if (row.choices().isEmpty()) {
            TextField text = new TextField();
            text.textProperty().bindBidirectional(row.typed);
            control = text;
        } else {
            ComboBox<String> box = Choices.box("setting-" + row.key(), row.choices(), value -> value, row.typed);
            control = box;
        }
        control.setId("setting-" + row.key());
        return below(Choices.field(row.words(), control), row.byDefault(), row.error);
    }

    private static VBox below(VBox field, String words, javafx.beans.property.StringProperty error) {
        field.setMaxWidth(WIDEST);
        Label wrong = Widgets.text("", "error-text", "small");
        wrong.textProperty().bind(error.map(text -> "⚠ " + text));
        field.getChildren().addAll(Widgets.when(error.isNotEmpty(), wrong), Widgets.text(words, "muted", "small"));
        return field;
    }

    private VBox notices() {
        VBox card = card("Notices of pushes that nobody watches", "webhook-kind", "tickets");
        for (AddressRow row : model.addresses) {
            PasswordField field = new PasswordField();
            field.setId("setting-" + row.which.name().toLowerCase(java.util.Locale.ROOT));
            field.textProperty().bindBidirectional(row.typed);
            field.promptTextProperty()
                    .bind(row.kept.map(kept -> kept ? "An address is kept; paste another one to change it" : "https://…"));
            VBox box = below(Choices.field(row.words(), field), "Default: none", row.error);
            var buttons = Widgets.row(Widgets.button("remove-" + field.getId(), "Remove this address", () -> model.remove(row), "small"));
            if (row.which == Which.WEBHOOK) {
                buttons.getChildren().add(Widgets.button("send-test", "Send a _test", model::test, "small"));
            }
            box.getChildren().add(Widgets.when(row.kept, buttons));
            card.getChildren().add(box);
        }
        return card;
    }

    private VBox folder() {
        Label home = Widgets.text("", "mono");
        home.textProperty().bind(model.home);
        return Widgets.card(Widgets.label("Home folder", "strong"), home,
                Widgets.text("Settings, ledgers and logs are here. Another folder is chosen at the start with --home.", "muted", "small"));
    }

    private VBox diagnostics() {
        TextArea text = new TextArea();
        text.setId("diagnostics");
        text.setEditable(false);
        text.setPrefRowCount(12);
        text.setAccessibleText("Diagnostics, as they would be saved");
        text.textProperty().bind(model.diagnostics);
        text.setPromptText("Diagnostics");
        var shown = model.diagnostics.isNotEmpty();
        return Widgets.card(Widgets.label("Diagnostics for support", "strong"),
                Widgets.text(
                        "Versions, folders and the last push of each integration: no customers, no numbers of theirs, no secrets. You see "
                                + "all of it before it is saved.",
                        "muted", "small"),
                Widgets.row(Widgets.button("show-diagnostics", "Show _diagnostics", model::showDiagnostics),
                        Widgets.when(shown, Widgets.button("save-diagnostics", "Save as a _file…", model::saveDiagnostics)),
                        Widgets.when(shown, Widgets.button("copy-diagnostics", "_Copy", model::copyDiagnostics))),
                Widgets.when(shown, text));
    }
}

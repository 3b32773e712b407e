package app.tallybird.ui.settings;

import java.util.List;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Control;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import app.tallybird.ui.control.Fields;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.ProblemBar;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.control.Widgets;

/** A card for each kind of setting, and the diagnostics below. */
public final class SettingsView extends Frame {

    private static final double WIDEST = 760;

    private final SettingsModel model;
    private final VBox cards = new VBox(14);

    public SettingsView(SettingsModel model) {
        this.model = model;
        model.rows.addListener((Observable change) -> fill());
        middle(Widgets.styled(
                new VBox(Widgets.heading("Settings", "They hold for all integrations of this computer."),
                        new ProblemBar(model.problem, model::copy), Widgets.notice("settings-good", Tone.GOOD, model.good), cards),
                "home"));
        below(Widgets.row(Widgets.spring(), Widgets.button("settings-save", "_Save changes", model::save, "accent")));
        beginning(model.problem);
        beginning(model.good);
    }

    private void fill() {
        cards.getChildren().setAll(card("Window", "theme"),
                card("Sending", "rate", "service-drop-percent", "customer-drop-percent", "service-rise-percent", "customer-rise-percent",
                        "keep-days"),
                notices(), card("Month end", "warn-days", "close-day", "pre-close-days", "freeze-days"), team(),
                card("Network", "proxy", "extra-ca", "update-address"), folder(), diagnostics());
    }

    private VBox card(String title, String... keys) {
        VBox card = Widgets.card(Widgets.label(title, "strong"));
        model.rows.stream().filter(row -> List.of(keys).contains(row.key))
                .forEach(row -> card.getChildren()
                        .add(field(row,
                                row.choices.isEmpty()
                                        ? Fields.text("setting-" + row.key, row.typed)
                                        : Fields.box("setting-" + row.key, row.choices, value -> value, row.typed))));
        return card;
    }

    private static VBox field(SettingRow row, Control control) {
        VBox field = Fields.labelled(row.words, control);
        field.setMaxWidth(WIDEST);
        field.getChildren().addAll(
                Widgets.when(row.error.isNotEmpty(), Widgets.text(row.error.map(text -> "⚠ " + text), "error-text", "small")),
                Widgets.text(row.byDefault, "muted", "small"));
        return field;
    }

    private VBox notices() {
        VBox card = card("Notices of pushes that nobody watches", "webhook-kind", "tickets");
        for (SettingRow row : model.addresses) {
            HBox buttons = Widgets
                    .row(Widgets.button("remove-setting-" + row.key, "Remove this address", () -> model.remove(row), "small"));
            if (row.key.equals("webhook")) {
                buttons.getChildren().add(Widgets.button("send-test", "Send a _test", model::test, "small"));
            }
            VBox field = field(row, Fields.address("setting-" + row.key, row.typed, row.kept));
            field.getChildren().add(Widgets.when(row.kept, buttons));
            card.getChildren().add(field);
        }
        return card;
    }

    private VBox team() {
        return Widgets.card(Widgets.label("Team and approval", "strong"),
                Widgets.text("Who did what, and for which sends a second person is needed.", "muted", "small"),
                Widgets.row(Widgets.button("open-team", "Open the t_eam page", model::team)));
    }

    private VBox folder() {
        VBox card = Widgets.card(Widgets.label("Home folder", "strong"), Widgets.text(model.home, "mono"),
                Widgets.text("Settings, ledgers and logs are here. Another folder is chosen at the start with --home.", "muted", "small"));
        if (!model.place.demo()) {
            card.getChildren().addAll(Widgets
                    .text("Several people and computers can work with the same ledgers and settings, in a database.", "muted", "small"),
                    Widgets.row(Widgets.button("open-sharing", "S_hare the ledger\u2026", model::share)));
        }
        return card;
    }

    private VBox diagnostics() {
        TextArea text = new TextArea();
        text.setId("diagnostics");
        text.setEditable(false);
        text.setPrefRowCount(12);
        text.setAccessibleText("Diagnostics, as they would be saved");
        text.textProperty().bind(model.diagnostics);
        text.setPromptText("Diagnostics");
        ObservableValue<Boolean> shown = model.diagnostics.isNotEmpty();
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

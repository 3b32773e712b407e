package app.tallybird.ui.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.app.Diagnostics;
import app.tallybird.app.NoticeAddresses;
import app.tallybird.app.NoticeAddresses.Which;
import app.tallybird.app.Preferences;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** The settings for all integrations. What is wrong is said at its field; what is right is saved all the same. */
public final class SettingsModel extends PageModel {

    private static final List<String> APART = List.of("webhook", "heartbeat", "home");

    private final Consumer<String> theme;
    private final Runnable team;
    private final Runnable sharing;
    final ObservableList<SettingRow> rows = FXCollections.observableArrayList();
    final List<SettingRow> addresses = Stream.of(Which.values()).map(SettingRow::of).toList();
    /** The text for support, or empty while nobody asked for it. */
    final StringProperty diagnostics = new SimpleStringProperty("");
    /** The folder of settings and ledgers. */
    final StringProperty home = new SimpleStringProperty("");

    /** {@code theme} gets "system", "light" or "dark" when that was chosen; {@code team} and {@code sharing} open those pages. */
    public SettingsModel(Workplace place, Consumer<String> theme, Runnable team, Runnable sharing) {
        super(place);
        this.theme = theme;
        this.team = team;
        this.sharing = sharing;
    }

    private Preferences preferences() {
        return new Preferences(place.application());
    }

    private NoticeAddresses noticeAddresses() {
        return new NoticeAddresses(place.application());
    }

    public void enter() {
        look(cancel -> preferences().all(), this::show);
    }

    private void show(List<Preferences.Line> lines) {
        addresses.forEach(row -> {
            row.kept.set(kept(row, lines));
            row.typed.set("");
            row.error.set("");
        });
        home.set(place.application().home().root().toString());
        rows.setAll(lines.stream().filter(line -> !APART.contains(line.key())).map(SettingRow::of).toList());
    }

    private static boolean kept(SettingRow row, List<Preferences.Line> lines) {
        return lines.stream().anyMatch(line -> line.key().equals(row.key) && !line.value().isEmpty());
    }

    private record Change(String key, String value, String shown) {
    }

    /** Saves what was changed. */
    void save() {
        List<Change> changes = Stream.concat(rows.stream(), addresses.stream()).filter(SettingRow::changed)
                .map(row -> new Change(row.key, row.typed.get(), row.saved)).toList();
        if (changes.isEmpty()) {
            good.set("Nothing was changed.");
            return;
        }
        change(cancel -> {
            Map<String, String> wrong = new HashMap<>();
            changes.forEach(change -> {
                try {
                    save(change);
                } catch (ProblemException e) {
                    wrong.put(change.key(), e.problem().what());
                }
            });
            return wrong;
        }, wrong -> saved(changes, wrong));
    }

    private void save(Change change) {
        Stream.of(Which.values()).filter(which -> which.name().equalsIgnoreCase(change.key())).findFirst().ifPresentOrElse(
                which -> noticeAddresses().set(which, change.value()),
                () -> preferences().set(change.key(), change.value(), Optional.of(change.shown())));
    }

    private void saved(List<Change> changes, Map<String, String> wrong) {
        changes.stream().filter(change -> change.key().equals("theme") && !wrong.containsKey("theme"))
                .forEach(change -> theme.accept(change.value()));
        int done = changes.size() - wrong.size();
        String words = LocalFormat.count(done, "setting is", "settings are") + " saved. The next push uses " + (done == 1 ? "it" : "them")
                + ", here, from the command line and by schedule; one that is under way keeps what it began with.";
        if (wrong.isEmpty()) {
            look(cancel -> preferences().all(), lines -> {
                show(lines);
                good.set(words);
            });
            return;
        }
        Stream.concat(rows.stream(), addresses.stream()).forEach(row -> row.error.set(wrong.getOrDefault(row.key, "")));
        good.set(done > 0 ? words : "");
    }

    void remove(SettingRow row) {
        change(cancel -> {
            noticeAddresses().remove(Which.valueOf(row.key.toUpperCase(Locale.ROOT)));
            return preferences().all();
        }, lines -> {
            row.kept.set(kept(row, lines));
            good.set(row.kept.get()
                    ? "The address is still given by an environment file or a variable; remove it there."
                    : "The address is removed.");
        });
    }

    /** Sends a test to the webhook that is kept. */
    void test() {
        change(cancel -> {
            noticeAddresses().sendTest(cancel);
            return true;
        }, sent -> good.set("The webhook took the test."));
    }

    void share() {
        sharing.run();
    }

    void team() {
        team.run();
    }

    /** Shows what support asks for; nothing is saved. */
    void showDiagnostics() {
        look(cancel -> Diagnostics.of(place.application()), diagnostics::set);
    }

    /** Saves exactly the text that is shown. */
    void saveDiagnostics() {
        String text = diagnostics.get();
        place.desktop().saveFile("Save the diagnostics", "tallybird-diagnostics.txt")
                .ifPresent(file -> change(cancel -> write(file, text), done -> good.set("The diagnostics are saved as " + done + ".")));
    }

    void copyDiagnostics() {
        place.desktop().copy(diagnostics.get(), "Diagnostics copied");
    }

    private <T> void look(Work<T> work, Consumer<T> done) {
        start(Task.look("", work), done);
    }

    private <T> void change(Work<T> work, Consumer<T> done) {
        start(Task.change("", "", work), done);
    }
}

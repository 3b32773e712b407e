package app.tallybird.ui.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Application;
import app.tallybird.app.Diagnostics;
import app.tallybird.app.NoticeAddresses;
import app.tallybird.app.NoticeAddresses.Which;
import app.tallybird.app.Preferences;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemException;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.Work;
import app.tallybird.ui.wizard.Workplace;

/** The settings for all integrations. What is wrong is said at its field; what is right is saved all the same. */
public final class SettingsModel {

    private final Workplace place;
    private final Consumer<String> theme;
    final ObservableList<SettingRow> rows = FXCollections.observableArrayList();
    final List<AddressRow> addresses = Stream.of(Which.values()).map(AddressRow::new).toList();
    final StringProperty good = new SimpleStringProperty("");
    /** The text for support, or empty while nobody asked for it. */
    final StringProperty diagnostics = new SimpleStringProperty("");
    /** The folder of settings and ledgers. */
    final StringProperty home = new SimpleStringProperty("");
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ScreenWork lane;

    /** {@code theme} gets "system", "light" or "dark" when that was chosen. */
    public SettingsModel(Workplace place, Consumer<String> theme) {
        this.place = place;
        this.theme = theme;
        lane = place.lane();
    }

    private record Found(List<Preferences.Line> lines, Map<Which, Boolean> kept) {
    }

    public void enter() {
        look(cancel -> read(place.application()), this::show);
    }

    /** Another page is shown. */
    public void leave() {
        lane.leave();
    }

    private static Found read(Application application) {
        NoticeAddresses addresses = new NoticeAddresses(application);
        Map<Which, Boolean> kept = new HashMap<>();
        for (Which which : Which.values()) {
            kept.put(which, addresses.present(which));
        }
        return new Found(new Preferences(application).all(), kept);
    }

    private void show(Found found) {
        List<String> apart = List.of("webhook", "heartbeat", "home");
        rows.setAll(found.lines().stream().filter(line -> !apart.contains(line.key())).map(SettingRow::new).toList());
        addresses.forEach(row -> {
            row.kept.set(found.kept().getOrDefault(row.which, false));
            row.typed.set("");
            row.error.set("");
        });
        home.set(place.application().home().root().toString());
    }

    private record Change(String key, String value) {
    }

    /** Saves what was changed. */
    void save() {
        List<Change> changes = rows.stream().filter(SettingRow::changed).map(row -> new Change(row.key(), row.typed.get())).toList();
        List<Change> secrets = addresses.stream().filter(row -> !row.typed.get().isBlank())
                .map(row -> new Change(row.which.name(), row.typed.get())).toList();
        if (changes.isEmpty() && secrets.isEmpty()) {
            good.set("Nothing was changed.");
            return;
        }
        work(cancel -> {
            Map<String, String> wrong = new HashMap<>();
            changes.forEach(change -> attempt(change, wrong, () -> new Preferences(place.application()).set(change.key(), change.value())));
            secrets.forEach(change -> attempt(change, wrong,
                    () -> new NoticeAddresses(place.application()).set(Which.valueOf(change.key()), change.value())));
            return wrong;
        }, wrong -> saved(changes, secrets, wrong));
    }

    private static void attempt(Change change, Map<String, String> wrong, Runnable work) {
        try {
            work.run();
        } catch (ProblemException e) {
            wrong.put(change.key(), e.problem().what());
        }
    }

    private void saved(List<Change> changes, List<Change> secrets, Map<String, String> wrong) {
        changes.stream().filter(change -> change.key().equals("theme") && !wrong.containsKey("theme"))
                .forEach(change -> theme.accept(change.value()));
        int done = changes.size() + secrets.size() - wrong.size();
        if (wrong.isEmpty()) {
            look(cancel -> read(place.application()), found -> {
                show(found);
                good.set(words(done));
            });
            return;
        }
        rows.forEach(row -> row.error.set(wrong.getOrDefault(row.key(), "")));
        addresses.forEach(row -> row.error.set(wrong.getOrDefault(row.which.name(), "")));
        if (done > 0) {
            good.set(words(done));
        }
    }

    private static String words(int done) {
        return LocalFormat.count(done, "setting is", "settings are") + " saved. The next push uses " + (done == 1 ? "it" : "them")
                + ", here, from the command line and by schedule; one that is under way keeps what it began with.";
    }

    void remove(AddressRow row) {
        work(cancel -> {
            new NoticeAddresses(place.application()).remove(row.which);
            return read(place.application());
        }, found -> {
            row.kept.set(found.kept().getOrDefault(row.which, false));
            good.set(row.kept.get()
                    ? "The address is still given by an environment file or a variable; remove it there."
                    : "The address is removed.");
        });
    }

    /** Sends a test to the webhook that is kept. */
    void test() {
        work(cancel -> {
            new NoticeAddresses(place.application()).sendTest(cancel);
            return true;
        }, sent -> good.set("The webhook took the test."));
    }

    /** Shows what support asks for; nothing is saved. */
    void showDiagnostics() {
        look(cancel -> Diagnostics.of(place.application()), diagnostics::set);
    }

    /** Saves exactly the text that is shown. */
    void saveDiagnostics() {
        String text = diagnostics.get();
        place.desktop().saveFile("Save the diagnostics", "tallybird-diagnostics.txt").ifPresent(file -> work(cancel -> {
            try {
                return Files.writeString(file, text, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }, done -> good.set("The diagnostics are saved as " + done + ".")));
    }

    void copyDiagnostics() {
        place.desktop().copy(diagnostics.get(), "Diagnostics copied");
    }

    void copy(String text) {
        place.desktop().copy(text, "Details copied");
    }

    private <T> void look(Work<T> work, Consumer<T> done) {
        start(ScreenWork.Task.look("", work), done);
    }

    private <T> void work(Work<T> work, Consumer<T> done) {
        start(ScreenWork.Task.change("", "", work), done);
    }

    private <T> void start(ScreenWork.Task<T> task, Consumer<T> done) {
        problem.set(null);
        good.set("");
        lane.start(task, done, problem::set);
    }
}

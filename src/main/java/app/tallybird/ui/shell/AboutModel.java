package app.tallybird.ui.shell;

import java.nio.file.Path;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.app.About;
import app.tallybird.app.UpdateCheck;
import app.tallybird.ui.wizard.Workplace;

/** What this program is, as it is shown and copied. */
final class AboutModel {

    private final Workplace place;
    final String version;
    final String home;
    final String logs;
    final String works;
    /** Whether there is a newer version; empty when nobody was asked, which is so unless a release page is set. */
    final StringProperty update = new SimpleStringProperty("");

    AboutModel(Workplace place) {
        this.place = place;
        About about = About.thisProgram();
        version = "Version " + about.version() + ", " + about.java();
        home = "Home folder: " + place.application().home().root();
        logs = "Log folder: " + folder();
        works = about.works();
        place.runner().start(cancel -> {
            UpdateCheck check = place.application().updateCheck();
            return check.on() ? check.ask(cancel).words() : "";
        }, update::set, problem -> update.set(problem.what()));
    }

    private Path folder() {
        return place.application().home().logs();
    }

    void copy() {
        place.desktop().copy(String.join("\n", version, home, logs, "", works), "Version and licenses copied");
    }

    void copyLogs() {
        place.desktop().copy(folder().toString(), "The log folder is on the clipboard");
    }
}

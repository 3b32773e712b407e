package app.tallybird.ui.sharing;

import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.LedgerSharing;
import app.tallybird.app.LedgerSharing.Found;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.Ledgers;
import app.tallybird.ledger.MoveReport;
import app.tallybird.secret.Secret;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** Sharing the ledgers and settings of this computer: looked at first, then copied or taken from there, and the way back. Used on the screen's thread. */
public final class SharingModel extends PageModel {

    private static final String SCHEME = "postgresql://";

    /** Server and database, as "ledger.example.com/tallybird". */
    final StringProperty address = new SimpleStringProperty("");
    final StringProperty user = new SimpleStringProperty("");
    /** As it is typed; it goes into the store of secrets and is not shown again. */
    final StringProperty password = new SimpleStringProperty("");
    final ObjectProperty<Now> now = new SimpleObjectProperty<>(new Now(Optional.empty(), false, false, ""));
    /** What the last test found, for what is typed. */
    final ObjectProperty<@Nullable Tested> tested = new SimpleObjectProperty<>();
    /** What going back would take along; there while it is asked. */
    final ObjectProperty<@Nullable Leaving> leaving = new SimpleObjectProperty<>();

    /**
     * Where the ledgers are.
     *
     * @param shared the shared one that is worked with
     * @param isNamed it is named at the start of the program, and not chosen here
     * @param isAway what is in this computer's folder was moved away
     * @param here what is in this computer's folder, in words
     */
    record Now(Optional<LedgerAddress> shared, boolean isNamed, boolean isAway, String here) {
    }

    /** The answer of an address. */
    record Tested(LedgerAddress address, Found found) {

        String server() {
            return found.answer().server() + ", " + address.host();
        }

        String line() {
            long millis = Math.round(found.answer().millis());
            return (found.answer().encrypted() ? "TLS, certificate checked" : "without TLS, on this computer") + " \u00b7 "
                    + (millis == 0 ? "less than 1" : LocalFormat.number(millis)) + " ms";
        }

        String there() {
            return found.moved().map(to -> "It was moved to " + to + "; what is copied takes its place.")
                    .orElse(found.answer().version() == 0
                            ? "Nothing yet; the ledger is made with the first copy."
                            : found.integrations() == 0
                                    ? "An empty ledger."
                                    : LocalFormat.count(found.integrations(), "integration is", "integrations are")
                                            + " worked with there.");
        }
    }

    /** What taking it all back would copy. */
    record Leaving(MoveReport report, boolean mayGoAlone) {
    }

    public SharingModel(Workplace place) {
        super(place);
        for (StringProperty typed : new StringProperty[]{address, user, password}) {
            typed.subscribe(() -> tested.set(null));
        }
        user.set(place.application().surroundings().person().orElse(""));
    }

    private LedgerSharing sharing() {
        return new LedgerSharing(place.application());
    }

    public void enter() {
        start(Task.look("", cancel -> read()), now::set);
    }

    private Now read() {
        LedgerSharing sharing = sharing();
        Optional<LedgerAddress> shared = sharing.shared();
        return new Now(shared, sharing.isNamed(), sharing.isAway(), shared.isPresent() ? "" : words(sharing.here()));
    }

    /** "4 ledgers with 48 pushes, and 41 settings, connectors and other documents". */
    static String words(MoveReport report) {
        long pushes = report.ledgers().stream().mapToLong(MoveReport.Line::pushes).sum();
        long ledgers = report.ledgers().stream().filter(line -> !line.integration().equals(Ledgers.OF_ALL)).count();
        return LocalFormat.count(ledgers, "ledger") + " with " + LocalFormat.count(pushes, "push", "pushes") + ", and "
                + LocalFormat.count(report.documents(), "setting, connector or other document", "settings, connectors and other documents");
    }

    private LedgerAddress typedAddress() {
        String text = address.get().strip();
        String plain = text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text;
        return sharing().address(SCHEME + (plain.contains("@") || user.get().isBlank() ? "" : user.get().strip() + "@") + plain);
    }

    private Optional<Secret> typedPassword() {
        return Optional.of(password.get()).filter(text -> !text.isBlank()).map(Secret::of);
    }

    /** Signs in with what is typed and looks; nothing is changed. */
    void test() {
        Optional<LedgerAddress> wanted = now.get().shared();
        Optional<Secret> typed = typedPassword();
        start(Task.look("Signing in\u2026", cancel -> {
            LedgerAddress at = wanted.isPresent() ? wanted.get() : typedAddress();
            return new Tested(at, sharing().look(at, typed));
        }), tested::set);
    }

    /** Copies all that is here to what was tested, and works with that from now on. */
    void copyThere() {
        Tested to = tested.get();
        Optional<Secret> typed = typedPassword();
        if (to != null) {
            start(Task.change("Copying\u2026", "", cancel -> sharing().share(to.address(), typed, false)), report -> changed(
                    words(report) + " are shared now, each row compared. What was here stays, and sends nothing any more."));
        }
    }

    /** Works with what was tested from now on. */
    void useThere() {
        Tested to = tested.get();
        Optional<Secret> typed = typedPassword();
        if (to != null) {
            start(Task.change("", "", cancel -> {
                sharing().use(to.address(), typed);
                return true;
            }), used -> changed("You work with the shared ledger now. What is in the folder of this computer stays there."));
        }
    }

    /** What going back would mean is shown first. */
    void askToLeave() {
        start(Task.look("Looking\u2026", cancel -> new Leaving(sharing().takeBack(true), !sharing().isAway())), leaving::set);
    }

    void stay() {
        leaving.set(null);
    }

    /** Takes all of it to this computer; the shared one is closed for everybody. */
    void takeBack() {
        start(Task.change("Copying\u2026", "", cancel -> sharing().takeBack(false)),
                report -> changed(words(report) + " are on this computer now, each row compared. The shared ledger says where they went."));
    }

    /** Goes back to what is in the folder of this computer; the others go on. */
    void leaveThem() {
        start(Task.change("", "", cancel -> {
            sharing().leave();
            return true;
        }), left -> changed("You work alone again, with what is in the folder of this computer. The others go on with the shared ledger."));
    }

    private void changed(String words) {
        tested.set(null);
        leaving.set(null);
        password.set("");
        start(Task.look("", cancel -> read()), here -> {
            now.set(here);
            good.set(words);
        });
    }
}

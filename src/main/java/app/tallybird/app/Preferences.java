package app.tallybird.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.ledger.AuditKind;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.AppSettings;
import app.tallybird.settings.SettingKey;

/** The settings for all integrations, one by one. Changes count for the next push, also in a window that is open. */
public final class Preferences {

    private static final String NONE = "";

    private final Application application;

    public Preferences(Application application) {
        this.application = application;
    }

    /** One setting as it is shown; addresses of notices say only whether they are there. */
    public record Line(String key, String value, String byDefault, String words) {
    }

    public List<Line> all() {
        AppSettings now = application.appSettings();
        List<Line> lines = new ArrayList<>();
        for (SettingKey key : SettingKey.values()) {
            lines.add(new Line(key.key(), key.value(now), key.value(AppSettings.defaults()), key.words()));
        }
        NoticeAddresses addresses = new NoticeAddresses(application);
        lines.add(new Line("webhook", addresses.present(NoticeAddresses.Which.WEBHOOK) ? "***" : NONE, NONE,
                "Address that failures are sent to (a secret)"));
        lines.add(new Line("heartbeat", addresses.present(NoticeAddresses.Which.HEARTBEAT) ? "***" : NONE, NONE,
                "Address that is called after each push that went through (a secret)"));
        lines.add(new Line("home", application.home().root().toString(), NONE, "Folder of settings and ledgers; another one with --home"));
        return lines;
    }

    /** Changes one; a name or a value that does not fit is thrown as wrong use. */
    public void set(String key, String value) {
        set(key, value, Optional.empty());
    }

    /** The same for a person who saw {@code shown}; what somebody else has made another one since is not written over. */
    public void set(String key, String value, Optional<String> shown) {
        SettingKey found = key(key);
        if (found == SettingKey.EXTRA_CA && !value.isBlank() && !Files.isReadable(Path.of(value.strip()))) {
            throw wrong("The file " + value.strip() + " can not be read.");
        }
        application.home().prepare();
        if (found.isOfThisComputer()) {
            application.appSettingsStore().set(found, value, shown);
            return;
        }
        mayBeSet(found);
        note(found, application.appSettingsStore().set(found, value, shown), value);
    }

    /** Changes several of all computers that belong together, all or none. */
    public void set(Map<String, String> values) {
        Map<SettingKey, String> wanted = new EnumMap<>(SettingKey.class);
        values.forEach((key, value) -> wanted.put(key(key), value));
        application.home().prepare();
        wanted.keySet().forEach(this::mayBeSet);
        Map<SettingKey, String> before = application.appSettingsStore().set(wanted);
        wanted.forEach((key, value) -> note(key, before.getOrDefault(key, ""), value));
    }

    private static SettingKey key(String key) {
        return Stream.of(SettingKey.values()).filter(one -> one.key().equals(key)).findFirst()
                .orElseThrow(() -> wrong("There is no setting \"" + key + "\"."));
    }

    private void mayBeSet(SettingKey key) {
        boolean asks = key == SettingKey.APPROVAL || key == SettingKey.APPROVAL_ABOVE;
        application.ledgers().user().require(asks ? Right.ASK_FOR : Right.SET_UP, "No setting was changed.");
    }

    private void note(SettingKey key, String before, String value) {
        String now = key.value(key.with(AppSettings.defaults(), value));
        if (!now.equals(before)) {
            new AuditTrail(application).add(AuditKind.SETTING, "", "Setting " + key.key() + ": was " + said(before) + ", now " + said(now));
        }
    }

    private static String said(String value) {
        return value.isEmpty() ? "nothing" : value;
    }

    private static RuntimeException wrong(String what) {
        return Problem.of(ProblemCode.WRONG_USE, what, "No setting was changed.", "See all settings with: settings show").asException();
    }
}

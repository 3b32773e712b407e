package app.tallybird.app;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.FirstSteps;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.AppSettingsStore;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.SettingKey;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.HandClock;
import app.tallybird.stage.Stage;

/** A whole home folder on the sandbox, with a clock that is moved by hand and is in Berlin. Each start of the program is an application of its own. */
public final class Office implements AutoCloseable {

    public static final String NINJA = "NinjaOne EU";
    public static final int CUSTOMERS = 5;
    public static final int CELLS = CUSTOMERS * 8;
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    public final HandClock clock = new HandClock(at("2026-11-02T09:00"), BERLIN);
    public final Sandbox sandbox;
    public final SessionStore secrets = new SessionStore("this is a test");
    public final Cancel cancel = Cancel.create();
    private final Path home;
    private final Map<String, String> variables = new HashMap<>(Map.of("USER", "anna"));

    public Office(Path home) {
        this(home, CUSTOMERS);
    }

    public Office(Path home, int customers) {
        this(home, customers, Map.of());
    }

    /** The same where these variables are set, too. */
    public Office(Path home, int customers, Map<String, String> more) {
        this.home = home;
        variables.putAll(more);
        sandbox = Sandbox.start(SandboxSettings.on(clock).withPerSecond(5_000));
        Stage.only(sandbox, customers);
    }

    /** A time of Berlin, such as 2026-11-02T09:00. */
    public static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    /** A start of the program. */
    public Application start() {
        return start(Optional.of(NINJA));
    }

    public Application start(Optional<String> integration) {
        IntegrationChoice choice = new IntegrationChoice(integration, Optional.empty(), Optional.of(home), Optional.of(sandbox.url()),
                5_000);
        return Application.open(Stage.around(home, Stage.time(clock), variables), choice, secrets);
    }

    /** The same for somebody else, at a computer with these secrets. */
    public Application start(String person, SecretStore theirs) {
        IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.of(sandbox.url()),
                5_000);
        return Application.open(Stage.around(home, Stage.time(clock), person), choice, theirs);
    }

    public void setting(SettingKey key, String value) {
        FolderDocuments documents = new FolderDocuments(home);
        new AppSettingsStore(documents, documents).set(key, value);
    }

    /** NinjaOne set up and saved, with everything mapped; nothing pushed yet. */
    public Office ready() {
        save(NINJA);
        return mapped();
    }

    /** What is saved, with everything mapped. */
    public Office mapped() {
        return mapped(NINJA);
    }

    /** The same for another one of it. */
    public Office mapped(String name) {
        try (Application application = start(Optional.of(name)); OpenIntegration open = application.openIntegration("set-up")) {
            FirstSteps.take(open.context(), cancel);
        }
        return this;
    }

    public void save(String name) {
        try (Application application = start(Optional.empty())) {
            application.home().prepare();
            application.settings()
                    .add(new IntegrationSettings(name, "ninjaone",
                            Map.of("region", "https://app.ninjarmm.com", "clientId", NinjaSide.CLIENT_ID), Thresholds.defaults(), false,
                            ServiceEdits.NONE));
        }
        Map.of("clientSecret", NinjaSide.CLIENT_SECRET, "VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY, "PARTNER_API_KEY",
                SynthesizeSide.PARTNER_KEY).forEach((field, value) -> secrets.write(new SecretName(name, field), Secret.of(value)));
    }

    /** A push that a person looked at. */
    public UsageResult push() {
        return push(NINJA);
    }

    /** The same of another one. */
    public UsageResult push(String name) {
        try (Application application = start(Optional.of(name)); OpenIntegration open = application.openIntegration("sync-usage")) {
            SyncUsage verb = new SyncUsage(open.context());
            return verb.apply(verb.plan(ReadListener.none(), cancel), PushChoices.accepted(), PushListener.none(), cancel);
        }
    }

    /** A start that nobody watches. */
    public UnattendedPush.Ended night() {
        try (Application application = start()) {
            return new UnattendedPush(application, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), false)
                    .run(PushListener.none(), cancel);
        }
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

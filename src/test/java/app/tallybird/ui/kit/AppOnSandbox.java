package app.tallybird.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

import app.tallybird.app.Application;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.LedgerPlace;
import app.tallybird.app.Surroundings;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.engine.FirstSteps;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Time;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SessionStore;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.task.TaskRunner;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

import static org.assertj.core.api.Assertions.assertThat;

/** A sandbox and an application whose home is a test's folder. */
public final class AppOnSandbox implements AutoCloseable {

    private static final Map<String, String> USER = Map.of("USER", "anna");

    public final StageClock clock;
    public final Sandbox sandbox;
    public final Application application;
    public final RememberingDesktop desktop = new RememberingDesktop();
    public final PretendCron programs = new PretendCron();
    public final SessionStore secrets = new SessionStore("this is a test");
    final GuardedSecrets guarded = new GuardedSecrets(secrets);
    private final Path home;
    private final Time time;
    private final IntegrationChoice choice;

    /** As for a demonstration: 45 customers, two of them not mapped. */
    public AppOnSandbox(Path home) {
        this(home, Stage.time(new StageClock()), SandboxSettings::demo, url -> url, USER);
    }

    /** Only the first customers, all mapped. */
    public static AppOnSandbox small(Path home, int customers) {
        return small(home, customers, url -> url);
    }

    /** The same, with something between the application and the sandbox. */
    public static AppOnSandbox small(Path home, int customers, UnaryOperator<URI> between) {
        return small(home, customers, Stage.time(new StageClock()), between);
    }

    /** Only the first customers, for this person of a ledger that several share. */
    public static AppOnSandbox sharing(Path home, int customers, String person, String ledger) {
        AppOnSandbox hand = new AppOnSandbox(home, Stage.time(new StageClock()), SandboxSettings::on, url -> url,
                Map.of("USER", person, LedgerPlace.VARIABLE, ledger));
        Stage.only(hand.sandbox, customers);
        return hand;
    }

    /** The same where waits are real, so that there is time to press something while counts are sent. */
    public static AppOnSandbox unhurried(Path home, int customers) {
        return small(home, customers, Time.real(new StageClock()), url -> url);
    }

    private static AppOnSandbox small(Path home, int customers, Time time, UnaryOperator<URI> between) {
        AppOnSandbox hand = new AppOnSandbox(home, time, SandboxSettings::on, between, USER);
        Stage.only(hand.sandbox, customers);
        return hand;
    }

    private AppOnSandbox(Path home, Time time, Function<Clock, SandboxSettings> settings, UnaryOperator<URI> between,
            Map<String, String> environment) {
        LocalFormat.writtenAs(Locale.US);
        clock = (StageClock) time.clock();
        // where waits take no time requests come faster than a real Synthesize takes them
        sandbox = Sandbox.start(settings.apply(clock).withPerSecond(5_000));
        this.home = home;
        this.time = time;
        choice = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.of(between.apply(sandbox.url())),
                95);
        application = Application.open(around(environment), choice, guarded);
        application.home().prepare();
    }

    /** The store of secrets says that it keeps them after the program ends. */
    public void keepSecrets() {
        guarded.keep();
    }

    /** A file with the headings id, name, service and count, saved as an integration. */
    public Setup csv(Path file) {
        Setup setup = Setup.fresh(application);
        setup.choose(application.catalog().find("csv", Path.of(".")), "csv");
        Elsewhere.save(setup, inputs(file),
                Map.of("VENDOR_API_KEY", Secret.of(SynthesizeSide.VENDOR_KEY), "PARTNER_API_KEY", Secret.of(SynthesizeSide.PARTNER_KEY)));
        return setup;
    }

    /** The file of that name in the home, with these lines of id, name, service and count. */
    public Path usage(String name, String... lines) {
        try {
            return Files.writeString(home.resolve(name + ".csv"), "id,name,service,count\n" + String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An integration of such a file, whose counts were sent once. */
    public Setup pushed(String name, String... lines) {
        Setup setup = ready(csv(usage(name, lines)));
        assertThat(Pushes.push(setup).problems()).isEmpty();
        return setup;
    }

    /** Another page saves that the integration reads this file from now on. */
    public void reads(Setup setup, Path file) {
        Elsewhere.save(setup, setup.settings().withInputs(inputs(file)));
    }

    private static Map<String, String> inputs(Path file) {
        return Map.of("file", file.toString(), "accountId", "id", "accountName", "name", "service", "service", "count", "count",
                "separator", "auto", "decimal", ".", "duplicates", "refuse");
    }

    /** NinjaOne with customers, services and the status pending, as after the fifth step. */
    public Setup ready() {
        return ready(ninja());
    }

    /** Customers, services and the status pending. */
    public Setup ready(Setup setup) {
        Cancel cancel = Cancel.never();
        Elsewhere.work(setup, "a test", open -> {
            FirstSteps.take(open.context(), cancel);
            return true;
        });
        for (Step step : List.of(Step.VENDOR, Step.CONNECT, Step.ACCOUNTS, Step.SERVICES, Step.MAP)) {
            Elsewhere.done(setup, step);
        }
        return setup;
    }

    public Workplace place(TaskRunner runner) {
        return new Workplace(application, runner, desktop, false, programs);
    }

    /** The same home and keys while another person works here; to be closed by whoever asks. */
    public Application of(String person) {
        return of(Map.of("USER", person));
    }

    /** The same for a ledger that several share. */
    public Application of(String person, String ledger) {
        return of(Map.of("USER", person, LedgerPlace.VARIABLE, ledger));
    }

    /** The same where these variables are set. */
    public Application of(Map<String, String> environment) {
        return Application.open(around(environment), choice, guarded);
    }

    private Surroundings around(Map<String, String> environment) {
        return new Surroundings(environment, home, home, "Linux", time, Stage.around(home, time).random());
    }

    /** Time passes for all of them; the calendar stands still. */
    public void pass(Duration passing) throws HttpFailure {
        time.sleeper().sleep(passing, Cancel.never());
    }

    /** What screens work with where that person works. */
    public Workplace place(Application of, TaskRunner runner) {
        return new Workplace(of, runner, desktop, false, programs);
    }

    /** NinjaOne with the right keys, saved. */
    public Setup ninja() {
        Setup setup = Setup.fresh(application);
        ConnectorDocument document = application.catalog().find("ninjaone", Path.of("."));
        setup.choose(document, "ninjaone");
        Elsewhere.save(setup, Map.of("region", "https://app.ninjarmm.com", "clientId", NinjaSide.CLIENT_ID),
                Map.of("clientSecret", Secret.of(NinjaSide.CLIENT_SECRET), "VENDOR_API_KEY", Secret.of(SynthesizeSide.VENDOR_KEY),
                        "PARTNER_API_KEY", Secret.of(SynthesizeSide.PARTNER_KEY)));
        return setup;
    }

    @Override
    public void close() {
        application.close();
        sandbox.close();
    }
}

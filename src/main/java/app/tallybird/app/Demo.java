package app.tallybird.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.TemporaryFiles;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.SessionStore;

/**
 * An application on a sandbox, for practice in the window: no keys, no network, and a home that is gone when it closes. Its time can be moved by a
 * month, in which things happen.
 */
public final class Demo implements AutoCloseable {

    /** The integration whose review waits when one has begun. */
    public static final String REVIEW = "NinjaOne";

    private static final int RATE = 50;
    private static final int AS_FAST_AS_IT_COMES = 5_000;

    private final Sandbox sandbox;
    private final Path home;
    private final Application application;
    private final DemoMonths months;

    /** What can happen in a month. */
    public enum Event {
        CUSTOMER_LEFT,
        SHARP_FALL,
        OUTAGE
    }

    private Demo(Application real, Path home) {
        this.home = home;
        // its ledgers are its own, whatever is named
        Surroundings around = real.surroundings().with(LedgerPlace.VARIABLE, "");
        DemoTime time = new DemoTime(around.time());
        Surroundings moved = new Surroundings(around.environment(), around.workingFolder(), around.userHome(), around.osName(), time.time(),
                around.random());
        sandbox = Sandbox.start(SandboxSettings.demo(moved.clock()).withPerSecond(AS_FAST_AS_IT_COMES));
        SessionStore secrets = new SessionStore("these are the demo's own keys");
        application = Application.open(moved, choice(Optional.empty()), secrets);
        application.home().prepare();
        months = new DemoMonths(this, sandbox, time, secrets);
        sandbox.alsoPlay(months.expired());
        // the few that are at work are asked first: reading what was recorded of all takes its time
        sandbox.alsoPlay(DemoVendors
                .recorded(() -> DemoMonths.connectors().stream().map(id -> application.catalog().entry(id, home)).toList(), moved.clock()));
        sandbox.alsoPlay(DemoVendors.recorded(() -> application.catalog().all(), moved.clock()));
    }

    /** Opens an empty one. */
    public static Demo open(Application real) {
        try {
            return new Demo(real, TemporaryFiles.folder("demo"));
        } catch (IOException e) {
            throw DiskFull
                    .or(e, Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The demo has no room in the system's folder for temporary files.",
                            "Nothing was started.", "Make room there, or point TMPDIR (TEMP on Windows) at another folder."))
                    .asException();
        }
    }

    /** Opens one with a year behind it and a month in which something has to be decided. */
    public static Demo begun(Application real) {
        Demo demo = open(real);
        try {
            demo.months.begin();
            return demo;
        } catch (RuntimeException | Error failure) {
            demo.close();
            throw failure;
        }
    }

    /** A month passes, with what the schedules do by themselves. */
    public void oneMonthLater(Set<Event> events) {
        months.pass(events);
    }

    private IntegrationChoice choice(Optional<String> integration) {
        return new IntegrationChoice(integration, Optional.empty(), Optional.of(home), Optional.of(sandbox.url()), RATE);
    }

    /** The same application as one that starts by itself for one integration. */
    Application unwatched(String integration, SessionStore secrets) {
        return Application.open(application.surroundings(), choice(Optional.of(integration)), secrets);
    }

    public Application application() {
        return application;
    }

    /** What to enter, by input key, with the keys of Synthesize by their names; sample files are put into the home folder of the demo. */
    public static Map<String, String> values(String connector, Application demo) {
        Path root = demo.home().root();
        Map<String, String> values = new HashMap<>(DemoVendors.values(demo.catalog().entry(connector, root), root.resolve("samples")));
        values.put(IntegrationFinder.VENDOR_KEY, SynthesizeSide.VENDOR_KEY);
        values.put(IntegrationFinder.PARTNER_KEY, SynthesizeSide.PARTNER_KEY);
        return values;
    }

    /** What is still open in the folder is removed by the next start. */
    @Override
    public void close() {
        application.close();
        sandbox.close();
        try {
            TemporaryFiles.remove(home);
        } catch (IOException | UncheckedIOException stillOpen) {
            // TemporaryFiles.sweep finds it
        }
    }
}

package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.Input;
import app.tallybird.problem.DiskFull;
import app.tallybird.problem.FileInUse;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.Home;

/**
 * An application on a sandbox, with a home folder of its own, for practice in the window. Its keys are no secrets, so they are at hand again after each
 * start. What its Synthesize holds is kept in that folder, so that practice can go on another day.
 */
public final class Demo implements AutoCloseable {

    private static final Duration KEEP_EVERY = Duration.ofSeconds(1);
    private static final int RATE = 50;

    private final Sandbox sandbox;
    private final Path home;
    private final Application application;
    private String kept;
    private volatile boolean closed;

    private Demo(Sandbox sandbox, Path home, Surroundings surroundings) {
        this.sandbox = sandbox;
        this.home = home;
        SessionStore secrets = new SessionStore("these are the demo's own keys");
        application = Application.open(surroundings,
                new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.of(sandbox.url()), RATE), secrets);
        application.home().prepare();
        application.settings().all().forEach(one -> {
            Map<String, String> values = values(one.connector(), application.home());
            application.catalog().find(one.connector(), surroundings.workingFolder()).inputs().stream().filter(input -> !input.secret())
                    .map(Input::key).forEach(values::remove);
            values.forEach((field, value) -> secrets.write(new SecretName(one.name(), field), Secret.of(value)));
        });
        kept = sandbox.memory();
        Thread.ofVirtual().name("demo-memory").start(this::keepKeeping);
    }

    /** Opens the demo that has its folder inside the home of {@code real}, from what was kept there if anything was. */
    public static Demo open(Application real) {
        real.home().prepare();
        Surroundings surroundings = real.surroundings();
        Path folder = real.home().root().resolve("demo");
        Sandbox sandbox = Sandbox.start(SandboxSettings.demo(surroundings.clock()));
        Path memory = folder.resolve("sandbox.json");
        try {
            if (Files.isRegularFile(memory)) {
                sandbox.goOnFrom(Files.readString(memory));
            }
        } catch (IOException | RuntimeException e) {
            sandbox.close();
            throw Problem.of(ProblemCode.CONFIGURATION, "What the demo kept can not be read.", "Nothing was started.",
                    "Remove the demo's folder to begin anew: " + folder).at(memory.toString()).asException();
        }
        sandbox.alsoPlay(DemoVendors.recorded(new Catalog(folder.resolve("connectors"))::all, surroundings.clock()));
        return new Demo(sandbox, folder, surroundings);
    }

    /** Once a second, so that a demo whose window was killed goes on where it was. */
    private void keepKeeping() {
        try {
            while (!closed) {
                Thread.sleep(KEEP_EVERY);
                keep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Said when it closes; practice goes on without it.
        }
    }

    private synchronized void keep() throws IOException {
        String now = sandbox.memory();
        if (!now.equals(kept) && !closed) {
            write(now);
            kept = now;
        }
    }

    private void write(String memory) throws IOException {
        Files.createDirectories(home);
        Path fresh = home.resolve("sandbox.json.new");
        Files.writeString(fresh, memory);
        FileInUse.replace(fresh, home.resolve("sandbox.json"));
    }

    public Application application() {
        return application;
    }

    /** What to enter, by input key, with the keys of Synthesize by their names; sample files are put into the home folder of the demo. */
    public static Map<String, String> values(String connector, Home home) {
        Map<String, String> values = new HashMap<>(
                DemoVendors.values(new Catalog(home.connectors()).entry(connector, home.root()), home.root().resolve("samples")));
        values.put(IntegrationFinder.VENDOR_KEY, SynthesizeSide.VENDOR_KEY);
        values.put(IntegrationFinder.PARTNER_KEY, SynthesizeSide.PARTNER_KEY);
        return values;
    }

    @Override
    public synchronized void close() {
        closed = true;
        application.close();
        try {
            write(sandbox.memory());
        } catch (IOException e) {
            throw DiskFull.or(e, Problem.of(ProblemCode.HOME_NOT_WRITABLE, "What the demo holds could not be kept.",
                    "Nothing real was touched.", "The demo begins anew next time.").at(home.toString())).asException();
        } finally {
            sandbox.close();
        }
    }
}

package app.tallybird.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.settings.Home;

/**
 * A sandbox with a home folder of its own, for practice in the window. What its Synthesize holds is kept in that folder when it closes, so that
 * practice can go on another day.
 */
public final class Demo implements AutoCloseable {

    private static final Duration KEEP_EVERY = Duration.ofSeconds(1);

    private final Sandbox sandbox;
    private final Path home;
    private String kept;
    private volatile boolean closed;

    private Demo(Sandbox sandbox, Path home) {
        this.sandbox = sandbox;
        this.home = home;
        kept = sandbox.memory();
        Thread.ofVirtual().name("demo-memory").start(this::keepKeeping);
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
        Files.move(fresh, home.resolve("sandbox.json"), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Starts with {@code folder} as its home, from what was kept there if anything was. */
    public static Demo start(Surroundings surroundings, Path folder) {
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
        Catalog catalog = new Catalog(folder.resolve("connectors"));
        sandbox.alsoPlay(DemoVendors.recorded(catalog::all, surroundings.clock()));
        return new Demo(sandbox, folder);
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** How an application is opened on it. */
    public IntegrationChoice choice(int rate) {
        return new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.of(sandbox.url()), rate);
    }

    public URI url() {
        return sandbox.url();
    }

    /** Whether the sandbox plays the vendor of this connector. */
    public static boolean plays(String connector) {
        return DemoVendors.plays(connector);
    }

    /** What to enter for a vendor, by input key; sample files are put into the home folder of the demo. */
    public static Map<String, String> values(String connector, Home home) {
        return DemoVendors.values(new Catalog(home.connectors()).entry(connector, home.root()), home.root().resolve("samples"));
    }

    public static String vendorKey() {
        return SynthesizeSide.VENDOR_KEY;
    }

    public static String partnerKey() {
        return SynthesizeSide.PARTNER_KEY;
    }

    @Override
    public synchronized void close() {
        closed = true;
        try {
            write(sandbox.memory());
        } catch (IOException e) {
            throw Problem.of(ProblemCode.HOME_NOT_WRITABLE, "What the demo holds could not be kept.", "Nothing real was touched.",
                    "The demo begins anew next time.").at(home.toString()).asException();
        } finally {
            sandbox.close();
        }
    }
}

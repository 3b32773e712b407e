package app.tallybird.app;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;

import app.tallybird.engine.script.ScriptCounts;
import app.tallybird.engine.script.ScriptCounts.Sent;
import app.tallybird.problem.ProblemException;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.synthesize.SynthesizeClient;

/**
 * Plays the Synthesize of an old script on this computer and keeps the counts that come. Nothing of it goes anywhere else. Thread-safe; closing it ends
 * the listening and keeps the counts.
 */
public final class ScriptRecording implements AutoCloseable {

    /** Where it listens if it can, so that what was written into a script is right the next time, too. */
    private static final int PORT = 47_114;

    private final Sandbox sandbox;
    private final List<Sent> sent = new ArrayList<>();

    private ScriptRecording(Sandbox sandbox) {
        this.sandbox = sandbox;
    }

    /** {@code arrived} is told after each count, by the thread that took it. */
    public static ScriptRecording start(Clock clock, Runnable arrived) {
        ScriptRecording recording = new ScriptRecording(listen(clock));
        recording.sandbox.synthesize().record(count -> {
            recording.add(count);
            arrived.run();
        });
        return recording;
    }

    private static Sandbox listen(Clock clock) {
        try {
            return Sandbox.start(PORT, clock);
        } catch (ProblemException taken) {
            return Sandbox.start(0, clock);
        }
    }

    private synchronized void add(JsonObject count) {
        sent.add(Sent.of(count));
    }

    public URI address() {
        return sandbox.url();
    }

    public synchronized ScriptCounts counts() {
        return new ScriptCounts(sent);
    }

    /**
     * The lines of a script's environment file meanwhile. They open nothing at the real Synthesize, so that nothing arrives there when the address was not
     * changed.
     */
    public static List<String> keys() {
        return List.of("VENDOR_API_KEY=comparing", "PARTNER_API_KEY=comparing");
    }

    /** The address that a script has now, which {@code address} stands in place of. */
    public static String realAddress() {
        String base = SynthesizeClient.BASE.resolve("/").toString();
        return base.substring(0, base.length() - 1);
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

package app.tallybird.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.cli.CommandFolder;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.SettingsStore;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** Packaged servers in real time: asked to end, killed, and two at once. Windows has no SIGTERM. */
@DisabledOnOs(OS.WINDOWS)
class ServeIT {

    private static final int CUSTOMERS = 12;
    private static final int CELLS = CUSTOMERS * 8;
    /** What services are given to end. */
    private static final long END_SECONDS = 10;
    private static final int TERMINATED = 128 + 15;
    /** What may be in flight or noted as intended when a process dies. */
    private static final int TWICE = 64 + 50;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    /** A packaged server and the port it answers on. */
    private record Served(Process process, int port) {
    }

    private static Served serve(CommandFolder cli, String... more) throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String[] all = Stream.concat(Stream.of("serve", "--every", "1", "--listen", "127.0.0.1:" + port, "--log", "json"), Stream.of(more))
                .toArray(String[]::new);
        return new Served(cli.start(all), port);
    }

    private CommandFolder office() throws IOException {
        CommandFolder cli = CommandFolder.real(folder);
        Stage.only(cli.sandbox, CUSTOMERS);
        return cli;
    }

    /** All was pushed by hand once, and a server is in the middle of pushing it again. */
    private static Served inTheMiddle(CommandFolder cli) throws IOException {
        cli.setUp();
        done(cli.run("sync-usage", "--yes", "--rate", "95"));
        done(cli.run("schedule", "set", "--daily", "--at", "00:00", "--start", "server"));
        Served server = serve(cli, "--rate", "40");
        while (cli.sandbox.synthesize().accepted().size() < CELLS + 10) {
            assertThat(server.process().isAlive()).isTrue();
            Thread.onSpinWait();
        }
        return server;
    }

    private static void done(CommandFolder.Ended ended) {
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
    }

    /** The lines of its metrics; none while it does not answer. */
    private List<String> metrics(Served served) {
        try {
            return ask(served, "/metrics").body().lines().toList();
        } catch (IOException notYet) {
            return List.of();
        }
    }

    private HttpResponse<String> ask(Served served, String path) throws IOException {
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + served.port() + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void end(Served served) throws InterruptedException {
        served.process().destroy();
        assertThat(served.process().waitFor(END_SECONDS, TimeUnit.SECONDS)).as("ended within %d s", END_SECONDS).isTrue();
        assertThat(served.process().exitValue()).isEqualTo(TERMINATED);
    }

    @Test
    void aServerThatIsAskedToEndFinishesWhatIsOnItsWayAndTheNextOneExactlyTheRest() throws Exception {
        try (CommandFolder cli = office(); client) {
            Served first = inTheMiddle(cli);
            end(first);
            int sent = cli.sandbox.synthesize().accepted().size() - CELLS;
            assertThat(sent).isBetween(10, CELLS - 1);
            JsonObject left = cli.run("status", "--json").json().getAsJsonObject("status").getAsJsonObject("unfinished");
            assertThat(left.get("accepted").getAsInt()).isEqualTo(sent);
            assertThat(left.get("inDoubt").getAsInt()).isZero();

            Served next = serve(cli, "--rate", "95");
            while (!metrics(next).contains("tallybird_runs_total{integration=\"ninjaone\",result=\"done\"} 1.0")) {
                assertThat(next.process().isAlive()).isTrue();
                Thread.onSpinWait();
            }
            assertThat(ask(next, "/healthz").body()).isEqualTo("alive\n");
            assertThat(ask(next, "/readyz").body()).isEqualTo("ready\n");
            end(next);
            assertThat(cli.sandbox.synthesize().accepted()).as("each count once").hasSize(2 * CELLS);
            assertThat(cli.sandbox.synthesize().counts()).isEqualTo(cli.expected());
            assertThat(cli.run("status").out()).doesNotContain("interrupted");
            assertThat(cli.end(next.process()).out().lines()).isNotEmpty()
                    .allSatisfy(line -> assertThat(JsonParser.parseString(line).isJsonObject()).isTrue())
                    .anyMatch(line -> line.contains("ninjaone: pushed: " + CELLS + " accepted."));
        }
    }

    /** Nobody waits for a Synthesize that has stopped to answer: what was on its way is in doubt, and sent again. */
    @Test
    void aServerEndsInTimeWhenNoAnswerComes() throws Exception {
        try (CommandFolder cli = office(); client) {
            Served first = inTheMiddle(cli);
            cli.sandbox.latency(Duration.ofMinutes(1));
            int seen = cli.sandbox.requests().lines().size();
            while (cli.sandbox.requests().lines().size() == seen) {
                assertThat(first.process().isAlive()).isTrue();
                Thread.onSpinWait();
            }
            end(first);
            cli.sandbox.latency(Duration.ZERO);
            Served next = serve(cli, "--rate", "95");
            while (!metrics(next).contains("tallybird_runs_total{integration=\"ninjaone\",result=\"done\"} 1.0")) {
                assertThat(next.process().isAlive()).isTrue();
                Thread.onSpinWait();
            }
            end(next);
            assertThat(cli.sandbox.synthesize().counts()).isEqualTo(cli.expected());
        }
    }

    /** One of two dies in the middle of a push; the other one ends it within a minute, and whatever else is due is pushed once. */
    @Test
    void twoServersShareTheWorkAndTakeOverWhatADeadOneLeft() throws Exception {
        try (CommandFolder cli = office(); client) {
            SynthesizeSide second = cli.sandbox.alsoIntegration("2");
            saved(cli, "First", SynthesizeSide.PARTNER_KEY);
            saved(cli, "Second", second.partnerKey());
            for (String name : List.of("First", "Second")) {
                for (String verb : List.of("sync-services", "sync-accounts", "update-status")) {
                    done(cli.run(verb, "--integration", name));
                }
                done(cli.run("sync-usage", "--yes", "--rate", "95", "--integration", name));
                done(cli.run("schedule", "set", "--daily", "--at", "00:00", "--start", "server", "--integration", name));
            }
            Served one = serve(cli, "--rate", "30");
            Served other = serve(cli, "--rate", "30");
            while (cli.sandbox.synthesize().accepted().size() < CELLS + 10) {
                assertThat(one.process().isAlive() && other.process().isAlive()).isTrue();
                Thread.onSpinWait();
            }
            String holder = Files.readString(folder.resolve("home").resolve("ledger").resolve("sandbox").resolve("First.lock.holder"));
            Served dying = holder.contains("process " + one.process().pid() + " ") ? one : other;
            Served staying = dying == one ? other : one;
            assertThat(holder).contains("process " + dying.process().pid() + " ");
            CommandFolder.kill(dying.process());
            int sent = cli.sandbox.synthesize().accepted().size() - CELLS;
            assertThat(sent).isLessThan(CELLS);
            long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
            while (second.accepted().size() < 2 * CELLS
                    || !metrics(staying).contains("tallybird_runs_total{integration=\"First\",result=\"done\"} 1.0")) {
                assertThat(staying.process().isAlive()).isTrue();
                assertThat(System.nanoTime()).as("taken over within a minute").isLessThan(until);
                Thread.onSpinWait();
            }
            end(staying);
            assertThat(cli.sandbox.synthesize().counts()).isEqualTo(cli.expected());
            assertThat(second.counts()).isEqualTo(cli.expected());
            assertThat(cli.sandbox.synthesize().accepted().size() - 2 * CELLS).isBetween(0, Math.min(TWICE, sent));
            assertThat(second.accepted().size() - 2 * CELLS).isBetween(0, TWICE);
        }
    }

    private void saved(CommandFolder cli, String name, String partnerKey) throws IOException {
        new SettingsStore(new FolderDocuments(folder.resolve("home"))).add(
                new IntegrationSettings(name, "ninjaone", Map.of("region", "https://app.ninjarmm.com", "clientId", NinjaSide.CLIENT_ID),
                        Thresholds.defaults(), false, ServiceEdits.NONE));
        Path key = Files.writeString(folder.resolve(name + ".key"), partnerKey + "\n");
        cli.variables(Map.of("TALLYBIRD_VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY, "TALLYBIRD_CLIENT_SECRET", NinjaSide.CLIENT_SECRET,
                "TALLYBIRD_" + name.toUpperCase(Locale.ROOT) + "__PARTNER_API_KEY_FILE", key.toString()));
    }
}

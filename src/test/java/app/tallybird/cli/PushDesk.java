package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Time;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.stage.StageClock;

/** A terminal in a folder with a {@code .env} of the CSV connector, a file of counts, and a sandbox of the same time. */
final class PushDesk implements AutoCloseable {

    final StageClock clock = new StageClock();
    final SimulatedTime waits = new SimulatedTime();
    final Sandbox sandbox = Sandbox.start(SandboxSettings.on(clock).withPerSecond(5_000));
    private final Path folder;
    private final Terminal terminal;

    PushDesk(Path folder) throws IOException {
        this.folder = folder;
        terminal = new Terminal(folder, new Time(clock, waits, waits));
        CommandFolder.closed(Files.writeString(folder.resolve(".env"),
                String.join("\n", "CONNECTOR=csv", "VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY,
                        "PARTNER_API_KEY=" + SynthesizeSide.PARTNER_KEY, "FILE=" + folder.resolve("usage.csv"), "ACCOUNT_ID=id",
                        "ACCOUNT_NAME=name", "SERVICE=service", "COUNT=count")));
    }

    /** Puts these lines of id, name, service and count into the file. */
    PushDesk counts(String... lines) throws IOException {
        Files.writeString(folder.resolve("usage.csv"), "id,name,service,count\n" + String.join("\n", lines) + "\n");
        return this;
    }

    Terminal.Ended run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--home", folder.resolve("home").toString(), "--sandbox-url", sandbox.url().toString()));
        return terminal.run(all.toArray(String[]::new));
    }

    /** Brings services, accounts and status to where counts are accepted. */
    PushDesk ready() {
        for (String verb : List.of("sync-services", "sync-accounts", "update-status")) {
            Terminal.Ended ended = run(verb);
            if (ended.code() != 0) {
                throw new IllegalStateException(verb + " ended with " + ended.code() + ": " + ended.err());
            }
        }
        return this;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

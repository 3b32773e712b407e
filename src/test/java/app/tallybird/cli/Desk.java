package app.tallybird.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Time;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.stage.StageClock;

/** A folder with a {@code .env} of the CSV connector and a file of counts. */
final class Desk implements AutoCloseable {

    final Sandbox sandbox;
    final SimulatedTime waits = new SimulatedTime();
    private final Path folder;
    private final CommandFolder cli;

    Desk(Path folder) throws IOException {
        this(folder, new StageClock());
    }

    Desk(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        cli = CommandFolder.simulated(folder, new Time(clock, waits, waits));
        sandbox = cli.sandbox;
        cli.env("CONNECTOR=csv", "FILE=" + folder.resolve("usage.csv"), "ACCOUNT_ID=id", "ACCOUNT_NAME=name", "SERVICE=service",
                "COUNT=count");
    }

    /** Puts these lines of id, name, service and count into the file. */
    Desk counts(String... lines) throws IOException {
        Files.writeString(folder.resolve("usage.csv"), "id,name,service,count\n" + String.join("\n", lines) + "\n");
        return this;
    }

    CommandFolder.Ended run(String... args) {
        return cli.run(args);
    }

    /** The same for somebody else who works at this computer. */
    CommandFolder.Ended as(String person, String... args) {
        return cli.as(person, args);
    }

    /** Brings services, accounts and status to where counts are accepted. */
    Desk ready() {
        cli.setUp();
        return this;
    }

    /** What Synthesize has, by account id and service name. */
    Map<String, BigDecimal> at() {
        return sandbox.synthesize().counts();
    }

    @Override
    public void close() {
        cli.close();
    }
}

package app.tallybird.connector.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;

import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpPort;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.TemporaryFiles;

/** Runs a connector on a recording, on the day it was recorded, in no time. Stateless but for the way. */
public final class Player {

    /** When every case plays, so that "today" is always the same day. */
    public static final Instant RECORDED = Instant.parse("2026-03-01T02:30:00Z");

    private final Way way;

    /** How requests get to a recording: in memory, or over a connection. */
    @FunctionalInterface
    public interface Way {
        HttpPort to(Recording recording);
    }

    public Player(Way way) {
        this.way = way;
    }

    public KitOutcome play(KitCase one, Recording recording, ReadListener listener) {
        if (one.files().isEmpty()) {
            return play(one, recording, listener, Path.of("."));
        }
        try {
            Path folder = TemporaryFiles.folder("case");
            try {
                write(one.files(), folder);
                return play(one, recording, listener, folder);
            } finally {
                TemporaryFiles.remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the files of a case into a folder. */
    public static void write(Map<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private KitOutcome play(KitCase one, Recording recording, ReadListener listener, Path folder) {
        SimulatedTime time = new SimulatedTime();
        ConnectorEngine engine = new ConnectorEngine(
                new Wiring(way.to(recording), new Redactor(), new Time(Clock.fixed(RECORDED, ZoneOffset.UTC), time, time), new Random(1)));
        try {
            return KitOutcome.of(engine.read(one.connector(folder), listener, Cancel.never()), one.document().discoversServices());
        } catch (ProblemException e) {
            return KitOutcome.of(e.problem());
        }
    }
}

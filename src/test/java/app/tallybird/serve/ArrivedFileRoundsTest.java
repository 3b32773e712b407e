package app.tallybird.serve;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Application;
import app.tallybird.app.OpenIntegration;
import app.tallybird.app.Preferences;
import app.tallybird.app.TeamDesk;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.push.PushListener;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.SessionStore;

import static org.assertj.core.api.Assertions.assertThat;

/** A server pushes a file when it arrives, and what was agreed to without one. */
class ArrivedFileRoundsTest {

    private static final String NIGHT = "2026-11-03T02:30";

    @TempDir
    private Path home;
    private ServerRoom room;

    @BeforeEach
    void open() {
        room = new ServerRoom(home);
    }

    @AfterEach
    void close() {
        room.close();
    }

    /** The period began without a file; it is pushed when it is there, and the folder alone is looked at until then. */
    @Test
    void aFileIsPushedWhenItArrives() throws IOException {
        Path in = Files.createDirectory(home.resolve("in"));
        SynthesizeSide side = room.files(in);
        room.daily(ServerRoom.USAGE);
        room.office.clock.set(NIGHT);
        ServerRoom.Machine machine = room.machine();
        machine.look().look().look();
        assertThat(machine.lines("runs")).containsExactly("tallybird_runs_total{integration=\"Usage\",result=\"skipped\"} 1.0");
        room.arrives(in, "other.csv", 3);
        machine.look();
        assertThat(machine.lines("runs")).containsExactly("tallybird_runs_total{integration=\"Usage\",result=\"skipped\"} 1.0");
        room.office.clock.set("2026-11-03T14:00");
        room.arrives(in, "efile_2026-11.csv", 9);
        machine.look().look();
        assertThat(side.counts()).containsExactly(Map.entry("901 Seats", new BigDecimal("9")));
        assertThat(machine.lines("runs")).containsExactly("tallybird_runs_total{integration=\"Usage\",result=\"done\"} 1.0",
                "tallybird_runs_total{integration=\"Usage\",result=\"skipped\"} 1.0");
        room.office.clock.set("2026-11-04T02:30");
        machine.look().look();
        assertThat(machine.lines("runs")).contains("tallybird_runs_total{integration=\"Usage\",result=\"skipped\"} 2.0");
        room.arrives(in, "efile_2026-12.csv", 11);
        machine.look();
        assertThat(side.counts()).containsExactly(Map.entry("901 Seats", new BigDecimal("11")));
    }

    /** Nothing new has arrived, and a second person agrees on the same day to what somebody prepared of the last file. */
    @Test
    void whatWasAgreedToIsSentThoughNoNewFileHasArrived() throws IOException {
        Path in = Files.createDirectory(home.resolve("in"));
        SynthesizeSide side = room.files(in);
        room.daily(ServerRoom.USAGE);
        room.office.clock.set(NIGHT);
        room.arrives(in, "efile_2026-11.csv", 9);
        ServerRoom.Machine machine = room.machine().look();
        room.office.clock.set("2026-11-04T02:31");
        machine.look();
        int before = side.accepted().size();
        try (Application dana = room.office.start("dana", room.office.secrets)) {
            new Preferences(dana).set("approval", "every");
            try (OpenIntegration open = dana.openSaved(ServerRoom.USAGE, "test")) {
                open.apply(new SyncUsage(open.context()).plan(ReadListener.none(), room.office.cancel), PushChoices.attended(),
                        PushListener.none(), room.office.cancel);
            }
        }
        machine.look();
        assertThat(side.accepted()).hasSize(before);
        try (Application mia = room.office.start("mia", new SessionStore("another computer"))) {
            TeamDesk desk = new TeamDesk(mia);
            desk.approve(desk.open().waiting().getFirst(), PushListener.none(), room.office.cancel);
        }
        machine.look().look();
        assertThat(side.accepted()).hasSize(before + 1);
    }
}

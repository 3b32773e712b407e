package app.tallybird.app;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;

/** An office with one push behind it, and starts that nobody watches. */
abstract class AtNight {

    static final String NINJA_HOST = "ninjarmm.com";

    @TempDir
    Path home;
    Office office;

    @BeforeEach
    final void open() {
        office = new Office(home).ready();
        office.push();
    }

    @AfterEach
    final void close() {
        office.close();
    }

    final void daily() {
        schedule(new Rhythm.Daily(LocalTime.of(2, 30)));
    }

    final void schedule(Rhythm rhythm) {
        try (Application application = office.start()) {
            application.routines().change(Office.NINJA, saved -> saved
                    .withSchedule(Optional.of(new Schedule(rhythm, Schedule.Start.SIGNED_IN)), office.clock.instant(), false));
        }
    }

    final void webhook() {
        office.secrets.write(new SecretName(".notices", "WEBHOOK_URL"), Secret.of("https://hooks.example/services/T0/B0/kept-secret"));
    }

    final void tickets(String account) {
        try (Application application = office.start()) {
            application.routines().change(Office.NINJA, saved -> saved.withTicketAccount(account));
        }
    }

    final List<NeedsYou.Need> needs() {
        try (Application application = office.start()) {
            return new NeedsYou(application).all();
        }
    }

    final int sent() {
        return office.sandbox.synthesize().accepted().size();
    }

    static List<ProblemCode> codes(UnattendedPush.Ended ended) {
        return ended.problems().stream().map(problem -> problem.code()).toList();
    }

    final void heartbeat() {
        office.secrets.write(new SecretName(".notices", "HEARTBEAT_URL"), Secret.of("https://hc-ping.com/kept-secret"));
    }

    final int heartbeats() {
        return office.sandbox.requests().hosts().getOrDefault("hc-ping.com", 0);
    }
}

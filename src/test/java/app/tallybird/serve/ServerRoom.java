package app.tallybird.serve;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

import app.tallybird.app.Application;
import app.tallybird.app.Lookout;
import app.tallybird.app.Office;
import app.tallybird.app.Patience;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Cancel;
import app.tallybird.http.Time;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;

/** An office with servers in it, whose rounds are made by hand. */
final class ServerRoom implements AutoCloseable {

    static final String SECOND = "Second";
    static final String USAGE = "Usage";
    final Office office;
    final SimulatedTime measured = new SimulatedTime();
    private final Path home;
    private final List<Application> open = new ArrayList<>();

    ServerRoom(Path home) {
        this(home, Office.CUSTOMERS);
    }

    ServerRoom(Path home, int customers) {
        this(home, customers, Map.of());
    }

    ServerRoom(Path home, int customers, Map<String, String> variables) {
        this.home = home;
        office = new Office(home, customers, variables).ready();
        office.push();
    }

    /** One server; what it has workers do is done by these threads. */
    final class Machine {

        final Readiness readiness = new Readiness(measured);
        final Meters meters = new Meters(office.clock);
        private final Rounds rounds;

        Machine(Executor threads) {
            Application application = office.start(Optional.empty());
            open.add(application);
            Time time = new Time(office.clock, measured, measured);
            Patience patience = new Patience(office.clock.instant());
            rounds = new Rounds(new Lookout(application, patience), time,
                    new Workers(name -> office.start(Optional.of(name)), threads, patience, time, meters), meters, readiness);
        }

        Machine look() {
            return look(office.cancel);
        }

        Machine look(Cancel cancel) {
            rounds.look(cancel);
            return this;
        }

        Rounds rounds() {
            return rounds;
        }

        /** The lines that tell something of it. */
        List<String> lines(String of) {
            return meters.text().lines().filter(line -> line.startsWith("tallybird_" + of)).toList();
        }
    }

    /** One that does at once what is due. */
    Machine machine() {
        return new Machine(Runnable::run);
    }

    void daily(String integration) {
        schedule(integration, Optional.of(new Schedule(new Rhythm.Daily(LocalTime.of(2, 30)), Schedule.Start.SERVER)));
    }

    void schedule(String integration, Optional<Schedule> schedule) {
        try (Application application = office.start()) {
            application.routines().change(integration, saved -> saved.withSchedule(schedule, office.clock.instant(), false));
        }
    }

    /** Another integration of the same vendor, pushed once by a person. */
    SynthesizeSide second() {
        office.save(SECOND);
        SynthesizeSide side = office.sandbox.alsoIntegration("2");
        side.limit(5_000);
        office.secrets.write(new SecretName(SECOND, "PARTNER_API_KEY"), Secret.of(side.partnerKey()));
        office.mapped(SECOND).push(SECOND);
        return side;
    }

    /** One that reads files of this folder, pushed once by a person. */
    SynthesizeSide files(Path folder) throws IOException {
        SynthesizeSide side = office.sandbox.alsoIntegration("3");
        Path first = Files.writeString(home.resolve("usage.csv"), "id,name,service,count\n901,Contoso,Seats,7\n");
        reads(first.toString());
        Map.of("VENDOR_API_KEY", SynthesizeSide.VENDOR_KEY, "PARTNER_API_KEY", side.partnerKey())
                .forEach((field, value) -> office.secrets.write(new SecretName(USAGE, field), Secret.of(value)));
        office.mapped(USAGE).push(USAGE);
        reads(folder + "/efile_*.csv");
        return side;
    }

    private void reads(String file) {
        Map<String, String> inputs = new HashMap<>(
                Map.of("file", file, "accountId", "id", "accountName", "name", "service", "service", "count", "count"));
        try (Application application = office.start()) {
            if (application.settings().find(USAGE).isPresent()) {
                application.settings().change(USAGE, saved -> saved.withInputs(inputs));
            } else {
                application.settings().add(new IntegrationSettings(USAGE, "csv", inputs, Thresholds.defaults(), false, ServiceEdits.NONE));
            }
        }
    }

    /** A file of so many seats, written a minute before now. */
    void arrives(Path folder, String name, int seats) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "id,name,service,count\n901,Contoso,Seats," + seats + "\n");
        Instant then = office.clock.instant().minusSeconds(60);
        Files.setLastModifiedTime(file, FileTime.from(then));
    }

    int sent() {
        return office.sandbox.synthesize().accepted().size();
    }

    @Override
    public void close() {
        open.forEach(Application::close);
        office.close();
    }
}

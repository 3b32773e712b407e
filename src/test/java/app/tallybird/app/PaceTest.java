package app.tallybird.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Time;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** What Synthesize takes in a second is one number, however many integrations are pushed beside each other. */
class PaceTest {

    private static final int RATE = 20;
    private static final int BURST = 2;
    private static final List<String> NAMES = List.of("one", "two", "three");

    @TempDir
    private Path home;
    private final SimulatedTime passing = new SimulatedTime();

    private Office office(Path folder) {
        Office office = new Office(folder);
        NAMES.forEach(office::save);
        return office;
    }

    private Application start(Office office) {
        return Application.open(Stage.around(home, new Time(office.clock, passing, passing)),
                new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.of(office.sandbox.url()), RATE),
                office.secrets);
    }

    private void asked(Office office, List<OpenIntegration> open) {
        for (int request = 0; request < 2 * RATE; request++) {
            open.forEach(one -> one.context().synthesize().organization(office.cancel));
        }
        long seconds = Duration.ofNanos(passing.nanos()).toSeconds();
        assertThat((NAMES.size() * 2L * RATE - BURST) / RATE - 1).as("as slow as one of them alone").isLessThanOrEqualTo(seconds);
    }

    @Test
    void integrationsOfOneWindowShareThePace() {
        try (Office office = office(home); Application window = start(office)) {
            List<OpenIntegration> open = new ArrayList<>();
            NAMES.forEach(name -> open.add(window.openSaved(name, "sync-usage")));
            asked(office, open);
            open.forEach(OpenIntegration::close);
        }
    }

    @Test
    void startsOfAServerShareThePace() {
        try (Office office = office(home); Application server = start(office)) {
            List<Application> starts = NAMES.stream().map(server::about).toList();
            List<OpenIntegration> open = starts.stream().map(start -> start.openIntegration("schedule")).toList();
            asked(office, open);
            open.forEach(OpenIntegration::close);
            starts.forEach(Application::close);
        }
    }
}

package app.tallybird.app;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.settings.AppSettings.Network;
import app.tallybird.settings.SettingKey;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** What is changed in the settings counts for the next piece of work of a program that is already open. */
class SettingsAtOnceTest {

    @TempDir
    private Path folder;

    /** The longest wait between five requests to Synthesize, each of which takes next to no time. */
    private static Duration longestWait(Application application, List<Duration> waits, Office office) {
        waits.clear();
        try (OpenIntegration open = application.openIntegration("")) {
            for (int request = 0; request < 5; request++) {
                open.context().synthesize().organization(office.cancel);
            }
        }
        return Collections.max(waits);
    }

    @Test
    void theRateCountsForTheNextPush() {
        try (Office office = new Office(folder, 1).ready()) {
            List<Duration> waits = new CopyOnWriteArrayList<>();
            IntegrationChoice asSet = new IntegrationChoice(Optional.of(Office.NINJA), Optional.empty(), Optional.of(folder),
                    Optional.of(office.sandbox.url()), 0);
            SimulatedTime passing = new SimulatedTime();
            Time time = new Time(office.clock, passing, (wait, stop) -> {
                waits.add(wait);
                passing.sleep(wait, stop);
            });
            try (Application application = Application.open(Stage.around(folder, time), asSet, office.secrets)) {
                assertThat(application.rate()).isEqualTo(90);
                office.setting(SettingKey.RATE, "4");
                assertThat(longestWait(application, waits, office))
                        .as("at 90 a second no wait is longer than 12 ms, at 4 a second than 250 ms").isEqualTo(Duration.ofMillis(250));
            }
        }
    }

    @Test
    void anotherProxyIsUsedFromTheNextRequestAndTheSameOneKeepsItsConnections() {
        try (OutboundHttp out = new OutboundHttp(Map.of(), Optional.empty(), new Redactor())) {
            OutboundHttp.Made direct = out.under(new Network("", "", ""));
            assertThat(out.under(new Network("", "", ""))).isSameAs(direct);
            OutboundHttp.Made other = out.under(new Network("http://proxy.example:8080", "", ""));
            assertThat(other.http()).isNotSameAs(direct.http());
            assertThat(other.settings().environment()).containsEntry("HTTPS_PROXY", "http://proxy.example:8080");
            assertThat(direct.settings().environment()).doesNotContainKey("HTTPS_PROXY");
        }
    }
}

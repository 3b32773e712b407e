package app.tallybird.connector.testkit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.http.Cancel;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.model.CellKey;
import app.tallybird.model.NamedRow;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

class ExplainTest {

    @TempDir
    private Path folder;

    @Test
    void aNumberCarriesItsRuleItsRowsAndWhatWasLeftOut() throws IOException {
        KitCase ordinary = Fixture.named("ninjaone/ordinary").recorded();
        SimulatedTime time = new SimulatedTime();
        ConnectorEngine engine = new ConnectorEngine(new Wiring(new ReplayPort(Recording.once(ordinary.exchanges())), new Redactor(),
                new Time(new StageClock(), time, time), new Random(1)));
        Reading reading = engine.readWithRows(ordinary.connector(folder), ReadListener.none(), Cancel.never(), folder.resolve("rows"));

        CountOrigin network = reading.origins().get(new CellKey("1", "network-devices"));
        assertThat(network.rule()).isEqualTo("rows of devices counted where kind is Network device, per organizationId");
        assertThat(network.rows()).isEqualTo(2);
        assertThat(network.leftOut()).isEqualTo(Map.of("not: kind is Network device", 3L));
        assertThat(network.file().orElseThrow().lines()).hasSize(2).allMatch(line -> line.contains("\"kind\":\"Network device\""))
                .anyMatch(line -> line.contains("\"id\":102") && line.contains("\"systemName\":\"PC-102\""));
        CountOrigin servers = reading.origins().get(new CellKey("2", "total-servers"));
        assertThat(servers.rule()).isEqualTo("physical-servers + virtual-servers");
        assertThat(servers.rows()).isEqualTo(2);
    }

    @Test
    void thoseWhoBillReadASentenceNamesAndTheStatesThatDoNotCount() throws IOException {
        CountOrigin.ForPeople all = told("ninjaone/staged-and-decommissioned", "1", "total-devices");

        assertThat(all.means()).isEqualTo("Every approved device, online or not. "
                + "Devices that wait for approval, are staged, taken out of service or unmanaged are not counted.");
        assertThat(all.notCounted()).isEqualTo(Map.of("staged, not monitored yet", 1L, "taken out of service", 1L));
        CountOrigin.ForPeople network = told("ninjaone/ordinary", "1", "network-devices");
        assertThat(network.names().total()).isEqualTo(2);
        assertThat(network.names().rows()).extracting(NamedRow::name).contains("PC-102");
        assertThat(network.notCounted()).isEqualTo(Map.of("Workstation", 1L, "Physical server", 1L, "Mobile device", 1L));
        assertThat(told("ninjaone/ordinary", "2", "total-servers").means()).isEqualTo("Approved physical and virtual servers together.");
        assertThat(told("tactical-rmm/ordinary", "1", "servers").names().rows())
                .allMatch(row -> !row.site().isEmpty() && row.lastSeen().isPresent());
    }

    private CountOrigin.ForPeople told(String fixture, String account, String service) throws IOException {
        KitCase recorded = Fixture.named(fixture).recorded();
        SimulatedTime time = new SimulatedTime();
        ConnectorEngine engine = new ConnectorEngine(new Wiring(new ReplayPort(Recording.once(recorded.exchanges())), new Redactor(),
                new Time(new StageClock(), time, time), new Random(1)));
        return engine.read(recorded.connector(folder), ReadListener.none(), Cancel.never()).origins().get(new CellKey(account, service))
                .told();
    }
}

package app.tallybird.connector.count;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.catalog.Catalog;

import static org.assertj.core.api.Assertions.assertThat;

/** Services that count the same units: sums and their parts, all rows and some of them. */
class OverlapsTest {

    private static String of(String connector) {
        return Overlaps.of(new Catalog(Path.of("nowhere")).find(connector, Path.of("nowhere"))).toString();
    }

    @Test
    void allDevicesHoldEachKindAndSumsHoldTheirParts() {
        assertThat(of("ninjaone")).isEqualTo(
                "{total-servers=[total-devices, workstations-and-servers], physical-servers=[total-devices, total-servers, workstations-and-servers], "
                        + "virtual-servers=[total-devices, total-servers, workstations-and-servers], workstations=[total-devices, workstations-and-servers], "
                        + "workstations-and-servers=[total-devices], network-devices=[total-devices], mobile-devices=[total-devices]}");
    }

    @Test
    void theyAreSaidOnce() {
        assertThat(Overlaps.words(new Catalog(Path.of("nowhere")).find("ninjaone", Path.of("nowhere")))).isEqualTo(
                "Some services count the same units; most bill one of them: Total Devices hold Total Physical Servers, Total Virtual Servers, Total Workstations, "
                        + "Total Network Devices, Total Mobile Devices; Total Servers = Total Physical Servers + Total Virtual Servers; "
                        + "Total Workstations and Servers = Total Workstations + Total Physical Servers + Total Virtual Servers.");
    }

    @Test
    void servicesOfDifferentThingsHoldNothing() {
        assertThat(of("knowbe4")).isEqualTo("{}");
    }
}

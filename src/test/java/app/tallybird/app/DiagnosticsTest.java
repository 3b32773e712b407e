package app.tallybird.app;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.SecretName;
import app.tallybird.settings.SettingKey;

import static org.assertj.core.api.Assertions.assertThat;

/** What support asks for, in its order, with neither a secret nor a customer. */
class DiagnosticsTest {

    @TempDir
    private Path folder;

    @Test
    void eachSymptomIsAnsweredInTheOrderOfGradientsSupport() {
        try (Office office = new Office(folder).ready()) {
            office.push();
            office.sandbox.fault(PlayedFault.status("ninjarmm", "/devices", 1_000, 500));
            office.night();
            office.secrets.delete(new SecretName(Office.NINJA, "PARTNER_API_KEY"));
            office.setting(SettingKey.PROXY, "http://proxy.example:8080");
            try (Application application = office.start()) {
                String text = Diagnostics.of(application);

                List<String> lines = text.lines().toList();
                int at = lines.indexOf(lines.stream().filter(line -> line.startsWith("Integration: ")).findFirst().orElseThrow());
                assertThat(lines.subList(at, at + 6)).satisfiesExactly(
                        line -> assertThat(line).startsWith("Integration: " + Office.NINJA + " (ninjaone): run R00001 of "),
                        line -> assertThat(line).startsWith("  Stuck on Pending?: last complete push: ").endsWith("accepted so far: 40"),
                        line -> assertThat(line).startsWith("  Counts stopped?: schedule: none; last start that nobody watched: ")
                                .endsWith("; keys: VENDOR_API_KEY kept, PARTNER_API_KEY not kept"),
                        line -> assertThat(line).startsWith("  Counts wrong?: not mapped: 0, left out on purpose: 0, uncertain: 0"),
                        line -> assertThat(line).startsWith("  Errors when it runs?: 1 \u00d7 ")
                                .endsWith(" in the last 1 start that nobody watched"),
                        line -> assertThat(line).startsWith("  No data?: accounts: 5, services: 8, accounts in the last push: 5; vendor: ")
                                .contains("region set", "clientId set", "clientSecret kept"));
                assertThat(text).contains("Network: proxy: set, certificate: none set, rate: 5000 a second");
                assertThat(text).doesNotContain(SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY, NinjaSide.CLIENT_SECRET,
                        NinjaSide.CLIENT_ID, "proxy.example", "Acme Dental");
            }
        }
    }
}

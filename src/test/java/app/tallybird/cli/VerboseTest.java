package app.tallybird.cli;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.SynthesizeSide;

import static org.assertj.core.api.Assertions.assertThat;

/** What {@code --verbose} promises: every request and every wait, on the side of the words, and nothing secret. */
class VerboseTest {

    @TempDir
    private Path folder;

    @Test
    void requestsAndWaitsAreSaidToTheErrorStream() throws Exception {
        try (CommandFolder desk = CommandFolder.simulated(folder)) {
            desk.sandbox.fault(PlayedFault.status("usegradient", "/accounts$", 1, 503).asking("2"));

            CommandFolder.Ended ended = desk.run("sync-accounts", "--dry-run", "--json", "--verbose");

            String accounts = "GET https://app.usegradient.com/api/vendor-api/organization/accounts: ";
            assertThat(ended.err().lines().filter(line -> line.startsWith(accounts) || line.startsWith("waiting"))
                    .map(line -> line.replaceFirst("\\d+ ms$", "N ms")))
                    .containsExactly(accounts + "503, N ms", "waiting 2.0 s", accounts + "200, N ms");
            assertThat(ended.err()).contains("POST https://app.ninjarmm.com/ws/oauth/token: 200, ",
                    "GET https://app.ninjarmm.com/v2/organizations");
            assertThat(ended.out() + ended.err()).doesNotContain(NinjaSide.CLIENT_SECRET, SynthesizeSide.VENDOR_KEY,
                    SynthesizeSide.PARTNER_KEY);
            assertThat(ended.json().has("plan")).isTrue();
            assertThat(desk.run("sync-accounts", "--dry-run").err()).doesNotContain("GET ");
        }
    }
}

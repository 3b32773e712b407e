package app.tallybird.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.Customers.Device;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** Every exit code, seen from outside. */
class ExitCodesTest {

    private static final String SYNTHESIZE = "app.usegradient.com";

    @TempDir
    private Path folder;
    private CommandFolder cli;

    @BeforeEach
    void open() throws IOException {
        cli = CommandFolder.simulated(folder);
    }

    @AfterEach
    void close() {
        cli.close();
    }

    @Test
    void theFiveVerbsLeaveExactlyTheRightCountsZerosIncluded() throws Exception {
        assertThat(cli.run("authenticate").code()).isEqualTo(0);
        cli.setUp();
        assertThat(cli.run("sync-usage", "--yes", "--rate", "95").code()).isEqualTo(0);
        assertThat(cli.sandbox.synthesize().counts()).isEqualTo(cli.expected());

        cli.sandbox.customers().removeCustomer(45);
        Map<String, BigDecimal> expected = new TreeMap<>(cli.expected());
        cli.sandbox.synthesize().counts().keySet().stream().filter(cell -> cell.startsWith("45 "))
                .forEach(cell -> expected.put(cell, BigDecimal.ZERO));
        assertThat(cli.run("sync-usage", "--yes", "--rate", "95").code()).isEqualTo(0);
        assertThat(cli.sandbox.synthesize().counts()).isEqualTo(expected);
    }

    @Test
    void oneWhenACountIsRefused() throws Exception {
        smallAndSetUp();
        cli.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 1, 422));
        CommandFolder.Ended ended = cli.run("sync-usage", "--yes", "--json");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.json().getAsJsonObject("run").get("refused").getAsInt()).isEqualTo(1);
        assertThat(ended.json().getAsJsonObject("run").get("accepted").getAsInt()).isEqualTo(23);
    }

    @Test
    void twoWhenChangesArePending() throws Exception {
        smallAndSetUp();
        assertThat(cli.run("sync-services", "--dry-run").code()).isEqualTo(0);
        assertThat(cli.run("sync-usage", "--yes").code()).isEqualTo(0);
        assertThat(cli.run("sync-usage", "--dry-run").code()).isEqualTo(0);
        cli.sandbox.customers().addDevice(new Device(99_000, 1, "WINDOWS_SERVER", false, true));
        int sent = cli.sandbox.synthesize().accepted().size();
        assertThat(cli.run("sync-usage", "--dry-run").code()).isEqualTo(2);
        assertThat(cli.sandbox.synthesize().accepted()).hasSize(sent);
    }

    @Test
    void threeWhenTheVendorBreaksOffInTheMiddle() throws Exception {
        smallAndSetUp();
        cli.sandbox.fault(PlayedFault.of(PlayedFault.Kind.HTML, "ninjarmm.com", "/v2/devices", 100));
        CommandFolder.Ended ended = cli.run("sync-usage", "--yes");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).contains("The answer is not valid JSON").contains("Nothing was sent.").doesNotContain("Exception");
        assertThat(cli.sandbox.synthesize().accepted()).isEmpty();
    }

    @Test
    void threeWhenAnAccountListComesBackEmpty() throws Exception {
        smallAndSetUp();
        cli.sandbox.fault(PlayedFault.of(PlayedFault.Kind.EMPTY_LIST, "ninjarmm.com", "/v2/organizations", 100));
        CommandFolder.Ended ended = cli.run("sync-usage", "--yes");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(cli.sandbox.synthesize().accepted()).isEmpty();
    }

    @Test
    void fourWhenThePlanIsHeldAndTheNamedPlanIsSentAsItWas() throws Exception {
        smallAndSetUp();
        CommandFolder.Ended held = cli.run("sync-usage", "--json");
        assertThat(held.code()).isEqualTo(4);
        assertThat(cli.sandbox.synthesize().accepted()).isEmpty();
        String hash = held.json().get("heldPlan").getAsString();
        Map<String, BigDecimal> shown = cli.expected();
        cli.sandbox.customers().addDevice(new Device(99_000, 1, "WINDOWS_SERVER", false, false));
        assertThat(cli.run("sync-usage", "--plan", hash).code()).isEqualTo(0);
        assertThat(cli.sandbox.synthesize().counts()).isEqualTo(shown);

        CommandFolder.Ended stale = cli.run("sync-usage", "--plan", hash, "--json");
        assertThat(stale.code()).isEqualTo(4);
        assertThat(stale.json().getAsJsonObject("plan").get("hash").getAsString()).isNotEqualTo(hash);
        assertThat(cli.sandbox.synthesize().counts()).isEqualTo(shown);
    }

    @Test
    void fiveWhenSomethingIsNotMappedAndStrictIsWanted() throws Exception {
        smallAndSetUp();
        cli.sandbox.synthesize().map("2", false);
        assertThat(cli.run("sync-usage", "--yes", "--strict").code()).isEqualTo(5);
        assertThat(cli.run("sync-usage").code()).isEqualTo(0);
        cli.sandbox.synthesize().map("2", true);
        assertThat(cli.run("retry", "--json").json().getAsJsonObject("run").get("accepted").getAsInt()).isEqualTo(8);
        assertThat(cli.sandbox.synthesize().counts()).isEqualTo(cli.expected());
    }

    @Test
    void sixWhenEitherSideRefusesTheSignIn() throws Exception {
        cli.env("CONNECTOR=ninjaone", "CLIENT_ID=demo-client", "CLIENT_SECRET=not-the-secret");
        CommandFolder.Ended vendor = cli.run("authenticate");
        assertThat(vendor.code()).isEqualTo(6);
        assertThat(vendor.err()).contains("the vendor refused the sign-in (status 401): invalid_client".substring(4))
                .doesNotContain("not-the-secret");
        Files.writeString(folder.resolve(".env"),
                "CONNECTOR=ninjaone\nVENDOR_API_KEY=wrong-key-1\nPARTNER_API_KEY=wrong-key-2\nCLIENT_ID=demo-client\nCLIENT_SECRET=x");
        assertThat(cli.run("sync-accounts").code()).isEqualTo(6);
    }

    @Test
    void sevenWhenNobodyAnswers() throws Exception {
        cli.sandbox.close();
        CommandFolder.Ended ended = cli.run("sync-usage");
        assertThat(ended.code()).isEqualTo(7);
        assertThat(ended.err()).contains("refused the connection", "start it with tallybird-cli sandbox --port ")
                .contains("Code: UNREACHABLE");
    }

    @Test
    void sixtyFourForWrongUse() throws Exception {
        assertThat(cli.run("sync-usage", "--yes", "--unattended").code()).isEqualTo(64);
        assertThat(cli.run("sync-usge").code()).isEqualTo(64);
        assertThat(cli.run("authenticate", "--sandbox-url", "http://example.com:80").code()).isEqualTo(64);
    }

    @Test
    void seventyEightForWrongConfiguration() throws Exception {
        cli.env("CONNECTOR=ninjaon");
        CommandFolder.Ended typo = cli.run("authenticate");
        assertThat(typo.code()).isEqualTo(78);
        assertThat(typo.err()).contains("Did you mean \"ninjaone\"?");
        cli.env("CONNECTOR=ninjaone", "CLIENT_ID=x");
        CommandFolder.Ended missing = cli.run("authenticate");
        assertThat(missing.code()).isEqualTo(78);
        assertThat(missing.err()).contains("\"Client secret\" (CLIENT_SECRET) is missing.");
    }

    @Test
    void seventyEightWhenTheKeysBelongToAnotherOrganization() throws Exception {
        smallAndSetUp();
        cli.sandbox.synthesize().becomeOrganization("org-2002");
        CommandFolder.Ended ended = cli.run("sync-usage", "--yes");
        assertThat(ended.code()).isEqualTo(78);
        assertThat(ended.err()).contains("org-2002").contains("org-1001");
        assertThat(cli.sandbox.synthesize().accepted()).isEmpty();
    }

    @Test
    void anEnvironmentFileOfPowerShellWithTheNamesOfTheSdkWorks() throws Exception {
        String text = "CONNECTOR = ninjaone\r\nVENDOR_API_KEY=\"demo-vendor-key-4711\"\r\nPARTNER_API_KEY='demo-partner-key-0815'\r\n"
                + "API_URL=https://api.ninjarmm.com/\r\nAPI_KEY=demo-client\r\nAPI_SECRET_KEY=demo-client-secret-31337\r\n";
        byte[] bytes = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);
        cli.rawEnv(bytes);
        assertThat(cli.run("authenticate").code()).isEqualTo(0);
    }

    private void smallAndSetUp() {
        Stage.only(cli.sandbox, 3);
        cli.setUp();
    }
}

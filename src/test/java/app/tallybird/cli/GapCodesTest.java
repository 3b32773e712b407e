package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;

/** What the commands end with when a list of the vendor can not be read. */
class GapCodesTest {

    private static final String NINJA = "ninjarmm.com";
    private static final String DOCUMENT = """
            { "format": 1, "id": "own", "name": "Own", "version": "1.0.0",
              "inputs": [ { "key": "clientId", "label": "Id" }, { "key": "clientSecret", "label": "Secret", "secret": true } ],
              "http": { "base": "https://app.ninjarmm.com/v2", "allowedHosts": ["app.ninjarmm.com"] },
              "auth": { "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "https://app.ninjarmm.com/ws/oauth/token",
                "clientId": "{{input.clientId}}", "clientSecret": "{{secret.clientSecret}}", "scope": "monitoring" },
              "tables": {
                "orgs": { "request": { "path": "/organizations" }, "rows": ".", "key": "id", "paging": { "type": "none" } },
                "devices": { "request": { "path": "/devices" }, "rows": ".", "key": "id", "paging": { "type": "none" } } },
              "accounts": { "from": "orgs", "id": "id", "name": "name" },
              "services": [
                { "key": "sites", "name": "Sites", "category": "other", "subcategory": "other", "usage": { "from": "orgs", "account": "id", "measure": "count" } },
                { "key": "devices", "name": "Devices", "category": "other", "subcategory": "other",
                  "usage": { "from": "devices", "account": "organizationId", "measure": "count" } } ] }
            """;

    @TempDir
    private Path folder;
    private CommandFolder cli;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(folder.resolve("own.json"), DOCUMENT);
        cli = CommandFolder.simulated(folder);
        cli.env("CONNECTOR=own.json", "CLIENT_ID=" + NinjaSide.CLIENT_ID, "CLIENT_SECRET=" + NinjaSide.CLIENT_SECRET);
        Stage.only(cli.sandbox, 3);
        assertThat(cli.run("connectors", "approve", "own.json", "--yes").code()).isZero();
        cli.setUp();
        assertThat(cli.run("sync-usage", "--yes").code()).isZero();
    }

    @AfterEach
    void close() {
        cli.close();
    }

    private int sent() {
        return cli.sandbox.synthesize().accepted().size();
    }

    @Test
    void aGapIsThreeUntilAPersonHasSeenIt() {
        cli.sandbox.fault(PlayedFault.status(NINJA, "/v2/devices", 1_000, 403));
        assertThat(sent()).isEqualTo(6);
        assertThat(cli.run("sync-usage", "--unattended").code()).isEqualTo(3);
        assertThat(sent()).isEqualTo(6);
        assertThat(cli.run("sync-usage", "--dry-run").code()).isEqualTo(3);

        CommandFolder.Ended seen = cli.run("sync-usage", "--yes", "--json");
        assertThat(seen.code()).isEqualTo(3);
        JsonObject plan = seen.json().getAsJsonObject("plan");
        assertThat(plan.get("complete").getAsBoolean()).isFalse();
        assertThat(plan.getAsJsonArray("cells")).filteredOn(cell -> cell.getAsJsonObject().get("now").isJsonNull()).hasSize(3)
                .allSatisfy(cell -> assertThat(cell.getAsJsonObject().get("serviceKey").getAsString()).isEqualTo("devices"));
        assertThat(sent()).isEqualTo(9);

        assertThat(cli.run("sync-usage", "--unattended").code()).isZero();
        assertThat(cli.run("sync-usage", "--dry-run").code()).isZero();
        assertThat(cli.run("sync-usage").code()).isZero();
        assertThat(sent()).isEqualTo(15);

        cli.sandbox.noFaults();
        cli.sandbox.fault(PlayedFault.status(NINJA, "/v2/devices", 1_000, 404));
        assertThat(cli.run("sync-usage", "--unattended").code()).isEqualTo(3);
        assertThat(sent()).isEqualTo(15);
    }

    @Test
    void readingAloneSaysItToo() {
        assertThat(cli.run("connectors", "run").code()).isZero();
        cli.sandbox.fault(PlayedFault.status(NINJA, "/v2/devices", 1_000, 403));
        CommandFolder.Ended ended = cli.run("connectors", "run");
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.out()).contains("W414 /tables/devices: the counts of \"Devices\" are not known");
    }

    @Test
    void whatIsForTheWholeVendorEndsTheRunAsItIs() {
        cli.sandbox.fault(PlayedFault.status(NINJA, "/v2/", 1_000, 401));
        assertThat(cli.run("sync-usage", "--yes").code()).isEqualTo(6);
        cli.sandbox.noFaults();
        cli.sandbox.fault(PlayedFault.status(NINJA, "/v2/organizations", 1_000, 503));
        assertThat(cli.run("sync-usage", "--yes").code()).isEqualTo(7);
        assertThat(sent()).isEqualTo(6);
    }
}

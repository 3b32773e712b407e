package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.script.OldScript;

import static org.assertj.core.api.Assertions.assertThat;

/** Each of the SDK's twenty folders, filled in as people did: addresses without a scheme, the names of its sample, nothing more. */
class SdkFoldersTest {

    @TempDir
    private Path folder;

    private CommandFolder.Ended bring(String sdk, String file, String... lines) throws IOException {
        Path at = Files.createDirectories(folder.resolve(sdk));
        List<String> all = new ArrayList<>(List.of("VENDOR_API_KEY=demo-vendor-key-4711", "PARTNER_API_KEY=demo-partner-key-0815"));
        all.addAll(List.of(lines));
        CommandFolder.closed(Files.writeString(at.resolve(file), String.join("\r\n", all)));
        return new Terminal(folder).run("import-env", at.toString(), "--home", "home", "--dry-run");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Addigy | addigy | CLIENT_ID=a CLIENT_SECRET=b BASE_URL=prod.addigy.com/api
            Autotask PSA Configuration Items | autotask-configuration-items | INTEGRATION_CODE=c USERNAME=u@x.example PASSWORD=p
            Autotask PSA Contacts | autotask-contacts | INTEGRATION_CODE=c USERNAME=u@x.example PASSWORD=p
            Auvik | auvik | API_URL=auvikapi.us1.my.auvik.com API_USER=u@x.example API_KEY=k
            ConnectWise PSA Configurations | connectwise-configurations | PUBLIC_KEY=p PRIVATE_KEY=k CLIENT_ID=c BASE_URL=api-na.myconnectwise.net
            ConnectWise PSA Contacts | connectwise-contacts | PUBLIC_KEY=p PRIVATE_KEY=k CLIENT_ID=c BASE_URL=api-na.myconnectwise.net CUSTOMER_ID=acme
            ConnectWise PSA Shared Devices | connectwise-shared-devices | PUBLIC_KEY=p PRIVATE_KEY=k CLIENT_ID=c BASE_URL=api-na.myconnectwise.net
            DattoRMM | datto-rmm | API_URL=pinotage-api.centrastage.net API_PUBLIC_KEY=p API_SECRET_KEY=s
            Huntress | huntress | API_KEY=k API_SECRET_KEY=s API_URL=api.huntress.io
            Huntress Cleansed Organizations | huntress-cleansed | API_KEY=k API_SECRET_KEY=s API_URL=https://api.huntress.io
            KnowBe4 | knowbe4 | SECRET_API_KEY=k BASE_URL=us.api.knowbe4.com
            NinjaOne | ninjaone | API_URL=api.ninjarmm.com API_KEY=k API_SECRET_KEY=s
            Pax8 (In Progress) | pax8 | CLIENT_ID=a CLIENT_SECRET=b
            Proofpoint | proofpoint-essentials | USERNAME=u@x.example PASSWORD=p BASE_URL=us1.proofpointessentials.com ORGANIZATION_DOMAIN=x.example
            SentinelOne | sentinelone | API_URL=usea1-partners.sentinelone.net API_KEY=k
            Sherweb | sherweb | CLIENT_ID=a CLIENT_SECRET=b SUBSCRIPTION_KEY=s BASE_URL=api.sherweb.com
            SpamTitan | spamtitan | API_TOKEN=t BASE_URL=mail.x.example/restapi USER=u USER_PASSWORD=p
            Veeam | veeam-vspc | USERNAME=u PASSWORD=p VAC_SERVER=vac.x.example:1280
            Webroot | webroot | API_URL=unityapi.webrootcloudav.com CLIENT_ID=a CLIENT_SECRET=b PARENT_KEY_CODE=1A2B-3C4D USER=u USERPASSWORD=p
            usecure | usecure | API_KEY=k API_URL=public-api.getusecure.com/graphql
            """)
    void isUnderstood(String sdk, String connector, String values) throws IOException {
        CommandFolder.Ended ended = bring(sdk, ".env", values.split(" "));
        assertThat(ended.code()).as(ended.out() + ended.err()).isZero();
        assertThat(ended.out()).startsWith("Connector " + connector + ", integration \"" + connector + "\"");
        OldScript script = OldScript.of(connector);
        script.unusable().forEach((name, why) -> assertThat(ended.err()).contains(name + " " + why + "."));
        script.missing().values().forEach(what -> assertThat(ended.err()).contains("was never in the script's file: " + what + "."));
        assertThat(ended.out() + ended.err()).doesNotContain("demo-vendor-key-4711");
    }

    @Test
    void theFileThatTheScriptReadsIsRead() throws IOException {
        bring("SpamTitan", ".env", "API_TOKEN=other", "BASE_URL=https://other.x.example/restapi");
        CommandFolder.Ended ended = bring("SpamTitan", "sample.env", "API_TOKEN=t", "BASE_URL=mail.x.example/restapi");
        assertThat(ended.out()).contains("mail.x.example/restapi").doesNotContain("other.x.example");
        assertThat(ended.err()).contains("\"mail.x.example/restapi\" is read as \"https://mail.x.example/restapi\"");
    }

    @Test
    void aFolderThatReadsItsOwnFileIsNotReadFromTheSample() throws IOException {
        bring("Huntress", "sample.env", "API_KEY=", "API_SECRET_KEY=");
        assertThat(bring("Huntress", ".env", "API_KEY=k", "API_SECRET_KEY=s").code()).isZero();
    }

    /** What is wrong with a name is wrong with the table: every one that it speaks of is the connector's. */
    @Test
    void theTableSpeaksOfServicesAndInputsThatAreThere() {
        Catalog catalog = new Catalog(folder);
        assertThat(OldScript.all().keySet()).isEqualTo(new TreeSet<>(catalog.all().stream().map(Catalog.Entry::document)
                .filter(document -> !document.head().sdk().isEmpty()).map(document -> document.id()).toList()));
        OldScript.all().forEach((id, script) -> {
            String text = catalog.find(id, folder).toString();
            assertThat(script.services().values()).as(id).allSatisfy(key -> assertThat(text).contains("key=" + key + ","));
            assertThat(script.missing().keySet()).as(id).allSatisfy(
                    key -> assertThat(catalog.find(id, folder).inputs()).anyMatch(input -> input.key().equals(key) && input.required()));
            assertThat(Map.of("differs", script.differs())).as(id).allSatisfy((name, words) -> assertThat(words).isNotEmpty());
        });
    }
}

package app.tallybird.connector.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.ContractReader;
import app.tallybird.connector.format.DocumentReader;

import static org.assertj.core.api.Assertions.assertThat;

/** A connector that does not fit to what is published is found out, whichever way it does not. */
class ContractPlayTest {

    private static final Path CONNECTORS = Path.of("src/main/resources/connectors");

    private static String text(String path) throws IOException {
        return Files.readString(CONNECTORS.resolve(path));
    }

    private static String with(String text, String from, String to) {
        assertThat(text).contains(from);
        return text.replace(from, to);
    }

    private static Contracted play(String id, String connector, String contract, long seed) throws IOException {
        DocumentReader.Read read = DocumentReader.read(connector.getBytes(StandardCharsets.UTF_8));
        ConnectorDocument document = read.document().orElseThrow(() -> new AssertionError(read.findings()));
        DocumentTree tree = new DocumentTree(document, JsonParser.parseString(connector).getAsJsonObject());
        return new ContractPlay(tree, ContractReader.read(contract).contract().orElseThrow(), seed)
                .play(List.of(Cases.read(CONNECTORS.resolve(id + "/tests/ordinary"), document)));
    }

    private static List<String> changedConnector(String id, String from, String to) throws IOException {
        return play(id, with(text(id + "/connector.json"), from, to), text(id + "/contract.json"), 1).complaints();
    }

    private static List<String> changedContract(String id, String from, String to) throws IOException {
        return play(id, text(id + "/connector.json"), with(text(id + "/contract.json"), from, to), 1).complaints();
    }

    @Test
    void aRequestThatIsNotPublishedIsRefused() throws IOException {
        assertThat(changedConnector("huntress", "\"size\": 500", "\"size\": 501"))
                .contains("ordinary: GET /v1/organizations: the parameter \"limit\" is 501, the published limit is 500");
    }

    @Test
    void aStateThatNoRuleNamesIsFound() throws IOException {
        assertThat(changedConnector("ninjaone", ", \"STAGED\": \"staged, not monitored yet\"", ""))
                .contains("no rule names the published value \"STAGED\" of GET /v2/devices [].approvalStatus");
    }

    @Test
    void aConditionDoesNotSayWhatAStateIsNot() throws IOException {
        String pending = "{\"field\": \"approvalStatus\", \"isNot\": \"PENDING\"}";

        assertThat(changedConnector("ninjaone", "{\"field\": \"approval\", \"is\": \"approved\"}", pending))
                .anySatisfy(words -> assertThat(words)
                        .startsWith("devices: \"approvalStatus\" is a state, and a condition says what it is not: give each state a name"));
        String connector = with(text("ninjaone/connector.json"), "{\"field\": \"approval\", \"is\": \"approved\"}", pending);
        ConnectorDocument document = DocumentReader.read(connector.getBytes(StandardCharsets.UTF_8)).document().orElseThrow();
        assertThat(Coverage.negative(new DocumentTree(document, JsonParser.parseString(connector).getAsJsonObject()))).containsExactly(
                "/tables/devices/where/0: a condition on rows says what \"approvalStatus\" is not: give each state a name in a "
                        + "column with \"map\", so that an unknown one is told");
    }

    @Test
    void otherNumbersWithoutAWordAreFound() throws IOException {
        String map = "\"map\": {\"APPROVED\": \"approved\", \"PENDING\": \"waiting for approval\", \"STAGED\": \"staged, not monitored yet\", "
                + "\"DECOMMISSIONED\": \"taken out of service\"}";

        assertThat(changedConnector("ninjaone", map, "\"case\": \"lower\"")).anySatisfy(words -> assertThat(words)
                .startsWith("GET /v2/devices [].approvalStatus of an unknown name: other numbers without a word: "));
    }

    @Test
    void aFieldOfWhichNothingIsSaidIsFound() throws IOException {
        assertThat(changedContract("huntress", ", \"ignored\": \"incidents are not billed\"", "")).contains(
                "organizations: \"incident_reports_count\" is published and decides nothing; the contract does not say why it is \"ignored\"");
    }

    @Test
    void aFieldThatDecidesIsNotIgnored() throws IOException {
        assertThat(changedContract("huntress", "\"unit\": \"agents\"", "\"ignored\": \"whatever\""))
                .contains("organizations: \"agents_count\" is \"ignored\" by the contract, but the connector looks at it");
    }

    @Test
    void aFieldThatNobodyPublishesIsFound() throws IOException {
        assertThat(changedContract("huntress", "\"organizations[].agents_count\": {\"is\": \"whole\", \"unit\": \"agents\"},", ""))
                .contains("organizations: the connector looks at \"agents_count\", which is not published");
    }

    @Test
    void anotherUnitIsFound() throws IOException {
        assertThat(changedConnector("huntress", "\"field\": \"agents_count\"",
                "\"field\": \"agents_count\", \"unit\": {\"from\": \"seconds\", \"to\": \"hours\"}"))
                .contains("organizations: \"agents_count\" is published in agents, and the connector takes it for seconds");
    }

    @Test
    void anotherPublishedFormOfTheListIsTried() throws IOException {
        String shapes = "\"path\": \"/v1/organizations\",\n      \"shapes\": [{\"data\": \"{list}\"}],";

        assertThat(changedContract("huntress", "\"path\": \"/v1/organizations\",", shapes)).anySatisfy(words -> assertThat(words)
                .startsWith("GET /v1/organizations in the form {\"data\":\"{list}\"}: the numbers are not the same: {\"problem\":"));
    }

    @Test
    void aCallThatNobodyAsksForIsFound() throws IOException {
        assertThat(changedContract("huntress", "\"calls\": [", "\"calls\": [{\"path\": \"/v1/account\"},"))
                .containsExactly("GET /v1/account is in the contract, and the ordinary case never asks for it");
    }

    @Test
    void theSameSeedGivesTheSameCasesAndAnotherOneOthers() throws IOException {
        String connector = text("dnsfilter/connector.json");
        String contract = text("dnsfilter/contract.json");

        assertThat(play("dnsfilter", connector, contract, 1)).isEqualTo(play("dnsfilter", connector, contract, 1));
        assertThat(play("dnsfilter", connector, contract, 7).complaints()).isEmpty();
    }
}

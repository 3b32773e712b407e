package app.tallybird.connector.format;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContractReaderTest {

    private static final String GOOD = """
            {
              "published": {"what": "Example API 2", "at": "https://example.com/api", "date": "2026-11-29"},
              "headers": {"Authorization": {"is": "text"}},
              "calls": [
                {
                  "path": "/v1/sites",
                  "query": {"limit": {"is": "whole", "most": 500, "missing": "none"}},
                  "never": ["orderBy with pageId"],
                  "answer": {"[].id": {"is": "whole"}, "[].state": {"is": "text", "values": ["on", "off"], "null": "unknown"}},
                  "shapes": [{"data": "{list}"}]
                }
              ]
            }
            """;

    private static List<String> mistakes(String from, String to) {
        assertThat(GOOD).contains(from);
        return ContractReader.read(GOOD.replace(from, to)).findings().stream().map(finding -> finding.sentence("contract.json")).toList();
    }

    @Test
    void saysWhatIsPublished() {
        Contract contract = ContractReader.read(GOOD).contract().orElseThrow();

        assertThat(contract.words()).isEqualTo("checked against the published API of 2026-11-29");
        Contract.Published call = contract.calls().getFirst();
        assertThat(call).hasToString("GET /v1/sites");
        assertThat(call.asked().query().get("limit").form().most()).contains(500);
        assertThat(call.asked().query().get("limit").absence().missing()).contains(Contract.Means.NONE);
        assertThat(call.asked().headers()).containsOnlyKeys("Authorization");
        assertThat(call.asked().never()).containsExactly(List.of("orderBy", "pageId"));
        assertThat(call.answer()).containsOnlyKeys("[].id", "[].state");
        assertThat(call.answer().get("[].state").absence().nothing()).contains(Contract.Means.UNKNOWN);
        assertThat(call.shapes()).hasToString("[{\"data\":\"{list}\"}]");
    }

    @Test
    void nothingPublishedIsSaidWithTheReason() {
        Contract contract = ContractReader.read("{\"unpublished\": \"the vendor shows it to partners only\"}").contract().orElseThrow();

        assertThat(contract.words()).isEqualTo("no published API");
        assertThat(contract.calls()).isEmpty();
    }

    @Test
    void namesFileAndPlaceOfEachMistake() {
        assertThat(mistakes("\"most\"", "\"max\"")).containsExactly(
                "contract.json:7:42 C102 /calls/0/query/limit/max: \"max\" is not known here  Hint: known are: is, missing, null, asText, "
                        + "values, most, unit, ignored");
        assertThat(mistakes("\"is\": \"whole\"}, \"[].state\"", "\"is\": \"number or text\"}, \"[].state\"")).singleElement().asString()
                .startsWith(
                        "contract.json:9:34 C106 /calls/0/answer/[].id/is: \"number or text\" is not known here  Hint: use one of: text, whole");
        assertThat(mistakes("2026-11-29", "29.11.2026"))
                .containsExactly("contract.json:2:83 C107 /published/date: \"29.11.2026\" is not a day  Hint: write it like 2026-11-29");
        assertThat(mistakes("\"calls\"", "\"call\"")).singleElement().asString().contains("C102 /call: \"call\" is not known here");
        assertThat(mistakes("\"headers\"", "\"unpublished\": \"secret\", \"headers\"")).singleElement().asString()
                .contains("a contract says what is \"published\", or in \"unpublished\" why nothing is");
    }
}

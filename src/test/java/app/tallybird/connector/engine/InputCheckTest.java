package app.tallybird.connector.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A value for a choice is one of the choices, whatever it looks like. */
class InputCheckTest {

    private static final String ID = "11111111-2222-3333-4444-555555555555";
    private static final Path NONE = Path.of("no-such-folder");

    private static ConnectorDocument document(String id) {
        return new Catalog(NONE).find(id, NONE);
    }

    private static Map<String, String> csv(String separator) {
        Map<String, String> given = new HashMap<>(
                Map.of("file", "u.csv", "accountId", "i", "accountName", "n", "service", "s", "count", "c"));
        given.put("separator", separator);
        return InputCheck.complete(document("csv"), given).inputs();
    }

    @Test
    void anAllowedAddressIsNoChoiceWhereTheChoicesAreWords() {
        assertThatThrownBy(() -> InputCheck.complete(document("microsoft-365-graph"),
                Map.of("partnerTenantId", ID, "clientId", ID, "clientSecret", "s", "refreshToken", "r", "count", "graph.microsoft.com")))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().what()).contains("is \"graph.microsoft.com\", which is not one of the choices");
                    assertThat(e.problem().next()).isEqualTo("Use one of: bought, assigned, both");
                });
    }

    @Test
    void anAllowedAddressMayStandForOneOfTheListed() {
        Map<String, String> given = Map.of("region", "https://custom.ninjarmm.com/ws/oauth/token", "clientId", "c", "clientSecret", "s");
        assertThat(InputCheck.complete(document("ninjaone"), given).inputs()).containsEntry("region", "https://custom.ninjarmm.com");
        assertThatThrownBy(() -> InputCheck.complete(document("ninjaone"),
                Map.of("region", "https://ninjarmm.example", "clientId", "c", "clientSecret", "s"))).isInstanceOf(ProblemException.class);
    }

    @Test
    void aChosenBlankIsNotTakenForNothing() {
        assertThat(csv("\t")).containsEntry("separator", "\t");
        assertThat(csv("tab")).containsEntry("separator", "\t");
        assertThat(csv(" ; ")).containsEntry("separator", ";");
        assertThat(csv("  ")).containsEntry("separator", "auto");
    }

    private static final String ADDRESS = """
            { "format": 1, "id": "p", "name": "P", "version": "1.0.0",
              "inputs": [ { "key": "site", "label": "Address", "type": "url", "pattern": "https://[a-z.-]+(:[0-9]+)?",
                "replace": [ { "regex": "^https://(na|eu)\\\\.p\\\\.example$", "with": "https://api-$1.p.example" } ] } ],
              "http": { "base": "{{input.site}}", "allowedHosts": ["{{input.site}}"] },
              "tables": { "t": { "request": { "path": "/t" }, "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "t", "id": "id", "name": "id" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "t", "account": "id", "measure": "count" } } ] }
            """;

    @Test
    void whatIsEnteredInAnotherSpellingIsReadAsTheDocumentSaysAndTold() {
        Map.of("na.p.example", "https://api-na.p.example", "https://eu.p.example", "https://api-eu.p.example", "own.p.example:1280",
                "https://own.p.example:1280").forEach((entered, read) -> {
                    ConfiguredConnector connector = Vendor.run(ADDRESS, Map.of("site", entered));
                    assertThat(connector.inputs()).containsEntry("site", read);
                    Reading reading = new Vendor(call -> Vendor.ok("[{\"id\":\"a\"}]")).read(connector);
                    assertThat(reading.warnings()).extracting(Warning::code, Warning::text)
                            .containsExactly(Tuple.tuple("W425", "Address: \"" + entered + "\" is read as \"" + read + "\""));
                });
    }

    @Test
    void whatIsEnteredAsItIsWantedIsNotTold() {
        ConfiguredConnector connector = Vendor.run(ADDRESS, Map.of("site", " https://api-na.p.example/ "));

        assertThat(connector.inputs()).containsEntry("site", "https://api-na.p.example");
        assertThat(connector.corrected()).isEmpty();
    }

    @Test
    void aSecretIsHeldToItsFormWithoutBeingShown() {
        String text = """
                { "format": 1, "id": "p", "name": "P", "version": "1.0.0",
                  "inputs": [ { "key": "token", "label": "Token", "secret": true, "pattern": "[0-9]+" } ],
                  "http": { "base": "https://api.p.example", "allowedHosts": ["api.p.example"] },
                  "auth": { "type": "bearer", "token": "{{secret.token}}" },
                  "tables": { "use": { "request": { "path": "/use" }, "rows": ".", "paging": { "type": "none" } } },
                  "accounts": { "from": "use", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "id", "measure": "count" } } ] }
                """;
        assertThat(Vendor.run(text, Map.of("token", "123")).secrets().get("token")).isNotNull();
        assertThatThrownBy(() -> Vendor.run(text, Map.of("token", "abc"))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().toString()).contains("is not of the expected form").doesNotContain("abc"));
    }

    private static ConnectorDocument asking(String input) {
        String text = """
                { "format": 1, "id": "p", "name": "P", "version": "1.0.0", "inputs": [ %s ],
                  "http": { "base": "https://api.p.example", "allowedHosts": ["api.p.example", "eu.p.example:8443", "{{input.given}}"] },
                  "tables": { "use": { "request": { "path": "/use", "query": { "g": "{{input.given}}" } }, "rows": ".",
                    "paging": { "type": "none" } } },
                  "accounts": { "from": "use", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "id", "measure": "count" } } ] }
                """.formatted(input);
        DocumentReader.Read read = DocumentReader.read(text.getBytes(StandardCharsets.UTF_8));
        assertThat(read.document()).as(read.findings().toString()).isPresent();
        return read.document().orElseThrow();
    }

    private static final Map<String, String> ASKED = Map.ofEntries(Map.entry("text", "\"type\": \"text\""),
            Map.entry("optional", "\"type\": \"text\", \"required\": false"), Map.entry("usual", "\"type\": \"text\", \"default\": \"d\""),
            Map.entry("integer", "\"type\": \"integer\""), Map.entry("boolean", "\"type\": \"boolean\""),
            Map.entry("url", "\"type\": \"url\""), Map.entry("formed", "\"pattern\": \"[a-z]{2}\", \"help\": \"Two letters.\""),
            Map.entry("shown", "\"pattern\": \"[a-z]{2}\", \"help\": \"Two letters.\", \"example\": \"nz\""),
            Map.entry("named", "\"env\": [\"SDK_GIVEN\", \"OLD_GIVEN\"]"), Map.entry("own", "\"env\": [\"GIVEN\"]"),
            Map.entry("words",
                    "\"type\": \"choice\", \"choices\": [ {\"value\": \"b\", \"label\": \"Bought\"}, {\"value\": \" \", \"label\": \"Blank\"} ]"),
            Map.entry("places", "\"type\": \"choice\", \"choices\": [ {\"value\": \"https://api.p.example\", \"label\": \"US\"}, "
                    + "{\"value\": \"https://eu.p.example:8443\", \"label\": \"EU\"} ]"));

    /** What is asked for, what is given (as it stands between the quotation marks), and what comes of it: the value, or what is wrong with it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            text | ` a b ` | = a b
            text | `  ` | "Given" (GIVEN) is missing. Nothing was read or sent. Give it as GIVEN.
            named | `` | "Given" (GIVEN) is missing. Nothing was read or sent. Give it as GIVEN (or SDK_GIVEN, OLD_GIVEN).
            own | `` | "Given" (GIVEN) is missing. Nothing was read or sent. Give it as GIVEN.
            optional | `` | =
            usual | `` | = d
            usual | x | = x
            integer | -12 | = -12
            integer | 123456789012345678 | = 123456789012345678
            integer | 1234567890123456789 | "Given" (GIVEN) is "1234567890123456789", which is not a whole number. Nothing was read or sent.
            integer | 1.5 | "Given" (GIVEN) is "1.5", which is not a whole number. Nothing was read or sent.
            boolean | YES | = true
            boolean | 1 | = true
            boolean | On | = true
            boolean | true | = true
            boolean | no | = false
            boolean | 0 | = false
            boolean | off | = false
            boolean | False | = false
            boolean | maybe | "Given" (GIVEN) is "maybe". Nothing was read or sent. Use true or false.
            url | https://v.example/a// | = https://v.example/a
            formed | nz | = nz
            formed | NZ | "Given" (GIVEN) is not of the expected form. Nothing was read or sent. Two letters.
            shown | nzd | "Given" (GIVEN) is not of the expected form. Nothing was read or sent. An example is: nz
            words | B | = b
            words | bought | = b
            words | ` ` | = `` ``
            words | api.p.example | "Given" (GIVEN) is "api.p.example", which is not one of the choices. Nothing was read or sent. Use one of: b, ``
            places | eu | = https://eu.p.example:8443
            places | https://API.p.example/some/where | = https://api.p.example
            places | EU.P.example:8443 | = https://eu.p.example:8443
            places | api.p.example:443 | = https://api.p.example:443
            places | eu.p.example | "Given" (GIVEN) is "eu.p.example", which is not one of the choices. Nothing was read or sent. Use one of: https://api.p.example, https://eu.p.example:8443
            places | http://api.p.example | "Given" (GIVEN) is "http://api.p.example", which is not one of the choices. Nothing was read or sent. Use one of: https://api.p.example, https://eu.p.example:8443
            places | localhost | "Given" (GIVEN) is "localhost", which is not one of the choices. Nothing was read or sent. Use one of: https://api.p.example, https://eu.p.example:8443
            places | a b | "Given" (GIVEN) is "a b", which is not one of the choices. Nothing was read or sent. Use one of: https://api.p.example, https://eu.p.example:8443
            """)
    void whatIsGivenIsTakenOrSaidToBeWrong(String asked, String given, String result) {
        ConnectorDocument document = asking("{ \"key\": \"given\", \"label\": \"Given\", " + ASKED.get(asked) + " }");
        String came;
        try {
            came = "= " + InputCheck.complete(document, Map.of("given", given)).inputs().get("given");
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
            came = e.problem().sentence();
        }
        assertThat(came.strip()).isEqualTo(result.replace("``", "").strip());
    }

    /** What was typed is told from what was there already. */
    @Test
    void onlyWhatAPersonTypedCountsAsTyped() {
        ConnectorDocument document = asking(
                "{ \"key\": \"given\", \"label\": \"Given\", \"type\": \"url\", \"default\": \"https://v.example\" }");
        assertThat(InputCheck.complete(document, Map.of()).typed()).isEmpty();
        assertThat(InputCheck.complete(document, Map.of("given", "https://v.example")).typed()).isEmpty();
        assertThat(InputCheck.complete(document, Map.of("given", "https://w.example")).typed()).containsExactly("given");
    }

    /** What is chosen may itself be secret: then it is not said. */
    @Test
    void aSecretChoiceIsOneOfThoseListed() {
        ConnectorDocument document = asking(
                "{ \"key\": \"given\", \"label\": \"Given\", \"required\": false }, { \"key\": \"which\", \"label\": \"Which\", "
                        + "\"secret\": true, \"type\": \"choice\", \"choices\": [ {\"value\": \"one\", \"label\": \"One\"}, {\"value\": \"two\", \"label\": \"Two\"} ] }");
        assertThat(InputCheck.complete(document, Map.of("which", "two")).secrets().get("which").reveal()).isEqualTo("two");
        assertThatThrownBy(() -> InputCheck.complete(document, Map.of("which", "three"))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().sentence())
                        .isEqualTo("\"Which\" (WHICH) is not one of the choices. Nothing was read or sent. Use one of: one, two"));
    }

    /** What was to come later has to be there when it is read with; what is given by the document itself, or need not be given, is no lack. */
    @Test
    void whatWasLeftForLaterIsWantedWhenTheVendorIsRead() {
        ConnectorDocument document = asking("""
                { "key": "given", "label": "Given" }, { "key": "key", "label": "Key", "secret": true },
                { "key": "usual", "label": "Usual", "default": "" },
                { "key": "free", "label": "Free", "required": false } """);
        Set<String> later = Set.of("given", "key", "usual", "free");
        assertThatThrownBy(() -> InputCheck.requireAll(InputCheck.complete(document, GivenInputs.of(document, Map.of("key", "k")), later)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().sentence())
                        .isEqualTo("\"Given\" (GIVEN) is missing. Nothing was read or sent. Give it as GIVEN."));
        assertThatThrownBy(
                () -> InputCheck.requireAll(InputCheck.complete(document, GivenInputs.of(document, Map.of("given", "g")), later)))
                .hasMessageContaining("\"Key\" (KEY) is missing.");
        InputCheck.requireAll(InputCheck.complete(document, GivenInputs.of(document, Map.of("given", "g", "key", "k")), later));
    }
}

package app.tallybird.connector.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.csv.Sheets;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Answers that are a table, as a file is one, and the header of a name that a person enters. */
class DownloadedTablesTest {

    private static final String TABLE = "Id;Name;Seats\na;Acme;12\nb;Zoo;1.204\nc;Nord;17,5\n";

    private static final String DOCUMENT = """
            { "format": 1, "id": "r", "name": "R", "version": "1.0.0",
              "inputs": [ { "key": "address", "label": "Address", "type": "url" },
                          { "key": "header", "label": "Header", "default": "Authorization" },
                          { "key": "key", "label": "Key", "secret": true, "required": false } ],
              "http": { "base": "{{input.address}}", "allowedHosts": ["{{input.address}}"] },
              "auth": { "type": "headers", "headers": { "{{input.header}}": "{{secret.key}}" } },
              "tables": { "lines": { "request": { "path": "" }, "format": "csv", "csv": { "separator": "auto" }, "rows": ".", "minRows": 1,
                                     "paging": { "type": "none" } } },
              "accounts": { "from": "lines", "id": "Id", "name": "Name" },
              "services": [ { "key": "seats", "name": "Seats", "category": "other", "subcategory": "other",
                "usage": { "from": "lines", "account": "Id", "measure": "sum", "field": "Seats", "round": "decimals" } } ] }
            """;

    private static final String ADDRESS = "https://reports.example/usage/?month=1";

    private static Vendor vendor(String body) {
        return new Vendor(call -> Vendor.ok(body));
    }

    private static void fails(Vendor vendor, Map<String, String> inputs, String detail) {
        assertThatThrownBy(() -> vendor.read(DOCUMENT, inputs)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail()).isEqualTo(detail));
    }

    @Test
    void itIsReadAsAFileIsWithItsKeyInTheHeaderThatWasEntered() {
        Vendor vendor = vendor("\ufeff" + TABLE);

        Reading reading = vendor.read(DOCUMENT, Map.of("address", ADDRESS, "header", "X-Api-Key", "key", "fake-secret-0001"));

        assertThat(Vendor.counts(reading)).containsExactly("a/seats=12", "b/seats=1204", "c/seats=17.5");
        assertThat(vendor.addresses()).containsExactly(ADDRESS);
        assertThat(Vendor.header(vendor.asked.getFirst(), "X-Api-Key")).isEqualTo("fake-secret-0001");
        assertThat(Vendor.header(vendor.asked.getFirst(), "Accept")).startsWith("text/csv, ");
    }

    @Test
    void withoutAKeyNoHeaderIsSent() {
        Vendor vendor = vendor(TABLE);

        vendor.read(DOCUMENT, Map.of("address", ADDRESS));

        assertThat(vendor.asked.getFirst().headers()).extracting("name").containsExactly("Accept");
    }

    @ParameterizedTest
    @CsvSource({"Host", "content-length", "'X-Key: a'"})
    void aHeaderThatIsNoneOfADocumentsIsRefused(String header) {
        fails(vendor(TABLE), Map.of("address", ADDRESS, "header", header, "key", "fake-secret-0001"), "E369 /auth/headers");
    }

    @Test
    void aWorkbookIsReadToo() {
        String bytes = new String(new Sheets().table("Usage", "Id|Name|Seats", "a|Acme|12").bytes(), StandardCharsets.ISO_8859_1);

        Reading reading = new Vendor(call -> Vendor.ok(bytes), StandardCharsets.ISO_8859_1).read(DOCUMENT, Map.of("address", ADDRESS));

        assertThat(Vendor.counts(reading)).containsExactly("a/seats=12");
    }

    @ParameterizedTest
    @CsvSource({"<!DOCTYPE html><html></html>", "'  <html>'", "'{\"error\":\"maintenance\"}'", "''"})
    void whatIsNoTableIsRefused(String body) {
        fails(vendor(body), Map.of("address", ADDRESS), "E368 /tables/lines/request");
    }

    @Test
    void aColumnOfAnotherNameAndATableWithoutLinesAreRefused() {
        fails(vendor(TABLE.replace("Seats", "Sites")), Map.of("address", ADDRESS), "E375 /tables/lines/request");
        fails(vendor("Id;Name;Seats\n"), Map.of("address", ADDRESS), "E323 /tables/lines/minRows");
        assertThatThrownBy(() -> vendor("Id;Name;Seats\n").read(DOCUMENT, Map.of("address", ADDRESS)))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().what())
                        .isEqualTo("Below the headings there is no row that could count, and at least 1 should be there."));
    }

    @Test
    void linesThatAreWhollyAlikeAreTold() {
        Reading reading = vendor(TABLE + "a;Acme;12\n").read(DOCUMENT, Map.of("address", ADDRESS));

        assertThat(Vendor.counts(reading)).contains("a/seats=24");
        assertThat(reading.warnings()).filteredOn(warning -> warning.code().equals("W412")).extracting(Warning::text)
                .containsExactly("1 row is exactly like another one and was counted, too");
    }

    private static final String EACH = DOCUMENT.replace("\"tables\": { \"lines\": { \"request\": { \"path\": \"\" },",
            "\"tables\": { \"all\": { \"request\": { \"path\": \"/all\" }, \"rows\": \".\", \"paging\": { \"type\": \"none\" } }, "
                    + "\"lines\": { \"forEach\": \"all\", \"ifParentFails\": \"leaveAccountOut\", "
                    + "\"request\": { \"path\": \"/of/{{parent.Id}}\" }, \"columns\": { \"customer\": { \"value\": \"{{parent.Id}}\" } },")
            .replace("\"from\": \"lines\", \"id\"", "\"from\": \"all\", \"id\"").replace("\"account\": \"Id\"", "\"account\": \"customer\"")
            .replace("\"minRows\": 1,", "");

    @Test
    void eachCustomerMayHaveATableOfItsOwn() {
        Vendor vendor = new Vendor(call -> switch (call.uri().getPath()) {
            case "/all" -> Vendor.ok("[{\"Id\":\"a\",\"Name\":\"Acme\"},{\"Id\":\"b\",\"Name\":\"Zoo\"},{\"Id\":\"c\",\"Name\":\"Nord\"}]");
            case "/of/a" -> Vendor.ok("Seats\n3\n4\n");
            case "/of/b" -> new Vendor.Answer(404, "no report");
            default -> Vendor.ok("Seats\n");
        });

        Reading reading = vendor.read(EACH, Map.of("address", "https://reports.example"));

        assertThat(Vendor.counts(reading)).containsExactly("a/seats=7", "b/seats=unknown", "c/seats=0");
    }

    private static List<String> findings(String document) {
        return DocumentReader.read(document.getBytes(StandardCharsets.UTF_8)).findings().stream().map(Finding::toString).toList();
    }

    @Test
    void aTableHasNoPagesAndItsOptionsAreForATable() {
        assertThat(findings(DOCUMENT.replace("\"none\"", "\"nextLink\", \"from\": \"next\""))).singleElement().asString().contains("C113",
                "/tables/lines/paging");
        assertThat(findings(DOCUMENT.replace("\"format\": \"csv\", ", ""))).singleElement().asString().contains("C113",
                "/tables/lines/csv");
        assertThat(findings(DOCUMENT.replace("{{input.header}}", "{{input.heater}}"))).singleElement().asString().contains("C210",
                "/auth/headers/");
    }
}

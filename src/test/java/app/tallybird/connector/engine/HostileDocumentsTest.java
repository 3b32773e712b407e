package app.tallybird.connector.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.re2j.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.format.Column;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The engine does not trust that a document was checked: each of these was changed behind the check, and still gets nothing. */
class HostileDocumentsTest {

    private static final String FILE = """
            { "format": 1, "id": "f", "name": "F", "version": "1.0.0", "inputs": [ { "key": "file", "label": "File", "type": "file" } ],
              "tables": { "lines": { "file": "{{input.file}}", "format": "csv", "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "lines", "id": "id", "name": "id" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "lines", "account": "id", "measure": "count" } } ] }
            """;
    private static final String HTTP = """
            { "format": 1, "id": "h", "name": "H", "version": "1.0.0", "inputs": [ { "key": "site", "label": "Site", "type": "url" } ],
              "http": { "base": "{{input.site}}", "allowedHosts": [ "{{input.site}}" ] },
              "tables": { "rows": { "request": { "path": "%s" }, "rows": "items"%s, "paging": { "type": "none" } } },
              "accounts": { "from": "rows", "id": "id", "name": "id" },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "rows", "account": "id", "measure": "count" } } ] }
            """;

    @TempDir
    private Path folder;
    private final Vendor vendor = new Vendor(call -> Vendor.ok("{\"items\":[{\"id\":\"a\"}]}"));

    private static ConnectorDocument document(String json) {
        return DocumentReader.read(json.getBytes(StandardCharsets.UTF_8)).document().orElseThrow();
    }

    private static ConnectorDocument with(ConnectorDocument doc, List<Input> inputs, Map<String, Table> tables) {
        return new ConnectorDocument(doc.head(), inputs, doc.http(), doc.auth(), tables, doc.check(), doc.accounts(), doc.services(),
                doc.limits(), doc.uses());
    }

    private static ConnectorDocument reading(String file) {
        ConnectorDocument doc = document(FILE);
        Table lines = doc.tables().get("lines");
        Table other = new Table("lines", new Table.Source.Csv(Template.parse(file).orElseThrow(), Table.CsvOptions.DEFAULT), lines.rows(),
                lines.paging(), lines.columns(), lines.where(), lines.forEach(), lines.expect(), lines.tell(), lines.evidence());
        return with(doc, doc.inputs(), Map.of("lines", other));
    }

    private void refused(ConfiguredConnector connector, String code, String what) {
        assertThatThrownBy(() -> vendor.read(connector)).isInstanceOfSatisfying(ProblemException.class, e -> {
            assertThat(e.problem().detail()).startsWith(code + " ");
            assertThat(e.problem().what()).containsIgnoringCase(what);
        });
        assertThat(vendor.asked).isEmpty();
    }

    private Path file(String name) throws IOException {
        return Files.writeString(folder.resolve(name), "id,secret\na,1\n");
    }

    @Test
    void aFileOfTheDocumentIsNotRead() throws IOException {
        Path own = file("own.csv");
        refused(InputCheck.complete(reading(file("other.csv").toString()), Map.of("file", own.toString())), "E379",
                "can not say which file");
        refused(InputCheck.complete(reading("{{input.file}}/../other.csv"), Map.of("file", own.toString())), "E379",
                "can not say which file");
        refused(InputCheck.complete(reading("{{date.today}}"), Map.of("file", own.toString())), "E379", "can not say which file");
    }

    @Test
    void aDefaultIsNotWhatTheUserChose() throws IOException {
        ConnectorDocument doc = document(FILE);
        Path file = file("other.csv");
        Input given = doc.inputs().getFirst();
        Input input = new Input(given.key(), given.label(), given.help(), given.type(), false, true, Optional.of(file.toString()),
                List.of(), Optional.empty(), List.of(), List.of());
        refused(InputCheck.complete(with(doc, List.of(input), doc.tables()), Map.of()), "E379", "can not say which file");
        refused(InputCheck.complete(with(doc, List.of(input), doc.tables()), Map.of("file", file.toString())), "E379",
                "can not say which file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//server/share/x.csv", "\\\\server\\share\\x.csv", "\\\\.\\pipe\\x", "\\\\?\\C:\\x", "/dev/zero", "/dev/stdin",
            "/proc/self/environ", "/sys/kernel/notes", "NUL", "C:\\temp\\con", "aux.csv", "/data/COM1", "C:\\data\\nul .csv", "lpt\u00b3",
            "x/conout$"})
    void whatIsNoFileIsNotOpened(String path) {
        refused(InputCheck.complete(document(FILE), Map.of("file", path)), "E379", "is no file on this computer");
    }

    @Test
    void aFolderAndALinkThatLeadsAwayAreNotRead() throws IOException {
        refused(InputCheck.complete(document(FILE), Map.of("file", folder.toString())), "E379", "is a folder, not a file");
        Path inner = Files.createDirectory(folder.resolve("inner"));
        Path away = Files.createSymbolicLink(inner.resolve("away.csv"), file("other.csv"));
        refused(InputCheck.complete(document(FILE), Map.of("file", away.toString())), "E379", "is a link to ");
    }

    @Test
    void aLinkWithinTheFolderIsTheFileThatWasChosen() throws IOException {
        Path latest = Files.createSymbolicLink(folder.resolve("latest.csv"), file("november.csv").getFileName());

        assertThat(Vendor.counts(vendor.read(InputCheck.complete(document(FILE), Map.of("file", latest.toString())))))
                .containsExactly("a/n=1");
    }

    @Test
    void linesOfAFileNeverBecomeRequests() throws IOException {
        ConnectorDocument http = document(HTTP.formatted("/x", ""));
        Table rows = http.tables().get("rows");
        Map<String, Table> tables = new LinkedHashMap<>(document(FILE).tables());
        tables.put("rows",
                new Table("rows", rows.source(), rows.rows(), rows.paging(), Map.of(), List.of(),
                        Optional.of(new Table.ForEach("lines", Optional.empty(), List.of(), false)), Optional.empty(), List.of(),
                        Optional.empty()));
        List<Input> inputs = new ArrayList<>(http.inputs());
        inputs.addAll(document(FILE).inputs());

        refused(InputCheck.complete(with(http, inputs, tables), Map.of("site", "https://api.x.io", "file", file("own.csv").toString())),
                "E394", "of what stands in a file of yours");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendorApiKey", "partner-api-key", "tallybirdHome", "connector", "caFile"})
    void keysThatAreNotTheVendorsAreNotAskedFor(String key) {
        ConnectorDocument doc = document(FILE);
        Input input = new Input(key, "Key", new Input.Help("", ""), Input.Type.TEXT, false, false, Optional.empty(), List.of(),
                Optional.empty(), List.of(), List.of());

        assertThatThrownBy(() -> InputCheck.complete(with(doc, List.of(input), doc.tables()), Map.of(key, "secret")))
                .isInstanceOfSatisfying(ProblemException.class,
                        e -> assertThat(e.problem().what()).endsWith("is not a document's to ask for."));
        assertThat(new Input("k", "K", new Input.Help("", ""), Input.Type.TEXT, false, false, Optional.empty(), List.of(), Optional.empty(),
                List.of(), List.of("PARTNER_API_KEY", "tallybird_ca_file", "API_KEY")).envNames()).containsExactly("K", "API_KEY");
    }

    @ParameterizedTest
    @CsvSource({"http://console.x.io, is not https", "https://10.0.0.1, is in your own network",
            "https://127.0.0.1:8443, is in your own network", "https://localhost, is in your own network",
            "https://[::1], is in your own network", "https://0x7f.1, is not an address", "https://2130706433, is not an address",
            "https://[64:ff9b::a00:1], is in your own network"})
    void anAddressOfTheDocumentIsNotWhatTheUserTyped(String address, String what) {
        ConnectorDocument doc = document(HTTP.formatted("/x", ""));
        Input site = doc.inputs().getFirst();
        Input input = new Input("site", "Site", site.help(), site.type(), false, true, Optional.of(address), List.of(), Optional.empty(),
                List.of(), List.of());

        refused(InputCheck.complete(with(doc, List.of(input), doc.tables()), Map.of()), "E360", what);
        refused(InputCheck.complete(with(doc, List.of(input), doc.tables()), Map.of("site", address)), "E360", what);
    }

    @Test
    void anAddressThatTheDocumentPutsInThePlaceOfATypedOneIsNotTyped() {
        ConnectorDocument doc = document(HTTP.formatted("/x", ""));
        Input site = doc.inputs().getFirst();
        Input input = new Input("site", "Site", site.help(), site.type(), false, true, Optional.empty(),
                List.of(new Column.Replace(Pattern.compile("^.*$"), "https://10.0.0.1")), Optional.empty(), List.of(), List.of());

        refused(InputCheck.complete(with(doc, List.of(input), doc.tables()), Map.of("site", "https://api.x.io")), "E360",
                "is in your own network");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://console.x.io:8080", "https://10.0.0.1", "http://127.0.0.1:9000", "https://[::1]:8443"})
    void whatTheUserTypedIsWhatTheUserTyped(String address) {
        ConfiguredConnector connector = InputCheck.complete(document(HTTP.formatted("/x", "")), Map.of("site", address));

        assertThat(Vendor.counts(vendor.read(connector))).containsExactly("a/n=1");
        assertThat(vendor.addresses()).containsExactly(address + "/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/%2e%2e/admin", "/a/%2E./admin", "/a/.%2e", "/..%2fadmin", "/a/%5c..%5cadmin"})
    void stepsUpAreSeenThroughTheirEncoding(String path) {
        refused(InputCheck.complete(document(HTTP.formatted(path, "")), Map.of("site", "https://api.x.io")), "E360",
                "the path has a \"..\" in it");
    }

    @Test
    void aPrivateHostThatTheDocumentNamesItselfIsRefused() {
        ConnectorDocument doc = document(HTTP.formatted("/x", ""));
        HttpPart http = doc.http().orElseThrow();
        HttpPart other = new HttpPart(Template.literal("https://192.168.1.1"), List.of(Template.literal("192.168.1.1")), http.headers(),
                http.query(), http.pace(), http.failWhen());
        ConnectorDocument changed = new ConnectorDocument(doc.head(), doc.inputs(), Optional.of(other), doc.auth(), doc.tables(),
                doc.check(), doc.accounts(), doc.services(), doc.limits(), doc.uses());

        refused(InputCheck.complete(changed, Map.of("site", "https://api.x.io")), "E360", "is in your own network");
    }

    /** 36 columns, each twice the one before, would be 68 thousand million letters. */
    @Test
    void columnsThatDoubleEndAtABound() {
        StringBuilder columns = new StringBuilder("\"c0\": { \"value\": \"{{row.id}}x\" }");
        for (int i = 1; i <= 36; i++) {
            columns.append(", \"c").append(i).append("\": { \"value\": \"{{row.c").append(i - 1).append("}}{{row.c").append(i - 1)
                    .append("}}\" }");
        }
        String json = HTTP.formatted("/x", ", \"columns\": { " + columns + " }").replace("\"measure\": \"count\"",
                "\"measure\": \"countDistinct\", \"field\": \"c36\"");

        assertThatThrownBy(() -> vendor.read(json, Map.of("site", "https://api.x.io"))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail()).startsWith("E393 /tables/rows/columns/c16"));
    }
}

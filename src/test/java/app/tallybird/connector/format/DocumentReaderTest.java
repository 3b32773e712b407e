package app.tallybird.connector.format;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** One mistake in a good document gives one message, at the very place. */
class DocumentReaderTest {

    private static final String GOOD = """
            { "format": 1, "id": "acme", "name": "Acme", "version": "1.0.0",
              "inputs": [ { "key": "user", "label": "User" }, { "key": "token", "label": "Token", "secret": true } ],
              "http": { "base": "https://api.acme.example", "allowedHosts": ["api.acme.example"], "headers": { "Accept": "application/json" } },
              "auth": { "type": "basic", "username": "{{input.user}}", "password": "{{secret.token}}" },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": "items", "minRows": 1, "paging": { "type": "none" } },
                "seats": { "request": { "path": "/seats" }, "rows": "items", "paging": { "type": "page", "param": "page", "size": 100 } } },
              "accounts": { "from": "clients", "id": "id", "name": "name" },
              "services": [
                { "key": "seats", "name": "Seats", "category": "other", "subcategory": "other",
                  "usage": { "from": "seats", "account": "client", "measure": "count", "where": [ { "field": "kind", "is": "paid" } ] } },
                { "key": "all", "name": "All", "category": "other", "subcategory": "other", "usage": { "plus": ["seats"] } } ] }
            """;

    @Test
    void readsAGoodDocument() {
        DocumentReader.Read read = read(GOOD);
        assertThat(read.findings()).isEmpty();
        assertThat(read.document().orElseThrow().tables()).containsOnlyKeys("clients", "seats");
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(one("\"version\": \"1.0.0\",", "\"version\": \"1.0.0\" ", "C101", "", "\"inputs\""),
                one("\"rows\": \"items\", \"minRows\": 1", "\"rwos\": \"items\", \"minRows\": 1", "C102", "/tables/clients/rwos",
                        "\"rwos\""),
                one("\"name\": \"Acme\",", "\"name\": \"Acme\", \"name\": \"Acme\",", "C103", "/name", "\"name\": \"Acme\", \"version\""),
                one(", \"label\": \"User\"", "", "C104", "/inputs/0", "{ \"key\": \"user\" }"),
                one(", \"label\": \"User\"",
                        ", \"label\": \"User\", \"type\": \"choice\", \"default\": \"b\", "
                                + "\"choices\": [{ \"value\": \"a\", \"label\": \"A\" }]",
                        "C104", "/inputs/0/default", "\"b\""),
                one(", \"label\": \"User\"", ", \"label\": \"User\", \"type\": \"integer\", \"default\": \"x\"", "C104",
                        "/inputs/0/default", "\"x\""),
                one(", \"label\": \"User\"", ", \"label\": \"User\", \"type\": \"boolean\", \"default\": \"ja\"", "C104",
                        "/inputs/0/default", "\"ja\""),
                one("\"rows\": \"items\", \"paging\"", "\"rows\": 7, \"paging\"", "C105", "/tables/seats/rows", "7,"),
                one("\"measure\": \"count\"", "\"measure\": \"conut\"", "C106", "/services/0/usage/measure", "\"conut\""),
                one("\"version\": \"1.0.0\"", "\"version\": \"1\"", "C107", "/version", "\"1\""),
                one("\"size\": 100", "\"size\": 0", "C108", "/tables/seats/paging/size", "0 } } }"),
                one("\"account\": \"client\"", "\"account\": \"client..id\"", "C109", "/services/0/usage/account", "\"client..id\""),
                one("{{input.user}}", "{{inptu.user}}", "C110", "/auth/username", "\"{{inptu"),
                one("\"is\": \"paid\"", "\"matches\": \"(\"", "C111", "/services/0/usage/where/0/matches", "\"(\""),
                one("[\"api.acme.example\"]", "[\"https://api.acme.example\"]", "C112", "/http/allowedHosts", "[\"https"),
                one("{ \"path\": \"/clients\" }", "{ \"path\": \"/clients\", \"json\": {} }", "C113", "/tables/clients/request",
                        "{ \"path\": \"/clients\", \"json\""),
                one("\"name\": \"Seats\", \"category\": \"other\"", "\"name\": \"Seats\", \"category\": \"othr\"", "C114",
                        "/services/0/category", "\"othr\""),
                one("\"format\": 1", "\"format\": 2", "C115", "/format", "2,"),
                one("{{input.user}}", "{{session.token}}", "C222", "/auth/username", "\"{{session"),
                one("\"accounts\": { \"from\": \"clients\"", "\"accounts\": { \"from\": \"client\"", "C202", "/accounts/from",
                        "\"client\""),
                one("\"plus\": [\"seats\"]", "\"plus\": [\"seat\"]", "C203", "/services/1/usage/plus/0", "\"seat\""),
                one("\"key\": \"all\"", "\"key\": \"seats\"", "C204", "/services/1/key", "\"seats\", \"name\": \"All\""),
                one("\"plus\": [\"seats\"]", "\"plus\": [\"all\"]", "C205", "/services/1/usage", "{ \"plus\""),
                one("{{input.user}}", "{{input.usr}}", "C210", "/auth/username", "\"{{input.usr"),
                one("\"secret\": true", "\"secret\": true, \"default\": \"x\"", "C211", "/inputs/1/default", "\"x\""),
                one("{{secret.token}}", "{{input.token}}", "C212", "/auth/password", "\"{{input.token"),
                one("\"application/json\"", "\"{{secret.token}}\"", "C213", "/http/headers/Accept", "\"{{secret.token"),
                one("\"/seats\"", "\"/seats/{{parent.id}}\"", "C214", "/tables/seats/request/path", "\"/seats/{{"),
                one("\"Accept\": \"application/json\"", "\"Host\": \"a\"", "C215", "/http/headers/Host", "\"a\""),
                one("https://api.acme.example\",", "http://api.acme.example\",", "C219", "/http/base", "\"http://"),
                one("\"/seats\"", "\"/seats?from={{date.tody}}\"", "C220", "/tables/seats/request/path", "\"/seats?"));
    }

    private static Arguments one(String from, String to, String code, String pointer, String place) {
        return Arguments.of(from, to, code, pointer, place);
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void saysOneMistakeOnceAndWhere(String from, String to, String code, String pointer, String place) {
        assertThat(GOOD).contains(from);
        DocumentReader.Read read = read(GOOD.replace(from, to));
        assertThat(read.document()).isEmpty();
        assertThat(read.findings()).hasSize(1);
        Finding finding = read.findings().getFirst();
        assertThat(finding.code()).isEqualTo(code);
        assertThat(finding.pointer()).isEqualTo(pointer);
        String line = GOOD.replace(from, to).lines().toList().get(finding.at().line() - 1) + "\n";
        assertThat(line.substring(finding.at().column() - 1)).as(finding.text()).startsWith(place);
    }

    @Test
    void proposesTheNearestName() {
        Finding finding = read(GOOD.replace("\"from\": \"clients\"", "\"from\": \"cliens\"")).findings().getFirst();
        assertThat(finding.sentence("acme.json"))
                .isEqualTo("acme.json:8:25 C202 /accounts/from: there is no table \"cliens\"  Hint: did you mean \"clients\"?");
    }

    @Test
    void collectsAllMistakesInTheOrderOfTheLines() {
        String bad = GOOD.replace("\"measure\": \"count\"", "\"mesure\": \"count\"").replace("\"minRows\": 1", "\"minRow\": 1");
        assertThat(read(bad).findings()).extracting(Finding::code).containsExactly("C102", "C102");
    }

    private static DocumentReader.Read read(String json) {
        return DocumentReader.read(json.getBytes(StandardCharsets.UTF_8));
    }
}

package app.tallybird.connector.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.google.gson.JsonParser;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.GsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The published JSON Schema and the reader say the same about a document. */
class SchemaTest {

    private static final Validator VALIDATOR = new ValidatorFactory().withJsonNodeFactory(new GsonNode.Factory()).createValidator();
    private static final String SCHEMA = resource("connector-1.schema.json");

    static List<String> builtIn() {
        return resource("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void builtInDocumentsPass(String id) {
        assertThat(mistakes(resource(id + "/connector.json"))).isEmpty();
    }

    @Test
    void theSamplePasses() {
        assertThat(mistakes(SampleDocument.TEXT)).isEmpty();
        assertThat(SampleDocument.read(SampleDocument.TEXT).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "limits": { "maxRequests": 10000,                           | "limits": { "maxRequests": 1,
            "check": "clients",                                         | "note": "words",
            "type": "page", "param": "page", "size": 100, "totalRows": "total" | "type": "cursor", "param": "after", "from": "next"
            "type": "nextLink", "from": "links.next"                    | "type": "linkHeader"
            "type": "nextLink", "from": "links.next"                    | "type": "none"
            "id": "id", "name": "name"                                  | "id": "{{input.user}}", "name": "{{input.user}}"
            "nameFrom": "plan"                                          | "nameFrom": "{{input.user}}", "keyFrom": "a.b"
            "from": "seats", "account": "clientId", "measure": "count", | "from": "seats", "account": "{{input.user}}", "measure": "max", "field": "{{input.user}}",
            "maxRows": 1000000                                          | "maxRows": 999999
            "from": "type", "trim"                                      | "from": "[\\"odd.name\\"][0].x", "trim"
            "then": "big" } ]                                           | "then": "{{row.n}} of {{parent.name}}" } ]
            "type": "page", "param": "page", "size": 100, "totalRows": "total" | "type": "cursor", "param": "x", "nextQuery": { "seek": "{{input.user}}" }, "from": "next"
            "rows": "plans",                                            | "rows": "plans", "expect": { "says": "a[0].b", "where": [ { "field": "x", "is": 1 } ], "mayBeMissing": true },
            "rows": "plans",                                            | "rows": "plans", "expect": { "header": "X-Total" },
            "rows": "plans",                                            | "rows": [".", "plans"], "mayBeNull": true, "tell": [ { "when": [ { "field": "x", "is": 1 } ], "words": "ones", "name": "n" } ],
            "rows": "plans",                                            | "rows": "plans", "key": ["a", "b"], "keyMayLackParts": true,
            "then": "noRows"                                            | "then": "fail", "hint": "look at the key"
            "from": "type", "trim"                                      | "sum": ["a", "b"], "minus": ["c"], "trim"
            "type": "page", "param": "page", "size": 100, "totalRows": "total" | "type": "page", "param": "page", "size": 100, "totalPages": "pages", "totalMayBeMissing": true, "onePageUnlessTold": true
            "unit": { "from": "bytes", "to": "GiB" }                    | "unit": { "from": "seconds", "to": "hours" }
            "type": "choice"                                            | "replace": [ { "regex": "^na$", "with": "eu" } ], "type": "choice"
            "rows": "plans",                                            | "rows": "plans", "expect": { "table": "clients", "says": "n", "id": "id", "by": "client", "strict": true },
            "unit": { "from": "bytes"                                   | "zeroIfAny": ["servers"], "unit": { "from": "bytes"
            "totalRows": "total"                                        | "totalRowsHeader": "X-Total-Count", "totalPages": "meta.pages", "totalMayBeMissing": true
            "type": "page", "param": "page", "size": 100, "totalRows": "total" | "type": "cursor", "param": "p", "fromLastRow": "id", "totalRows": "total", "totalPagesHeader": "X-Pages"
            "fromLastRow": "id"                                         | "fromLastRow": "id", "totalRowsHeader": "X-Total"
            "type": "nextLink", "from": "links.next"                    | "type": "nextLink", "from": "links.next", "totalRowsHeader": "x-total", "totalPages": "p", "more": "m"
            "type": "nextLink", "from": "links.next"                    | "type": "linkHeader", "totalRows": "total", "totalPagesHeader": "X-Pages", "more": "m"
            "type": "nextLink", "from": "links.next"                    | "type": "none", "totalRows": "total", "totalPages": "p"
            "request": { "path": "/plans" }                             | "values": "{{input.user}}"
            "request": { "path": "/plans" }                             | "file": "{{input.list}}", "format": "csv", "csv": { "decimal": "auto", "charset": "auto" }
            "request": { "path": "/plans" }                             | "file": "{{input.list}}", "format": "csv", "csv": { "decimal": "{{input.user}}", "charset": "UTF-16LE", "skipLines": 3 }
            """)
    void bothAccept(String from, String to) {
        String json = SampleDocument.with(from, to);
        assertThat(SampleDocument.read(json).findings()).isEmpty();
        assertThat(mistakes(json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "format": 1                             | "format": 2
            "id": "acme"                            | "id": "Acme"
            "rows": "plans",                        | "rows": "plans", "expect": { "strict": true },
            "rows": "plans",                        | "rows": "plans", "expect": { "says": "n", "header": "X-Total" },
            "rows": "plans",                        | "rows": "plans", "expect": { "says": "n", "id": "a", "by": "b" },
            "rows": "plans",                        | "rows": "plans", "expect": { "says": "n", "strict": "yes" },
            "rows": "plans",                        | "rows": "plans", "expect": { "says": "n", "tolerance": 2 },
            "version": "1.2.3"                      | "version": "1.2"
            "category": "RMM"                       | "category": "rmm"
            "beta": true                            | "beta": "yes"
            "sdk": "Acme"                           | "sdk": 1
            "type": "choice"                        | "type": "list"
            "env": ["API_USER"]                     | "env": "API_USER"
            "*.acme.example:8443"                   | "https://acme.example"
            "*.acme.example:8443"                   | "*.example"
            "timeoutSeconds": 45                    | "timeoutSeconds": 0
            "parallel": 2                           | "parallel": 9
            "attempts": 3                           | "attempts": 0
            "statuses": [429, 503]                  | "statuses": [200]
            "maxWaitSeconds": 90                    | "maxWaitSeconds": 901
            "then": "noRows"                        | "then": "ignore"
            "grant": "password"                     | "grant": "implicit"
            "clientAuth": "basic"                   | "clientAuth": "header"
            "tokenUrl": "https://api.acme.example/token", | "x": 1,
            "rows": "data.items"                    | "rows": "data..items"
            "rows": "data.items"                    | "rows": []
            "rows": "plans",                        | "rows": "plans", "tell": [ { "words": "ones" } ],
            "rows": "plans",                        | "rows": "plans", "tell": [ { "when": [ { "field": "x", "is": 1 } ] } ],
            "from": "type", "trim"                  | "sum": [], "trim"
            "minRows": 1                            | "minRows": -1
            "ifParentFails": "leaveAccountOut"      | "ifParentFails": "skip"
            "type": "page", "param": "page"         | "type": "page"
            "type": "nextLink", "from": "links.next" | "type": "nextLink"
            "type": "cursor", "param": "after", "fromLastRow": "id" | "type": "cursor", "param": "after"
            "size": 50                              | "size": 0
            "size": 50                              | "size": 50, "nextQuery": ["seek"]
            "totalRows": "total"                    | "totalRows": "total", "totalRowsHeader": "X-Total"
            "totalRows": "total"                    | "totalPages": "p", "totalPagesHeader": "X-Pages"
            "totalRows": "total"                    | "totalRowsHeader": "X Total"
            "totalRows": "total"                    | "totalRows": {"header": "X-Total"}
            "totalRows": "total"                    | "totalRows": "total", "totalMayBeMissing": "yes"
            "type": "nextLink", "from": "links.next" | "type": "none", "maxPages": 3
            "unit": { "from": "bytes"               | "zeroIfAny": "servers", "unit": { "from": "bytes"
            "trim": true                            | "trim": "true"
            "from": "type", "trim"                  | "value": "x", "from": "type", "trim"
            "field": "active", "is": true           | "field": "active", "is": null
            "field": "active", "is": true           | "field": "active"
            "field": "active", "is": true           | "is": true
            "moreThan": 9                           | "moreThan": "9"
            "measure": "sum"                        | "measure": "total"
            "round": "up"                           | "round": "ceil"
            "to": "GiB"                             | "to": "gb"
            "nameFrom": "plan"                      | "nameFrom": "plan", "key": "p", "name": "P"
            "subcategory": "other",\\n      "usage": { "plus" | "subcategory": "misc",\\n      "usage": { "plus"
            "maxRequests": 10000                    | "maxRequests": 50001
            "maxRows": 1000000                      | "maxRows": 1000001
            """)
    void bothRefuse(String from, String to) {
        String json = SampleDocument.with(from.replace("\\n", "\n"), to.replace("\\n", "\n"));
        assertThat(SampleDocument.read(json).findings()).isNotEmpty();
        assertThat(mistakes(json)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "in": ["Server", "Other"]               | "in": []
            "request": { "path": "/plans" }         | "file": "{{input.list}}", "format": "csv", "csv": { "decimal": ";" }
            "request": { "path": "/plans" }         | "file": "{{input.list}}", "format": "csv", "csv": { "decimal": "" }
            "plus": ["seats"]                       | "plus": []
            "unit": { "from": "bytes", "to": "GiB" } | "unit": { "from": "bytes" }
            "firstWaitSeconds": 0.5                 | "firstWaitSeconds": -1
            "docs": "https://docs.acme.example"     | "docs": "javascript:alert(1)"
            "choose": [ { "when": [ { "field": "n", "moreThan": 9 } ], "then": "big" } ] | "choose": []
            "key": "rest",                          | "key": "Total Rest",
            "plan": { "lookup"                      | "Plan/A": { "lookup"
            "plans": {                              | "Plans/B": { "request": { "path": "/" }, "rows": ".", "paging": { "type": "none" } }, "plans": {
            "field": "active", "is": true           | "field": "active", "x-note": "nothing is compared"
            """)
    void theReaderAlsoRefuses(String from, String to) {
        String json = SampleDocument.with(from, to);
        assertThat(mistakes(json)).isNotEmpty();
        assertThat(SampleDocument.read(json).findings()).isNotEmpty();
    }

    /** Every value of the document is replaced; only what a schema cannot know, a default's choices and time zones, the reader alone refuses. */
    @Test
    void bothRefuseTheSameWrongValues() {
        List<String> texts = TreeChanges.replaceEach(JsonParser.parseString(SampleDocument.TEXT), "7", "\" \"", "[{}]");
        assertThat(texts).hasSizeGreaterThan(400);
        for (String text : texts) {
            List<Finding> findings = SampleDocument.read(text).findings();
            boolean wrong = !mistakes(text).isEmpty();
            if (wrong || findings.stream().anyMatch(SchemaTest::isOfOneValue)) {
                assertThat(wrong).as("%s in %s", findings, text).isEqualTo(!findings.isEmpty());
            }
        }
    }

    private static boolean isOfOneValue(Finding finding) {
        return finding.code().startsWith("C10") && !finding.pointer().endsWith("/default") && !finding.pointer().equals("/timeZone");
    }

    private static List<String> mistakes(String json) {
        Validator.Result result = VALIDATOR.validate(java.net.URI.create("urn:tallybird:connector:1"), json);
        return result.isValid()
                ? List.of()
                : result.getErrors().stream().map(error -> error.getInstanceLocation() + " " + error.getError()).toList();
    }

    static {
        VALIDATOR.registerSchema(SCHEMA);
    }

    private static String resource(String name) {
        try (InputStream in = SchemaTest.class.getResourceAsStream("/connectors/" + name)) {
            assertThat(in).as(name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}

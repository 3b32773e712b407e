package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.format.ConnectorDocument.Limits;

import static app.tallybird.connector.format.SampleDocument.after;
import static org.assertj.core.api.Assertions.assertThat;

/** What stands in a document arrives in the records, and what does not stand there has the default of the format. */
class DocumentValuesTest {

    private final ConnectorDocument document = SampleDocument.document();

    @Test
    void headAndInputs() {
        assertThat(document.head()).isEqualTo(new ConnectorDocument.Head("acme", "Acme", "1.2.3", "https://docs.acme.example", "",
                new ConnectorDocument.Dates(Optional.of(ZoneId.of("Europe/Berlin")), true), "RMM", true, "Acme"));
        assertThat(document.inputs()).extracting(Input::key).containsExactly("region", "user", "list", "token");
        Input region = document.inputs().getFirst();
        assertThat(region.type()).isEqualTo(Input.Type.CHOICE);
        assertThat(region.defaultValue()).contains("eu");
        assertThat(region.choices()).containsExactly(new Input.Choice("eu", "Europe"));
        Input user = document.inputs().get(1);
        assertThat(user.env()).containsExactly("API_USER");
        assertThat(user.pattern().orElseThrow().pattern()).isEqualTo("[a-z]+");
        assertThat(user.required()).isTrue();
        assertThat(user.secret()).isFalse();
        assertThat(document.inputs().get(2).required()).isFalse();
        assertThat(document.inputs().get(3).secret()).isTrue();
    }

    @Test
    void http() {
        HttpPart http = document.http().orElseThrow();
        assertThat(http.allowedHosts()).extracting(Template::text).containsExactly("api.acme.example", "*.acme.example:8443");
        assertThat(http.pace()).isEqualTo(new HttpPart.Pace(Duration.ofSeconds(45), Optional.of(new HttpPart.Rate(60, 30)), 2,
                new HttpPart.Retry(3, Set.of(429, 503), Duration.ofMillis(500), Duration.ofSeconds(90), "X-Wait")));
        assertThat(http.failWhen()).extracting(HttpPart.FailRule::then).containsExactly(HttpPart.Then.NO_ROWS, HttpPart.Then.FAIL);
        assertThat(http.failWhen().getFirst().statuses()).containsExactly(404);
        assertThat(http.failWhen().get(1).message()).hasToString("Optional[error.text]");
    }

    @Test
    void defaultsOfHttp() {
        String text = SampleDocument.TEXT;
        int from = text.indexOf("    \"timeoutSeconds\"");
        int to = text.indexOf("    \"failWhen\"");
        HttpPart http = SampleDocument.read(text.substring(0, from) + text.substring(to)).document().orElseThrow().http().orElseThrow();
        assertThat(http.pace()).isEqualTo(HttpPart.Pace.DEFAULT);
        assertThat(http.pace().retry()).isEqualTo(new HttpPart.Retry(5, Set.of(408, 425, 429, 500, 502, 503, 504), Duration.ofSeconds(2),
                Duration.ofSeconds(120), "Retry-After"));
    }

    @Test
    void signIn() {
        Auth.OAuth2 auth = (Auth.OAuth2) document.auth();
        assertThat(auth.client().basic()).isTrue();
        assertThat(auth.grant()).isInstanceOfSatisfying(Auth.Grant.Password.class,
                user -> assertThat(user.name()).hasToString("{{input.user}}"));
        assertThat(auth.request()).isEqualTo(new Auth.TokenRequest(false, Optional.empty(), Map.of()));
        assertThat(auth.token()).hasToString("access_token");
        assertThat(auth.expiresIn()).hasToString("expires_in");
    }

    @Test
    void pagings() {
        Paging.Numbered pages = (Paging.Numbered) document.tables().get("clients").paging();
        assertThat(pages.offset()).isFalse();
        assertThat(pages.start()).isEqualTo(1);
        assertThat(pages.param()).isEqualTo(new Paging.Param("page", Paging.Param.In.QUERY));
        assertThat(pages.size()).isEqualTo(new Paging.Size(Optional.empty(), 100));
        assertThat(pages.end().totalRows()).hasToString("Optional[\"total\"]");
        assertThat(pages.end().maxPages()).isEqualTo(1_000);
        assertThat(pages.early().pageIsLast()).isFalse();
        Paging.Cursor cursor = (Paging.Cursor) document.tables().get("seats").paging();
        assertThat(cursor.from()).isEmpty();
        assertThat(cursor.fromLastRow()).hasToString("Optional[id]");
        assertThat(cursor.size()).isEqualTo(new Paging.Size(Optional.of("limit"), 50));
        assertThat(((Paging.NextLink) document.tables().get("plans").paging()).from()).hasToString("links.next");
    }

    @Test
    void offsetsStartAtZero() {
        ConnectorDocument changed = SampleDocument.read(SampleDocument.with("\"type\": \"page\"", "\"type\": \"offset\"")).document()
                .orElseThrow();
        Paging.Numbered offset = (Paging.Numbered) changed.tables().get("clients").paging();
        assertThat(offset.offset()).isTrue();
        assertThat(offset.start()).isZero();
    }

    @Test
    void tables() {
        assertThat(document.tables().keySet()).containsExactly("clients", "seats", "plans");
        assertThat(document.checkTable()).isEqualTo("clients");
        Table clients = document.tables().get("clients");
        assertThat(clients.rows().path()).hasToString("data.items");
        assertThat(clients.rows().minRows()).isEqualTo(1);
        assertThat(clients.rows().as()).isEqualTo(Table.As.LIST);
        Table seats = document.tables().get("seats");
        Table.ForEach each = seats.forEach().orElseThrow();
        assertThat(each.table()).isEqualTo("clients");
        assertThat(each.distinct()).hasToString("Optional[id]");
        assertThat(each.leaveAccountOut()).isTrue();
        assertThat(Condition.words(each.where())).isEqualTo("active is true");
        assertThat(seats.columns().keySet()).containsExactly("kind", "plan", "full", "size");
        Column kind = seats.columns().get("kind");
        assertThat(kind.steps().trim()).isTrue();
        assertThat(kind.steps().map()).containsOnly(Map.entry("S", "Server"));
        assertThat(kind.steps().otherwise()).contains("Other");
        assertThat(seats.columns().get("plan").source()).isInstanceOf(Column.Source.Lookup.class);
    }

    @Test
    void services() {
        assertThat(document.services().getFirst().naming()).isEqualTo(new ServiceRule.Naming.Fixed("seats", "Seats"));
        Usage.Measured sum = (Usage.Measured) document.services().getFirst().usage();
        assertThat(sum.measure()).isEqualTo(Usage.Measure.SUM);
        assertThat(sum.account().text()).isEqualTo("outer.id");
        assertThat(sum.numbers()).isEqualTo(new Usage.NumberRule(Usage.IfMissing.FAIL, Usage.BelowZero.SUBTRACTS,
                Optional.of(new Usage.UnitChange(StorageUnit.BYTES, StorageUnit.GIB)), Usage.Round.UP, List.of()));
        assertThat(StorageUnit.BYTES.convert(BigDecimal.valueOf(1L << 30), StorageUnit.GIB)).isEqualByComparingTo("1");
        assertThat(document.services().get(2).usage()).isEqualTo(new Usage.Combined(List.of("seats"), List.of("servers")));
        assertThat(document.services().get(3).naming()).isInstanceOf(ServiceRule.Naming.Discovered.class);
        assertThat(document.discoversServices()).isTrue();
    }

    @Test
    void limits() {
        assertThat(document.limits()).isEqualTo(new Limits(10_000, 1_000_000, 20, 30));
        assertThat(SampleDocument.read(SampleDocument.with(",\n  \"limits\": { \"maxRequests\": 10000, \"maxRows\": 1000000 }", ""))
                .document().orElseThrow().limits()).isEqualTo(new Limits(5_000, 200_000, 20, 30));
    }

    @Test
    void withoutACheckTheFirstAccountsTableIsRead() {
        ConnectorDocument changed = SampleDocument.read(SampleDocument.with("  \"check\": \"clients\",\n", "")).document().orElseThrow();
        assertThat(changed.checkTable()).isEqualTo("clients");
    }

    /** A mistake of each kind that the smaller document of the reader's own test has no place for. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "format": 1,                        |                                       | C104
            "category": "RMM"                   | "category": "Rmm"                     | C106 /category
            "choices": [ { "value": "eu", "label": "Europe" } ] | "choices": []         | C107 /inputs/0/choices
            "key": "user"                       | "key": "User"                         | C107 /inputs/1/key
            "rate": { "requests": 60, "perSeconds": 30 } | "rate": { "requests": 60 }   | C104 /http/rate
            { "status": [404], "then": "noRows" } | { "then": "noRows" }                | C104 /http/failWhen/0
            "statuses": [429, 503]              | "statuses": [429, 200]                | C108 /http/retry/statuses
            "username": "{{input.user}}",       |                                       | C104 /auth
            "request": { "path": "/plans" }     | "request": { "path": "/plans" }, "file": "x" | C104 /tables/plans
            "request": { "path": "/plans" }     | "file": "x"                           | C104 /tables/plans
            "request": { "path": "/plans" }     | "request": { "path": "/plans" }, "format": "jsonLines" | C106 /tables/plans/format
            "request": { "path": "/plans" }     | "request": { "path": "/plans" }, "format": "csv" | C113 /tables/plans/paging
            "path": "/plans"                    | "path": "/plans", "method": "POST", "graphql": { "query": "{ a(id: {{input.user}}) }" } | C114 /tables/plans/request/graphql/query
            "path": "/plans"                    | "path": "/plans", "method": "POST", "graphql": { "query": "{ a }", "variables": [] } | C105 /tables/plans/request/graphql/variables
            "path": "/plans"                    | "path": "/plans", "method": "POST", "json": {}, "graphql": { "query": "{ a }" } | C113 /tables/plans/request/graphql
            "path": "/plans"                    | "path": "/plans", "method": "POST", "json": {}, "form": {} | C113 /tables/plans/request/form
            "path": "/plans"                    | "path": "/plans", "method": "PUT"     | C106 /tables/plans/request/method
            "paging": { "type": "nextLink", "from": "links.next" } | "note": "none"     | C104 /tables/plans
            "type": "nextLink"                  | "type": "nextlink"                    | C106 /tables/plans/paging/type
            "fromLastRow": "id",                |                                       | C104 /tables/seats/paging
            "otherwise": "Other"                | "otherwise": "Other", "value": "x"    | C104 /tables/seats/columns/kind
            "in": ["Server", "Other"]           | "inn": ["Server", "Other"]            | C102 /tables/seats/where/0/any/0/inn
            "in": ["Server", "Other"]           | "in": ["Server", {}]                  | C105 /tables/seats/where/0/any/0/in
            "field": "n", "unit"                | "unit"                                | C104 /services/0/usage
            "nameFrom": "plan",                 | "nameFrom": "plan", "key": "p",       | C104 /services/3
            "maxRows": 1000000                  | "maxRows": 1000001                    | C108 /limits/maxRows
            "maxRows": 1000000                  | "maxRows": 1.5                        | C108 /limits/maxRows
            """)
    void oneMistakeGivesOneFinding(String from, @org.jspecify.annotations.Nullable String to, String expected) {
        assertThat(after(from, to == null ? "" : to)).extracting(String::strip).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "clientAuth": "body", "refreshToken": "{{secret.token}}", "saveRefreshTokenAs": "token" | ``
            "clientAuth": "body"                                                                    | C104 /auth
            "refreshToken": "{{input.token}}"                                                       | C212 /auth/refreshToken
            "refreshToken": "{{secret.token}}", "saveRefreshTokenAs": "user"                        | C212 /auth/saveRefreshTokenAs
            "refreshToken": "{{secret.token}}", "saveRefreshTokenAs": "tokn"                        | C210 /auth/saveRefreshTokenAs
            """)
    void readsTheRefreshTokenGrant(String properties, @org.jspecify.annotations.Nullable String expected) {
        int from = SampleDocument.TEXT.indexOf("\"clientAuth\"");
        int to = SampleDocument.TEXT.indexOf("\"tables\"");
        String text = SampleDocument.TEXT.substring(0, from) + properties + " },\n" + SampleDocument.TEXT.substring(to);
        assertThat(SampleDocument.read(text.replace("\"grant\": \"password\"", "\"grant\": \"refreshToken\"")).findings())
                .extracting(finding -> finding.code() + " " + finding.pointer())
                .isEqualTo(expected == null || expected.isEmpty() ? java.util.List.of() : java.util.List.of(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "login": { "path": "/login" }, "token": "t", "headers": { "X": "{{session.token}}" }       | ``
            "login": { "path": "/login" }, "tokenHeader": "X", "json": { "a.b": "{{session.token}}" }, "renewFrom": "visa", "validSeconds": 900 | ``
            "login": { "path": "/{{secret.token}}" }, "token": "t", "headers": { "X": "{{session.token}}" } | ``
            "token": "t", "headers": { "X": "{{session.token}}" }                                      | C104 /auth
            "login": { "path": "/login" }, "headers": { "X": "{{session.token}}" }                     | C104 /auth
            "login": { "path": "/login" }, "token": "t"                                                | C104 /auth
            "login": { "path": "/login" }, "token": "t", "headers": { "X": "{{session.tokn}}" }        | C222 /auth/headers/X
            "login": { "path": "/{{session.token}}" }, "token": "t", "headers": { "X": "{{session.token}}" } | C222 /auth/login/path
            """)
    void readsSessions(String properties, @org.jspecify.annotations.Nullable String expected) {
        int from = SampleDocument.TEXT.indexOf("\"type\": \"oauth2\"");
        int to = SampleDocument.TEXT.indexOf("\"tables\"");
        String text = SampleDocument.TEXT.substring(0, from) + "\"type\": \"session\", " + properties + " },\n"
                + SampleDocument.TEXT.substring(to);
        assertThat(SampleDocument.read(text).findings()).extracting(finding -> finding.code() + " " + finding.pointer())
                .isEqualTo(expected == null || expected.isEmpty() ? java.util.List.of() : java.util.List.of(expected));
    }

    @Test
    void parametersKeepTheOrderOfTheDocument() {
        String query = "\"q\": \"1\", \"a\": \"1\", \"z\": \"1\", \"m\": \"1\", \"b\": \"1\", \"y\": \"1\", \"c\": \"1\"";
        ConnectorDocument changed = SampleDocument.read(SampleDocument.with("\"v\": \"2\"", query)).document().orElseThrow();
        assertThat(changed.http().orElseThrow().query().keySet()).containsExactly("q", "a", "z", "m", "b", "y", "c");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "format": 1            | "format": "1"                    | C105 /format
            "format": 1,           | "format": 2, "newThing": {},     | C115 /format
            "from": ["clients"]    | "from": []                       | C107 /accounts/from
            "request": { "path": "/plans" } | "command": { "program": "list-plans" } | C113 /tables/plans/paging
            """)
    void saysItOnce(String from, String to, String expected) {
        assertThat(after(from, to)).containsExactly(expected);
    }
}

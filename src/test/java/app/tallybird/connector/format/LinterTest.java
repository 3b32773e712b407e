package app.tallybird.connector.format;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static app.tallybird.connector.format.SampleDocument.after;
import static org.assertj.core.api.Assertions.assertThat;

/** Every way to refer to something that is not there, or to use it where it may not be. */
class LinterTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "check": "clients"                      | "check": "client"            | C202 /check
            "forEach": { "table": "clients"         | "forEach": { "table": "nope" | C202 /tables/seats/forEach/table
            "lookup": { "table": "plans"            | "lookup": { "table": "plan"  | C202 /tables/seats/columns/plan/lookup/table
            "from": ["clients"]                     | "from": ["clients", "sites"] | C202 /accounts/from/1
            "from": ["clients"]                     | "from": "sites"              | C202 /accounts/from
            "id": "acme"                            | "id": "con"                  | C234 /id
            "id": "acme"                            | "id": "com1"                 | C234 /id
            "from": "seats", "account": "outer.id"  | "from": "seat", "account": "outer.id" | C202 /services/0/usage/from
            "plus": ["seats"]                       | "plus": ["seats", "nope"]    | C203 /services/2/usage/plus/1
            "minus": ["servers"]                    | "minus": ["server"]          | C203 /services/2/usage/minus/0
            "key": "user"                           | "key": "region"              | C204 /inputs/1/key, C210 /auth/username
            "name": "Rest"                          | "name": "Seats"              | C204 /services/2/name
            "key": "rest"                           | "key": "seats"               | C204 /services/2/key
            "minus": ["servers"]                    | "minus": ["rest"]            | C205 /services/2/usage
            "round": "up"                           | "round": "up", "zeroIfAny": ["server"] | C203 /services/0/usage/zeroIfAny/0
            "round": "up"                           | "round": "up", "zeroIfAny": ["seats"] | C205 /services/0/usage/zeroIfAny/0
            "round": "up"                           | "round": "up", "zeroIfAny": ["rest"] | C205 /services/0/usage/zeroIfAny/0
            "then": "big"                           | "then": "{{input.size}}"     | C210 /tables/seats/columns/size/choose/0/then
            "param": "after"                        | "param": "after", "nextQuery": { "a": "{{secret.token}}" } | C213 /tables/seats/paging/nextQuery/a
            "forEach": { "table": "clients"         | "forEach": { "table": "seats" | C205 /tables/seats/forEach/table
            "{{input.user}}"                        | "{{input.usr}}"              | C210 /auth/username
            "is": "Server"                          | "is": "{{input.usr}}"        | C210 /services/1/usage/where/0/is
            "is": "Server"                          | "is": "{{input.token}}"      | C212 /services/1/usage/where/0/is
            "is": "Server"                          | "is": "a {{input.user}}"     | C110 /services/1/usage/where/0/is
            "is": "Server"                          | "is": "{{secret.token}}"     | C110 /services/1/usage/where/0/is
            { "field": "active", "is": true }       | { "field": "active", "is": "{{input.usr}}" } | C210 /tables/seats/forEach/where/0/is
            "totalRows": "total"                    | "totalRows": "data.items.total" | C233 /tables/clients/paging/totalRows
            "totalRows": "total"                    | "totalPages": "data.items[0].pages", "more": "data.items" | C233 /tables/clients/paging/totalPages, C233 /tables/clients/paging/more
            "fromLastRow": "id"                     | "from": "next"               | C233 /tables/seats/paging/from
            "fromLastRow": "id"                     | "fromLastRow": "id", "totalRows": "total" | C233 /tables/seats/paging/totalRows
            "from": "links.next"                    | "from": "plans"              | C233 /tables/plans/paging/from
            "from": "links.next"                    | "from": "links.next", "headers": { "X-N": "plans[0].n" } | C233 /tables/plans/paging/headers/X-N
            "{{input.user}}"                        | "{{input.token}}"            | C212 /auth/username
            "{{input.user}}"                        | "{{secret.user}}"            | C212 /auth/username
            """)
    void namesWhatIsNotThere(String from, String to, String expected) {
        assertThat(String.join(", ", after(from, to))).isEqualTo(expected);
    }

    /** Nobody would compare it. */
    @Test
    void aFileHasNoTotal() {
        String json = SampleDocument.with("\"request\": { \"path\": \"/plans\" }", "\"file\": \"{{input.user}}\", \"format\": \"csv\"")
                .replace("\"type\": \"nextLink\", \"from\": \"links.next\"", "\"type\": \"none\", \"totalRows\": \"total\"");
        assertThat(SampleDocument.read(json).findings().stream().map(finding -> finding.code() + " " + finding.pointer()))
                .contains("C113 /tables/plans/paging");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "base": "https://api.acme.example"      | "base": "https://{{secret.token}}.acme.example" | /http/base
            "query": { "v": "2" }                   | "query": { "k": "{{secret.token}}" }     | /http/query/k
            "Accept": "application/json"            | "X-Key": "a {{secret.token}}"            | /http/headers/X-Key
            "path": "/clients"                      | "path": "/clients/{{secret.token}}"      | /tables/clients/request/path
            "path": "/clients"                      | "path": "/clients", "base": "https://{{secret.token}}.acme.example" | /tables/clients/request/base
            "path": "/clients"                      | "path": "/clients", "query": { "k": "{{secret.token}}" } | /tables/clients/request/query/k
            "path": "/clients"                      | "path": "/clients", "headers": { "X-Key": "{{secret.token}}" } | /tables/clients/request/headers/X-Key
            "path": "/clients"                      | "path": "/clients", "method": "POST", "form": { "k": "{{secret.token}}" } | /tables/clients/request/form/k
            { "since": "{{date.daysAgo(30)}}" }     | { "a": [1, { "k": "{{secret.token}}" }] } | /tables/seats/request/json/a/1/k
            {{row.type}}/{{parent.name}}            | {{secret.token}}                         | /tables/seats/columns/full/value
            """)
    void keepsSecretsInTheSignIn(String from, String to, String pointer) {
        assertThat(after(from, to)).containsExactly("C213 " + pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "path": "/clients"                      | "path": "/{{parent.id}}"              | C214 /tables/clients/request/path
            "base": "https://api.acme.example"      | "base": "https://{{parent.h}}.x"      | C214 /http/base
            "{{input.user}}"                        | "{{parent.user}}"                     | C214 /auth/username
            "path": "/plans"                        | "path": "/{{row.id}}"                 | C216 /tables/plans/request/path
            "{{input.user}}"                        | "{{session.token}}"                   | C222 /auth/username
            "{{date.daysAgo(30)}}"                  | "{{date.tomorrow}}"                   | C220 /tables/seats/request/json/since
            "{{date.daysAgo(30)}}"                  | "{{date.daysAgo}}"                    | C220 /tables/seats/request/json/since
            "{{date.daysAgo(30)}}"                  | "{{dat.today}}"                       | C110 /tables/seats/request/json/since
            """)
    void refusesPlaceholdersWhereTheyHaveNoValue(String from, String to, String expected) {
        assertThat(after(from, to)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"today", "now", "yesterday", "monthStart", "lastMonthStart", "lastMonthEnd", "daysAgo(0)", "daysAgo(9999)",
            "today|yyyyMMdd"})
    void knowsTheDates(String date) {
        assertThat(after("{{date.daysAgo(30)}}", "{{date." + date + "}}")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "Authorization", "authorization", "X Key",
            "X:Key"})
    void refusesHeadersThatAreNotTheConnectors(String name) {
        assertThat(after("\"Accept\": \"application/json\"", "\"" + name + "\": \"a\"")).containsExactly("C215 /http/headers/" + name);
    }

    @Test
    void letsTheSignInSetTheAuthorizationHeader() {
        assertThat(
                after("\"clientAuth\": \"basic\",", "\"clientAuth\": \"basic\", \"headers\": { \"Authorization\": \"{{secret.token}}\" },"))
                .isEmpty();
        assertThat(after("\"clientAuth\": \"basic\",", "\"clientAuth\": \"basic\", \"headers\": { \"Host\": \"a\" },"))
                .containsExactly("C215 /auth/headers/Host");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "base": "https://api.acme.example"      | "base": "http://api.acme.example"     | C219 /http/base
            "tokenUrl": "https://api              | "tokenUrl": "http://login             | C219 /auth/tokenUrl
            "path": "/plans"                        | "path": "/plans", "base": "ftp://a.b" | C219 /tables/plans/request/base
            "base": "https://api.acme.example"      | "base": "HTTPS{{input.user}}"         | C219 /http/base
            """)
    void wantsHttps(String from, String to, String expected) {
        assertThat(after(from, to)).containsExactly(expected);
    }

    @Test
    void anAddressMayBeAnInputOrComeFromTheParentRow() {
        assertThat(after("\"base\": \"https://api.acme.example\"", "\"base\": \"{{input.user}}\"")).isEmpty();
        assertThat(after("\"method\": \"POST\", \"path\"", "\"method\": \"POST\", \"base\": \"{{parent.host}}\", \"path\"")).isEmpty();
    }

    @Test
    void wantsAnHttpPartForRequests() {
        String text = SampleDocument.TEXT;
        int from = text.indexOf("\"http\": {");
        int to = text.indexOf("\"auth\": {");
        DocumentReader.Read read = SampleDocument.read(text.substring(0, from) + text.substring(to));
        assertThat(read.findings()).extracting(Finding::code, Finding::pointer).containsExactlyInAnyOrder(
                org.assertj.core.groups.Tuple.tuple("C218", "/tables/clients/request"),
                org.assertj.core.groups.Tuple.tuple("C218", "/tables/seats/request"),
                org.assertj.core.groups.Tuple.tuple("C218", "/tables/plans/request"));
    }

    @Test
    void parentsMayBeNestedThreeDeep() {
        assertThat(after("\"plans\": {", chain(3) + "\"plans\": {")).isEmpty();
        assertThat(after("\"plans\": {", chain(4) + "\"plans\": {")).containsExactly("C206 /tables/t4/forEach");
    }

    private static String chain(int deep) {
        StringBuilder tables = new StringBuilder();
        for (int i = 0; i <= deep; i++) {
            tables.append("\"t").append(i)
                    .append("\": { \"request\": { \"path\": \"/\" }, \"rows\": \".\", \"paging\": { \"type\": \"none\" }")
                    .append(i == 0 ? "" : ", \"forEach\": \"t" + (i - 1) + "\"").append(" },\n");
        }
        return tables.toString();
    }

    @Test
    void hasAtMostTwentyTables() {
        assertThat(after("\"plans\": {", flat(17) + "\"plans\": {")).isEmpty();
        assertThat(after("\"plans\": {", flat(18) + "\"plans\": {")).containsExactly("C221 /tables");
    }

    private static String flat(int tables) {
        return chain(tables - 1).replaceAll(", \"forEach\": \"t\\d+\"", "");
    }

    @Test
    void aCircleOfServicesIsSaidOnce() {
        String usage = "\"usage\": { \"from\": \"seats\", \"account\": \"clientId\", \"measure\": \"count\", \"where\": [ { \"field\": \"kind\", \"is\": \"Server\" } ] }";
        assertThat(after(usage, "\"usage\": { \"plus\": [\"rest\"] }")).hasSize(1).first().asString().startsWith("C205 /services/");
    }

    @Test
    void aCircleOfParentsIsSaidOnce() {
        assertThat(after("\"path\": \"/clients\" },", "\"path\": \"/clients\" }, \"forEach\": \"seats\",")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "lookup": { "table": "plans"            | "lookup": { "table": "seats" | C205 /tables/seats/columns/plan/lookup/table
            "usage": { "from": "seats", "account": "clientId", "measure": "count" } | "usage": { "plus": ["seats"] } | C104 /services/3/usage
            "timeZone": "Europe/Berlin"             | "timeZone": "Mars/Base"      | C106 /timeZone
            {{row.type}}/{{parent.name}}            | {{row.a..b}}                 | C109 /tables/seats/columns/full/value
            {{date.daysAgo(30)}}                    | {{date.today&#124;yyyy-bb}}  | C220 /tables/seats/request/json/since
            "trim": true                            | "replace": [ { "regex": "(a)", "with": "$7" } ] | C111 /tables/seats/columns/kind/replace/0/with
            "base": "https://api.acme.example"      | "base": "https://api.other.example" | C217 /http/base
            "rows": "plans",                        | "rows": "plans", "expect": { "table": "clint", "says": "n" }, | C202 /tables/plans/expect/table
            "rows": "plans",                        | "rows": "plans", "expect": { "table": "seats", "says": "n" }, | C205 /tables/plans/expect/table
            "rows": "plans",                        | "rows": "plans", "expect": { "table": "clients", "says": "n", "id": "uid", "by": "client", "strict": true }, | C225 /tables/plans/expect/strict
            "rows": "plans",                        | "rows": "plans", "expect": { "strict": true }, | C104 /tables/plans/expect
            "rows": "plans",                        | "rows": "plans", "expect": { "says": "n", "header": "X-Total" }, | C104 /tables/plans/expect
            "rows": "plans",                        | "rows": "plans", "expect": { "header": "X-Total", "table": "clients" }, | C113 /tables/plans/expect/table
            "rows": "plans",                        | "rows": "plans", "expect": { "says": "n", "id": "a", "by": "b" }, | C104 /tables/plans/expect
            "rows": "plans",                        | "rows": "plans", "expect": { "says": "n", "table": "clients", "by": "b" }, | C104 /tables/plans/expect
            "rows": "plans",                        | "rows": "plans", "expect": { "says": "n", "where": [ { "field": "x", "is": "{{input.user}}", "isNot": "{{input.nobody}}" } ] }, | C210 /tables/plans/expect/where/0/isNot
            """)
    void refusesWhatCanOnlyFailInARun(String from, String to, String expected) {
        assertThat(after(from, to.replace("&#124;", "|"))).containsExactly(expected);
    }
}

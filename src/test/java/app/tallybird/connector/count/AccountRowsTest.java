package app.tallybird.connector.count;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Told;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.AccountIssue;
import app.tallybird.connector.reading.AccountsRead;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows become accounts: what lacks an id or a name, what has two names, and what is told of it. */
class AccountRowsTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "a", "name": "A", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.a.example", "allowedHosts": ["api.a.example"] },
              "tables": { "clients": { "request": { "path": "/clients" }, "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "clients", "id": "id", "name": "name"%s },
              "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                "usage": { "from": "clients", "account": "id", "measure": "count" } } ] }
            """;

    private static AccountsRead read(String where, String rows) {
        return new Vendor(call -> Vendor.ok(rows)).accounts(Vendor.run(DOCUMENT.formatted(where), Map.of()));
    }

    private static List<String> accounts(AccountsRead read) {
        return read.accounts().stream().map(account -> account.id() + " " + account.name()).toList();
    }

    @Test
    void accountsAreMadeOfWhatHasAnId() {
        AccountsRead read = read("", """
                [ {"id":"b","name":"Bolt"}, {"id":"a","name":"Acme"}, {"id":"c","name":""}, {"id":"d","name":" "}, {"id":7,"name":null},
                  {"id":"b","name":"Bolt"} ]
                """);

        assertThat(accounts(read)).containsExactly("b Bolt", "a Acme", "c c", "d d", "7 7");
        assertThat(read.issues()).isEmpty();
        assertThat(Told.warnings(read.warnings())).containsExactly(
                "W412 /tables/clients/key: 1 row is exactly like another one and was counted, too  Hint: name a \"key\" if they are repeats | 1 {=1}",
                "W409 /accounts/name: 3 accounts have no name; their id is used | 3 {=3}");
    }

    @Test
    void whatHasNoIdOrTwoNamesIsNoAccountToSend() {
        AccountsRead read = read(", \"where\": [ { \"field\": \"off\", \"isNot\": true } ]", """
                [ {"id":"a","name":"Acme"}, {"id":"a","name":"Acme Ltd"}, {"id":"a","name":null}, {"id":"b","name":"Bolt"},
                  {"id":null,"name":"Zed"}, {"id":" ","name":"Elm"}, {"id":"","name":"Zed"}, {"id":null,"name":null},
                  {"id":"x","name":"Off","off":true}, {"id":null,"name":"Off","off":true}, {"id":"b","name":"Bolt","off":false} ]
                """);

        assertThat(accounts(read)).containsExactly("a Acme", "b Bolt");
        assertThat(read.issues()).containsExactly(new AccountIssue(AccountIssue.Kind.BLANK_ID, "", List.of("Elm", "Zed"), 4),
                new AccountIssue(AccountIssue.Kind.TWO_NAMES, "a", List.of("Acme", "Acme Ltd"), 3));
        assertThat(read.issues()).extracting(AccountIssue::sentence).containsExactly("E325 4 account rows have no id: \"Elm\", \"Zed\"",
                "The account id \"a\" has 2 names: \"Acme\", \"Acme Ltd\"");
        assertThat(Told.warnings(read.warnings())).containsExactly("W408 /accounts/id: \"id\" is empty in 5 of 11 rows | 5 {=5}",
                "W408 /accounts/where/0/field: \"off\" is empty in 8 of 11 rows | 8 {=8}",
                "W409 /accounts/name: 1 account has no name; its id is used | 1 {=1}");
    }

    @Test
    void oneOfEach() {
        AccountsRead read = read("", "[ {\"id\":\"a\",\"name\":null}, {\"id\":null,\"name\":null} ]");

        assertThat(accounts(read)).containsExactly("a a");
        assertThat(read.issues()).extracting(AccountIssue::sentence).containsExactly("E325 1 account row has no id: (no name)");
        assertThat(Told.warnings(read.warnings())).containsExactly("W408 /accounts/id: \"id\" is empty in 1 of 2 rows | 1 {=1}",
                "W409 /accounts/name: 1 account has no name; its id is used | 1 {=1}");
    }
}

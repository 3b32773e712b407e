package app.tallybird.connector.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.format.Row;
import app.tallybird.connector.reading.AccountsRead;
import app.tallybird.connector.reading.CheckLine;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.PreviewLimits;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.RowListener;
import app.tallybird.connector.reading.TablePreview;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.Cancel;
import app.tallybird.model.Account;
import app.tallybird.model.Service;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A reading step by step: what is asked for, what is said meanwhile, how much of it a first look takes, and how it is stopped. */
class ReadingStepsTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "s", "name": "S", "version": "1.0.0", "inputs": [ { "key": "key", "label": "K", "secret": true } ],
              "http": { "base": "https://api.s.example", "allowedHosts": ["api.s.example"], "retry": { "attempts": 4 } },
              "auth": { "type": "oauth2", "grant": "clientCredentials", "tokenUrl": "https://api.s.example/token", "clientId": "me", "clientSecret": "{{secret.key}}" },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": "rows", "paging": { "type": "page", "param": "page", "start": 1, "size": 2, "sizeParam": "size" } },
                "seats": { "request": { "path": "/clients/{{parent.id}}/seats" }, "forEach": { "table": "clients"%s }, "rows": ".",
                  "paging": { "type": "none" }%s },
                "tiers": { "request": { "path": "/tiers" }, "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "clients", "id": "id", "name": "name" },
              "services": [
                { "key": "seats", "name": "Seats", "category": "other", "subcategory": "other",
                  "usage": { "from": "seats", "account": "at", "measure": "count" } },
                { "nameFrom": "tier", "category": "other", "subcategory": "other",
                  "usage": { "from": "tiers", "account": "at", "measure": "sum", "field": "n" } } ] }
            """;

    private final List<String> heard = new ArrayList<>();
    private int broken;
    private int clients = 3;
    private int seats = 2;
    private final Vendor vendor = new Vendor(call -> {
        String path = call.uri().getPath();
        if (path.equals("/token")) {
            return Vendor.ok("{\"access_token\":\"t-0123456789\",\"expires_in\":3600}");
        }
        if (path.equals("/tiers")) {
            return Vendor.ok("[{\"at\":\"1\",\"tier\":\"gold\",\"n\":5}]");
        }
        if (path.equals("/clients")) {
            int page = Integer.parseInt(call.uri().getQuery().replaceAll(".*page=(\\d+).*", "$1"));
            return Vendor.ok(IntStream.rangeClosed(2 * page - 1, Math.min(clients, 2 * page))
                    .mapToObj("{\"id\":%1$d,\"name\":\"Client %1$d\"}"::formatted).collect(Collectors.joining(",", "{\"rows\":[", "]}")));
        }
        int client = Integer.parseInt(path.replaceAll("\\D+", ""));
        return client <= broken
                ? new Vendor.Answer(404, "{}")
                : Vendor.ok(IntStream.range(0, seats).mapToObj(n -> "{\"id\":%d,\"at\":\"%d\"}".formatted(10 * client + n, client))
                        .collect(Collectors.joining(",", "[", "]")));
    });

    private static ConfiguredConnector connector(String each, String table) {
        return Vendor.run(DOCUMENT.formatted(each, table), Map.of("key", "the-secret-key"));
    }

    private static ConfiguredConnector connector() {
        return connector("", "");
    }

    private Reading read(ConfiguredConnector connector) {
        return vendor.engine().read(connector, event -> heard.add(event.toString()), Cancel.never());
    }

    private List<String> asked() {
        return vendor.asked.stream().map(call -> call.uri().toString().substring("https://api.s.example".length())).toList();
    }

    @Test
    void everyStepIsSaid() {
        Reading reading = read(connector());

        assertThat(String.join("\n", heard) + "\n").isEqualTo("""
                SigningIn[url=https://api.s.example/token, again=false]
                Asking[table=clients, parent=, page=1, method=GET, url=https://api.s.example/clients?size=2&page=1]
                Answered[]
                PageRead[table=clients, parent=, page=1, rows=2, marker=size=2, page=2]
                Asking[table=clients, parent=, page=2, method=GET, url=https://api.s.example/clients?size=2&page=2]
                Answered[]
                PageRead[table=clients, parent=, page=2, rows=1, marker=size=2, page=3]
                Asking[table=clients, parent=, page=3, method=GET, url=https://api.s.example/clients?size=2&page=3]
                Answered[]
                PageRead[table=clients, parent=, page=3, rows=0, marker=]
                PagingStopped[table=clients, pages=3, why=the page is empty]
                TableDone[table=clients, rows=3]
                Asking[table=seats, parent=Client 1, page=1, method=GET, url=https://api.s.example/clients/1/seats]
                Answered[]
                PageRead[table=seats, parent=Client 1, page=1, rows=2, marker=]
                PagingStopped[table=seats, pages=1, why=there is one page]
                Progress[table=seats, done=1, of=3, rows=5]
                Asking[table=seats, parent=Client 2, page=1, method=GET, url=https://api.s.example/clients/2/seats]
                Answered[]
                PageRead[table=seats, parent=Client 2, page=1, rows=2, marker=]
                PagingStopped[table=seats, pages=1, why=there is one page]
                Progress[table=seats, done=2, of=3, rows=7]
                Asking[table=seats, parent=Client 3, page=1, method=GET, url=https://api.s.example/clients/3/seats]
                Answered[]
                PageRead[table=seats, parent=Client 3, page=1, rows=2, marker=]
                PagingStopped[table=seats, pages=1, why=there is one page]
                Progress[table=seats, done=3, of=3, rows=9]
                TableDone[table=seats, rows=6]
                Asking[table=tiers, parent=, page=1, method=GET, url=https://api.s.example/tiers]
                Answered[]
                PageRead[table=tiers, parent=, page=1, rows=1, marker=]
                PagingStopped[table=tiers, pages=1, why=there is one page]
                TableDone[table=tiers, rows=1]
                """);
        assertThat(reading.stats().requests()).isEqualTo(8);
        assertThat(reading.stats().rows()).isEqualTo(10);
        assertThat(reading.stats().partial()).isFalse();
        assertThat(Vendor.counts(reading)).containsExactly("1/gold=5", "1/seats=2", "2/seats=2", "3/seats=2");
    }

    @Test
    void aSignInAsksForNothingElse() {
        vendor.engine().signIn(connector(), ReadListener.none(), Cancel.never());
        assertThat(asked()).containsExactly("/token");
    }

    private static List<String> words(List<CheckLine> lines) {
        return lines.stream().map(line -> line.step() + " " + line.ok() + " " + line.words()).toList();
    }

    @Test
    void aCheckReadsTheFirstPagesOfTheFirstParent() {
        List<CheckLine> lines = new ArrayList<>();
        vendor.engine().check(connector(), lines::add, Cancel.never());
        assertThat(asked()).containsExactly("/token", "/clients?size=2&page=1", "/clients/1/seats", "/tiers");
        assertThat(words(lines)).containsExactly("Vendor sign-in and first page of accounts true 2 rows",
                "First page of usage (seats) true 2 rows", "First page of usage (tiers) true 1 row");
    }

    @Test
    void aCheckEndsWithTheFirstFailure() {
        broken = 1;
        List<CheckLine> lines = new ArrayList<>();
        vendor.engine().check(connector(), lines::add, Cancel.never());
        assertThat(asked()).containsExactly("/token", "/clients?size=2&page=1", "/clients/1/seats");
        assertThat(words(lines)).containsExactly("Vendor sign-in and first page of accounts true 2 rows",
                "First page of usage (seats) false The vendor answered with status 404.");
        assertThat(lines.getLast().fix()).isEqualTo("Check the address and the inputs that are part of it.");
        assertThat(lines.getFirst().fix()).isEmpty();
    }

    /** One customer that is not there is left out; when none of several is, the list is wrong. */
    @ParameterizedTest
    @CsvSource({"1, 0, '1/gold=5,1/seats=2'", "1, 1, '1/gold=5,1/seats=unknown'", "2, 1, '1/gold=5,1/seats=unknown,2/seats=2'",
            "2, 2, none", "3, 2, '1/gold=5,1/seats=unknown,2/seats=unknown,3/seats=2'", "3, 3, none"})
    void customersThatAreNotThere(int all, int gone, String counts) {
        clients = all;
        broken = gone;
        Reading reading = read(connector("", ", \"ifParentFails\": \"leaveAccountOut\""));

        if (counts.equals("none")) {
            assertThat(Vendor.counts(reading)).contains("1/seats=unknown", all + "/seats=unknown");
            assertThat(reading.warnings()).extracting(Warning::code).containsExactly("W414");
        } else {
            assertThat(Vendor.counts(reading)).containsExactly(counts.split(","));
            assertThat(reading.warnings()).extracting(Warning::code).hasSize(gone).allMatch("W413"::equals);
        }
        assertThat(heard).filteredOn(line -> line.startsWith("Progress")).hasSize(all).last()
                .isEqualTo("Progress[table=seats, done=%d, of=%d, rows=%d]".formatted(all, all, all + 2 * (all - gone)));
    }

    private TablePreview look(String table, ReadingOptions options) {
        return vendor.engine().table(connector(), table, options, event -> heard.add(event.toString()), Cancel.never());
    }

    private static ReadingOptions first(int pages, int parents, int rows) {
        return ReadingOptions.first(new PreviewLimits(pages, parents, rows), RowListener.none());
    }

    @ParameterizedTest
    @CsvSource({"9, 9, 9, clients, 3, false", "3, 9, 9, clients, 3, false", "2, 9, 9, clients, 3, true", "1, 9, 9, clients, 2, true",
            "9, 9, 3, clients, 3, false", "9, 9, 2, clients, 2, true", "9, 9, 1, clients, 1, true", "9, 3, 9, seats, 6, false",
            "9, 2, 9, seats, 4, true", "9, 1, 9, seats, 2, true", "9, 3, 1, seats, 1, true", "1, 9, 9, seats, 4, true"})
    void aFirstLookEndsAtItsLimitsAndSaysSo(int pages, int parents, int rows, String table, long read, boolean partial) {
        TablePreview look = look(table, first(pages, parents, rows));
        assertThat(List.of(look.rows(), look.partial())).isEqualTo(List.of(read, partial));
    }

    @Test
    void limitsBeginAtOne() {
        for (int[] bad : new int[][]{{0, 1, 1}, {1, 0, 1}, {1, 1, 0}}) {
            assertThatThrownBy(() -> new PreviewLimits(bad[0], bad[1], bad[2])).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aLookMayTakeOneParentOnly() {
        Row parent = new Row(JsonParser.parseString("{\"id\":2,\"name\":\"Bolt\"}"), null);
        ReadingOptions whole = ReadingOptions.whole(RowListener.none());
        TablePreview one = look("seats", whole.only(new ReadingOptions.Parent("clients", parent)));
        assertThat(asked()).containsExactly("/token", "/clients/2/seats");
        assertThat(List.of(one.rows(), one.partial())).isEqualTo(List.of(2L, true));
        vendor.asked.clear();
        TablePreview other = look("seats", whole.only(new ReadingOptions.Parent("tiers", parent)));
        assertThat(asked()).hasSize(7);
        assertThat(List.of(other.rows(), other.partial())).isEqualTo(List.of(6L, false));
    }

    /** Somebody waits in front of the screen: a first look tries twice, a reading as often as the document says. */
    @Test
    void aFirstLookIsImpatient() {
        Vendor down = new Vendor(call -> new Vendor.Answer(503, "{}"));
        ConfiguredConnector open = Vendor.run(DOCUMENT.formatted("", "").replaceFirst("\"auth\": .*", ""), Map.of("key", "x"));
        assertThatThrownBy(() -> down.engine().table(open, "tiers", first(1, 1, 1), ReadListener.none(), Cancel.never()))
                .isInstanceOf(ProblemException.class);
        assertThat(down.asked).hasSize(2);
        down.asked.clear();
        assertThatThrownBy(
                () -> down.engine().table(open, "tiers", ReadingOptions.whole(RowListener.none()), ReadListener.none(), Cancel.never()))
                .isInstanceOf(ProblemException.class);
        assertThat(down.asked).hasSize(4);
    }

    @Test
    void aListOfManyRowsIsStoppedAtTheNextThousand() {
        seats = 3_000;
        Cancel cancel = Cancel.create();
        List<Row> rows = new ArrayList<>();
        ReadingOptions looking = ReadingOptions.whole((table, parent, row, dropped) -> {
            rows.add(row);
            if (rows.size() == 1_500) {
                cancel.cancel();
            }
        });
        assertThatThrownBy(() -> vendor.engine().table(connector(), "seats", looking, ReadListener.none(), cancel))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.CANCELLED);
                    assertThat(e.problem().detail()).startsWith("E390");
                });
        assertThat(rows).hasSize(2_000);
        assertThat(asked()).hasSize(5);
    }

    @Test
    void rowsAreHeardOfWithTheirParentAndWhyTheyDrop() {
        List<String> rows = new ArrayList<>();
        ReadingOptions looking = ReadingOptions.whole((table, parent, row, dropped) -> rows.add(table + " of " + parent + " "
                + row.shown().get("id") + " " + dropped.map(Object::toString).map(any -> "dropped").orElse("kept")));
        vendor.engine().table(connector("", ", \"where\": [ { \"field\": \"id\", \"isNot\": 21 } ]"), "seats", looking, ReadListener.none(),
                Cancel.never());
        assertThat(rows).containsExactly("clients of  1 kept", "clients of  2 kept", "clients of  3 kept", "seats of Client 1 10 kept",
                "seats of Client 1 11 kept", "seats of Client 2 20 kept", "seats of Client 2 21 dropped", "seats of Client 3 30 kept",
                "seats of Client 3 31 kept");
    }

    /** A list that may have been cut is told for each customer. */
    @Test
    void aRoundNumberOfRowsIsToldWithItsCustomer() {
        seats = 50;
        List<String> told = read(connector()).warnings().stream().filter(warning -> warning.code().equals("W402"))
                .map(warning -> warning.sentence() + " " + warning.things()).toList();
        assertThat(told).containsExactly("W402 /tables/seats/paging: exactly 50 rows came: the vendor may have cut the list  "
                + "Hint: check the vendor's documentation {Client 1=1, Client 2=1, Client 3=1}");
    }

    @Test
    void servicesThatAreFoundNeedTheirList() {
        assertThat(vendor.engine().services(connector(), ReadListener.none(), Cancel.never()))
                .extracting(one -> one.key() + " " + one.name()).containsExactly("seats Seats", "gold gold");
        Vendor without = new Vendor(
                call -> call.uri().getPath().equals("/tiers") ? new Vendor.Answer(403, "{}") : Vendor.ok("{\"rows\":[]}"));
        ConfiguredConnector open = Vendor.run(DOCUMENT.formatted("", "").replaceFirst("\"auth\": .*", "").replace(
                "\"type\": \"page\", \"param\": \"page\", \"start\": 1, \"size\": 2, \"sizeParam\": \"size\"", "\"type\": \"none\""),
                Map.of("key", "x"));
        assertThatThrownBy(() -> without.engine().services(open, ReadListener.none(), Cancel.never()))
                .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().detail() + " " + e.problem().what())
                        .isEqualTo("E351 /services The vendor refused to hand this out (status 403)."));
    }

    private static final String FIXED = """
            { "format": 1, "id": "f", "name": "F", "version": "1.0.0",
              "inputs": [ { "key": "address", "label": "A", "type": "url" } ],
              "http": { "base": "{{input.address}}", "allowedHosts": ["{{input.address}}"], "retry": { "attempts": 1 } },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": ".", "paging": { "type": "none" } },
                "use": { "request": { "path": "/use" }, "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "clients", "id": "id", "name": "name" },
              "services": [
                { "key": "one", "name": "One", "description": "The first.", "category": "other", "subcategory": "other",
                  "usage": { "from": "use", "account": "at", "measure": "count" } },
                { "key": "two", "name": "Two", "category": "other", "subcategory": "other",
                  "usage": { "from": "clients", "account": "id", "measure": "count" } } ] }
            """;

    private static ConfiguredConnector fixed() {
        return Vendor.run(FIXED, Map.of("address", "https://10.0.0.7"));
    }

    @Test
    void servicesThatTheDocumentNamesNeedNoVendor() {
        assertThat(vendor.engine().services(fixed(), ReadListener.none(), Cancel.never())).containsExactly(
                new Service("one", "One", "The first.", "other", "other"), new Service("two", "Two", "", "other", "other"));
        assertThat(vendor.asked).isEmpty();
    }

    @Test
    void accountsAloneNeedTheirTableAlone() {
        AccountsRead read = vendor.accounts(connector());
        assertThat(read.accounts()).containsExactly(new Account("1", "Client 1"), new Account("2", "Client 2"),
                new Account("3", "Client 3"));
        assertThat(read.likelyTotals()).isEmpty();
        assertThat(asked()).containsExactly("/token", "/clients?size=2&page=1", "/clients?size=2&page=2", "/clients?size=2&page=3");
    }

    @Test
    void anAddressThatWasTypedIsCommentedOn() {
        List<CheckLine> lines = new ArrayList<>();
        new Vendor(call -> Vendor.ok("[{\"id\":1,\"name\":\"A\",\"at\":1}]")).engine().check(fixed(), lines::add, Cancel.never());
        assertThat(words(lines)).containsExactly("Address true https://10.0.0.7 is in your own network, and is used because you typed it",
                "Vendor sign-in and first page of accounts true 1 row", "First page of usage (use) true 1 row");
    }

    /** An outage after the first rows of the accounts leaves half a reading; before them, a vendor that did not answer. */
    @ParameterizedTest
    @CsvSource({"1, 503, UNREACHABLE", "2, 503, VENDOR_INCOMPLETE", "1, 429, THROTTLED", "2, 429, VENDOR_INCOMPLETE",
            "1, 401, VENDOR_SIGN_IN", "2, 401, VENDOR_SIGN_IN", "2, 404, VENDOR_ANSWER"})
    void anOutage(int page, int status, ProblemCode code) {
        ConfiguredConnector open = Vendor.run(
                DOCUMENT.formatted("", "").replaceFirst("\"auth\": .*", "").replace("\"attempts\": 4", "\"attempts\": 1"),
                Map.of("key", "x"));
        Vendor down = new Vendor(call -> call.uri().getQuery().endsWith("page=" + page)
                ? new Vendor.Answer(status, "{}")
                : Vendor.ok("{\"rows\":[{\"id\":1,\"name\":\"A\"},{\"id\":2,\"name\":\"B\"}]}"));
        assertThatThrownBy(() -> down.read(open)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().code()).isEqualTo(code));
    }
}

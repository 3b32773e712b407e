package app.tallybird.connector.count;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Told;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;

import static org.assertj.core.api.Assertions.assertThat;

/** Rows become the units of accounts and services: every measure, what it does with rows that say nothing, and what is told of it. */
class CountingTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "c", "name": "C", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.c.example", "allowedHosts": ["api.c.example"] },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": ".", "paging": { "type": "none" } },
                "use": { "request": { "path": "/use" }, "rows": ".", "paging": { "type": "none" } } },
              "accounts": { "from": "clients", "id": "id", "name": "name" },
              "services": [ %s ] }
            """;
    private static final String CLIENTS = "[{\"id\":\"a\",\"name\":\"Acme\"},{\"id\":\"b\",\"name\":\"Bolt\"},{\"id\":\"c\",\"name\":\"Cedar\"}]";

    private static String service(String key, String usage) {
        return "{ \"key\": \"%s\", \"name\": \"The %s\", \"category\": \"other\", \"subcategory\": \"other\", \"usage\": { %s } }"
                .formatted(key, key, usage);
    }

    private static String counted(String key, String usage) {
        return service(key, "\"from\": \"use\", \"account\": \"at\", " + usage);
    }

    private static String found(String naming, String usage) {
        return "{ %s, \"category\": \"other\", \"subcategory\": \"other\", \"usage\": { \"from\": \"use\", \"account\": \"at\", %s } }"
                .formatted(naming, usage);
    }

    private static Reading read(String use, String... services) {
        return new Vendor(call -> Vendor.ok(call.uri().getPath().equals("/clients") ? CLIENTS : use))
                .read(DOCUMENT.formatted(String.join(",", services)), Map.of());
    }

    @Test
    void everyMeasure() {
        Reading reading = read("""
                [ {"at":"a","kind":"x","n":4}, {"at":"a","kind":"y","n":2}, {"at":"a","kind":"x","n":9}, {"at":"a","kind":"x","n":2},
                  {"at":"b","kind":"x","n":7.5}, {"at":"b","kind":"off","n":100}, {"at":"b","kind":"off","n":1} ]
                """, counted("rows", "\"measure\": \"count\""),
                counted("on", "\"measure\": \"count\", \"where\": [ { \"field\": \"kind\", \"isNot\": \"off\" } ]"),
                counted("kinds", "\"measure\": \"countDistinct\", \"field\": \"kind\""),
                counted("sum", "\"measure\": \"sum\", \"field\": \"n\", \"round\": \"decimals\""),
                counted("max", "\"measure\": \"max\", \"field\": \"n\""), counted("min", "\"measure\": \"min\", \"field\": \"n\""),
                service("both", "\"plus\": [\"rows\", \"sum\"], \"minus\": [\"on\", \"kinds\"]"),
                service("less", "\"plus\": [\"on\"], \"minus\": [\"sum\"]"));

        tells(reading, """
                a/both = 15 | rows + sum - on - kinds | 16
                a/kinds = 2 | different values of kind in use, per at | 4
                a/less = ? E334: the count is below zero: -13 | on - sum | 8
                a/max = 9 | largest n in use, per at | 4
                a/min = 2 | smallest n in use, per at | 4
                a/on = 4 | rows of use counted where kind is not off, per at | 4
                a/rows = 4 | rows of use counted, per at | 4
                a/sum = 17 | sum of n in use, per at | 4
                b/both = 108.5 | rows + sum - on - kinds | 10
                b/kinds = 2 | different values of kind in use, per at | 3
                b/less = ? E334: the count is below zero: -107.5 | on - sum | 4
                b/max = 100 | largest n in use, per at | 3
                b/min = 1 | smallest n in use, per at | 3
                b/on = 1 | rows of use counted where kind is not off, per at | 1 | {not: kind is not off=2}
                b/rows = 3 | rows of use counted, per at | 3
                b/sum = 108.5 | sum of n in use, per at | 3
                c/both = 0 | rows + sum - on - kinds | 0
                c/kinds = 0 | different values of kind in use, per at | 0
                c/less = 0 | on - sum | 0
                c/max = 0 | largest n in use, per at | 0
                c/min = 0 | smallest n in use, per at | 0
                c/on = 0 | rows of use counted where kind is not off, per at | 0
                c/rows = 0 | rows of use counted, per at | 0
                c/sum = 0 | sum of n in use, per at | 0
                """);
    }

    @Test
    void servicesThatAreFound() {
        Reading reading = read("""
                [ {"at":"a","what":"Pro","sku":"p1","n":4,"on":true}, {"at":"a","what":"Pro","sku":"p1","n":3,"on":true},
                  {"at":"a","what":"Pro","sku":" ","n":5,"on":true}, {"at":"a","what":"Lite","sku":null,"n":6,"on":true},
                  {"at":"b","what":"Pro","sku":"p1","n":9,"on":false}, {"at":"b","what":" ","sku":"p1","n":2,"on":true},
                  {"at":"b","what":null,"sku":"p1","n":70,"on":false}, {"at":"c","what":"Max","sku":7,"n":0,"on":true} ]
                """, found("\"nameFrom\": \"what\", \"keyFrom\": \"sku\", \"rename\": { \"Pro\": \"Professional\" }",
                "\"measure\": \"sum\", \"field\": \"n\", \"where\": [ { \"field\": \"on\", \"is\": true } ]"));

        tells(reading,
                """
                        a/Lite = 6 | sum of n in use where on is true, per at | 1
                        a/Pro = 5 | sum of n in use where on is true, per at | 1
                        a/p1 = 7 | sum of n in use where on is true, per at | 2
                        c/7 = 0 | sum of n in use where on is true, per at | 1
                        W408 /services/0/nameFrom: "what" is empty in 2 of 8 rows | 2 {=2}
                        W408 /services/0/keyFrom: "sku" is empty in 2 of 8 rows | 2 {=2}
                        W407 /services/0/nameFrom: 1 row names no service and was not counted  Hint: 2 units in 1 row belong to nobody | 1 {=1,  units:b=2} nobody: 2 units in 1 row, the row names no service
                        """);
        assertThat(reading.services()).extracting(one -> one.key() + " " + one.name()).containsExactly("p1 Professional",
                "Pro Professional", "Lite Lite", "7 Max");
    }

    @Test
    void aNumberThatIsMissing() {
        String rows = """
                [ {"at":"a","n":4}, {"at":"a","n":null}, {"at":"a","n":""}, {"at":"b","n":5}, {"at":"b","n":6}, {"at":"c","n":null},
                  {"at":"a","n":100,"off":true}, {"at":"a","n":100,"off":true}, {"at":"a","n":100,"off":true} ]
                """;
        String on = ", \"where\": [ { \"field\": \"off\", \"isNot\": true } ]";
        Reading reading = read(rows, counted("fail", "\"measure\": \"sum\", \"field\": \"n\"" + on),
                counted("zero", "\"measure\": \"min\", \"field\": \"n\", \"ifMissing\": \"zero\"" + on),
                counted("skip", "\"measure\": \"min\", \"field\": \"n\", \"ifMissing\": \"skipRow\"" + on),
                counted("kinds", "\"measure\": \"countDistinct\", \"field\": \"n\", \"ifMissing\": \"skipRow\"" + on),
                counted("all", "\"measure\": \"countDistinct\", \"field\": \"n\"" + on), service("plus", "\"plus\": [\"zero\", \"fail\"]"),
                service("minus", "\"plus\": [\"zero\"], \"minus\": [\"fail\"]"));

        tells(reading, """
                a/all = ? E331: "n" is missing
                a/fail = ? E331: "n" is missing
                a/kinds = 1 | different values of n in use where off is not true, per at | 1 | {"n" is missing=2, not: off is not true=3}
                a/minus = ? E331: "n" is missing | zero - fail | 0
                a/plus = ? E331: "n" is missing | zero + fail | 0
                a/skip = 4 | smallest n in use where off is not true, per at | 1 | {"n" is missing=2, not: off is not true=3}
                a/zero = 0 | smallest n in use where off is not true, per at | 3 | {not: off is not true=3}
                b/all = 2 | different values of n in use where off is not true, per at | 2
                b/fail = 11 | sum of n in use where off is not true, per at | 2
                b/kinds = 2 | different values of n in use where off is not true, per at | 2
                b/minus = ? E334: the count is below zero: -6 | zero - fail | 4
                b/plus = 16 | zero + fail | 4
                b/skip = 5 | smallest n in use where off is not true, per at | 2
                b/zero = 5 | smallest n in use where off is not true, per at | 2
                c/all = ? E331: "n" is missing
                c/fail = ? E331: "n" is missing
                c/kinds = 0 | different values of n in use where off is not true, per at | 0 | {"n" is missing=1}
                c/minus = ? E331: "n" is missing | zero - fail | 0
                c/plus = ? E331: "n" is missing | zero + fail | 0
                c/skip = 0 | smallest n in use where off is not true, per at | 0 | {"n" is missing=1}
                c/zero = 0 | smallest n in use where off is not true, per at | 1
                W412 /tables/use/key: 2 rows are exactly like others and were counted, too  Hint: name a "key" if they are repeats | 2 {=2}
                W408 /services/0/usage/field: "n" is empty in 3 of 9 rows | 3 {=3}
                W408 /services/0/usage/where/0/field: "off" is empty in 6 of 9 rows | 6 {=6}
                """);
    }

    /** In whatever order they stand and are made of one another. */
    @Test
    void countsOfCountsOfCounts() {
        String[] up = {"m1", "m2", "m3", "m4"};
        String[] down = {"n4", "n3", "n2", "n1"};
        List<String> services = new ArrayList<>(
                List.of(counted("rows", "\"measure\": \"count\""), counted("sum", "\"measure\": \"sum\", \"field\": \"n\"")));
        for (String[] chain : List.of(up, down)) {
            for (int i = 0; i < 3; i++) {
                services.add(service(chain[i], "\"plus\": [\"rows\", \"%s\"]".formatted(chain[i + 1])));
            }
        }
        services.add(service("m4", "\"plus\": [\"sum\"]"));
        services.add(service("n1", "\"plus\": [\"rows\"], \"minus\": [\"m1\"]"));

        Reading reading = read("[ {\"at\":\"a\",\"n\":4}, {\"at\":\"b\",\"n\":null}, {\"at\":\"c\",\"n\":0} ]",
                services.toArray(String[]::new));

        tells(reading, """
                a/m1 = 7 | rows + m2 | 4
                a/m2 = 6 | rows + m3 | 3
                a/m3 = 5 | rows + m4 | 2
                a/m4 = 4 | sum | 1
                a/n1 = ? E334: the count is below zero: -6 | rows - m1 | 5
                a/n2 = ? E334: the count is below zero: -6 | rows + n1 | 0
                a/n3 = ? E334: the count is below zero: -6 | rows + n2 | 0
                a/n4 = ? E334: the count is below zero: -6 | rows + n3 | 0
                a/rows = 1 | rows of use counted, per at | 1
                a/sum = 4 | sum of n in use, per at | 1
                b/m1 = ? E331: "n" is missing | rows + m2 | 0
                b/m2 = ? E331: "n" is missing | rows + m3 | 0
                b/m3 = ? E331: "n" is missing | rows + m4 | 0
                b/m4 = ? E331: "n" is missing | sum | 0
                b/n1 = ? E331: "n" is missing | rows - m1 | 0
                b/n2 = ? E331: "n" is missing | rows + n1 | 0
                b/n3 = ? E331: "n" is missing | rows + n2 | 0
                b/n4 = ? E331: "n" is missing | rows + n3 | 0
                b/rows = 1 | rows of use counted, per at | 1
                b/sum = ? E331: "n" is missing
                c/m1 = 3 | rows + m2 | 4
                c/m2 = 2 | rows + m3 | 3
                c/m3 = 1 | rows + m4 | 2
                c/m4 = 0 | sum | 1
                c/n1 = ? E334: the count is below zero: -2 | rows - m1 | 5
                c/n2 = ? E334: the count is below zero: -2 | rows + n1 | 0
                c/n3 = ? E334: the count is below zero: -2 | rows + n2 | 0
                c/n4 = ? E334: the count is below zero: -2 | rows + n3 | 0
                c/rows = 1 | rows of use counted, per at | 1
                c/sum = 0 | sum of n in use, per at | 1
                W408 /services/1/usage/field: "n" is empty in 1 of 3 rows | 1 {=1}
                """);
    }

    @Test
    void oneValueAnAccount() {
        Reading reading = read("[ {\"at\":\"a\",\"n\":4}, {\"at\":\"b\",\"n\":4}, {\"at\":\"b\",\"n\":4} ]",
                counted("one", "\"measure\": \"value\", \"field\": \"n\""));

        tells(reading,
                """
                        a/one = 4 | n in use, per at | 1
                        b/one = ? E332: the account has more than one row in "use"
                        c/one = 0 | n in use, per at | 0
                        W412 /tables/use/key: 1 row is exactly like another one and was counted, too  Hint: name a "key" if they are repeats | 1 {=1}
                        """);
    }

    @Test
    void rowsOfNobody() {
        String rows = """
                [ {"at":"a","what":"Pro","n":4}, {"at":"b","what":"Pro","n":5}, {"at":"c","what":"Lite","n":6},
                  {"at":"","what":"Pro","n":2}, {"at":" ","what":"Lite","n":3}, {"at":null,"what":"Lite","n":1}, {"at":null,"what":"Lite","n":0},
                  {"at":null,"what":null,"n":8}, {"at":null,"what":" ","n":11}, {"at":null,"what":"Pro","n":50,"off":true},
                  {"at":"a","what":"","n":7}, {"at":"a","what":null,"n":20,"off":true}, {"at":"b","what":" ","n":9}, {"at":"b","what":null,"n":1} ]
                """;
        String on = ", \"where\": [ { \"field\": \"off\", \"isNot\": true } ]";
        tells(read(rows, found("\"nameFrom\": \"what\"", "\"measure\": \"sum\", \"field\": \"n\", \"round\": \"up\"" + on)),
                """
                        a/Pro = 4 | sum of n in use where off is not true, per at | 1
                        b/Pro = 5 | sum of n in use where off is not true, per at | 1
                        c/Lite = 6 | sum of n in use where off is not true, per at | 1
                        W408 /services/0/usage/account: "at" is empty in 7 of 14 rows | 7 {=7}
                        W408 /services/0/usage/where/0/field: "off" is empty in 12 of 14 rows | 12 {=12}
                        W408 /services/0/nameFrom: "what" is empty in 6 of 14 rows | 6 {=6}
                        W410 /services/0/usage/account: 7 rows of "use" belong to no account  Hint: 19 units in 2 rows without a service, too: a total?; 6 units in 3 rows belong to nobody | 7 {=7,  units:Lite=4,  units:Pro=2} nobody: 6 units in 3 rows, the rows name no customer
                        W407 /services/0/nameFrom: 3 rows name no service and were not counted  Hint: 17 units in 3 rows belong to nobody | 3 {=3,  units:a=7,  units:b=10} nobody: 17 units in 3 rows, the rows name no service
                        """);
        tells(read(rows, found("\"nameFrom\": \"what\"", "\"measure\": \"count\"" + on),
                counted("fix", "\"measure\": \"countDistinct\", \"field\": \"n\"" + on)),
                """
                        a/Pro = 1 | rows of use counted where off is not true, per at | 1
                        a/fix = 2 | different values of n in use where off is not true, per at | 2 | {not: off is not true=1}
                        b/Pro = 1 | rows of use counted where off is not true, per at | 1
                        b/fix = 3 | different values of n in use where off is not true, per at | 3
                        c/Lite = 1 | rows of use counted where off is not true, per at | 1
                        c/fix = 1 | different values of n in use where off is not true, per at | 1
                        W408 /services/0/usage/account: "at" is empty in 7 of 14 rows | 7 {=7}
                        W408 /services/0/usage/where/0/field: "off" is empty in 12 of 14 rows | 12 {=12}
                        W408 /services/0/nameFrom: "what" is empty in 6 of 14 rows | 6 {=6}
                        W410 /services/0/usage/account: 7 rows of "use" belong to no account  Hint: 2 units in 2 rows without a service, too: a total?; 4 units in 4 rows belong to nobody | 7 {=7,  units:Lite=3,  units:Pro=1,  units:fix=6} nobody: 6 units in 6 rows, the rows name no customer
                        W407 /services/0/nameFrom: 3 rows name no service and were not counted  Hint: 3 units in 3 rows belong to nobody | 3 {=3,  units:a=1,  units:b=2} nobody: 3 units in 3 rows, the rows name no service
                        """);
    }

    @Test
    void accountsThatTheVendorDoesNotList() {
        Reading reading = read("""
                [ {"at":"a","n":1}, {"at":"k1","n":2}, {"at":"k1","n":3}, {"at":"k2","n":4}, {"at":"k3","n":0} ]
                """, counted("sum", "\"measure\": \"sum\", \"field\": \"n\""), counted("rows", "\"measure\": \"count\""));
        tells(reading,
                """
                        a/rows = 1 | rows of use counted, per at | 1
                        a/sum = 1 | sum of n in use, per at | 1
                        b/rows = 0 | rows of use counted, per at | 0
                        b/sum = 0 | sum of n in use, per at | 0
                        c/rows = 0 | rows of use counted, per at | 0
                        c/sum = 0 | sum of n in use, per at | 0
                        W406 /accounts: rows belong to accounts that the vendor does not list: k1, k2, k3  Hint: these rows were not counted; 13 units in 4 rows belong to nobody | 3 { units:k1=7,  units:k2=5,  units:k3=1, :k1=1, :k2=1, :k3=1} nobody: 13 units in 4 rows, the rows name no customer that the vendor lists, but k1, k2, k3
                        """);
        String many = IntStream.range(10, 22).mapToObj("{\"at\":\"k%d\",\"n\":0}"::formatted).collect(Collectors.joining(",", "[", "]"));
        tells(read(many, counted("sum", "\"measure\": \"sum\", \"field\": \"n\"")),
                """
                        a/sum = 0 | sum of n in use, per at | 0
                        b/sum = 0 | sum of n in use, per at | 0
                        c/sum = 0 | sum of n in use, per at | 0
                        W406 /accounts: rows belong to accounts that the vendor does not list: k10, k11, k12, k13, k14, k15, k16, k17, k18, k19  Hint: these rows were not counted | 12 {:k10=1, :k11=1, :k12=1, :k13=1, :k14=1, :k15=1, :k16=1, :k17=1, :k18=1, :k19=1, :k20=1, :k21=1}
                        """);
    }

    private static void tells(Reading reading, String lines) {
        assertThat(Told.all(reading)).isEqualTo(lines);
    }
}

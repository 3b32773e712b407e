package app.tallybird.connector.rows;

import java.util.List;
import java.util.Map;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.Service;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Every place of a document that names a field: missing in all rows it is a fault, missing in some it is told, and it is never a silent zero. */
class MissingFieldsTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "m", "name": "M", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.m.example/v1", "allowedHosts": ["api.m.example"] },
              "tables": {
                "clients": { "request": { "path": "/clients" }, "rows": ".", "paging": { "type": "none" } },
                "use": { "request": { "path": "/use" }, "rows": "rows", USE"paging": { "type": "none" } } },
              "accounts": { "from": "clients", "id": "id", "name": "name"ACCOUNTS },
              "services": [ { SERVICE, "category": "other", "subcategory": "other", "usage": { "from": "use", USAGE } } ] }
            """;
    private static final String FIXED = "\"key\": \"n\", \"name\": \"N\"";
    private static final String SUM = "\"account\": \"at\", \"measure\": \"sum\", \"field\": \"n\"";
    private static final String CLIENTS = "[{\"id\":\"a\",\"name\":\"A\",\"up\":null,\"level\":\"customer\"},"
            + "{\"id\":\"a1\",\"name\":\"A1\",\"up\":\"a\",\"level\":\"site\"},{\"id\":\"b\",\"name\":\"B\",\"up\":null,\"level\":\"customer\"}]";
    private static final String ROWS = "[{\"at\":\"a\",\"kind\":\"x\",\"n\":1,\"day\":\"2026-02-01\",\"set\":[{\"q\":\"x\"}]},"
            + "{\"at\":\"b\",\"kind\":\"y\",\"n\":2,\"day\":\"2026-02-02\",\"set\":[{\"q\":\"y\"}]}]";

    private String use = "";
    private String accounts = "";
    private String service = FIXED;
    private String usage = SUM;

    private Reading read(String clients, String rows) {
        String document = DOCUMENT.replace("USE\"", use + "\"").replace("ACCOUNTS", accounts).replace("SERVICE", service).replace("USAGE",
                usage);
        return new Vendor(call -> Vendor.ok(call.uri().getPath().contains("/clients") ? clients : "{\"rows\":" + rows + "}")).read(document,
                Map.of());
    }

    private List<Tuple> warnings(String clients, String rows) {
        return read(clients, rows).warnings().stream().map(warning -> Tuple.tuple(warning.code(), warning.pointer(), warning.count()))
                .toList();
    }

    /** The field is renamed in all rows of the vendor's answers. */
    private void isAFault(String field, String pointer) {
        String gone = "\"" + field + "\":";
        String other = "\"" + field + "x\":";
        assertThatThrownBy(() -> read(CLIENTS.replace(gone, other), ROWS.replace(gone, other)))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().detail()).isEqualTo("E320 " + pointer);
                    assertThat(e.problem().next()).contains("\"" + field + "x\"");
                });
    }

    private static String columns(String columns) {
        return "\"columns\": { " + columns + " }, ";
    }

    private static final String CHOOSE = "\"size\": { \"choose\": [ { \"when\": [ { \"field\": \"kind\", \"is\": \"x\" } ], \"then\": \"big\" } ],"
            + " \"otherwise\": \"small\" }";

    @Test
    void aFieldThatAChoiceLooksAt() {
        use = columns(CHOOSE);
        usage = SUM + ", \"where\": [ { \"field\": \"size\", \"is\": \"big\" } ]";

        isAFault("kind", "/tables/use/columns/size/choose/0/when/0/field");
        assertThat(warnings(CLIENTS, ROWS)).isEmpty();
        assertThat(warnings(CLIENTS, ROWS.replace("\"kind\":\"x\",", "")))
                .containsExactly(Tuple.tuple("W408", "/tables/use/columns/size/choose/0/when/0/field", 1L));
    }

    @Test
    void aFieldOfAChoiceMayBeMissingWhenItSaysSo() {
        use = columns(CHOOSE.replace("\"is\": \"x\"", "\"is\": \"x\", \"mayBeMissing\": true"));

        assertThat(warnings(CLIENTS, ROWS.replaceAll("\"kind\":\".\",", "")))
                .containsExactly(Tuple.tuple("W408", "/tables/use/columns/size/choose/0/when/0/field", 2L));
    }

    /** The column stands in the place of the field afterwards, and has a value in each row. */
    @Test
    void aFieldWhoseColumnBearsItsName() {
        use = columns("\"kind\": { \"from\": \"kind\", \"trim\": true, \"otherwise\": \"x\" }");
        usage = SUM + ", \"where\": [ { \"field\": \"kind\", \"is\": \"x\" } ]";

        isAFault("kind", "/tables/use/columns/kind/from");
        assertThat(warnings(CLIENTS, ROWS.replace("\"kind\":\"y\",", "")))
                .containsExactly(Tuple.tuple("W408", "/tables/use/columns/kind/from", 1L));
    }

    @Test
    void aFieldThatOnlyOneOfTwoPlacesAllowsToBeMissing() {
        use = "\"where\": [ { \"field\": \"kind\", \"isNot\": \"z\", \"mayBeMissing\": true }, { \"field\": \"kind\", \"isNot\": \"w\" } ], ";

        isAFault("kind", "/tables/use/where/1/field");
    }

    private static final String CLIMB = "\"owner\": { \"climb\": { \"table\": \"clients\", \"from\": \"at\", \"id\": \"id\", \"parent\": \"up\" } }";

    @Test
    void theFieldsOfAClimb() {
        use = columns(CLIMB.replace("\"up\"", "\"up\", \"until\": [ { \"field\": \"level\", \"is\": \"customer\" } ]"));
        usage = SUM.replace("\"at\"", "\"owner\"");

        isAFault("at", "/tables/use/columns/owner/climb/from");
        isAFault("up", "/tables/use/columns/owner/climb/parent");
        isAFault("level", "/tables/use/columns/owner/climb/until/0/field");
        assertThat(warnings(CLIENTS.replace(",\"level\":\"site\"", ""), ROWS)).containsExactly(
                Tuple.tuple("W408", "/tables/use/columns/owner/climb/parent", 2L),
                Tuple.tuple("W408", "/tables/use/columns/owner/climb/until/0/field", 1L));
    }

    /** A site that lost its parent counts for itself instead of for its customer: one more row without a parent is told. */
    @Test
    void aRowThatLostItsParent() {
        use = columns(CLIMB);
        usage = SUM.replace("\"at\"", "\"owner\"");
        String rows = ROWS.replace("\"at\":\"b\"", "\"at\":\"a1\"");

        assertThat(Vendor.counts(read(CLIENTS, rows))).containsExactly("a/n=3", "a1/n=0", "b/n=0");
        assertThat(warnings(CLIENTS, rows)).containsExactly(Tuple.tuple("W408", "/tables/use/columns/owner/climb/parent", 2L));
        assertThat(Vendor.counts(read(CLIENTS.replace("\"up\":\"a\",", ""), rows))).containsExactly("a/n=1", "a1/n=2", "b/n=0");
        assertThat(warnings(CLIENTS.replace("\"up\":\"a\",", ""), rows))
                .containsExactly(Tuple.tuple("W408", "/tables/use/columns/owner/climb/parent", 3L));
    }

    @Test
    void theFieldsOfALookup() {
        use = columns("\"tier\": { \"lookup\": { \"table\": \"clients\", \"where\": \"id\", \"equals\": \"at\", \"take\": \"level\" } }");
        usage = "\"account\": \"kind\", \"measure\": \"sum\", \"field\": \"n\", \"where\": [ { \"field\": \"tier\", \"is\": \"customer\" } ]";

        isAFault("level", "/tables/use/columns/tier/lookup/take");
        isAFault("at", "/tables/use/columns/tier/lookup/equals");
        assertThat(warnings(CLIENTS.replace("\"level\":\"customer\"}]", "\"level\":null}]"), ROWS))
                .contains(Tuple.tuple("W408", "/services/0/usage/where/0/field", 1L));
        assertThat(warnings(CLIENTS.replace(",\"level\":\"customer\"}]", "}]"), ROWS))
                .contains(Tuple.tuple("W403", "/tables/use/columns/tier/lookup", 1L));
    }

    @Test
    void theOtherTablesFieldThatALookupCompares() {
        use = columns("\"tier\": { \"lookup\": { \"table\": \"clients\", \"where\": \"level\", \"equals\": \"kind\", \"take\": \"id\" } }");
        usage = SUM + ", \"where\": [ { \"field\": \"tier\", \"isNot\": \"x\" } ]";

        isAFault("level", "/tables/use/columns/tier/lookup/where");
    }

    /** A lookup whose field may be empty finds nothing for it; that more rows lack it is told all the same. */
    @Test
    void theFieldOfALookupThatMayBeMissing() {
        use = columns("\"tier\": { \"lookup\": { \"table\": \"clients\", \"where\": \"id\", \"equals\": \"kind\", \"take\": \"id\" }, "
                + "\"mayBeMissing\": true, \"otherwise\": \"none\" }");
        service = "\"nameFrom\": \"tier\"";
        String rows = ROWS.replace("\"kind\":\"x\"", "\"kind\":\"a\"").replace("\"kind\":\"y\"", "\"kind\":\"b\"");

        assertThat(Vendor.counts(read(CLIENTS, rows))).containsExactly("a/a=1", "b/b=2");
        assertThat(Vendor.counts(read(CLIENTS, rows.replace("\"kind\":\"b\",", "")))).containsExactly("a/a=1", "b/none=2");
        assertThat(warnings(CLIENTS, rows.replace("\"kind\":\"b\",", "")))
                .containsExactly(Tuple.tuple("W408", "/tables/use/columns/tier/lookup/equals", 1L));
    }

    @Test
    void theFieldsOfTheLatestRows() {
        use = "\"latest\": { \"per\": [\"at\", \"kind\"], \"by\": \"day\" }, ";
        assertThat(Vendor.counts(read(CLIENTS, ROWS))).containsExactly("a/n=1", "a1/n=0", "b/n=2");

        for (String field : List.of("kind", "day")) {
            assertThatThrownBy(() -> read(CLIENTS, ROWS.replace("\"" + field + "\":", "\"" + field + "x\":")))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().detail()).startsWith("E329"));
            assertThatThrownBy(() -> read(CLIENTS, ROWS.replaceFirst("\"" + field + "\":", "\"" + field + "x\":")))
                    .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.problem().detail()).startsWith("E329"));
        }
    }

    @Test
    void theListThatBecomesOneObject() {
        use = "\"merge\": \"set\", " + columns("\"q\": { \"from\": \"set.q\", \"mayBeMissing\": true, \"otherwise\": \"x\" }");
        usage = SUM + ", \"where\": [ { \"field\": \"q\", \"is\": \"x\" } ]";

        isAFault("set", "/tables/use/merge");
        assertThat(warnings(CLIENTS, ROWS)).isEmpty();
        assertThat(warnings(CLIENTS, ROWS.replace(",\"set\":[{\"q\":\"y\"}]", ""))).contains(Tuple.tuple("W408", "/tables/use/merge", 1L));
    }

    @Test
    void theListThatIsExpanded() {
        use = "\"expand\": \"set\", " + columns("\"at\": { \"from\": \"outer.at\" }, \"n\": { \"from\": \"outer.n\" }");
        assertThat(Vendor.counts(read(CLIENTS, ROWS))).containsExactly("a/n=1", "a1/n=0", "b/n=2");
        assertThatThrownBy(() -> read(CLIENTS, ROWS.replace(",\"set\":[{\"q\":\"y\"}]", ""))).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail()).isEqualTo("E321 /tables/use/expand"));

        use = "\"mayBeMissing\": true, " + use;
        assertThat(warnings(CLIENTS, ROWS.replace("\"set\":", "\"sat\":"))).contains(Tuple.tuple("W408", "/tables/use/expand", 2L));
    }

    @Test
    void theKeyOfARow() {
        use = "\"key\": \"kind\", ";

        isAFault("kind", "/tables/use/key");
        assertThat(warnings(CLIENTS, ROWS.replace("\"kind\":\"x\",", ""))).containsExactly(Tuple.tuple("W408", "/tables/use/key", 1L));
    }

    /** Parents without the value are not alike: each of them is asked for. */
    @Test
    void theFieldByWhichParentsAreAskedForOnce() {
        use = "\"forEach\": { \"table\": \"clients\", \"distinct\": \"level\" }, ";
        assertThat(Vendor.counts(read(CLIENTS, ROWS))).containsExactly("a/n=2", "a1/n=0", "b/n=4");

        isAFault("level", "/tables/use/forEach/distinct");
        String without = CLIENTS.replace(",\"level\":\"customer\"", "");
        assertThat(Vendor.counts(read(without, ROWS))).containsExactly("a/n=3", "a1/n=0", "b/n=6");
        assertThat(warnings(without, ROWS)).contains(Tuple.tuple("W408", "/tables/use/forEach/distinct", 2L));
    }

    @Test
    void theFieldsOfServicesFoundInTheData() {
        service = "\"nameFrom\": \"kind\", \"keyFrom\": \"day\", \"rename\": { \"x\": \"Ex\" }";

        isAFault("kind", "/services/0/nameFrom");
        isAFault("day", "/services/0/keyFrom");
        assertThat(warnings(CLIENTS, ROWS.replace("\"kind\":\"x\",", ""))).containsExactly(Tuple.tuple("W408", "/services/0/nameFrom", 1L),
                Tuple.tuple("W407", "/services/0/nameFrom", 1L));
        String keyless = ROWS.replace("\"day\":\"2026-02-01\",", "");
        assertThat(Vendor.counts(read(CLIENTS, keyless))).containsExactly("a/x=1", "b/2026-02-02=2");
        assertThat(warnings(CLIENTS, keyless)).containsExactly(Tuple.tuple("W408", "/services/0/keyFrom", 1L));
        assertThat(read(CLIENTS, keyless).services()).extracting(Service::name).containsExactly("Ex", "y");
    }

    @Test
    void theAccountAndTheNumberOfEveryMeasure() {
        for (String measure : List.of("sum", "max", "min", "value", "countDistinct")) {
            usage = SUM.replace("sum", measure);
            isAFault("n", "/services/0/usage/field");
            isAFault("at", "/services/0/usage/account");
            assertThat(Vendor.counts(read(CLIENTS, ROWS.replace("\"n\":1,", "")))).as(measure).startsWith("a/n=unknown", "a1/n=0");
            assertThat(warnings(CLIENTS, ROWS.replace("\"at\":\"a\",", ""))).as(measure).containsExactly(
                    Tuple.tuple("W408", "/services/0/usage/account", 1L), Tuple.tuple("W410", "/services/0/usage/account", 1L));
        }
        usage = "\"account\": \"at\", \"measure\": \"count\"";
        isAFault("at", "/services/0/usage/account");
    }

    @Test
    void theConditionsOfAccounts() {
        accounts = ", \"where\": [ { \"field\": \"level\", \"is\": \"customer\" } ]";

        isAFault("level", "/accounts/where/0/field");
        isAFault("id", "/accounts/id");
        assertThat(warnings(CLIENTS.replace(",\"level\":\"site\"", ""), ROWS))
                .containsExactly(Tuple.tuple("W408", "/accounts/where/0/field", 1L));
    }

    /** Many vendors send the field of an error with errors only, so that it is no fault. */
    @Test
    void theFieldByWhichAnErrorInSuccessIsKnown() {
        use = "\"failWhen\": [ { \"body\": [ { \"field\": \"succes\", \"is\": false } ] } ], ";

        Reading reading = read(CLIENTS, ROWS + ",\"success\":true");
        assertThat(reading.warnings()).extracting(Warning::sentence).containsExactly(
                "W408 /tables/use/failWhen/0/body/0/field: \"succes\" is in none of 1 answers, so no error was looked for there"
                        + "  Hint: did you mean \"success\"?");

        use = use.replace("succes", "success");
        assertThat(warnings(CLIENTS, ROWS + ",\"success\":true")).isEmpty();
        use = use.replace("\"is\": false", "\"is\": false, \"mayBeMissing\": true");
        assertThat(warnings(CLIENTS, ROWS)).isEmpty();
        use = "\"failWhen\": [ { \"body\": [ { \"field\": \"error\", \"exists\": true } ] } ], ";
        assertThat(warnings(CLIENTS, ROWS)).isEmpty();
    }

    /** Each field has a place of its own, so that one that grew is not taken for the other. */
    @Test
    void whatIsAllowedToBeMissingIsMarked() {
        use = "\"where\": [ { \"any\": [ { \"field\": \"kind\", \"is\": \"x\", \"mayBeMissing\": true }, "
                + "{ \"not\": [ { \"field\": \"day\", \"is\": \"x\" } ] } ] } ], "
                + columns("\"type\": { \"from\": \"sort\", \"mayBeMissing\": true }");
        usage = SUM + ", \"where\": [ { \"field\": \"type\", \"isNot\": \"x\" } ]";
        String rows = ROWS.replace("\"kind\":\"x\",", "").replace("\"day\":\"2026-02-02\",", "");

        assertThat(
                read(CLIENTS, rows).warnings().stream().map(warning -> Tuple.tuple(warning.pointer(), warning.count(), warning.allowed())))
                .containsExactly(Tuple.tuple("/tables/use/columns/type/from", 2L, true),
                        Tuple.tuple("/tables/use/where/0/any/0/field", 1L, true),
                        Tuple.tuple("/tables/use/where/0/any/1/not/0/field", 1L, false),
                        Tuple.tuple("/services/0/usage/where/0/field", 2L, true));
    }

    /** The service that needs the number does not know it; the other one says that it may be missing, whichever comes first. */
    @Test
    void aFieldThatOneServiceAllowsToBeMissingIsAFaultOfTheOther() {
        String zero = SUM + ", \"ifMissing\": \"zero\"";
        String other = " } }, { \"key\": \"m\", \"name\": \"M\", \"category\": \"other\", \"subcategory\": \"other\", "
                + "\"usage\": { \"from\": \"use\", ";
        String rows = ROWS.replace("\"n\":", "\"nx\":");

        usage = zero + other + SUM;
        assertThat(Vendor.counts(read(CLIENTS, rows))).containsExactly("a/m=unknown", "a/n=0", "a1/m=unknown", "a1/n=0", "b/m=unknown",
                "b/n=0");
        assertThat(warnings(CLIENTS, rows)).containsExactly(Tuple.tuple("W408", "/services/0/usage/field", 2L),
                Tuple.tuple("W414", "/services/1/usage/field", 1L));
        usage = SUM + other + zero;
        assertThat(Vendor.counts(read(CLIENTS, rows))).containsExactly("a/m=0", "a/n=unknown", "a1/m=0", "a1/n=unknown", "b/m=0",
                "b/n=unknown");
        assertThat(warnings(CLIENTS, rows)).containsExactly(Tuple.tuple("W408", "/services/1/usage/field", 2L),
                Tuple.tuple("W414", "/services/0/usage/field", 1L));
    }
}

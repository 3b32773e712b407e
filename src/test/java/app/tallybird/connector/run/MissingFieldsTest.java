package app.tallybird.connector.run;

import java.util.List;
import java.util.Map;

import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

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
        String document = DOCUMENT.replace("USE\"", use + "\"").replace("ACCOUNTS", accounts).replace("SERVICE", service)
                .replace("USAGE", usage);
        return new Vendor(call -> Vendor.ok(call.uri().getPath().contains("/clients") ? clients : "{\"rows\":" + rows + "}"))
                .read(document, Map.of());
    }

    private List<Tuple> warnings(String clients, String rows) {
        return read(clients, rows).warnings().stream().map(warning -> Tuple.tuple(warning.code(), warning.pointer(), warning.count()))
                .toList();
    }

    /** The field is renamed in all rows of the vendor's answers. */
    private void isAFault(String field, String pointer) {
        String gone = "\"" + field + "\":";
        String other = "\"" + field + "x\":";
        assertThatThrownBy(() -> read(CLIENTS.replace(gone, other), ROWS.replace(gone, other))).isInstanceOfSatisfying(
                ProblemException.class, e -> {
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
        accounts = "".isEmpty() ? ", \"where\": [ { \"field\": \"name\", \"exists\": true } ]" : "";
        usage = "\"account\": \"kind\", \"measure\": \"sum\", \"field\": \"n\", \"where\": [ { \"field\": \"tier\", \"is\": \"customer\" } ]";

        isAFault("level", "/tables/use/columns/tier/lookup/take");
        isAFault("at", "/tables/use/columns/tier/lookup/equals");
        assertThat(warnings(CLIENTS.replace("\"level\":\"customer\"}]", "\"level\":null}]"), ROWS))
                .contains(Tuple.tuple("W408", "/services/0/usage/where/0/field", 1L));
        assertThat(warnings(CLIENTS.replace(",\"level\":\"customer\"}]", "}]"), ROWS))
                .contains(Tuple.tuple("W403", "/tables/use/columns/tier/lookup", 1L));
    }
}

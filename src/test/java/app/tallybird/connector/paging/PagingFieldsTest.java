package app.tallybird.connector.paging;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The fields that paging looks at: a misspelled or vanished one is a fault or is told, and never cuts the list in silence. */
class PagingFieldsTest {

    private static Vendor vendor(int rows, String around) {
        String list = IntStream.range(0, rows).mapToObj(i -> "{\"id\":\"" + i + "\",\"n\":1}").collect(Collectors.joining(",", "[", "]"));
        return new Vendor(call -> Vendor.ok("{\"rows\":" + list + around + "}"));
    }

    private static Reading read(String paging, int rows, String around) {
        return vendor(rows, around).read(run(paging));
    }

    private static ConfiguredConnector run(String paging) {
        return Vendor.run("""
                { "format": 1, "id": "p", "name": "P", "version": "1.0.0", "inputs": [],
                  "http": { "base": "https://api.p.example", "allowedHosts": ["api.p.example"] },
                  "tables": { "use": { "request": { "path": "/use" }, "rows": "rows", "paging": { %s } } },
                  "accounts": { "from": "use", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "id", "measure": "sum", "field": "n" } } ] }
                """.formatted(paging), Map.of());
    }

    private static void fails(String paging, String around, String detail) {
        assertThatThrownBy(() -> read(paging, 2, around)).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail()).isEqualTo(detail));
    }

    private static final String PAGES = "\"type\": \"page\", \"param\": \"page\", \"sizeParam\": \"per\", \"size\": 9, ";
    private static final String CURSOR = "\"type\": \"cursor\", \"param\": \"after\", \"from\": \"meta.next\"";
    private static final String LINK = "\"type\": \"nextLink\", \"from\": \"links.next\"";

    @Test
    void aTotalOrAFlagThatIsMissingIsAFault() {
        fails(PAGES + "\"totalRows\": \"totl\"", ",\"total\":2", "E343 /tables/use/paging");
        fails(PAGES + "\"totalPages\": \"pags\"", ",\"pages\":1", "E343 /tables/use/paging");
        fails(PAGES + "\"more\": \"hasMor\"", ",\"hasMore\":false", "E343 /tables/use/paging/more");
        fails(CURSOR + ", \"totalRows\": \"totl\"", ",\"total\":2", "E343 /tables/use/paging");
        fails(LINK + ", \"totalRows\": \"totl\"", ",\"total\":2", "E343 /tables/use/paging");
    }

    @Test
    void aLastRowWithoutItsCursorIsAFault() {
        fails("\"type\": \"cursor\", \"param\": \"after\", \"fromLastRow\": \"uid\"", "", "E344 /tables/use/paging/fromLastRow");
    }

    @Test
    void anObjectWhereTheNextPageShouldBeIsAFault() {
        fails(CURSOR, ",\"meta\":{\"next\":{}}", "E326 /tables/use/paging/from");
        fails(LINK, ",\"links\":{\"next\":[]}", "E326 /tables/use/paging/from");
    }

    private static List<String> hints(String paging, int rows, String around) {
        return read(paging, rows, around).warnings().stream().map(Warning::sentence).toList();
    }

    /** The misspelled cursor reads as an end; the one that is there gives it away. */
    @Test
    void anotherSignOfANextPageIsTold() {
        String hint = "W401 /tables/use/paging: the list ended without a next page, but its answer has %s"
                + "  Hint: check the vendor's documentation";
        assertThat(hints(CURSOR, 2, ",\"meta\":{\"nextCursor\":\"c2\"}")).containsExactly(hint.formatted("\"nextCursor\""));
        assertThat(hints(LINK, 2, ",\"@odata.nextLink\":\"https://api.p.example/use?2\""))
                .containsExactly(hint.formatted("\"@odata.nextLink\""));
        assertThat(hints(CURSOR, 2, ",\"meta\":{\"hasMore\":true}")).containsExactly(hint.formatted("\"hasMore\""));
        assertThat(hints(CURSOR, 2, ",\"meta\":{\"next\":null,\"hasMore\":false,\"total_pages\":3}")).isEmpty();
        assertThat(hints(CURSOR + ", \"totalRows\": \"total\"", 2, ",\"total\":2,\"meta\":{\"hasMore\":true}")).isEmpty();
    }

    @Test
    void aFullPageThatNamesNoNextOneIsTold() {
        String hint = "W402 /tables/use/paging: the last page is full, with %d rows, and names no next one: the vendor may have cut the list"
                + "  Hint: check the vendor's documentation";
        String sized = ", \"sizeParam\": \"limit\", \"size\": 3";
        assertThat(hints(CURSOR + sized, 3, "")).containsExactly(hint.formatted(3));
        assertThat(hints(CURSOR + sized, 2, "")).isEmpty();
        assertThat(hints(LINK + sized, 3, ",\"links\":{\"next\":null}")).containsExactly(hint.formatted(3));
        assertThat(hints("\"type\": \"linkHeader\"" + sized, 3, "")).containsExactly(hint.formatted(3));
        assertThat(hints(LINK, 100, "")).containsExactly(hint.formatted(100));
        assertThat(hints(LINK, 20, "")).isEmpty();
    }

    @Test
    void theAccountsAloneTellTheSame() {
        assertThat(vendor(2, ",\"meta\":{\"hasMore\":true}").accounts(run(CURSOR)).warnings()).extracting(Warning::code)
                .containsExactly("W401");
        assertThat(vendor(100, "").accounts(run(LINK)).warnings()).extracting(Warning::code).containsExactly("W402");
    }
}

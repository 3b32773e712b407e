package app.tallybird.connector.testkit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.format.DocumentReader;

import static org.assertj.core.api.Assertions.assertThat;

/** What the kit does to lists of several pages: a page without rows in between changes nothing, and a total in a header is a sign like any other. */
class ListDamageTest {

    private static final String LIST = "https://api.p.example/use";

    /** Two rows on the first page and one on the second; {@code told} are more headers of both. */
    private static KitCase bare(String paging, String told) {
        return of("\"rows\": \".\", \"key\": \"id\", \"minRows\": 1, \"paging\": {\"type\": \"linkHeader\"%s}".formatted(paging),
                """
                        [{"request": {"method": "GET", "url": "%1$s"}, "response": {"status": 200, "headers": {"Link": "<%1$s?p=2>; rel=\\"next\\""%2$s},
                          "body": [{"id": "a"}, {"id": "b"}]}},
                         {"request": {"method": "GET", "url": "%1$s?p=2"}, "response": {"status": 200, "headers": {"Content-Type": "application/json"%2$s},
                          "body": [{"id": "c"}]}}]
                        """
                        .formatted(LIST, told));
    }

    private static KitCase of(String table, String exchanges) {
        String document = """
                { "format": 1, "id": "p", "name": "P", "version": "1.0.0", "inputs": [],
                  "http": { "base": "https://api.p.example", "allowedHosts": ["api.p.example"] },
                  "tables": { "use": { "request": { "path": "/use" }, %s } },
                  "accounts": { "from": "use", "id": "id", "name": "id" },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "id", "measure": "count" } } ] }
                """.formatted(table);
        DocumentReader.Read read = DocumentReader.read(document.getBytes(StandardCharsets.UTF_8));
        assertThat(read.findings()).isEmpty();
        return new KitCase(read.document().orElseThrow(), KitCase.ORDINARY, Map.of(), Map.of(),
                Exchange.list(JsonParser.parseString(exchanges).getAsJsonArray()), Optional.empty());
    }

    private static List<String> silent(KitCase one) {
        return ConnectorKit.inMemory().mutations(one).silent().stream()
                .map(damage -> (damage.allowed() ? "" : "not allowed: ") + damage.what().replaceFirst(".*\\): ", "")).distinct().sorted()
                .toList();
    }

    private static List<String> emptyPages(KitCase one) {
        return ConnectorKit.inMemory().derived(one).stream().filter(result -> result.name().startsWith("a page without rows"))
                .map(result -> result.name() + " " + result.complaints()).toList();
    }

    private static final String TOTAL = ", \"X-Total-Count\": \"3\"";

    @Test
    void withoutATotalLostRowsAndPagesAreAllowed() {
        assertThat(silent(bare("", ""))).containsExactly("no Link header", "the list empty", "the list without its last row");
    }

    @Test
    void aTotalThatIsStatedHasToBeLookedAt() {
        assertThat(silent(bare("", TOTAL))).containsExactly("not allowed: no Link header", "not allowed: the list empty",
                "not allowed: the list without its last row");
        assertThat(silent(bare(", \"totalRowsHeader\": \"x-total-count\"", TOTAL))).isEmpty();
    }

    @Test
    void aNumberOfPagesShowsAPageThatIsLostAndNoRow() {
        String pages = ", \"X-Total-Pages\": \"2\"";
        assertThat(silent(bare("", pages))).containsExactly("not allowed: no Link header", "the list empty",
                "the list without its last row");
        assertThat(silent(bare(", \"totalPagesHeader\": \"X-Total-Pages\"", pages))).containsExactly("the list empty",
                "the list without its last row");
    }

    @Test
    void aPageWithoutRowsIsPutBetween() {
        assertThat(emptyPages(bare("", ""))).containsExactly("a page without rows in between: use []");
        String body = "\"rows\": \"rows\", \"paging\": {%s}";
        String first = "{\"request\": {\"method\": \"GET\", \"url\": \"%1$s\"}, \"response\": {\"status\": 200, \"headers\": {}, "
                + "\"body\": {\"rows\": [{\"id\": \"a\"}], \"meta\": {\"next\": \"%2$s\"}}}}";
        String second = "{\"request\": {\"method\": \"GET\", \"url\": \"%1$s\"}, \"response\": {\"status\": 200, \"headers\": {}, "
                + "\"body\": {\"rows\": [{\"id\": \"b\"}], \"meta\": {}}}}";
        String link = "[" + first.formatted(LIST, LIST + "?p=2") + "," + second.formatted(LIST + "?p=2") + "]";
        assertThat(emptyPages(of(body.formatted("\"type\": \"nextLink\", \"from\": \"meta.next\""), link)))
                .containsExactly("a page without rows in between: use []");
        String cursor = "[" + first.formatted(LIST, "a=b") + "," + second.formatted(LIST + "?after=a%3Db") + "]";
        assertThat(emptyPages(of(body.formatted("\"type\": \"cursor\", \"param\": \"after\", \"from\": \"meta.next\""), cursor)))
                .containsExactly("a page without rows in between: use []");
        String last = "[" + first.formatted(LIST, "") + "," + second.formatted(LIST + "?after=a") + ","
                + second.formatted(LIST + "?after=b").replace("{\"id\": \"b\"}", "") + "]";
        assertThat(emptyPages(of(body.formatted("\"type\": \"cursor\", \"param\": \"after\", \"fromLastRow\": \"id\""), last))).isEmpty();
    }
}

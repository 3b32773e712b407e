package app.tallybird.connector.paging;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.engine.Vendor;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the Link header, or an address in the answer, leads to. */
class LinkPagesTest {

    private static final String HEADER = "\"type\": \"linkHeader\"";

    @Test
    void everyHeaderOfTheNameCounts() {
        Paged list = Paged.bare(HEADER,
                asked -> asked.equals("/use")
                        ? Vendor.ok(Paged.rows("a")).with("Link", "<https://api.p.example/style.css>; rel=preload; as=style").with("LINK",
                                "<https://api.p.example/use?p=2>; rel=\"next\"")
                        : Vendor.ok(Paged.rows("b")).with("Link", "<https://api.p.example/use>; rel=\"first\""));
        assertThat(list.ids()).containsExactly("a", "b");
        assertThat(list.asked()).containsExactly("/use", "/use?p=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<https://api.p.example/use?p=1>; rel=\"first\", <https://api.p.example/use?p=2>; rel=\"next\"",
            "</use?p=2>; rel=\"next last\"", "<?p=2>; Rel=NEXT", "<use?p=2>;title=\"to the next, and; <on>\";rel=next",
            "<https://api.p.example/use?p=2>; title=\"x; rel=prev\"; rel=\"next\"", "<//api.p.example/use?p=2> ; rel = \"prefetch  next\""})
    void aTargetIsFoundAndResolved(String header) {
        Paged list = Paged.bare(HEADER,
                asked -> asked.equals("/use") ? Vendor.ok(Paged.rows("a")).with("Link", header) : Vendor.ok(Paged.rows("b")));
        assertThat(list.ids()).containsExactly("a", "b");
        assertThat(list.asked()).containsExactly("/use", "/use?p=2");
    }

    /** Commas and semicolons belong to the address there. */
    @Test
    void anAddressMayHaveCommasAndSemicolons() {
        Paged list = Paged.bare(HEADER,
                asked -> asked.equals("/use")
                        ? Vendor.ok(Paged.rows("a")).with("Link", "</use?ids=1,2;rel=\"prev\">; rel=\"next\"".replace("\"prev\"", "prev"))
                        : Vendor.ok(Paged.rows("b")));
        assertThat(list.ids()).containsExactly("a", "b");
        assertThat(list.asked()).containsExactly("/use", "/use?ids=1,2;rel=prev");
    }

    /** An address of no characters is the one that answered. */
    @ParameterizedTest
    @ValueSource(strings = {"<>; rel=next", "<#top>; rel=next", "</use>; rel=next"})
    void aTargetThatIsTheSameAddressIsACircle(String header) {
        Paged list = Paged.bare(HEADER, asked -> Vendor.ok(Paged.rows("a")).with("Link", header));
        assertThat(list.problem()).isEqualTo("E341 /tables/use/paging Page 2 was asked for before: the list goes in a circle.");
    }

    /** A link with an anchor is about another address than the one that answered. */
    @Test
    void aLinkAboutAnotherAddressIsNoneOfTheList() {
        Paged list = Paged.bare(HEADER, asked -> Vendor.ok(Paged.rows("a")).with("Link",
                "</other?p=2>; rel=next; anchor=\"/other\", </use?p=2>; rel=\"prev\"; rel=\"next\""));
        assertThat(list.ids()).containsExactly("a");
        assertThat(list.asked()).containsExactly("/use");
    }

    @Test
    void aQueryAloneKeepsThePath() {
        Paged list = Paged.list("\"type\": \"nextLink\", \"from\": \"next\"",
                asked -> asked.equals("/use") ? Paged.page(Paged.rows("a"), ",\"next\":\"?p=2\"") : Paged.page(Paged.rows("b"), ""));
        assertThat(list.ids()).containsExactly("a", "b");
        assertThat(list.asked()).containsExactly("/use", "/use?p=2");
    }

    /** Some vendors write JSON into the query as it is. */
    @Test
    void whatNoAddressMayHaveIsEncoded() {
        Paged list = Paged.list("\"type\": \"nextLink\", \"from\": \"next\"",
                asked -> asked.equals("/use")
                        ? Paged.page(Paged.rows("a"), ",\"next\":\"https://api.p.example/use?paging={\\\"a\\\":1|2}&n=%C3%A4 ä\"")
                        : Paged.page(Paged.rows("b"), ""));
        assertThat(list.ids()).containsExactly("a", "b");
        assertThat(list.asked()).containsExactly("/use", "/use?paging=%7B%22a%22:1%7C2%7D&n=%C3%A4%20%C3%A4");
    }

    @Test
    void aHeaderThatCanNotBeReadIsTold() {
        Paged list = Paged.bare(HEADER, asked -> Vendor.ok(Paged.rows("a")).with("Link", "https://api.p.example/use?p=2; rel=\"next\""));
        assertThat(list.warnings()).containsExactly(
                "W401 /tables/use/paging: the list ended without a next page, but its answer has a Link header that is not written as one"
                        + "  Hint: check the vendor's documentation");
        Paged plain = Paged.bare("\"type\": \"none\"",
                asked -> Vendor.ok(Paged.rows("a")).with("Link", "</x>; rel=first").with("link", "</use?p=2>; rel=\"last next\""));
        assertThat(plain.warnings()).containsExactly(
                "W401 /tables/use/paging: the answer has a Link header, so there may be more pages than the one that was read"
                        + "  Hint: check the vendor's documentation");
        Paged other = Paged.bare("\"type\": \"none\"", asked -> Vendor.ok(Paged.rows("a")).with("Link", "</next>; rel=\"help\""));
        assertThat(other.warnings()).isEmpty();
    }
}

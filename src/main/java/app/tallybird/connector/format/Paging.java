package app.tallybird.connector.format;

import java.util.Map;
import java.util.Optional;

/** How a list continues. There is no guessing: every table says it. */
public sealed interface Paging {

    record None() implements Paging {
    }

    /** Pages by number, or by how many rows were received so far. */
    record Numbered(boolean offset, Param param, int start, Size size, End end) implements Paging {
    }

    /**
     * The next page is asked for by a value of the answer, or of its last row.
     *
     * @param nextQuery the query of every page but the first, for vendors that want another one there; empty keeps the request's
     */
    record Cursor(Param param, Optional<FieldPath> from, Optional<FieldPath> fromLastRow, Size size, End end,
            Optional<Map<String, Template>> nextQuery) implements Paging {
    }

    /**
     * The answer holds the address of the next page.
     *
     * @param underBase an address without host is put behind the base address instead of the host
     * @param headers what the answer says the next request has to carry, by header name
     */
    record NextLink(FieldPath from, Size size, End end, boolean underBase, Map<String, FieldPath> headers) implements Paging {
    }

    /** The Link header holds it (RFC 8288). */
    record LinkHeader(String rel, Size size, End end) implements Paging {
    }

    /** Where a paging value goes: the query, a place in a JSON or form body, or a GraphQL variable. */
    record Param(String name, In in) {
        public enum In {
            QUERY,
            JSON,
            FORM,
            GRAPHQL
        }
    }

    /** How many rows a page is asked to have; empty when the vendor decides. */
    record Size(Optional<String> param, int rows) {
        public static final Size VENDORS = new Size(Optional.empty(), 0);
    }

    /** How the end is known besides an empty page, and how many pages are too many. */
    record End(Optional<FieldPath> totalPages, Optional<FieldPath> totalRows, Optional<FieldPath> more, boolean shortPageIsLast,
            int maxPages) {
    }
}

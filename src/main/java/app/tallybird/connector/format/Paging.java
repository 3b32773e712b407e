package app.tallybird.connector.format;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a list continues. There is no guessing: every table says it. */
public sealed interface Paging {

    /** What the vendor says about the end of the list, and how many pages are too many. */
    End end();

    /** How many rows a page is asked to have. */
    Size size();

    /** One answer holds everything. */
    record None(End end) implements Paging {

        /** Nothing tells how many rows there are. */
        public static final None SILENT = new None(End.SILENT);

        @Override
        public Size size() {
            return Size.VENDORS;
        }
    }

    /** Pages by number, or by how many rows were received so far. */
    record Numbered(boolean offset, Param param, int start, Size size, EarlyEnd early, End end) implements Paging {
    }

    /**
     * When numbered pages end although no total is told.
     *
     * @param pageIsLast a page that has fewer rows than were asked for is the last
     * @param onePageUnlessTold an answer that tells no total is the whole list
     */
    record EarlyEnd(boolean pageIsLast, boolean onePageUnlessTold) {
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

    /** A number that the answer states: in a field, or in one of its headers. */
    sealed interface Figure {

        record Field(FieldPath path) implements Figure {
            @Override
            public String toString() {
                return "\"" + path + "\"";
            }
        }

        record Header(String name) implements Figure {
            @Override
            public String toString() {
                return "its header \"" + name + "\"";
            }
        }
    }

    /**
     * What the vendor says about the length of the list. An empty page is an end only where nothing of it tells otherwise.
     *
     * @param totalMayBeMissing an answer without the totals is none the worse; where they are, they count
     * @param more whether there are further pages
     */
    record End(Optional<Figure> totalPages, Optional<Figure> totalRows, boolean totalMayBeMissing, Optional<FieldPath> more, int maxPages) {
        public static final End SILENT = new End(Optional.empty(), Optional.empty(), false, Optional.empty(), 1);

        /** The headers that a total is in. */
        public List<String> headers() {
            return Stream.of(totalPages, totalRows).flatMap(Optional::stream).filter(Figure.Header.class::isInstance)
                    .map(figure -> ((Figure.Header) figure).name()).toList();
        }
    }
}

package app.tallybird.connector.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A named list of rows: where it comes from, how it is paged, and what is made of each row. Order: fetch, expand, columns, where. */
public record Table(String name, Source source, RowsRule rows, Paging paging, Map<String, Column> columns, List<Condition> where,
        Optional<ForEach> forEach) {

    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        where = List.copyOf(where);
    }

    /** Where the rows come from. */
    public sealed interface Source {

        /** Answers of the vendor; {@code auth} replaces the document's. */
        record Http(Request request, Optional<Auth> auth, List<HttpPart.FailRule> failWhen) implements Source {
        }

        /** A file with separated values. */
        record Csv(Template file, CsvOptions options) implements Source {
        }
    }

    /** {@code separator} may be {@code auto}; both may be a placeholder. */
    public record CsvOptions(Template separator, boolean header, int skipLines, String charset, Template decimal) {
        public static final CsvOptions DEFAULT = new CsvOptions(Template.literal(","), true, 0, "UTF-8", Template.literal("."));
    }

    /**
     * Where the list is in an answer.
     *
     * @param mayBeMissing an answer without the list has no rows
     * @param expand the nested list whose items become the rows
     * @param key what identifies a row, so that repeats are dropped
     */
    public record RowsRule(FieldPath path, As as, boolean mayBeMissing, Optional<FieldPath> expand, Optional<FieldPath> key, int minRows) {
    }

    public enum As {
        LIST, ONE, ENTRIES
    }

    /** One request series per row of another table. */
    public record ForEach(String table, Optional<FieldPath> distinct, List<Condition> where, boolean leaveAccountOut) {
    }
}

package app.tallybird.connector.format;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

/** A named list of rows: where it comes from, how it is paged, and what is made of each row. Order: fetch, expand, columns, where. */
public record Table(String name, Source source, RowsRule rows, Paging paging, Map<String, Column> columns, List<Condition> where,
        Optional<ForEach> forEach, Optional<Expect> expect, List<Tell> tell, Optional<Evidence> evidence) {

    public Table {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        where = List.copyOf(where);
        tell = List.copyOf(tell);
    }

    /** The tables that have to be read for this one. */
    public Set<String> needs() {
        Set<String> needs = new HashSet<>();
        forEach.ifPresent(each -> needs.add(each.table()));
        columns.values().forEach(column -> column.source().table().ifPresent(needs::add));
        expect.flatMap(Expect::table).ifPresent(needs::add);
        return needs;
    }

    /** Where the rows come from. */
    public sealed interface Source {

        /** Answers of the vendor; {@code auth} replaces the document's, {@code csv} says how they are read when each is a table and not JSON. */
        record Http(Request request, Optional<Auth> auth, List<HttpPart.FailRule> failWhen, Optional<CsvOptions> csv,
                Optional<WaitFor> waitFor) implements Source {
        }

        /**
         * What a program of the user's prints. Program and arguments are each exactly one input, so that no document can say what is started.
         *
         * @param csv how the output is read when it is not JSON
         */
        record Command(Template program, Optional<Template> arguments, int seconds, Output output, CsvOptions csv) implements Source {
        }

        /** What a person has entered, several values in one: each is a row whose {@code value} it is. */
        record Values(Template entered) implements Source {
        }

        /** A file with a table: separated values or a workbook. */
        record Csv(Template file, CsvOptions options) implements Source {
        }

        /** How the lines of a table are read, where it may be one. */
        default Optional<CsvOptions> lines() {
            return switch (this) {
                case Http http -> http.csv();
                case Command command -> Optional.of(command.csv());
                case Values values -> Optional.empty();
                case Csv file -> Optional.of(file.options());
            };
        }

        /** Whether its rows are those of JSON answers. */
        default boolean isAnswers() {
            return this instanceof Http http && http.csv().isEmpty();
        }
    }

    /**
     * An answer that the vendor is still making and that is asked for until it is ready.
     *
     * @param statuses those of an answer that is not ready
     * @param until what an answer holds that is ready
     */
    public record WaitFor(Set<Integer> statuses, List<Condition> until, Duration every, Duration most) {
        public WaitFor {
            statuses = Set.copyOf(statuses);
            until = List.copyOf(until);
        }
    }

    /** What a program prints; {@code AUTO} takes what begins like JSON for JSON. */
    public enum Output {
        JSON,
        CSV,
        AUTO
    }

    /** Separator, charset, decimal mark and the sheet of a workbook are found out when they are {@code auto}; each may be a placeholder. */
    public record CsvOptions(Template separator, boolean header, int skipLines, Template charset, Template decimal, Template sheet) {
        public static final CsvOptions DEFAULT = new CsvOptions(Template.literal(","), true, 0, Template.literal("auto"),
                Template.literal("auto"), Template.literal("auto"));
    }

    /**
     * Where the list is in an answer.
     *
     * @param mayBeMissing an answer without the list has no rows
     * @param mayBeNull null in the place of the list is no rows
     */
    public record RowsRule(Place place, boolean mayBeMissing, boolean mayBeNull, Shape shape, Key key, int minRows) {

        /** Where the list is, of several places the first. */
        public FieldPath path() {
            return place.paths().getFirst();
        }

        public As as() {
            return place.as();
        }

        public List<FieldPath> expand() {
            return shape.expand();
        }
    }

    /** Where the list is: the first path of an answer that leads to something. */
    public record Place(List<FieldPath> paths, As as) {
        public Place {
            paths = List.copyOf(paths);
        }

        /** The path that leads to the list of this answer, or the first. */
        public FieldPath in(JsonElement answer) {
            return find(answer).orElse(paths.getFirst());
        }

        /** The list of this answer, or what is in its only place. */
        public @Nullable JsonElement read(JsonElement answer) {
            return paths.size() == 1 ? paths.getFirst().read(answer) : find(answer).map(path -> path.read(answer)).orElse(null);
        }

        private Optional<FieldPath> find(JsonElement answer) {
            return paths.stream().filter(path -> isThere(path.read(answer))).findFirst();
        }

        private boolean isThere(@Nullable JsonElement value) {
            return value != null && (as == As.LIST ? value.isJsonArray() : value.isJsonObject());
        }
    }

    /**
     * What identifies a row, all together, so that repeats are dropped; read after a list is expanded.
     *
     * @param partsMayBeMissing a row that lacks some of the fields is known by the others
     * @param oneParent a row belongs to one parent only: what comes for two of them is nobody's for sure
     */
    public record Key(List<FieldPath> fields, boolean partsMayBeMissing, boolean oneParent) {
        public Key {
            fields = List.copyOf(fields);
        }

        public boolean isEmpty() {
            return fields.isEmpty();
        }
    }

    /** Rows that a person should hear of, whether they are kept or not: what is said of them, and the field they are called by. */
    public record Tell(List<Condition> when, String words, Optional<FieldPath> name) {
        public Tell {
            when = List.copyOf(when);
        }
    }

    /** How a row is shown to people as proof of a count: what it is called, what it is, its site and when the vendor last heard of it. */
    public record Evidence(List<FieldPath> name, String what, Optional<FieldPath> site, Optional<FieldPath> lastSeen) {
        public Evidence {
            name = List.copyOf(name);
        }
    }

    /**
     * What is made of the fetched rows.
     *
     * @param merge a list of small objects in each row that becomes one object
     * @param expand the way to the nested list whose items become the rows: each path leads to a list of what the one before leads to
     * @param latest which rows stay when there are older ones of the same thing
     */
    public record Shape(Optional<FieldPath> merge, List<FieldPath> expand, Optional<Latest> latest) {
        public Shape {
            expand = List.copyOf(expand);
        }
    }

    /** Of all rows that are alike in {@code per}, those with the newest date stay; several of the same date stay all. */
    public record Latest(List<FieldPath> per, FieldPath by) {
        public Latest {
            per = List.copyOf(per);
        }
    }

    public enum As {
        LIST,
        ONE,
        ENTRIES
    }

    /** One request series per row of another table. */
    public record ForEach(String table, Optional<FieldPath> distinct, List<Condition> where, boolean leaveAccountOut) {
    }
}

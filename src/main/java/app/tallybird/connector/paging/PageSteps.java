package app.tallybird.connector.paging;

import java.math.BigDecimal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Answer;
import app.tallybird.connector.fetch.HostGuard;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Paging;
import app.tallybird.problem.Wording;

/** Decides after each page whether there is another one and how it is asked for. One object per list; used by one thread. */
final class PageSteps {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>([^<]*)");

    private final Paging paging;
    private final String pointer;
    private final HostGuard guard;
    private final String base;
    private long received;

    PageSteps(Paging paging, String pointer, HostGuard guard, String base) {
        this.base = base;
        this.paging = paging;
        this.pointer = pointer + "/paging";
        this.guard = guard;
    }

    /** What comes next. */
    sealed interface Next {

        record Values(Map<Paging.Param, JsonPrimitive> values) implements Next {
            /** As in "after=1043". */
            String words() {
                return values.entrySet().stream().map(value -> value.getKey().name() + "=" + value.getValue().getAsString())
                        .collect(Collectors.joining(", "));
            }
        }

        record Address(URI uri, Map<String, String> headers) implements Next {
        }

        record Last(String why) implements Next {
        }
    }

    Map<Paging.Param, JsonPrimitive> firstValues() {
        return switch (paging) {
            case Paging.None none -> Map.of();
            case Paging.Numbered numbered -> values(numbered.param(), new JsonPrimitive(numbered.start()), numbered.size());
            case Paging.Cursor cursor -> sizeOnly(cursor.param().in(), cursor.size());
            case Paging.NextLink link -> sizeOnly(Paging.Param.In.QUERY, link.size());
            case Paging.LinkHeader link -> sizeOnly(Paging.Param.In.QUERY, link.size());
        };
    }

    private static Map<Paging.Param, JsonPrimitive> sizeOnly(Paging.Param.In in, Paging.Size size) {
        return size
                .param().<Map<Paging.Param, JsonPrimitive>>map(name -> Map.of(new Paging.Param(name, in), new JsonPrimitive(size.rows())))
                .orElse(Map.of());
    }

    private static Map<Paging.Param, JsonPrimitive> values(Paging.Param param, JsonPrimitive value, Paging.Size size) {
        Map<Paging.Param, JsonPrimitive> values = new LinkedHashMap<>(sizeOnly(param.in(), size));
        values.put(param, value);
        return values;
    }

    /** {@code fresh} counts the rows of all pages without repeats, {@code page} the pages so far. */
    Next after(Answer answer, long fresh, int page) {
        received += answer.rows().size();
        return switch (paging) {
            case Paging.None none -> new Next.Last("there is one page");
            case Paging.Numbered numbered -> numbered(numbered, answer, fresh, page);
            case Paging.Cursor cursor -> cursor(cursor, answer, fresh);
            case Paging.NextLink link ->
                answer.rows().isEmpty()
                        ? new Next.Last("the page is empty")
                        : address(
                                pointer(link.from(), answer).map(JsonPrimitive::getAsString)
                                        .map(next -> link.underBase() && next.startsWith("/") ? base + next : next),
                                headers(link, answer), answer);
            case Paging.LinkHeader link -> answer.rows().isEmpty()
                    ? new Next.Last("the page is empty")
                    : address(answer.header("Link").flatMap(value -> link(value, link.rel())), Map.of(), answer);
        };
    }

    private Next numbered(Paging.Numbered numbered, Answer answer, long fresh, int page) {
        Optional<Next> last = end(numbered.end(), answer, fresh);
        if (last.isPresent()) {
            return last.get();
        }
        if (numbered.end().totalPages().isPresent()) {
            if (page >= whole(numbered.end().totalPages().get(), answer)) {
                return new Next.Last("the last page is reached");
            }
        }
        if (numbered.end().shortPageIsLast() && answer.rows().size() < numbered.size().rows()) {
            return new Next.Last("the page is short");
        }
        long value = numbered.offset() ? numbered.start() + received : (long) numbered.start() + page;
        return new Next.Values(values(numbered.param(), new JsonPrimitive(value), numbered.size()));
    }

    private Next cursor(Paging.Cursor cursor, Answer answer, long fresh) {
        Optional<Next> last = end(cursor.end(), answer, fresh);
        if (last.isPresent()) {
            return last.get();
        }
        Optional<JsonPrimitive> next = cursor.from().isPresent()
                ? pointer(cursor.from().get(), answer)
                : cursor.fromLastRow().map(path -> path.read(answer.rows().getLast())).flatMap(PageSteps::given);
        if (next.isEmpty()) {
            if (cursor.fromLastRow().isPresent()) {
                throw Fault.of("E344", pointer + "/fromLastRow", "the last row of the page has no \"" + cursor.fromLastRow().get() + "\"",
                        "name a field that every row has").asException();
            }
            return new Next.Last("there is no further cursor");
        }
        return new Next.Values(values(cursor.param(), next.get(), cursor.size()));
    }

    /** What ends every kind of list: an empty page, a flag, the declared number of rows. */
    private Optional<Next> end(Paging.End end, Answer answer, long fresh) {
        if (answer.rows().isEmpty()) {
            return Optional.of(new Next.Last("the page is empty"));
        }
        if (end.more().isPresent()) {
            JsonElement more = end.more().get().read(answer.around());
            if (!(more instanceof JsonPrimitive flag) || !flag.isBoolean()) {
                throw Fault.of("E343", pointer + "/more", "the answer has no true or false in \"" + end.more().get() + "\"", "")
                        .asException();
            }
            if (!flag.getAsBoolean()) {
                return Optional.of(new Next.Last("the vendor says there is no more"));
            }
        }
        if (end.totalRows().isPresent() && fresh >= whole(end.totalRows().get(), answer)) {
            return Optional.of(new Next.Last("all rows are read"));
        }
        return Optional.empty();
    }

    /** Compares what was read with what the vendor says there is. */
    void checkTotal(Answer answer, long fresh) {
        Optional<FieldPath> path = switch (paging) {
            case Paging.None none -> Optional.empty();
            case Paging.Numbered numbered -> numbered.end().totalRows();
            case Paging.Cursor cursor -> cursor.end().totalRows();
            case Paging.NextLink link -> link.end().totalRows();
            case Paging.LinkHeader link -> link.end().totalRows();
        };
        if (path.isPresent()) {
            long total = whole(path.get(), answer);
            if (total != fresh) {
                throw Fault
                        .of("E345", pointer, "the vendor says " + Wording.count(total, "row") + ", we read " + fresh,
                                "rows may have moved while reading: try again")
                        .canRetry().asException();
            }
        }
    }

    private long whole(FieldPath path, Answer answer) {
        try {
            return new BigDecimal(text(path, answer).orElse("")).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw Fault.of("E343", pointer, "the answer has no whole number in \"" + path + "\"", "correct the path, or remove the total")
                    .asException();
        }
    }

    private Optional<String> text(FieldPath path, Answer answer) {
        return Optional.ofNullable(path.read(answer.around())).flatMap(PageSteps::given).map(JsonPrimitive::getAsString);
    }

    private static Optional<JsonPrimitive> given(JsonElement value) {
        return value instanceof JsonPrimitive primitive && !primitive.getAsString().isEmpty() ? Optional.of(primitive) : Optional.empty();
    }

    /** What names the next page, or empty on the last one. An object or a list there is no end but another kind of answer. */
    private Optional<JsonPrimitive> pointer(FieldPath path, Answer answer) {
        Optional<JsonElement> value = Optional.ofNullable(path.read(answer.around()));
        if (value.filter(next -> !next.isJsonPrimitive() && !next.isJsonNull()).isPresent()) {
            throw Fault.of("E326", pointer + "/from", "\"" + path + "\" is an object or a list where one value is expected",
                    "pick a field inside it").asException();
        }
        return value.flatMap(PageSteps::given);
    }

    private Map<String, String> headers(Paging.NextLink link, Answer answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        link.headers()
                .forEach((name, path) -> text(path, answer).ifPresent(value -> headers.put(name, value.replaceAll("[\\r\\n\\x00]", ""))));
        return headers;
    }

    /** A next address may be relative; wherever it leads, it is judged before anything is sent there. */
    private Next address(Optional<String> next, Map<String, String> headers, Answer answer) {
        if (next.isEmpty()) {
            return new Next.Last("there is no next page");
        }
        String absolute;
        try {
            absolute = answer.uri().resolve(next.get()).toString();
        } catch (IllegalArgumentException e) {
            throw Fault.of("E360", pointer, "\"" + next.get() + "\" is not an address", "").asException();
        }
        return new Next.Address(guard.check(absolute, pointer), headers);
    }

    private static Optional<String> link(String header, String rel) {
        Matcher matcher = LINK.matcher(header);
        while (matcher.find()) {
            if (matcher.group(2).matches("(?i).*;\\s*rel=\"?" + Pattern.quote(rel) + "\"?.*")) {
                return Optional.of(matcher.group(1));
            }
        }
        return Optional.empty();
    }
}

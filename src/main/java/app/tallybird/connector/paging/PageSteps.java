package app.tallybird.connector.paging;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Answer;
import app.tallybird.connector.fetch.HostGuard;
import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Paging;

/** Decides after each page whether there is another one and how it is asked for. One object per list; used by one thread. */
final class PageSteps {

    private final Paging paging;
    private final String pointer;
    private final HostGuard guard;
    private final String base;
    private final PageTotals totals;
    private long received;
    /** Whether the page that comes next is there by the vendor's own word. */
    private boolean promised;

    PageSteps(Paging paging, String pointer, HostGuard guard, String base) {
        this.base = base;
        this.paging = paging;
        this.pointer = pointer + "/paging";
        this.guard = guard;
        totals = new PageTotals(paging.end(), this.pointer);
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

    /** {@code fresh} counts the rows of all pages without repeats. */
    Next after(Answer answer, long fresh) {
        received += answer.rows().size();
        totals.see(answer);
        if (answer.none()) {
            if (promised) {
                throw Fault.of("E345", pointer,
                        "the vendor said that there is a page " + totals.read() + " and answered that there are no such rows",
                        "rows may have moved while reading: try again").canRetry().asException();
            }
            return new Next.Last("the answer counts as no rows");
        }
        Optional<Boolean> more = paging.end().more().map(path -> flag(path, answer));
        if (more.isPresent() && !more.get()) {
            return new Next.Last("the vendor says there is no more");
        }
        Next next = switch (paging) {
            case Paging.None none -> new Next.Last("there is one page");
            case Paging.Numbered numbered -> more.isPresent() ? numbered(numbered) : numbered(numbered, answer, fresh);
            case Paging.Cursor cursor -> cursor(cursor, answer, more.isEmpty() && totals.allRows(fresh));
            case Paging.NextLink link -> address(pointer(link.from(), answer).map(JsonPrimitive::getAsString)
                    .map(to -> link.underBase() && to.startsWith("/") ? base + to : to), headers(link, answer), answer);
            case Paging.LinkHeader link -> address(answer.links().target(link.rel()), Map.of(), answer);
        };
        if (more.isPresent() && next instanceof Next.Last) {
            throw Fault.of("E344", pointer, "the vendor says there is more, but page " + totals.read() + " does not say how to ask for it",
                    "check what the paging takes its next value from").asException();
        }
        promised = more.isPresent() || switch (paging) {
            case Paging.Cursor cursor -> cursor.from().isPresent();
            case Paging.NextLink link -> true;
            case Paging.LinkHeader link -> true;
            case Paging.Numbered numbered -> false;
            case Paging.None none -> false;
        };
        // where all rows came by the vendor's own count, a page without any needs no other end
        return more.isEmpty() && answer.rows().isEmpty() && totals.allRows(fresh) ? new Next.Last("all rows are read") : next;
    }

    private Next numbered(Paging.Numbered numbered) {
        long value = numbered.offset() ? numbered.start() + received : (long) numbered.start() + totals.read();
        return new Next.Values(values(numbered.param(), new JsonPrimitive(value), numbered.size()));
    }

    /** A number of pages decides alone; without it the list ends as soon as anything says so, and at an empty page. */
    private Next numbered(Paging.Numbered numbered, Answer answer, long fresh) {
        if (totals.pagesKnown()) {
            return totals.allPages() ? new Next.Last("the last page is reached") : numbered(numbered);
        }
        if (totals.allRows(fresh)) {
            return new Next.Last("all rows are read");
        }
        if (answer.rows().isEmpty()) {
            return new Next.Last("the page is empty");
        }
        if (numbered.early().onePageUnlessTold() && !totals.told()) {
            return new Next.Last("the answer tells of no further pages");
        }
        return numbered.early().pageIsLast() && answer.rows().size() < numbered.size().rows()
                ? new Next.Last("the page is short")
                : numbered(numbered);
    }

    /** An empty page has no last row to go on from. */
    private Next cursor(Paging.Cursor cursor, Answer answer, boolean allRows) {
        if (cursor.from().isPresent()) {
            return pointer(cursor.from().get(), answer).map(next -> further(cursor, next))
                    .orElseGet(() -> new Next.Last("there is no further cursor"));
        }
        if (answer.rows().isEmpty() || allRows) {
            return new Next.Last(allRows ? "all rows are read" : "the page is empty");
        }
        FieldPath path = cursor.fromLastRow().orElseThrow();
        return further(cursor, Optional.ofNullable(path.read(answer.rows().getLast())).flatMap(PageSteps::given).orElseThrow(() -> Fault
                .of("E344", pointer + "/fromLastRow", "the last row of the page has no \"" + path + "\"", "name a field that every row has")
                .asException()));
    }

    private static Next further(Paging.Cursor cursor, JsonPrimitive value) {
        return new Next.Values(values(cursor.param(), value, cursor.size()));
    }

    private boolean flag(FieldPath path, Answer answer) {
        if (path.read(answer.around()) instanceof JsonPrimitive flag && flag.isBoolean()) {
            return flag.getAsBoolean();
        }
        throw Fault.of("E343", pointer + "/more", "the answer has no true or false in \"" + path + "\"", "").asException();
    }

    /** What the vendor said about the length of the list. */
    PageTotals totals() {
        return totals;
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
        link.headers().forEach((name, path) -> text(path, answer).ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    /** A next address may be relative; wherever it leads, it is judged before anything is sent there. */
    private Next address(Optional<String> next, Map<String, String> headers, Answer answer) {
        if (next.isEmpty()) {
            return new Next.Last("there is no next page");
        }
        String absolute;
        try {
            absolute = NextAddress.of(answer.uri(), next.get()).toString();
        } catch (IllegalArgumentException e) {
            throw Fault.of("E360", pointer, "\"" + next.get() + "\" is not an address", "").asException();
        }
        return new Next.Address(guard.check(absolute, pointer), headers);
    }
}

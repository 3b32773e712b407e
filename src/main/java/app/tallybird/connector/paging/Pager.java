package app.tallybird.connector.paging;

import java.net.URI;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Answer;
import app.tallybird.connector.fetch.PageRequest;
import app.tallybird.connector.fetch.Transport;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.Paging;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.PreviewLimits;
import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.http.HttpCall;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/**
 * Reads one list from its first page to its last. With a next address, a cursor or a flag it goes on while the vendor says so, whatever the pages hold
 * (as Microsoft asks for Graph: https://learn.microsoft.com/en-us/graph/paging, read on 2026-11-29); an empty page ends only lists whose pages are
 * numbered and cursors taken from the last row. A page that repeats, a total that does not fit, and a list without end are faults.
 */
public final class Pager {

    /** So many pages without a row in a row are no list any more; far fewer than a list may have pages. */
    private static final int MOST_EMPTY = 50;

    private final ReadingContext context;
    private final Transport transport;
    private final HttpPart http;
    private final Table table;
    private final Table.Source.Http source;
    private final String pointer;

    public Pager(ReadingContext context, Transport transport, HttpPart http, Table table, Table.Source.Http source) {
        this.context = context;
        this.transport = transport;
        this.http = http;
        this.table = table;
        this.source = source;
        this.pointer = "/tables/" + table.name();
        if (table.forEach().filter(each -> context.connector().doc().isMadeOfFile(each.table())).isPresent()) {
            throw Fault.of("E394", pointer + "/forEach", "requests would be made of what stands in a file of yours",
                    "nothing of it was sent; this connector does more than count").as(ProblemCode.CONNECTOR_DOCUMENT).asException();
        }
    }

    /** What happened on the way, for warnings; {@code cut} when lower limits ended it; {@code last} is the last page that has rows, or the last one when none has. */
    public record Series(Optional<PageHint> hint, boolean cut, Answer last) {
    }

    /** Signs that there may be more although the document says there is one page. */
    public record PageHint(String code, String text) {
    }

    /** Reads all pages and hands on each value; {@code rows} says whether anything of it is new. */
    public Series read(@Nullable Row parent, Predicate<JsonElement> rows) {
        ReadingScope scope = new ReadingScope(context, pointer, parent, null);
        PageRequest requests = new PageRequest(http, source.request(), scope, transport.guard());
        PageSteps steps = new PageSteps(table.paging(), pointer, transport.guard(), requests.base());
        Set<String> asked = new HashSet<>();
        @Nullable
        Answer before = null;
        long fresh = 0;
        int widest = 0;
        int empty = 0;
        int maxPages = table.paging().end().maxPages();
        int mostPages = context.limits().map(PreviewLimits::pages).orElse(Integer.MAX_VALUE);
        long mostRows = context.limits().map(limits -> (long) limits.rows()).orElse(Long.MAX_VALUE);
        HttpCall call = requests.first(steps.firstValues(), pointer);
        for (int page = 1;; page++) {
            if (page > maxPages) {
                throw Fault.of("E340", pointer + "/paging", "the list has more than " + Wording.count(maxPages, "page"),
                        "raise \"maxPages\" if that is right").asException();
            }
            if (!asked.add(fingerprint(call))) {
                throw Fault.of("E341", pointer + "/paging", "page " + page + " was asked for before: the list goes in a circle",
                        "check what the paging takes its next value from").asException();
            }
            Answer answer = transport.page(call, table, source, scope, page);
            Answer told = answer.rows().isEmpty() && before != null ? before : answer;
            before = told;
            long newOnes = 0;
            long taken = 0;
            for (JsonElement row : answer.rows()) {
                if (fresh + newOnes >= mostRows) {
                    break;
                }
                taken++;
                newOnes += rows.test(row) ? 1 : 0;
            }
            boolean cut = taken < answer.rows().size();
            fresh += newOnes;
            if (page > 1 && taken > 0 && newOnes == 0) {
                throw Fault.of("E342", pointer + "/paging", "page " + page + " repeats rows already read",
                        "the vendor ignores the paging parameter").asException();
            }
            widest = Math.max(widest, answer.rows().size());
            empty = answer.rows().isEmpty() ? empty + 1 : 0;
            if (context.extent() == ReadingContext.Extent.FIRST_PAGE) {
                pageRead(scope, page, answer, "");
                return new Series(ofOnly(answer), false, told);
            }
            PageSteps.Next next = next(steps, scope, answer, fresh, page);
            if (cut || (page >= mostPages && !(next instanceof PageSteps.Next.Last))) {
                context.listener().on(new ReadEvent.PagingStopped(table.name(), page, "the preview ends here"));
                return new Series(ofOnly(answer), true, told);
            }
            if (empty >= MOST_EMPTY && !(next instanceof PageSteps.Next.Last)) {
                throw Fault.of("E349", pointer + "/paging",
                        Wording.count(empty, "page") + " in a row are empty, and each says that there is more",
                        "ask the vendor whether that is right").asException();
            }
            switch (next) {
                case PageSteps.Next.Values values -> call = requests.further(table.paging(), values.values(), pointer);
                case PageSteps.Next.Address address -> call = requests.next(address.uri(), address.headers(), steps.firstValues());
                case PageSteps.Next.Last last -> {
                    steps.totals().check(fresh);
                    context.listener().on(new ReadEvent.PagingStopped(table.name(), page, last.why()));
                    return new Series(hint(steps.totals(), answer, fresh, widest), false, told);
                }
            }
        }
    }

    /** Asks for a list that one answer holds and that is not JSON. */
    public Answer only(@Nullable Row parent) {
        ReadingScope scope = new ReadingScope(context, pointer, parent, null);
        PageRequest requests = new PageRequest(http, source.request(), scope, transport.guard());
        Answer answer = transport.page(requests.first(Map.of(), pointer), table, source, scope, 1);
        pageRead(scope, 1, answer, "");
        return answer;
    }

    private Optional<PageHint> ofOnly(Answer answer) {
        return table.paging() instanceof Paging.None ? PageHints.ofOnly(answer) : Optional.empty();
    }

    private Optional<PageHint> hint(PageTotals totals, Answer answer, long fresh, int widest) {
        return switch (table.paging()) {
            case Paging.None none -> totals.told() ? Optional.empty() : PageHints.ofOnly(answer);
            case Paging.Numbered numbered ->
                totals.onePageOnly(fresh) ? PageHints.ofTotal(numbered, answer) : ofEnd(totals, answer, widest);
            case Paging.Cursor cursor -> ofEnd(totals, answer, widest);
            case Paging.NextLink link -> ofEnd(totals, answer, widest);
            case Paging.LinkHeader header -> ofEnd(totals, answer, widest);
        };
    }

    private Optional<PageHint> ofEnd(PageTotals totals, Answer answer, int widest) {
        boolean told = totals.told() || table.paging().end().more().isPresent();
        return PageHints.ofEnd(table.paging(), new PageHints.AtEnd(answer, widest, told));
    }

    /** Decides what comes next, and tells of the page whether or not that can be decided. */
    private PageSteps.Next next(PageSteps steps, ReadingScope scope, Answer answer, long fresh, int page) {
        String marker = "";
        try {
            PageSteps.Next next = steps.after(answer, fresh);
            marker = switch (next) {
                case PageSteps.Next.Values values -> values.words();
                case PageSteps.Next.Address address -> transport.shown(address.uri());
                case PageSteps.Next.Last last -> "";
            };
            return next;
        } finally {
            pageRead(scope, page, answer, marker);
        }
    }

    private void pageRead(ReadingScope scope, int page, Answer answer, String marker) {
        context.listener().on(new ReadEvent.PageRead(table.name(), scope.parentName(), page, answer.rows().size(), marker));
    }

    private static String fingerprint(HttpCall call) {
        HttpCall.Body body = call.body();
        URI uri = call.uri();
        return call.method() + " " + uri + " " + call.headers().stream().map(header -> header.name() + ":" + header.value()).toList() + " "
                + (body == null ? 0 : Arrays.hashCode(body.bytes()));
    }
}

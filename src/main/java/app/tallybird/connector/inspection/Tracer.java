package app.tallybird.connector.inspection;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonParseException;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.RowListener;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.JsonBodies;
import app.tallybird.http.NanoClock;
import app.tallybird.http.Redactor;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** Writes down one run: its calls, its rows and its pages. One object per run; thread-safe for looking on while it goes on. */
public final class Tracer implements ReadListener, RowListener {

    /** More rows of one table are counted but not kept. */
    public static final int MOST_ROWS = SeenRows.MOST;
    private static final int MOST_CALLS = 500;
    private static final int MOST_LINES = 5_000;

    private final Redactor redactor;
    private final NanoClock clock;
    private final AnswerBook book;
    private final boolean asks;
    private final List<TracedCall> calls = new ArrayList<>();
    private final Map<String, SeenRows> tables = new LinkedHashMap<>();
    private final List<String> log = new ArrayList<>();
    private boolean signIn;
    private String table = "";
    private String parent = "";

    private Tracer(Redactor redactor, NanoClock clock, AnswerBook book, boolean asks) {
        this.redactor = redactor;
        this.clock = clock;
        this.book = book;
        this.asks = asks;
    }

    /** Asks the vendor for everything and keeps the answers in {@code book}. */
    public static Tracer asking(Redactor redactor, NanoClock clock, AnswerBook book) {
        return new Tracer(redactor, clock, book, true);
    }

    /** Never asks the vendor: an answer that is not in {@code book} ends the run as cancelled. */
    public static Tracer remembering(Redactor redactor, NanoClock clock, AnswerBook book) {
        return new Tracer(redactor, clock, book, false);
    }

    /** Whether the run may ask the vendor. */
    public boolean asks() {
        return asks;
    }

    /** The way requests go, with this run looked at. */
    public HttpPort around(HttpPort port) {
        return new HttpPort() {
            @Override
            public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
                return asks ? ask(port, call, reader, cancel) : remember(call, reader);
            }
        };
    }

    private <T> T ask(HttpPort port, HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
        long start = clock.nanos();
        boolean[] came = new boolean[1];
        try {
            return port.exchange(call, answer -> {
                byte[] body = answer.body().readAllBytes();
                Duration took = Duration.ofNanos(clock.nanos() - start);
                AnswerBook.KeptAnswer known = new AnswerBook.KeptAnswer(answer.status(), answer.headers(), body, answer.uri(), took);
                came[0] = true;
                note(call, known, false, "");
                if (answer.isSuccess()) {
                    book.keep(call, known);
                }
                return reader.read(answer(known));
            }, cancel);
        } catch (HttpFailure failure) {
            if (!came[0]) {
                note(call, new AnswerBook.KeptAnswer(0, List.of(), new byte[0], call.uri(), Duration.ofNanos(clock.nanos() - start)), false,
                        redactor.redact(failure.words()));
            }
            throw failure;
        }
    }

    private <T> T remember(HttpCall call, BodyReader<T> reader) throws HttpFailure {
        AnswerBook.KeptAnswer known = book.find(call)
                .orElseThrow(
                        () -> Fault
                                .of("E391", table.isEmpty() ? "/auth" : "/tables/" + table + "/request",
                                        "the vendor has not been asked this yet", "press Run to ask the vendor")
                                .as(ProblemCode.CANCELLED).asException());
        note(call, known, true, "");
        try {
            return reader.read(answer(known));
        } catch (IOException | JsonParseException e) {
            throw JsonBodies.bad(String.valueOf(e.getMessage()));
        }
    }

    private static HttpAnswer answer(AnswerBook.KeptAnswer known) {
        return new HttpAnswer(known.status(), known.headers(), new ByteArrayInputStream(known.body()), known.uri());
    }

    private synchronized void note(HttpCall call, AnswerBook.KeptAnswer known, boolean kept, String failure) {
        HttpCall.Body body = call.body();
        String sent = body == null ? "" : redactor.redact(new String(body.bytes(), StandardCharsets.UTF_8));
        TracedCall made = new TracedCall(
                signIn, table, parent, call.method(), shown(call.uri()), call.headers().stream()
                        .map(header -> new HttpCall.Header(header.name(), redactor.header(header.name(), header.value()))).toList(),
                sent, known.status(), known.headers(), known.body(), known.took(), kept, failure);
        if (calls.size() < MOST_CALLS) {
            calls.add(made);
        }
        line("  " + made.outcome() + (known.status() == 0 ? "" : ", " + Wording.count(known.body().length, "byte")));
    }

    private String shown(URI uri) {
        return redactor.redact(uri.toString());
    }

    private void line(String words) {
        if (log.size() < MOST_LINES) {
            log.add(redactor.redact(words));
        }
    }

    private static String of(String parent) {
        return parent.isEmpty() ? "" : " for " + parent;
    }

    @Override
    public synchronized void on(ReadEvent event) {
        switch (event) {
            case ReadEvent.SigningIn signing -> {
                signIn = true;
                line((signing.again() ? "Signing in again: " : "Signing in: ") + signing.url());
            }
            case ReadEvent.Asking asking -> {
                signIn = false;
                table = asking.table();
                parent = asking.parent();
                line(asking.table() + of(asking.parent()) + ", page " + asking.page() + ": " + asking.method() + " " + asking.url());
            }
            case ReadEvent.Answered answered -> {
            }
            case ReadEvent.PageRead read -> {
                rows(read.table()).pages().add(new TracedPage(read.parent(), read.page(), read.rows(), read.marker(), ""));
                line("  page " + read.page() + ": " + Wording.count(read.rows(), "row")
                        + (read.marker().isEmpty() ? "" : ", next " + read.marker()));
            }
            case ReadEvent.PagingStopped stopped -> {
                List<TracedPage> pages = rows(stopped.table()).pages();
                if (!pages.isEmpty()) {
                    pages.set(pages.size() - 1, pages.getLast().stoppedBy(stopped.why()));
                }
                line("  ended after page " + stopped.pages() + ": " + stopped.why());
            }
            case ReadEvent.Waiting waiting -> line("  waiting " + waiting.howLong().toMillis() + " ms: " + waiting.reason());
            case ReadEvent.Progress progress -> {
            }
            case ReadEvent.TableDone done -> line(done.table() + " is read: " + Wording.count(done.rows(), "row") + " kept");
        }
    }

    @Override
    public synchronized void row(String name, String of, Row row, Optional<Condition> dropped) {
        rows(name).add(new TracedRow(row, of, dropped.map(condition -> "not: " + condition.words())));
    }

    @Override
    public synchronized void repeated(String name, String of, Row row, String key) {
        rows(name).add(new TracedRow(row, of, Optional.of("a repeat of the same " + key)));
    }

    @Override
    public synchronized void outdated(String name, Row row, String thing) {
        rows(name).drop(row, "an older row of the same " + thing);
    }

    private SeenRows rows(String name) {
        return tables.computeIfAbsent(name, any -> new SeenRows());
    }

    /** What was seen so far. */
    public synchronized Trace trace() {
        Map<String, TracedTable> seen = new LinkedHashMap<>();
        tables.forEach((name, rows) -> seen.put(name, rows.table(name)));
        return new Trace(calls, seen, log);
    }
}

package app.tallybird.connector.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Verdict.Reply;
import app.tallybird.connector.format.Auth;
import app.tallybird.connector.format.Condition;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.HttpPart.FailRule;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.JsonBodies;
import app.tallybird.http.RateGate;
import app.tallybird.http.RetryAfter;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.RetryPolicy.Attempt;
import app.tallybird.problem.Wording;

/** Sends the requests of one reading: signed, paced, repeated where that helps, judged by the document's rules. Used by one thread at a time. */
public final class Transport {

    /** Without a limit of the vendor's, polite enough for any of them. */
    private static final double DEFAULT_RATE = 20;
    private static final double SPREAD = 0.2;
    /** Somebody waits in front of the screen and can press again. */
    private static final int PREVIEW_ATTEMPTS = 2;
    private static final Duration PREVIEW_WAIT = Duration.ofMinutes(1);
    private static final int LONGEST_TOKEN = 10_000;

    private final ReadingContext context;
    private final HttpPart part;
    private final Wiring wiring;
    private final RetryPolicy retry;
    private final RateGate gate;
    private final Bounds bounds;
    private final HostGuard guard;
    private final TokenRequests tokens;
    private final SignIn signIn;
    private final Turn turn;
    private final Verdict verdict;
    private final List<Absent> absent = new ArrayList<>();
    private final Map<String, Optional<Set<String>>> needed;

    public Transport(ReadingContext context, HttpPart part, Wiring wiring, Bounds bounds) {
        this.context = context;
        this.part = part;
        this.wiring = wiring;
        this.bounds = bounds;
        guard = new HostGuard(context, part);
        turn = new Turn();
        verdict = new Verdict(part, wiring.redactor());
        needed = new ConcurrentHashMap<>();
        HttpPart.Retry told = part.pace().retry();
        retry = new RetryPolicy(
                new RetryPolicy.Rules(context.limits().isPresent() ? Math.min(PREVIEW_ATTEMPTS, told.attempts()) : told.attempts(),
                        told.firstWait(), told.longestWait(), SPREAD, told.longestWait(), true),
                new RetryBudget(), wiring.random(), this::sleep);
        double perSecond = part.pace().rate().map(rate -> (double) rate.requests() / rate.perSeconds()).orElse(DEFAULT_RATE);
        gate = new RateGate(perSecond, 1, wiring.time().nanos(), wiring.time().sleeper());
        tokens = new TokenRequests(context, part, guard, this::token, wiring.redactor(), wiring.time().clock());
        signIn = new SignIn(context, tokens, wiring.redactor(), wiring.time().clock(), new Signer(wiring.time().clock(), wiring.random()));
    }

    /** Sends the requests of one list beside those of others. */
    private Transport(Transport whole, Cancel cancel) {
        context = whole.context.until(cancel);
        part = whole.part;
        wiring = whole.wiring;
        retry = whole.retry;
        gate = whole.gate;
        bounds = whole.bounds.part();
        guard = whole.guard;
        tokens = whole.tokens;
        signIn = whole.signIn;
        turn = whole.turn;
        verdict = whole.verdict;
        needed = whole.needed;
    }

    /**
     * For one list that is read beside others: the same vendor, pace and sign-in, but what it costs and finds counts only when it is {@link #join
     * joined}. Who uses it has taken a turn.
     */
    public Transport beside(Cancel cancel) {
        return new Transport(this, cancel);
    }

    /** Counts what such a list took and found. It is a fault when that is more than the document allows in all. */
    public void join(Transport list, String pointer) {
        bounds.join(list.bounds, pointer);
        absent.addAll(list.absent);
    }

    /** In turns with this the reading does its work. */
    public Turn turn() {
        return turn;
    }

    /** What is read with it. */
    public ReadingContext context() {
        return context;
    }

    private void sleep(Duration time, Cancel cancel) throws HttpFailure {
        turn.apart(() -> {
            wiring.time().sleeper().sleep(time, cancel);
            return time;
        });
    }

    /** Judges every address before anything is sent there. */
    public HostGuard guard() {
        return guard;
    }

    /** An address as it may be shown. */
    public String shown(URI uri) {
        return wiring.redactor().redact(uri.toString());
    }

    /** Signs in as the document says, and nothing else. */
    public void signIn() {
        ReadingScope scope = new ReadingScope(context, "/auth", null, null);
        signIn.sign(HttpCall.get(guard.check(part.base().render(scope), "/http/base")), context.connector().doc().auth(), scope);
    }

    /** What a person should know of the requests that were sent. */
    public List<Warning> warnings() {
        return Stream.concat(tokens.warnings().stream(), verdict.warnings().stream()).toList();
    }

    /** A list that the vendor answered with an error, which the document takes for no rows. */
    public record Absent(Table table, String parent, int status) {
    }

    /** Lists that were taken for empty although the vendor's status is an error. */
    public List<Absent> absent() {
        return List.copyOf(absent);
    }

    /** One page of a table; one that the vendor is still making is asked for until it is ready. */
    public Answer page(HttpCall unsigned, Table table, Table.Source.Http source, ReadingScope scope, int number) {
        Reply reply = once(unsigned, table, source, scope, number);
        Duration waited = Duration.ZERO;
        while (isStillMade(reply, source)) {
            Table.WaitFor wait = source.waitFor().orElseThrow();
            String pointer = "/tables/" + table.name() + "/waitFor";
            if (waited.plus(wait.every()).compareTo(context.limits().isPresent() ? PREVIEW_WAIT : wait.most()) > 0) {
                throw Fault
                        .of("E359", pointer, "the vendor was still making the answer after " + Wording.count(waited.toSeconds(), "second"),
                                "read again later: it may be ready then")
                        .canRetry().asException();
            }
            context.listener().on(new ReadEvent.Waiting("the vendor is still making the answer", wait.every()));
            try {
                sleep(wait.every(), context.cancel());
            } catch (HttpFailure failure) {
                throw Statuses.of(failure, pointer).asException();
            }
            waited = waited.plus(wait.every());
            reply = once(unsigned, table, source, scope, number);
        }
        return reply.answer();
    }

    private boolean isStillMade(Reply reply, Table.Source.Http source) {
        return !reply.body().none() && source.waitFor()
                .filter(wait -> wait.statuses().contains(reply.status())
                        || (reply.status() < 300 && !Condition.all(wait.until(), new Row(reply.body().around(), null), context.moment())))
                .isPresent();
    }

    private Reply once(HttpCall unsigned, Table table, Table.Source.Http source, ReadingScope scope, int number) {
        String pointer = "/tables/" + table.name();
        Auth auth = source.auth().orElse(context.connector().doc().auth());
        List<Verdict.Rule> rules = verdict.rules(source, pointer);
        AtomicBoolean signedInAgain = new AtomicBoolean();
        return repeat(pointer, attempt -> {
            SignIn.Signed signed = signIn.sign(unsigned, auth, scope.at(source.auth().isPresent() ? pointer + "/auth" : "/auth"));
            HttpCall call = signed.call();
            context.listener().on(new ReadEvent.Asking(table.name(), scope.parentName(), number, call.method(),
                    wiring.redactor().redact(unsigned.uri().toString())));
            Reply reply = exchange(call, pointer,
                    answer -> source.csv().isPresent() ? readTable(answer, pointer) : read(answer, table, pointer));
            context.listener().on(new ReadEvent.Answered());
            signIn.answered(signed, auth, reply.body().around());
            Optional<FailRule> rule = verdict.rule(rules, reply, context.moment());
            boolean again = rule.map(one -> one.then() == HttpPart.Then.SIGN_IN_AGAIN).orElse(reply.status() == 401 && signed.cached());
            if (again && !signedInAgain.getAndSet(true)) {
                signIn.forget(signed);
                return new Attempt.Again<>("the vendor wants a new sign-in", Optional.of(Duration.ZERO),
                        reply.orElse(Statuses.signInRefused(reply.status(), reply.body().around(), wiring.redactor(), pointer)));
            }
            if (rule.isEmpty() && reply.status() < 300) {
                BodyErrors.of(source.request(), reply.body().around()).ifPresent(said -> {
                    throw verdict.reported(reply.status(), said, "", pointer).asException();
                });
            }
            if (rule.filter(one -> one.then() == HttpPart.Then.NO_ROWS).isPresent() && reply.status() >= 400) {
                absent.add(new Absent(table, scope.parentName(), reply.status()));
            }
            return rule.isEmpty() && isStillMade(reply, source) ? new Attempt.Done<>(reply) : verdict.judge(reply, rule, pointer);
        });
    }

    private Optional<Duration> asked(HttpAnswer answer) {
        return answer.header(part.pace().retry().waitHeader()).flatMap(value -> RetryAfter.parse(value, wiring.time().clock()));
    }

    /** Errors are said in JSON, whatever the vendor sends otherwise. */
    private Reply readTable(HttpAnswer answer, String pointer) throws IOException, HttpFailure {
        TableBody body = TableBody.of(answer.body().readAllBytes());
        return new Reply(answer.status(), Answer.bare(answer, body.json()).withTable(body.bytes()), asked(answer), () -> {
            body.check(pointer);
            return List.of();
        }, Optional.empty());
    }

    private Reply read(HttpAnswer answer, Table table, String pointer) throws IOException, HttpFailure {
        Optional<Duration> asked = asked(answer);
        PageBody body = new PageBody(pointer, table.rows(),
                needed.computeIfAbsent(table.name(),
                        name -> context.extent() == ReadingContext.Extent.WHOLE_ROWS
                                ? Optional.empty()
                                : NeededFields.of(context.connector(), table)));
        try {
            JsonElement around = body.read(answer.body());
            return new Reply(answer.status(), Answer.bare(answer, around), asked, body::rows, Optional.empty());
        } catch (JsonParseException | IOException | HttpFailure e) {
            if (answer.isSuccess() || answer.status() < 300) {
                throw e;
            }
            return new Reply(answer.status(), Answer.bare(answer, JsonNull.INSTANCE), asked, List::of, Optional.empty());
        }
    }

    private <T> T exchange(HttpCall call, String pointer, BodyReader<T> reader) throws HttpFailure {
        bounds.request(pointer);
        return turn.apart(() -> {
            gate.acquire(context.cancel());
            return wiring.http().exchange(call, reader, context.cancel());
        });
    }

    private Reply repeat(String pointer, RetryPolicy.Work<Reply> work) {
        try {
            Reply reply = retry.run(work, context.cancel(),
                    (reason, time) -> context.listener().on(new ReadEvent.Waiting(wiring.redactor().redact(reason), time)));
            if (reply.otherwise().isPresent()) {
                throw reply.otherwise().get().asException();
            }
            return reply;
        } catch (HttpFailure failure) {
            throw Statuses.of(failure, pointer).asException();
        }
    }

    /** One signs in for all; meanwhile nobody else goes on with the old token. */
    private Answer token(Supplier<HttpCall> call, String pointer) {
        return turn.kept(() -> tokenInTurn(call, pointer));
    }

    /** A token request has no rules of its own: anything but success with JSON is a refused sign-in or a vendor in trouble. */
    private Answer tokenInTurn(Supplier<HttpCall> call, String pointer) {
        Reply reply = repeat(pointer, attempt -> {
            Reply one = exchange(call.get(), pointer, answer -> {
                Optional<Duration> asked = answer.header("Retry-After").flatMap(value -> RetryAfter.parse(value, wiring.time().clock()));
                return new Reply(answer.status(), Answer.bare(answer, jsonOrNull(answer)), asked, List::of, Optional.empty());
            });
            if (one.status() >= 400 && one.status() < 500 && !part.pace().retry().statuses().contains(one.status())) {
                throw Statuses.signInRefused(one.status(), one.body().around(), wiring.redactor(), pointer).asException();
            }
            return verdict.judge(one, Optional.empty(), pointer);
        });
        return reply.body();
    }

    /** A success that is one word and no JSON is a text: some vendors answer with the bare token. */
    private static JsonElement jsonOrNull(HttpAnswer answer) throws IOException, HttpFailure {
        byte[] body = answer.body().readAllBytes();
        try {
            return JsonBodies.parse(new ByteArrayInputStream(body));
        } catch (HttpFailure e) {
            String text = new String(body, StandardCharsets.UTF_8).strip();
            if (answer.isSuccess() && text.matches("[\\w.~+/=-]{1," + LONGEST_TOKEN + "}")) {
                return new JsonPrimitive(text);
            }
            if (answer.isSuccess()) {
                throw e;
            }
            return JsonNull.INSTANCE;
        }
    }
}

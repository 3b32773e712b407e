package app.tallybird.synthesize;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.JsonBodies;
import app.tallybird.http.RateGate;
import app.tallybird.http.RetryAfter;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.RetryPolicy.Attempt;
import app.tallybird.secret.Secret;

/**
 * Sends requests to Synthesize: signed, paced, and retried where the outcome is temporary. Thread-safe.
 */
public final class Wire {

    private static final int TOO_MANY = 429;
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;

    private final HttpPort http;
    private final Optional<Secret> token;
    private final RateGate gate;
    private final RetryPolicy retry;
    private final Clock clock;
    private volatile RetryPolicy.WaitListener waits = (reason, time) -> {
    };

    public Wire(HttpPort http, SynthesizeKeys keys, RateGate gate, RetryPolicy retry, Clock clock) {
        this(http, Optional.of(keys), gate, retry, clock);
    }

    /** Without keys each request is refused as one whose keys are missing. */
    public Wire(HttpPort http, Optional<SynthesizeKeys> keys, RateGate gate, RetryPolicy retry, Clock clock) {
        this.http = http;
        this.token = keys.map(SynthesizeKeys::token);
        this.gate = gate;
        this.retry = retry;
        this.clock = clock;
    }

    /** From now on this one hears of waits. */
    void onWait(RetryPolicy.WaitListener listener) {
        waits = listener;
    }

    /** What a body has to be, so that an answer with success is one. */
    enum Expect {
        /** Any JSON; a status of its own in it counts like the answer's. */
        JSON,
        /** The same, and it speaks of a count; so must a 404, which may come from whoever stands in between. */
        COUNT,
        /** JSON whose status fields speak of something else. */
        VERBATIM,
        /** It does not matter, unless it has a status of its own. */
        NOTHING
    }

    /** A status and what came with it; a body that is no JSON is {@link JsonNull} with {@code json} false. */
    record Reply(int status, JsonElement body, boolean json, Optional<Duration> asked) {

        /** With the status that the body speaks of, when that is a failure inside a success. */
        Reply asItSays() {
            int own = Answers.ownStatus(body);
            return success() && own >= 400 ? new Reply(own, body, json, asked) : this;
        }

        boolean is(Expect expected) {
            return switch (expected) {
                case NOTHING -> true;
                case JSON, VERBATIM -> json || !success();
                case COUNT -> json && (success() ? Answers.acceptsCount(status, body) : body.isJsonObject());
            };
        }

        boolean success() {
            return status >= 200 && status < 300;
        }

        boolean temporary() {
            return RetryPolicy.TEMPORARY.contains(status);
        }

        String message() {
            return Answers.message(body);
        }
    }

    /** Returns when the pace lets a request start. */
    void awaitTurn(Cancel cancel) throws HttpFailure {
        gate.await(cancel);
    }

    /** Repeats until the outcome is final. An answer with another body than expected counts as a broken body. */
    Reply repeatable(HttpCall call, Expect expected, Cancel cancel) throws HttpFailure {
        return repeatable(call, expected, cancel, new AtomicBoolean());
    }

    /** The same; {@code reached} becomes true as soon as the server may have seen one of the attempts, whatever becomes of the last. */
    Reply repeatable(HttpCall call, Expect expected, Cancel cancel, AtomicBoolean reached) throws HttpFailure {
        return retry.run(number -> {
            Reply reply = once(call, expected, cancel, reached);
            if (reply.temporary()) {
                return new Attempt.Again<>("Synthesize answered " + reply.status(), reply.asked(), reply);
            }
            if ((reply.success() || reply.status() == NOT_FOUND) && !reply.is(expected)) {
                throw new HttpFailure(HttpFailure.Kind.BAD_BODY,
                        reply.json()
                                ? "The answer is not what Synthesize says to a count."
                                : "Synthesize answered something that is not JSON.");
            }
            return new Attempt.Done<>(reply);
        }, cancel, (reason, time) -> waits.waits(reason, time));
    }

    /**
     * For what must not be sent twice blindly: repeated only while the server certainly did not act. An answer that got lost comes back as a reply
     * of status 0 whose body says why.
     */
    Reply unrepeatable(HttpCall call, Cancel cancel) throws HttpFailure {
        return retry.run(number -> {
            try {
                Reply reply = once(call, Expect.JSON, cancel, new AtomicBoolean());
                return reply.status() == TOO_MANY
                        ? new Attempt.Again<>("Synthesize answered " + TOO_MANY, reply.asked(), reply)
                        : new Attempt.Done<>(reply);
            } catch (HttpFailure failure) {
                if (failure.kind().neverSent() || failure.kind() == HttpFailure.Kind.CANCELLED) {
                    throw failure;
                }
                return new Attempt.Done<>(new Reply(0, new JsonPrimitive(failure.words()), false, Optional.empty()));
            }
        }, cancel, (reason, time) -> waits.waits(reason, time));
    }

    private Reply once(HttpCall call, Expect expected, Cancel cancel, AtomicBoolean reached) throws HttpFailure {
        gate.acquire(cancel);
        cancel.check();
        HttpCall signed = call.withHeader("GRADIENT-TOKEN", token.orElseGet(SynthesizeKeys::missing).reveal()).withHeader("Accept",
                "application/json");
        Reply reply;
        try {
            Reply raw = http.exchange(signed, this::read, cancel);
            reply = expected == Expect.VERBATIM ? raw : raw.asItSays();
        } catch (HttpFailure failure) {
            if (!failure.kind().neverSent()) {
                reached.set(true);
            }
            throw failure;
        }
        if (Problems.endsTheRun(reply.status())) {
            // whoever is refused at the door has stored nothing
            return reply;
        }
        reached.set(true);
        if (reply.status() == TOO_MANY) {
            gate.slowDown();
        }
        return reply;
    }

    private Reply read(HttpAnswer answer) throws IOException, HttpFailure {
        Optional<Duration> asked = answer.header("Retry-After").flatMap(value -> RetryAfter.parse(value, clock));
        byte[] body = answer.body().readAllBytes();
        if (body.length == 0) {
            return new Reply(answer.status(), JsonNull.INSTANCE, answer.status() == CREATED, asked);
        }
        try {
            return new Reply(answer.status(), JsonBodies.parse(new ByteArrayInputStream(body)), true, asked);
        } catch (HttpFailure notJson) {
            if (notJson.kind() != HttpFailure.Kind.BAD_BODY) {
                throw notJson;
            }
            return new Reply(answer.status(), JsonNull.INSTANCE, false, asked);
        }
    }
}

package app.tallybird.connector.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.gson.JsonParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;

/** One list per customer, several at a time: nothing but the time it takes is another. */
@Timeout(60)
class ParentListsTest {

    private static final int CUSTOMERS = 16;

    private static String document(int parallel, String ifFails, int maxRequests, String auth) {
        return """
                { "format": 1, "id": "fan", "name": "Fan", "version": "1.0.0",
                  "inputs": [ { "key": "user", "label": "User", "type": "text" }, { "key": "word", "label": "Word", "secret": true } ],
                  "http": { "base": "https://fan.example", "allowedHosts": ["fan.example"], "parallel": %d,
                    "rate": { "requests": 10, "perSeconds": 1 }, "failWhen": [ { "status": [410], "then": "noRows" } ] },
                  "auth": %s,
                  "tables": {
                    "customers": { "request": { "path": "/customers" }, "rows": ".", "key": "id", "paging": { "type": "none" } },
                    "devices": { "forEach": "customers", "ifParentFails": "%s", "key": "id",
                      "paging": { "type": "page", "param": "page", "start": 1, "size": 2, "shortPageIsLast": true },
                      "request": { "path": "/customers/{{parent.id}}/devices" }, "rows": "items",
                      "columns": { "customer": { "value": "{{parent.id}}" } } } },
                  "accounts": { "from": "customers", "id": "id", "name": "name" },
                  "services": [ { "nameFrom": "kind", "category": "other", "subcategory": "other",
                    "usage": { "from": "devices", "account": "customer", "measure": "count" } } ],
                  "limits": { "maxRequests": %d } }
                """.formatted(parallel, auth, ifFails, maxRequests);
    }

    private static final String NO_SIGN_IN = "{ \"type\": \"none\" }";

    /** Answers each request by its address and by how often it came before; whoever is let in by {@code door} is on the way until it returns. */
    private static final class Slow implements HttpPort {
        private final Answers answers;
        private final Door door;
        private final Map<String, AtomicInteger> times = new ConcurrentHashMap<>();
        private final AtomicInteger onTheWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        private interface Answers {
            Vendor.Answer to(HttpCall call, int time);
        }

        private interface Door {
            void pass(String path, Cancel cancel);
        }

        private Slow(Answers answers, Door door) {
            this.answers = answers;
            this.door = door;
        }

        @Override
        public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
            most.accumulateAndGet(onTheWay.incrementAndGet(), Math::max);
            try {
                cancel.check();
                door.pass(call.uri().getPath(), cancel);
                int time = times.computeIfAbsent(call.uri().toString(), any -> new AtomicInteger()).incrementAndGet();
                Vendor.Answer answer = answers.to(call, time);
                return reader.read(new HttpAnswer(answer.status(), answer.headers(),
                        new ByteArrayInputStream(answer.body().getBytes(StandardCharsets.UTF_8)), call.uri()));
            } catch (IOException | JsonParseException e) {
                throw new HttpFailure(HttpFailure.Kind.BAD_BODY, "The answer is not valid JSON: " + e.getMessage());
            } finally {
                onTheWay.decrementAndGet();
            }
        }

        private int requests() {
            return times.values().stream().mapToInt(AtomicInteger::get).sum();
        }
    }

    private static String customers() {
        return Stream.iterate(1, i -> i <= CUSTOMERS, i -> i + 1).map("{\"id\":\"%1$d\",\"name\":\"Name %1$d\"}"::formatted)
                .reduce((one, two) -> one + "," + two).map(list -> "[" + list + "]").orElseThrow();
    }

    private static String devices(String customer, int page, int of) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < (page < of ? 2 : 1); i++) {
            rows.add("{\"id\":\"%s-%d-%d\",\"kind\":\"Kind %d\"}".formatted(customer, page, i, (page + i) % 3));
        }
        return "{\"items\":[" + String.join(",", rows) + "]}";
    }

    private static Vendor.Answer whole(HttpCall call) {
        String[] path = call.uri().getPath().split("/");
        return Vendor.ok(path.length < 4 ? customers() : devices(path[2], page(call), 1 + Integer.parseInt(path[2]) % 3));
    }

    private static int page(HttpCall call) {
        return Integer.parseInt(call.uri().getQuery().replaceAll(".*\\bpage=(\\d+).*", "$1"));
    }

    /** Everything that a reading says, or the problem that it ended in, and the steps that were told of the table. */
    private record Outcome(Object said, List<String> order) {
        /** All of it; only what has no words of its own is left out. */
        private String words() {
            return toString().replaceAll("\\$\\$Lambda[^,]+", "");
        }
    }

    private static Outcome read(Slow vendor, String document, SimulatedTime time, Cancel cancel) {
        List<String> order = new ArrayList<>();
        ConnectorEngine engine = new ConnectorEngine(
                new Wiring(vendor, new Redactor(), new Time(Clock.fixed(Vendor.NOW, ZoneOffset.UTC), time, time), new Random(1)));
        try {
            Object said = engine.read(Vendor.run(document, Map.of("user", "u", "word", "wwww")), event -> {
                if (event instanceof ReadEvent.Progress progress) {
                    order.add(progress.toString());
                }
            }, cancel);
            return new Outcome(said, order);
        } catch (ProblemException e) {
            return new Outcome(e.problem(), order);
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asManyAsTheDocumentSaysAreOnTheWayAndNoMore() {
        CyclicBarrier four = new CyclicBarrier(4);
        Slow vendor = new Slow((call, time) -> call.uri().getPath().equals("/customers")
                ? whole(call)
                : Vendor.ok(devices(call.uri().getPath().split("/")[2], 1, 1)), (path, cancel) -> {
                    if (!path.equals("/customers")) {
                        meet(four);
                    }
                });

        SimulatedTime time = new SimulatedTime();
        read(vendor, document(4, "stop", 5_000, NO_SIGN_IN), time, Cancel.never());

        assertThat(vendor.most).hasValue(4);
        assertThat(vendor.requests()).isEqualTo(1 + CUSTOMERS);
        assertThat(Duration.ofNanos(time.nanos())).as("the pace of ten a second").isEqualTo(Duration.ofMillis(100L * CUSTOMERS));
    }

    private static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(150);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whateverHappensItSaysTheSameAsOneAfterAnother(long seed) {
        Random random = new Random(seed);
        boolean bounded = random.nextInt(3) == 0;
        int most = bounded ? 10 + random.nextInt(30) : 5_000;
        String ifFails = random.nextBoolean() ? "stop" : "leaveAccountOut";
        Map<String, Integer> faults = new HashMap<>();
        for (int count = random.nextInt(5); count > 0; count--) {
            faults.put("/customers/" + (1 + random.nextInt(CUSTOMERS)) + "/devices " + (1 + random.nextInt(2)), random.nextInt(7));
        }
        Slow.Answers answers = (call, time) -> {
            Integer fault = call.uri().getPath().equals("/customers") ? null : faults.get(call.uri().getPath() + " " + page(call));
            return switch (fault) {
                case 0 -> new Vendor.Answer(404, "{}");
                case 1 -> new Vendor.Answer(500, "{}");
                case 2 -> time == 1 ? new Vendor.Answer(429, "{}").with("Retry-After", "3") : whole(call);
                case 3 -> Vendor.ok("<html>");
                case 4 -> new Vendor.Answer(410, "{}");
                case 5 -> Vendor.ok("{\"items\":[{\"id\":\"1-1-0\",\"kind\":\"Kind 1\"},{\"id\":\"1-1-0\",\"kind\":\"Kind 2\"}]}");
                case 6 -> new Vendor.Answer(403, "{}");
                case null, default -> whole(call);
            };
        };

        Outcome one = read(new Slow(answers, (path, cancel) -> {
        }), document(1, ifFails, most, NO_SIGN_IN), new SimulatedTime(), Cancel.never());
        Outcome four = read(new Slow(answers, bounded ? (path, cancel) -> Thread.yield() : overtaking()),
                document(4, ifFails, most, NO_SIGN_IN), new SimulatedTime(), Cancel.never());

        assertThat(four.words()).isEqualTo(one.words());
    }

    /** Every fourth list is answered only after the one behind it. */
    private static Slow.Door overtaking() {
        Map<Integer, CountDownLatch> came = new ConcurrentHashMap<>();
        Function<Integer, CountDownLatch> of = customer -> came.computeIfAbsent(customer, any -> new CountDownLatch(1));
        return (path, cancel) -> {
            if (path.equals("/customers")) {
                return;
            }
            int customer = Integer.parseInt(path.split("/")[2]);
            if (customer % 4 == 1) {
                CountDownLatch next = of.apply(customer + 1);
                try (Cancel.Listening listening = cancel.onEnd(next::countDown)) {
                    next.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
            of.apply(customer).countDown();
        };
    }

    @Test
    void oneSignsInForAllWhenATokenRunsOutAmongThem() {
        String oauth = """
                { "type": "oauth2", "tokenUrl": "https://fan.example/token", "grant": "clientCredentials", "clientId": "{{input.user}}",
                  "clientSecret": "{{secret.word}}" }""";
        AtomicInteger token = new AtomicInteger();
        CyclicBarrier four = new CyclicBarrier(4);
        Slow vendor = new Slow((call, time) -> {
            if (call.uri().getPath().equals("/token")) {
                return Vendor.ok("{\"access_token\":\"token-" + token.incrementAndGet() + "\",\"expires_in\":3600}");
            }
            boolean old = Vendor.header(call, "Authorization").equals("Bearer token-1");
            if (old && !call.uri().getPath().equals("/customers")) {
                meet(four);
                return new Vendor.Answer(401, "{}");
            }
            return whole(call);
        }, (path, cancel) -> {
        });

        Outcome read = read(vendor, document(4, "stop", 5_000, oauth), new SimulatedTime(), Cancel.never());

        assertThat(token).hasValue(2);
        assertThat(read.order()).hasSize(CUSTOMERS).last().asString().contains("done=16, of=16");
    }

    @Test
    void aWishToStopEndsThemAll() {
        Cancel cancel = Cancel.create();
        Slow vendor = new Slow((call, time) -> {
            if (call.uri().getPath().equals("/customers/6/devices")) {
                cancel.cancel();
            }
            return whole(call);
        }, (path, part) -> {
        });

        Outcome read = read(vendor, document(4, "leaveAccountOut", 5_000, NO_SIGN_IN), new SimulatedTime(), cancel);

        assertThat(read.said()).extracting("code").isEqualTo(ProblemCode.CANCELLED);
        assertThat(vendor.requests()).as("what came before, and what was on its way").isLessThan(1 + 3 * (6 + 8));
    }
}

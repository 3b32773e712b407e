package app.tallybird.connector.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.reading.AccountsRead;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.model.UnitCount;

import static org.assertj.core.api.Assertions.assertThat;

/** A vendor that answers by rule and remembers what it was asked; small documents are run against it. */
public final class Vendor implements HttpPort {

    public static final Instant NOW = Instant.parse("2026-03-01T02:30:00Z");

    public record Answer(int status, String body, List<HttpCall.Header> headers) {

        public Answer(int status, String body) {
            this(status, body, List.of());
        }

        /** The same with one more header; one of a name that is there already comes besides it. */
        public Answer with(String name, String value) {
            return new Answer(status, body, Stream.concat(headers.stream(), Stream.of(new HttpCall.Header(name, value))).toList());
        }
    }

    private final Function<HttpCall, Answer> rule;
    private final Charset letters;
    public final List<HttpCall> asked = new ArrayList<>();

    public Vendor(Function<HttpCall, Answer> rule) {
        this(rule, StandardCharsets.UTF_8);
    }

    /** With ISO-8859-1 each letter of an answer is a byte. */
    public Vendor(Function<HttpCall, Answer> rule, Charset letters) {
        this.rule = rule;
        this.letters = letters;
    }

    public static Answer ok(String body) {
        return new Answer(200, body);
    }

    @Override
    public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
        asked.add(call);
        Answer answer = rule.apply(call);
        try {
            return reader.read(new HttpAnswer(answer.status(), answer.headers(), new ByteArrayInputStream(answer.body().getBytes(letters)),
                    call.uri()));
        } catch (IOException | JsonParseException e) {
            throw new HttpFailure(HttpFailure.Kind.BAD_BODY, "The answer is not valid JSON: " + e.getMessage());
        }
    }

    public static String body(HttpCall call) {
        return call.body() == null ? "" : new String(call.body().bytes(), StandardCharsets.UTF_8);
    }

    public static JsonObject json(HttpCall call) {
        return JsonParser.parseString(body(call)).getAsJsonObject();
    }

    public static String header(HttpCall call, String name) {
        return call.headers().stream().filter(header -> header.name().equals(name)).map(HttpCall.Header::value).findFirst().orElse("");
    }

    public List<String> bodies() {
        return asked.stream().map(Vendor::body).toList();
    }

    public List<String> addresses() {
        return asked.stream().map(call -> call.uri().toString()).toList();
    }

    public static ConfiguredConnector run(String document, Map<String, String> inputs) {
        DocumentReader.Read read = DocumentReader.read(document.getBytes(StandardCharsets.UTF_8));
        assertThat(read.findings()).isEmpty();
        return InputCheck.complete(read.document().orElseThrow(), inputs);
    }

    /** An engine that asks this vendor, at {@link #NOW}. */
    public ConnectorEngine engine() {
        return engine(Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private ConnectorEngine engine(Clock clock) {
        SimulatedTime time = new SimulatedTime();
        return new ConnectorEngine(new Wiring(this, new Redactor(), new Time(clock, time, time), new Random(1)));
    }

    public Reading read(ConfiguredConnector connector) {
        return read(connector, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    public Reading read(ConfiguredConnector connector, Clock clock) {
        return engine(clock).read(connector, ReadListener.none(), Cancel.never());
    }

    public Reading readWithRows(ConfiguredConnector connector, Path file) {
        return engine().readWithRows(connector, ReadListener.none(), Cancel.never(), file);
    }

    public AccountsRead accounts(ConfiguredConnector connector) {
        return engine().accounts(connector, ReadListener.none(), Cancel.never());
    }

    public Reading read(String document, Map<String, String> inputs) {
        return read(run(document, inputs));
    }

    /** Counts as "account/service=number", in order. */
    public static List<String> counts(Reading reading) {
        Map<String, String> counts = new TreeMap<>();
        reading.cells().forEach((key, count) -> counts.put(key.accountId() + "/" + key.serviceKey(), switch (count) {
            case UnitCount.Value value -> value.units().toPlainString();
            case UnitCount.KnownZero zero -> "0";
            case UnitCount.Unknown unknown -> "unknown";
        }));
        return counts.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue()).toList();
    }
}

package app.tallybird.connector.editing;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.inspection.Trace;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.testkit.ConnectorKit;
import app.tallybird.connector.testkit.Exchange;
import app.tallybird.connector.testkit.KitCase;
import app.tallybird.connector.testkit.KitResult;
import app.tallybird.http.Redactor;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/**
 * Makes a test of a full run: its answers with invented names and secrets, and the result they must give. Texts that the connector does not look at are
 * not kept at all. The test is written only when playing it gives the very numbers of the run.
 */
public final class TestRecording {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final int MOST_CALLS = 200;
    private static final int MOST_BYTES = 3_000_000;
    private static final Set<String> PLAIN_OF_TOKENS = Set.of("token_type", "scope");

    private final ConnectorDocument document;
    private final Trace trace;
    private final Reading reading;
    private final Map<String, String> given;
    private final Set<String> fields;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, String> invented = new LinkedHashMap<>();

    /** {@code given} are the values of the run by input key, secrets among them. */
    public TestRecording(ConnectorDocument document, Trace trace, Reading reading, Map<String, String> given) {
        this.document = document;
        this.trace = trace;
        this.reading = reading;
        this.given = Map.copyOf(given);
        fields = document.namesIn("");
    }

    /** Writes the test beside the connector's document and returns its folder. */
    public Path write(Path connector, Redactor redactor) {
        if (document.tables().values().stream().anyMatch(table -> table.source().lines().isPresent())) {
            throw refused("The connector reads a table of a file, a program or an address, which can not be recorded.",
                    "Make the test by hand: put the file beside inputs.json in tests/ordinary.");
        }
        long bytes = trace.calls().stream().mapToLong(call -> call.answer().length).sum();
        if (trace.calls().size() > MOST_CALLS || bytes > MOST_BYTES) {
            throw refused("The full run had " + Wording.count(trace.calls().size(), "request") + " with " + Wording.count(bytes, "byte")
                    + ", which is too much for a test.", "Record it with credentials that see fewer customers.");
        }
        invent();
        List<Exchange> exchanges = trace.calls().stream().map(call -> exchange(call, redactor)).toList();
        KitCase made = new KitCase(document, KitCase.ORDINARY, inputs(), Map.of(), exchanges, Optional.empty());
        KitResult.CaseResult played = ConnectorKit.inMemory().recorded(made);
        JsonObject golden = played.got();
        if (!golden.has("usage") || !sums(golden.getAsJsonObject("usage")).equals(sums())) {
            throw refused("The recorded answers, played again, do not give the numbers of the run.",
                    "This happens when counts depend on today's date or on texts that are renamed here.");
        }
        Path folder = connector.resolveSibling(document.id()).resolve("tests").resolve(KitCase.ORDINARY);
        JsonArray list = new JsonArray();
        exchanges.forEach(one -> list.add(one.json()));
        String text = GSON.toJson(list);
        if (!redactor.redact(text).equals(text)) {
            throw refused("A secret would stand in the recorded answers.", "Make the test by hand, see the catalog's page on tests.");
        }
        WholeFile.write(folder.resolve("exchanges.json"), text, "The test");
        WholeFile.write(folder.resolve("inputs.json"), GSON.toJson(inputs()), "The test");
        WholeFile.write(folder.resolve("golden.json"), GSON.toJson(golden), "The test");
        return folder;
    }

    private static RuntimeException refused(String what, String next) {
        return Problem.of(ProblemCode.BLOCKED, what, "No test was written; the connector stays saved.", next).asException();
    }

    /** Numbers per service, which no renaming changes. */
    private Map<String, String> sums() {
        Map<String, java.math.BigDecimal> sums = new java.util.TreeMap<>();
        reading.cells().forEach((key, count) -> {
            if (count instanceof UnitCount.Value value) {
                sums.merge(key.serviceKey(), value.units(), java.math.BigDecimal::add);
            }
        });
        Map<String, String> words = new java.util.TreeMap<>();
        sums.forEach((key, sum) -> words.put(key, sum.stripTrailingZeros().toPlainString()));
        words.values().removeIf(sum -> sum.equals("0"));
        return words;
    }

    private static Map<String, String> sums(JsonObject usage) {
        Map<String, java.math.BigDecimal> sums = new java.util.TreeMap<>();
        usage.asMap().values().forEach(services -> services.getAsJsonObject().asMap().forEach((key, count) -> {
            if (count.getAsString().matches("\\d+(\\.\\d+)?")) {
                sums.merge(key, count.getAsBigDecimal(), java.math.BigDecimal::add);
            }
        }));
        Map<String, String> words = new java.util.TreeMap<>();
        sums.forEach((key, sum) -> words.put(key, sum.stripTrailingZeros().toPlainString()));
        words.values().removeIf(sum -> sum.equals("0"));
        return words;
    }

    private void invent() {
        int number = 0;
        for (var account : reading.accounts()) {
            names.put(account.name(), "Customer " + ++number);
        }
        int secrets = 0;
        for (Input input : document.inputs()) {
            String value = given.getOrDefault(input.key(), "");
            boolean kept = value.isEmpty() || input.type() == Input.Type.CHOICE || input.type() == Input.Type.INTEGER
                    || input.type() == Input.Type.BOOLEAN || input.type() == Input.Type.DATE;
            if (input.secret()) {
                invented.put(value, String.format(Locale.ROOT, "fake-secret-%04d", ++secrets));
            } else if (!kept && value.length() >= 4 && input.type() == Input.Type.TEXT) {
                invented.put(value, "example-" + input.key());
            }
        }
        invented.remove("");
    }

    private Map<String, String> inputs() {
        Map<String, String> inputs = new LinkedHashMap<>();
        for (Input input : document.inputs()) {
            String value = given.getOrDefault(input.key(), "");
            if (!value.isEmpty()) {
                inputs.put(input.key(), invented.getOrDefault(value, value));
            }
        }
        return inputs;
    }

    private Exchange exchange(TracedCall call, Redactor redactor) {
        String secret = invented.entrySet().stream().filter(entry -> entry.getValue().startsWith("fake-secret")).map(Map.Entry::getValue)
                .findFirst().orElse("");
        String url = replaced(call.url()).replace("***", secret);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : looked()) {
            call.answerHeader(name).ifPresent(value -> headers.put(name, replaced(redactor.redact(value))));
        }
        JsonElement body = call.json().map(json -> call.signIn() ? token(json) : clean(json, "")).orElse(new JsonPrimitive("not recorded"));
        Optional<JsonElement> sent = call.signIn() || call.body().isEmpty() ? Optional.empty() : sent(call.body());
        Exchange.Request asked = new Exchange.Request(call.method(), url, sent, Optional.empty());
        return new Exchange(asked, call.status(), headers, body);
    }

    /** The headers that the connector looks at. */
    private Set<String> looked() {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(List.of("Content-Type", "Link"));
        document.tables().values().forEach(table -> names.addAll(table.paging().end().headers()));
        return names;
    }

    private Optional<JsonElement> sent(String body) {
        try {
            JsonElement json = com.google.gson.JsonParser.parseString(replaced(body));
            return json.isJsonObject() ? Optional.of(json) : Optional.empty();
        } catch (com.google.gson.JsonParseException noJson) {
            return Optional.empty();
        }
    }

    private String replaced(String text) {
        String clean = text;
        for (Map.Entry<String, String> one : invented.entrySet()) {
            clean = clean.replace(one.getKey(), one.getValue());
        }
        return clean;
    }

    private static JsonElement token(JsonElement json) {
        JsonObject copy = new JsonObject();
        if (json instanceof JsonObject object) {
            object.entrySet()
                    .forEach(entry -> copy.add(entry.getKey(),
                            entry.getValue().isJsonPrimitive() && entry.getValue().getAsJsonPrimitive().isString()
                                    && !PLAIN_OF_TOKENS.contains(entry.getKey())
                                            ? new JsonPrimitive("fake-token-0001")
                                            : entry.getValue()));
        }
        return copy;
    }

    /** The same shape; texts that nothing looks at are "text", names and addresses of people are invented. */
    private JsonElement clean(JsonElement json, String name) {
        if (json instanceof JsonObject object) {
            JsonObject copy = new JsonObject();
            object.entrySet().forEach(entry -> copy.add(entry.getKey(), clean(entry.getValue(), entry.getKey())));
            return copy;
        }
        if (json instanceof JsonArray array) {
            JsonArray copy = new JsonArray();
            array.forEach(item -> copy.add(clean(item, name)));
            return copy;
        }
        if (!(json instanceof JsonPrimitive text) || !text.isString()) {
            return json;
        }
        String value = text.getAsString();
        if (names.containsKey(value)) {
            return new JsonPrimitive(names.getOrDefault(value, ""));
        }
        if (!fields.contains(name)) {
            return new JsonPrimitive("text");
        }
        if (value.matches("[^@\\s]+@[^@\\s]+\\.[^@\\s]+")) {
            return new JsonPrimitive(names.computeIfAbsent(value, any -> "person" + names.size() + "@example.com"));
        }
        return new JsonPrimitive(replaced(value));
    }
}

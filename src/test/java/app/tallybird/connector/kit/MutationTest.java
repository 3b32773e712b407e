package app.tallybird.connector.kit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Damages every answer of the ordinary case in every way that was seen in the wild. The law: the golden numbers, an error, an unknown count, or a
 * difference that carries a warning; never other numbers in silence.
 */
class MutationTest {

    private record Mutation(String name, List<Exchange> exchanges) {
    }

    static Stream<Fixture> ordinary() throws IOException {
        return Fixture.all().stream().filter(fixture -> fixture.name().equals("ordinary"));
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void neverOtherNumbersInSilence(Fixture fixture) {
        JsonObject golden = JsonParser.parseString(Fixture.text(fixture.folder().resolve("golden.json"))).getAsJsonObject();
        List<Mutation> mutations = mutations(fixture);
        List<String> silent = new ArrayList<>();
        for (Mutation mutation : mutations) {
            JsonObject result = fixture.replay(new ReplayPort(mutation.exchanges()));
            boolean error = result.has("problem") || result.toString().contains("unknown: ");
            boolean same = !error && result.get("usage").equals(golden.get("usage"));
            boolean warned = !error && !result.get("warnings").equals(golden.get("warnings"));
            if (!error && !same && !warned) {
                silent.add(mutation.name());
            }
        }
        assertThat(mutations.size()).isGreaterThan(20);
        assertThat(silent).as("of %d mutations", mutations.size()).isEmpty();
    }

    private static List<Mutation> mutations(Fixture fixture) {
        List<Mutation> all = new ArrayList<>();
        List<Exchange> whole = fixture.exchanges();
        for (int i = 0; i < whole.size(); i++) {
            Exchange one = whole.get(i);
            if (one.body() instanceof JsonObject answer && answer.has("access_token")) {
                continue;
            }
            String text = one.body().toString();
            add(all, whole, i, "cut in half", new JsonPrimitive(text.substring(0, text.length() / 2)));
            add(all, whole, i, "a page of HTML", new JsonPrimitive("<!DOCTYPE html><html></html>"));
            add(all, whole, i, "null", new JsonPrimitive("null"));
            add(all, whole, i, "an empty object", new JsonObject());
            add(all, whole, i, "an error in success", JsonParser.parseString("{\"error\":\"maintenance\"}"));
            add(all, whole, i, "two values", new JsonPrimitive(text + text));
            for (String field : fields(one.body())) {
                add(all, whole, i, field + " renamed in all rows", changed(one.body(), field, Change.RENAME, -1));
                add(all, whole, i, field + " null in one row", changed(one.body(), field, Change.NULL, 0));
                add(all, whole, i, field + " an object in one row", changed(one.body(), field, Change.OBJECT, 0));
            }
            for (String field : numbers(one.body())) {
                add(all, whole, i, field + " below zero", changed(one.body(), field, Change.NEGATIVE, 0));
                add(all, whole, i, field + " a sentence", changed(one.body(), field, Change.SENTENCE, 0));
            }
        }
        return all;
    }

    private static void add(List<Mutation> all, List<Exchange> whole, int place, String name, JsonElement body) {
        List<Exchange> changed = new ArrayList<>(whole);
        changed.set(place, whole.get(place).answering(body));
        // A damaged answer is asked for again; it stays damaged.
        for (int again = 0; again < 6; again++) {
            changed.add(whole.get(place).answering(body));
        }
        all.add(new Mutation("answer " + place + " (" + whole.get(place).url() + "): " + name, changed));
    }

    private enum Change {
        RENAME, NULL, OBJECT, NEGATIVE, SENTENCE
    }

    private static JsonElement changed(JsonElement body, String field, Change change, int onlyRow) {
        JsonElement copy = body.deepCopy();
        List<JsonObject> rows = rows(copy);
        for (int i = 0; i < rows.size(); i++) {
            JsonObject row = rows.get(i);
            if ((onlyRow >= 0 && i != onlyRow) || !row.has(field)) {
                continue;
            }
            JsonElement old = row.remove(field);
            switch (change) {
                case RENAME -> row.add(field + "X", old);
                case NULL -> row.add(field, JsonNull.INSTANCE);
                case OBJECT -> row.add(field, new JsonObject());
                case NEGATIVE -> row.add(field, new JsonPrimitive(-7));
                case SENTENCE -> row.add(field, new JsonPrimitive("12 users"));
            }
        }
        return copy;
    }

    /** The rows of a page, wherever its list is. */
    private static List<JsonObject> rows(JsonElement body) {
        List<JsonObject> rows = new ArrayList<>();
        if (body instanceof JsonArray array) {
            array.forEach(row -> rows.add(row.getAsJsonObject()));
            array.forEach(row -> rows.addAll(rows(row)));
        } else if (body instanceof JsonObject object) {
            // The headers for a next page are no rows: without them the list ends, which no answer can tell.
            object.entrySet().stream().filter(entry -> !entry.getKey().equals("headers")).map(Map.Entry::getValue)
                    .filter(inner -> inner instanceof JsonArray || inner instanceof JsonObject).forEach(inner -> rows.addAll(rows(inner)));
        }
        return rows;
    }

    private static Set<String> fields(JsonElement body) {
        Set<String> fields = new TreeSet<>();
        rows(body).forEach(row -> fields.addAll(row.keySet()));
        return fields;
    }

    private static Set<String> numbers(JsonElement body) {
        Set<String> fields = new HashSet<>();
        rows(body).forEach(row -> row.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof JsonPrimitive value && value.isNumber() && entry.getKey().endsWith("count")
                        || entry.getKey().equals("active_users"))
                .forEach(entry -> fields.add(entry.getKey())));
        return new TreeSet<>(fields);
    }
}

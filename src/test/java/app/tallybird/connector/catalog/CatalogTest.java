package app.tallybird.connector.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Walk;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogTest {

    private static final Path NONE = Path.of("no-such-folder");

    @TempDir
    private Path folder;

    static List<String> ids() {
        return new Catalog(NONE).all().stream().map(entry -> entry.document().id()).toList();
    }

    /** Those that ask a vendor. */
    static List<String> vendors() {
        return new Catalog(NONE).all().stream().filter(entry -> entry.document().http().isPresent()).map(entry -> entry.document().id())
                .toList();
    }

    private static String resource(String id, String name) throws IOException {
        try (InputStream file = CatalogTest.class.getResourceAsStream("/connectors/" + id + "/" + name)) {
            return new String(Objects.requireNonNull(file, id + " has no " + name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void everyBuiltInDocumentIsWithoutMistakes() {
        assertThat(new Catalog(folder).all()).extracting(entry -> entry.document().id()).doesNotHaveDuplicates()
                .startsWith("ninjaone", "huntress", "proofpoint-essentials").endsWith("csv");
    }

    /**
     * States are named: what "is not" a trial may be something that nobody has heard of, and would be counted without a word. An answer that is
     * judged by failWhen is no row.
     */
    @ParameterizedTest
    @MethodSource("ids")
    void noRowIsCountedForWhatItIsNot(String id) throws IOException {
        assertThat(negations(JsonParser.parseString(resource(id, "connector.json")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"field\": \"s\", \"isNot\": \"trial\"}", "{\"field\": \"s\", \"notIn\": [\"trial\"]}",
            "{\"not\": [{\"field\": \"s\", \"is\": \"trial\"}]}", "{\"any\": [{\"not\": [{\"field\": \"s\", \"in\": [\"trial\"]}]}]}"})
    void anyFormOfIsNotIsFound(String condition) {
        JsonElement document = JsonParser.parseString("""
                { "tables": { "t": { "rows": ".", "where": [ %s ] } },
                  "accounts": { "from": "t", "id": "id", "name": "id", "where": [ %s ] },
                  "services": [ { "usage": { "from": "t", "where": [ %s ] } } ] }
                """.formatted(condition, condition, condition));

        assertThat(negations(document)).hasSize(3);
    }

    private static List<String> negations(JsonElement document) {
        return Walk.of(document).stream().filter(place -> !place.pointer().contains("/failWhen/")).filter(CatalogTest::isNegation)
                .map(Place::pointer).toList();
    }

    private static boolean isNegation(Place place) {
        boolean condition = place.holder().flatMap(Place::kind).filter(kind -> kind.name().equals("condition")).isPresent();
        return condition && !place.item() && switch (place.name()) {
            case "isNot", "notIn" -> true;
            case "not" -> place.value() instanceof JsonArray inner && inner.asList().stream()
                    .anyMatch(one -> one.isJsonObject() && (one.getAsJsonObject().has("is") || one.getAsJsonObject().has("in")));
            default -> false;
        };
    }

    @ParameterizedTest
    @MethodSource("vendors")
    void whatIsKnownOfAVendorHasItsSourceAndDate(String id) throws IOException {
        String sources = resource(id, "sources.md");

        assertThat(sources).startsWith("# Where the facts come from\n").contains("https://");
        assertThat(Arrays.asList(sources.split("\n- ", -1)).subList(1, sources.split("\n- ", -1).length)).isNotEmpty()
                .allSatisfy(fact -> assertThat(fact).containsPattern("20[0-9]{2}-[0-9]{2}-[0-9]{2}"));
    }

    /** Whoever may look into the vendor's portal reads what is still open there. */
    @ParameterizedTest
    @MethodSource("vendors")
    void aBetaSaysWhatIsOpen(String id) {
        var head = new Catalog(NONE).find(id, NONE).head();

        assertThat(head.note().contains("Beta. Open: ")).isEqualTo(head.beta());
    }

    @ParameterizedTest
    @MethodSource("ids")
    void aDocumentThatIsReadTwiceIsTheSame(String id) {
        assertThat(new Catalog(NONE).entry(id, folder).source()).isEqualTo(Catalog.BUILT_IN);
    }
}

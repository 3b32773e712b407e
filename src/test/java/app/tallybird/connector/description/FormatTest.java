package app.tallybird.connector.description;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The description is whole in itself, and it describes the documents that come along. */
class FormatTest {

    private static final JsonElement DOCUMENT = JsonParser.parseString("""
            { "auth": { "type": "oauth2", "grant": "password", "token": "t" },
              "tables": {
                "clients": { "request": { "path": "/", "json": { "a": ["{{input.x}}"] } }, "x-own": { "y": 1 },
                  "paging": { "type": "offset", "start": 0 } },
                "seats": { "forEach": { "table": "clients", "where": [ { "any": [ { "field": "f", "is": 1 } ] } ] },
                  "columns": { "up": { "climb": { "table": "tree", "from": "a", "id": "b", "until": [ { "field": "c" } ] } } } } },
              "accounts": { "from": ["clients", "seats"], "id": "id", "where": [ { "field": "g" } ] },
              "services": [ { "nameFrom": "n", "usage": { "from": "seats", "account": "o" } } ] }
            """);

    static Stream<Field> fields() {
        return Format.kinds().stream().flatMap(kind -> kind.fields().stream());
    }

    @Test
    void everyPropertySaysWhatItIsAndHasALabel() {
        assertThat(fields()).hasSizeGreaterThan(200)
                .allMatch(field -> !field.form().help().isEmpty() && !field.form().help().endsWith("."));
        assertThat(fields().filter(field -> field.form().label().isEmpty()).map(Field::name)).containsOnly("$schema", "format", "http",
                "auth", "tables", "accounts", "services", "limits", "rate", "retry", "graphql", "request", "waitFor", "command", "csv",
                "paging", "lookup", "climb", "usage");
    }

    @Test
    void whatIsNamedIsThere() {
        for (Kind kind : Format.kinds()) {
            Set<String> variants = new HashSet<>(Set.of("*"));
            variants.addAll(kind.firstOf().stream().map(Word::word).toList());
            kind.by().forEach(name -> kind.named(name).orElseThrow().value().words().forEach(word -> variants.add(word.word())));
            for (Field field : kind.fields()) {
                assertThat(variants).as(kind.name() + "." + field.name()).containsAll(field.stands().keySet());
                field.value().kind().ifPresent(Format::kind);
                assertThat(field.value().words().isEmpty() && Set.of(Sort.WORD, Sort.TERM).contains(field.sort())).as(field.name())
                        .isFalse();
                if (!Set.of("", "answer", "row", "where", "usage/from").contains(field.rows())) {
                    assertThat(kind.named(field.rows())).as(field.name()).isPresent();
                }
            }
            kind.rules().forEach(rule -> assertThat(rule.names()).allMatch(name -> kind.named(name).isPresent()));
            kind.firstOf().forEach(way -> assertThat(kind.named(way.word())).isPresent());
        }
    }

    static List<String> builtIn() throws IOException {
        return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void knowsEveryPropertyOfTheDocumentsThatComeAlong(String id) throws IOException {
        assertThat(Walk.of(JsonParser.parseString(text(id + "/connector.json")))).filteredOn(place -> place.sort() == Sort.UNKNOWN)
                .extracting(Place::pointer).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/tables/clients/paging/start, paging, Starts at, 0", "/tables/seats/paging/type, paging, Pages, ''",
            "/tables/seats/columns/up/climb/until/0/any/3/field, condition, field, ''", "/auth/token, auth, Token is at, access_token",
            "/http/retry/attempts, retry, Attempts, 5", "/services/7/usage/unit/from, unit, Vendor's unit, ''"})
    void knowsWhatStandsAtAPointerAlsoWhereNothingIsYet(String pointer, String kind, String label, String otherwise) {
        Place place = Format.at(DOCUMENT, pointer).orElseThrow();
        assertThat(place.holder().flatMap(Place::kind).orElseThrow().name()).isEqualTo(kind);
        assertThat(place.field().form().label()).isEqualTo(label);
        assertThat(place.field().value().otherwise()).isEqualTo(Optional.of(otherwise).filter(text -> !text.isEmpty()));
        assertThat(place.pointer()).isEqualTo(pointer);
    }

    @Test
    void hasNoPlaceForWhatItDoesNotKnow() {
        assertThat(Format.at(DOCUMENT, "/tables/seats/colums/up")).isEmpty();
        assertThat(Format.at(DOCUMENT, "/check/0/x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/tables/seats/forEach/where/0/any/0/field, clients", "/tables/seats/columns/up/climb/from, seats",
            "/tables/seats/columns/up/climb/id, tree", "/tables/seats/columns/up/climb/until/0/field, tree", "/accounts/id, clients seats",
            "/accounts/where/0/field, clients seats", "/services/0/nameFrom, seats", "/services/0/usage/account, seats", "/auth/token, ''"})
    void saysWhoseRowsAPathLeadsInto(String pointer, String tables) {
        assertThat(Format.at(DOCUMENT, pointer).orElseThrow().tables())
                .isEqualTo(Stream.of(tables.split(" ")).filter(one -> !one.isEmpty()).toList());
        assertThat(Walk.of(DOCUMENT)).filteredOn(place -> place.pointer().equals(pointer)).singleElement()
                .satisfies(place -> assertThat(String.join(" ", place.tables())).isEqualTo(tables));
    }

    @Test
    void goesThroughADocumentInItsOrder() {
        assertThat(Walk.of(DOCUMENT).stream().map(place -> place.pointer() + " " + place.sort()).limit(15)).containsExactly(" OBJECT",
                "/auth OBJECT", "/auth/type WORD", "/auth/grant WORD", "/auth/token PATH", "/tables OBJECT", "/tables/clients OBJECT",
                "/tables/clients/request OBJECT", "/tables/clients/request/path ADDRESS_PATH", "/tables/clients/request/json JSON",
                "/tables/clients/request/json/a JSON", "/tables/clients/request/json/a/0 JSON", "/tables/clients/x-own UNKNOWN",
                "/tables/clients/x-own/y UNKNOWN", "/tables/clients/paging OBJECT");
    }

    @Test
    void anEntryOfAMapHasAnExample() {
        assertThat(Format.kind("http").named("headers").orElseThrow().form().entry())
                .isEqualTo(new Field.Form.Entry("Header", "Accept", "application/json"));
        assertThat(Format.kind("auth").named("extra").orElseThrow().form().entry())
                .isEqualTo(new Field.Form.Entry("Field", "audience", ""));
        assertThat(fields().filter(field -> field.value().many().isMap() && !field.value().isObject()))
                .allMatch(field -> !field.form().entry().name().isEmpty());
    }

    private static String text(String name) throws IOException {
        try (InputStream in = FormatTest.class.getResourceAsStream("/connectors/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

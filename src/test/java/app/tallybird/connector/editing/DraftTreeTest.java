package app.tallybird.connector.editing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.description.Pointer;

import static org.assertj.core.api.Assertions.assertThat;

class DraftTreeTest {

    static Stream<Catalog.Entry> catalog() {
        return new Catalog(Path.of("none")).all().stream();
    }

    /** The order of properties counts, which equality of JSON objects does not see; so their texts are compared. */
    private static String exact(String text) {
        return JsonParser.parseString(text).toString();
    }

    @ParameterizedTest
    @MethodSource("catalog")
    void bringsEveryCatalogDocumentBackWithNothingLostAndNothingReordered(Catalog.Entry entry) {
        String text = Catalog.text(entry);
        DraftTree tree = DraftTree.parse(text).orElseThrow();
        assertThat(exact(tree.text())).isEqualTo(exact(text));
        assertThat(tree.read().document()).contains(entry.document());
    }

    @ParameterizedTest
    @MethodSource("catalog")
    void rewritingEveryValueInPlaceChangesNothing(Catalog.Entry entry) {
        String text = Catalog.text(entry);
        DraftTree tree = DraftTree.parse(text).orElseThrow();
        DraftTree again = rewrite(tree, "", tree.json());
        assertThat(exact(again.text())).isEqualTo(exact(text));
    }

    private static DraftTree rewrite(DraftTree draft, String pointer, JsonElement json) {
        DraftTree tree = draft;
        if (json instanceof JsonObject object) {
            for (String name : object.keySet()) {
                tree = rewrite(tree, pointer + Pointer.of(name), object.get(name));
            }
        } else if (json.isJsonArray()) {
            for (int i = 0; i < json.getAsJsonArray().size(); i++) {
                tree = rewrite(tree, pointer + "/" + i, json.getAsJsonArray().get(i));
            }
        } else {
            tree = tree.with(pointer, json);
        }
        return tree;
    }

    @Test
    void keepsWhatItDoesNotKnowAndTheDigitsOfNumbers() {
        DraftTree tree = DraftTree.parse("{\"format\": 1, \"x-mine\": {\"b\": 1.10, \"a\": 1234567890123456789012}, \"id\": \"a\"}")
                .orElseThrow();
        assertThat(exact(tree.with("/name", "A").text()))
                .isEqualTo("{\"format\":1,\"x-mine\":{\"b\":1.10,\"a\":1234567890123456789012},\"id\":\"a\",\"name\":\"A\"}");
    }

    @Test
    void newPartsStandWherePeopleLookForThem() {
        DraftTree tree = DraftTree.parse("{\"format\": 1, \"id\": \"a\", \"services\": []}").orElseThrow();
        assertThat(tree.with("/accounts/id", "id").with("/tables/devices/rows", ".").names("")).containsExactly("format", "id", "tables",
                "accounts", "services");
    }

    @Test
    void makesListsWhereTheFormatHasListsAndObjectsElsewhere() {
        DraftTree tree = DraftTree.parse("{}").orElseThrow();
        assertThat(exact(
                tree.with("/tables/t/columns/kind/map/1", "Server").with("/services/0/usage/where/0/is", new JsonPrimitive(1)).text()))
                .isEqualTo("{\"tables\":{\"t\":{\"columns\":{\"kind\":{\"map\":{\"1\":\"Server\"}}}}},"
                        + "\"services\":[{\"usage\":{\"where\":[{\"is\":1}]}}]}");
    }

    @Test
    void renamesAndMovesInPlace() {
        DraftTree tree = DraftTree.parse("{\"tables\": {\"a\": 1, \"b\": 2, \"c\": 3}, \"inputs\": [1, 2, 3]}").orElseThrow();
        assertThat(tree.renamed("/tables/b", "beta").names("/tables")).containsExactly("a", "beta", "c");
        assertThat(tree.renamed("/tables/b", "a")).isEqualTo(tree);
        assertThat(tree.moved("/tables/c", -1).names("/tables")).containsExactly("a", "c", "b");
        assertThat(tree.moved("/inputs/0", 1).texts("/inputs")).containsExactly("2", "1", "3");
        assertThat(tree.moved("/inputs/0", -1)).isEqualTo(tree);
        assertThat(tree.without("/inputs/1").texts("/inputs")).containsExactly("1", "3");
    }

    @Test
    void aTableTakesItsReferencesAlong() {
        DraftTree tree = DraftTree
                .parse("{\"check\": \"orgs\", \"tables\": {\"orgs\": {}, \"devices\": {\"forEach\": \"orgs\", \"columns\": "
                        + "{\"n\": {\"lookup\": {\"table\": \"orgs\"}}}}, \"more\": {\"forEach\": {\"table\": \"orgs\"}, \"columns\": {\"n\": {\"climb\": {\"table\": \"orgs\"}}}}}, "
                        + "\"accounts\": {\"from\": [\"orgs\", \"more\"]}, \"services\": [{\"usage\": {\"from\": \"orgs\"}}]}")
                .orElseThrow();
        assertThat(References.renameTable(tree, "orgs", "customers").text()).doesNotContain("orgs").contains("customers");
    }

    @Test
    void anInputTakesItsPlaceholdersAlongAndChangesThemWhenItTurnsSecret() {
        DraftTree tree = DraftTree
                .parse("{\"inputs\": [{\"key\": \"k\", \"default\": \"x\"}], \"auth\": {\"token\": \"{{input.k}} {{ input.k }}"
                        + "{{input.kk}}\"}}")
                .orElseThrow();
        DraftTree secret = References.makeSecret(tree, 0, true);
        assertThat(secret.text("/auth/token")).isEqualTo("{{secret.k}} {{secret.k}}{{input.kk}}");
        assertThat(secret.has("/inputs/0/default")).isFalse();
        assertThat(References.renameInput(secret, 0, "key").text("/auth/token")).isEqualTo("{{secret.key}} {{secret.key}}{{input.kk}}");
        assertThat(References.makeSecret(secret, 0, false).text("/auth/token")).isEqualTo("{{input.k}} {{input.k}}{{input.kk}}");
    }

    @Test
    void brokenTextIsNoTreeAndIsExplainedAtItsLine() {
        String text = "{\n  \"format\": 1,\n  \"id\": \"a\",,\n}";
        assertThat(DraftTree.parse(text)).isEmpty();
        assertThat(DraftTree.findings(text)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("C101");
            assertThat(finding.at().line()).isEqualTo(3);
        });
        assertThat(DraftTree.parse("{\"id\": \"a\", \"id\": \"b\"}")).as("a property that appears twice would lose one").isEmpty();
    }

    @Test
    void differencesNameWhereSecretsGoFirst() {
        DraftTree before = DraftTree.parse("{\"name\": \"A\", \"http\": {\"allowedHosts\": [\"a.com\"]}}").orElseThrow();
        DraftTree after = before.with("/name", "B").with("/http/allowedHosts/-", "evil.com").with("/auth/type", "none");
        assertThat(Difference.between(before, after)).extracting(Difference::words)
                .containsExactly("/http/allowedHosts/1: new, \"evil.com\"", "/auth: new, {\"type\":\"none\"}", "/name: \"A\" → \"B\"");
        assertThat(Difference.between(before, before)).isEmpty();
    }

    @Test
    void pathsOfOddNamesAreWrittenAsTheyAreRead() {
        for (String name : List.of("a", "@odata.nextLink", "a b", "x[0]", "{n}")) {
            String text = PathText.ofName(name);
            assertThat(app.tallybird.connector.format.FieldPath.parse(text)).as(text)
                    .contains(app.tallybird.connector.format.FieldPath.ofName(name));
        }
    }
}

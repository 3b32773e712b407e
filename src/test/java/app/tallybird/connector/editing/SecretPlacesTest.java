package app.tallybird.connector.editing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.FolderDocuments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SecretPlacesTest {

    private static final String KEY = "hunter2-Hunter2";

    @TempDir
    private Path folder;

    static Stream<Catalog.Entry> catalog() {
        return new Catalog(Path.of("none")).all().stream();
    }

    private static DraftTree tree(String json) {
        return DraftTree.parse(json.replace('\'', '"')).orElseThrow();
    }

    private static List<String> found(String json, String... known) {
        return SecretPlaces.in(tree(json), List.of(known)).stream().map(SecretPlace::pointer).toList();
    }

    @ParameterizedTest
    @MethodSource("catalog")
    void noCatalogDocumentHoldsASecretAndNothingOfItIsMasked(Catalog.Entry entry) {
        DraftTree tree = DraftTree.parse(Catalog.text(entry)).orElseThrow();
        assertThat(SecretPlaces.in(tree, List.of("some-other-secret"))).isEmpty();
        assertThat(SecretPlaces.masked(tree, List.of("some-other-secret"))).isEqualTo(tree.text());
    }

    @ParameterizedTest
    @MethodSource("catalog")
    void aLiteralInPlaceOfAnySecretOfTheCatalogIsFoundAndMasked(Catalog.Entry entry) {
        DraftTree tree = DraftTree.parse(Catalog.text(entry).replaceAll("\\{\\{secret\\.[A-Za-z0-9_-]+}}", KEY)).orElseThrow();
        assertThat(SecretPlaces.masked(tree, List.of())).doesNotContain(KEY);
        DraftTree before = DraftTree.parse(Catalog.text(entry)).orElseThrow();
        assertThat(BrokenText.masked(tree.text() + "]", before, List.of())).doesNotContain(KEY);
        assertThat(BrokenText.masked(before.text() + "]", before, List.of())).as("nothing else is lost").isEqualTo(before.text() + "]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'auth': {'type': 'bearer', 'token': 'abc'}} | /auth/token
            {'auth': {'type': 'basic', 'username': 'me', 'password': 'abc'}} | /auth/password
            {'auth': {'type': 'basic', 'username': 'longkey', 'password': 'x'}} | /auth/username
            {'auth': {'type': 'oauth2', 'clientId': 'me', 'clientSecret': 'abc', 'token': 'access_token'}} | /auth/clientSecret
            {'auth': {'type': 'oauth2', 'grant': 'refreshToken', 'refreshToken': 12345678}} | /auth/refreshToken
            {'auth': {'type': 'signed', 'keyId': 'me', 'secret': 'abc'}} | /auth/secret
            {'auth': {'type': 'headers', 'headers': {'Accept': 'x/json', 'X-Mine': 'abc'}}} | /auth/headers/X-Mine
            {'auth': {'type': 'query', 'query': {'k': 'abc'}}} | /auth/query/k
            {'auth': {'type': 'session', 'login': {'json': {'user': 'me', 'password': 'abc'}}, 'token': 'visa'}} | /auth/login/json/password
            {'auth': {'password': 'abc'}} | /auth/password
            {'auth': {'type': 'bearer', 'apiKey': 'abc'}} | /auth/apiKey
            {'auth': {'type': 'bearer', 'token': '{{input.a}}-12345678'}} | /auth/token
            {'http': {'headers': {'Accept': 'x/json', 'Authorization': 'Bearer abcd'}}} | /http/headers/Authorization
            {'tables': {'a': {'request': {'headers': {'X-Api-Key': 'abcd'}}}}} | /tables/a/request/headers/X-Api-Key
            {'tables': {'a': {'request': {'query': {'access_token': 'abcd', 'page_token': 'abcd'}}}}} | /tables/a/request/query/access_token
            {'tables': {'a': {'request': {'json': {'in': [{'password': 'abcd'}]}}}}} | /tables/a/request/json/in/0/password
            {'tables': {'a': {'request': {'path': '/v1?page=2&api_key=abcd'}}}} | /tables/a/request/path
            {'http': {'base': 'https://me:abcd@v.com'}} | /http/base
            {'tables': {'a': {'auth': {'type': 'bearer', 'token': 'abc'}}}} | /tables/a/auth/token
            {'inputs': [{'key': 'k', 'secret': true, 'default': 'abc'}]} | /inputs/0/default
            """)
    void findsALiteralWhereSecretsStand(String json, String pointer) {
        assertThat(found(json)).containsExactly(pointer);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'auth': {'type': 'oauth2', 'clientId': 'public-client', 'clientSecret': 'public', 'expiresIn': 'in'}}
            {'auth': {'type': 'basic', 'username': '{{secret.k}}', 'password': ''}}
            {'auth': {'type': 'basic', 'username': '{{secret.k}}', 'password': 'api_token'}}
            {'auth': {'type': 'bearer', 'token': '{{secret.k}}', 'prefix': 'ApiToken '}}
            {'auth': {'type': 'headers', 'headers': {'X-User': '{{input.company}}+{{input.user}}'}}}
            {'http': {'headers': {'Accept': 'application/json', 'X-Auth-Kind': 'v2'}}}
            {'tables': {'a': {'request': {'query': {'includeKeys': 'true', 'sortKey': 'name', 'fields': 'password'}}}}}
            {'tables': {'a': {'columns': {'token': {'from': 'apiToken'}}, 'key': 'apiKey'}}}
            {'inputs': [{'key': 'apiKey', 'label': 'API secret key', 'secret': true}]}
            """)
    void leavesWhatIsNoSecret(String json) {
        assertThat(found(json)).isEmpty();
    }

    @Test
    void findsAKnownSecretAnywherePlainAndEncoded() {
        String base64 = Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8));
        assertThat(found("{'note': 'use " + KEY + "', 'x-mine': '" + base64 + "', 'name': 'hunter'}", KEY)).containsExactly("/note",
                "/x-mine");
        assertThat(found("{'tables': {'a': {'request': {'query': {'q': 'a b+c/d12', 'r': 'a+b%2Bc%2Fd12'}}}}}", "a b+c/d12"))
                .containsExactly("/tables/a/request/query/q", "/tables/a/request/query/r");
        assertThat(found("{'name': 'devices', 'http': {'headers': {'H': 'devi'}}}", "devi")).as("short ones only where they are sent")
                .containsExactly("/http/headers/H");
    }

    @Test
    void masksOnlyTheSecretAndSaysWhereItStood() {
        DraftTree tree = tree("{'http': {'base': 'https://me:abcd@v.com', 'headers': {'Authorization': 'Bearer " + KEY + "'}}}");
        assertThat(SecretPlaces.masked(tree, List.of()))
                .isEqualTo("{\n  \"http\": {\"base\": \"https://me:***@v.com\", \"headers\": {\"Authorization\": \"Bearer ***\"}}\n}\n");
        DraftTree again = DraftTree.parse(SecretPlaces.masked(tree, List.of())).orElseThrow();
        assertThat(SecretPlaces.findings(SecretPlaces.in(again, List.of()), again.text())).extracting("text").containsExactly(
                "the secret that stood in the document itself, as \"base\" of every request, was not kept",
                "the secret that stood in the document itself, as \"Authorization\" of every request, was not kept");
        assertThat(SecretPlaces.in(tree, List.of())).allSatisfy(place -> assertThat(place.toString()).doesNotContain(KEY));
    }

    @Test
    void aFindingStandsAtItsLine() {
        String text = "{\n  \"auth\": {\n    \"type\": \"bearer\",\n    \"token\": \"abc\"}}";
        assertThat(SecretPlaces.findings(SecretPlaces.in(DraftTree.parse(text).orElseThrow(), List.of()), text)).singleElement().satisfies(
                finding -> assertThat(finding.sentence("c.json")).isEqualTo("c.json:4:14 C231 /auth/token: a secret stands in the "
                        + "document itself, as \"token\" of the sign-in  Hint: make it a secret field: then only its name stands here"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'auth': {'type': 'bearer', 'token': 'abc'}, | {'auth': {'type': 'bearer', 'token': '***'},
            {'auth': {'password': 'abc, 'x': 1} | {'auth': {'password': '***'x': 1}
            {'auth': {'password': abc def, 'x': 1} | {'auth': {'password': ***, 'x': 1}
            {'auth': {'password' 'abc'} | {'auth': {'password' '***'}
            {'auth': {'password: 'abc'} | {'auth': {'password: '***'}
            {auth: {password: abc}} | {auth: {password: ***}}
            {'X-Api-Key': 'abc" | {'X-Api-Key': '***'
            {'path': '/v1?api_key=abc&page=1' | {'path': '/v1?api_key=***&page=1'
            {'token': 'abc | {'token': '***
            {'key': 'abc', 'secret': true, 'in': ['token', 'auth'], 'tokenUrl': 'u', | {'key': 'abc', 'secret': true, 'in': ['token', 'auth'], 'tokenUrl': 'u',
            {'token': 'access_token', 'password': '{{secret.p}}', | {'token': 'access_token', 'password': '{{secret.p}}',
            {'note': 'hunter2-Hunter2', | {'note': '***',
            """)
    void aTextThatCannotBeReadIsMaskedBehindEachNameOfASecret(String text, String masked) {
        DraftTree last = tree("{'auth': {'type': 'oauth2', 'token': 'access_token'}}");
        assertThat(BrokenText.masked(text.replace('\'', '"'), last, List.of(KEY))).isEqualTo(masked.replace('\'', '"'));
    }

    @Test
    void aKeyPastedOverTwoLinesIsMaskedWhole() {
        assertThat(BrokenText.masked("{\"token\": \"abc\ndef\",\n\"x\": 1}", tree("{}"), List.of()))
                .isEqualTo("{\"token\": \"***\",\n\"x\": 1}");
    }

    @Test
    void aVeryLongTextIsMaskedToo() {
        String text = "{\"token\": \"" + "a\\\"b\\n".repeat(40_000);
        assertThat(BrokenText.masked(text, tree("{}"), List.of())).isEqualTo("{\"token\": \"***");
    }

    @Test
    void becomesASecretInputInItsPlace() {
        SecretMove move = move("{'inputs': [{'key': 'apiToken'}], 'auth': {'type': 'bearer', 'token': '" + KEY + "'}}");
        assertThat(move.key()).isEqualTo("apiToken2");
        assertThat(move.value()).isEqualTo(KEY);
        assertThat(move.draft().json()).hasToString("{\"inputs\":[{\"key\":\"apiToken\"},{\"key\":\"apiToken2\",\"label\":\"API token2\","
                + "\"secret\":true}],\"auth\":{\"type\":\"bearer\",\"token\":\"{{secret.apiToken2}}\"}}");
        assertThat(move.toString()).doesNotContain(KEY);
    }

    @Test
    void aHeaderMovesToTheSignInWhereSecretsMayStand() {
        assertThat(move("{'http': {'base': 'https://v.com', 'headers': {'Authorization': 'Bearer " + KEY + "'}}, 'auth': {'type': 'none'}}")
                .draft().json())
                .hasToString("{\"inputs\":[{\"key\":\"apiKey\",\"label\":\"API key\",\"secret\":true}],"
                        + "\"http\":{\"base\":\"https://v.com\"},"
                        + "\"auth\":{\"type\":\"headers\",\"headers\":{\"Authorization\":\"Bearer {{secret.apiKey}}\"}}}");
        assertThat(move(
                "{'auth': {'type': 'none'}, 'tables': {'a': {'request': {'path': '/', 'query': {'api_key': '" + KEY + "', 'b': '1'}}}}}")
                .draft().json())
                .hasToString("{\"inputs\":[{\"key\":\"apiKey\",\"label\":\"API key\",\"secret\":true}],"
                        + "\"auth\":{\"type\":\"query\",\"query\":{\"api_key\":\"{{secret.apiKey}}\"}},"
                        + "\"tables\":{\"a\":{\"request\":{\"path\":\"/\",\"query\":{\"b\":\"1\"}}}}}");
    }

    @Test
    void aValueThatIsAnInputAlreadyGetsItsNameAndADefaultGoesAway() {
        DraftTree tree = tree("{'inputs': [{'key': 'mine', 'secret': true}], 'auth': {'type': 'bearer', 'token': '" + KEY + "'}}");
        SecretMove known = SecretMove.of(tree, SecretPlaces.in(tree, List.of(KEY)).getFirst(), Map.of("mine", KEY));
        assertThat(known.draft().json()).hasToString(
                "{\"inputs\":[{\"key\":\"mine\",\"secret\":true}],\"auth\":{\"type\":\"bearer\",\"token\":\"{{secret.mine}}\"}}");
        assertThat(move("{'inputs': [{'key': 'mine', 'secret': true, 'default': 'abc'}]}")).satisfies(move -> {
            assertThat(move.draft().json()).hasToString("{\"inputs\":[{\"key\":\"mine\",\"secret\":true}]}");
            assertThat(move.key()).isEqualTo("mine");
            assertThat(move.value()).isEqualTo("abc");
        });
    }

    private static SecretMove move(String json) {
        DraftTree tree = tree(json);
        return SecretMove.of(tree, SecretPlaces.in(tree, List.of()).getFirst(), Map.of());
    }

    @Test
    void aDocumentThatHoldsASecretIsNeitherSavedNorExported() throws Exception {
        DraftTree tree = new Catalog(Path.of("none")).all().stream().filter(entry -> entry.document().id().equals("ninjaone")).findFirst()
                .flatMap(entry -> DraftTree.parse(Catalog.text(entry))).orElseThrow().with("/id", "mine").with("/auth/clientSecret", KEY);
        UserConnectors own = new UserConnectors(new FolderDocuments(folder));
        String what = "A secret stands in the document itself, as \"clientSecret\" of the sign-in.";
        assertThatThrownBy(() -> own.save(tree)).isInstanceOf(ProblemException.class).hasMessageContaining(what)
                .hasMessageNotContaining(KEY);
        assertThatThrownBy(() -> UserConnectors.export(tree, folder.resolve("copy.json"))).isInstanceOf(ProblemException.class)
                .hasMessageContaining(what);
        assertThat(folder).isEmptyDirectory();
    }
}

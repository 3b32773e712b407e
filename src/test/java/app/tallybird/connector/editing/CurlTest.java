package app.tallybird.connector.editing;

import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class CurlTest {

    static Stream<Arguments> corpus() {
        return Stream.of(arguments("curl https://api.v.com/v1/x", "GET https://api.v.com /v1/x {} {} "),
                arguments("$ curl 'https://api.v.com/v1/x?a=1&b=two%20words'", "GET https://api.v.com /v1/x {a=1, b=two words} {} "),
                arguments("curl \\\n  -X GET \\\n  --url https://api.v.com/x \\\n  -H 'Accept: application/json' \\\n  --header \"X-A: b\"",
                        "GET https://api.v.com /x {} {Accept=application/json, X-A=b} "),
                arguments("curl api.v.com", "GET https://api.v.com / {} {} "),
                arguments("curl -XPOST https://v.com/x -d 'a=1' -d b=2", "POST https://v.com /x {} {} a=1&b=2"),
                arguments("curl https://v.com/x --data-raw '{\"q\":\"it'\\''s\"}' --compressed -sSL",
                        "POST https://v.com /x {} {} {\"q\":\"it's\"}"),
                arguments("curl -G https://v.com/x -d page=1 --data-urlencode 'name=a b&c'",
                        "GET https://v.com /x {page=1, name=a b&c} {} "),
                arguments("curl https://v.com/x -H $'X-Q: it\\'s \\u0041'", "GET https://v.com /x {} {X-Q=it's A} "),
                arguments("curl --request=GET --header='X-A: 1' --url='https://v.com/x'", "GET https://v.com /x {} {X-A=1} "),
                arguments("curl ^\"https://v.com/x?a=1^&b=2^\" ^\n  -H ^\"X-A: say ^\\^\"hi^\\^\"^\" ^\n  --compressed",
                        "GET https://v.com /x {a=1, b=2} {X-A=say \"hi\"} "),
                arguments("curl.exe \"https://v.com/x\" ^\r\n -H \"X-A: b\" ^\r\n -d \"{\\\"a\\\":1}\"",
                        "POST https://v.com /x {} {X-A=b} {\"a\":1}"),
                arguments("curl 'https://v.com/v1/organizations?page[number]=1&page[size]=100'",
                        "GET https://v.com /v1/organizations {page[number]=1, page[size]=100} {} "),
                arguments("curl https://v.com:8443/x -o out.json -m 30", "GET https://v.com:8443 /x {} {} "),
                arguments("curl --json '{\"a\":1}' https://v.com/x",
                        "POST https://v.com /x {} {Content-Type=application/json, Accept=application/json} {\"a\":1}"),
                arguments("curl https://v.com/x -b 'sid=1; t=2'", "GET https://v.com /x {} {Cookie=sid=1; t=2} "));
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void readsACommandAsAShellWould(String command, String expected) {
        CurlCommand curl = CurlCommand.parse(command);
        assertThat(curl.method() + " " + curl.base() + " " + curl.path() + " " + curl.query() + " " + curl.headers() + " " + curl.body())
                .isEqualTo(expected);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(arguments("wget https://v.com", "does not begin with"), arguments("curl -X DELETE https://v.com/x", "is a DELETE"),
                arguments("curl -H 'A: b'", "has no address"), arguments("curl https://v.com -d @body.json", "in the file body.json"),
                arguments("curl -F a=@b https://v.com", "form with parts"), arguments("curl https://v.com -H", "nothing behind"),
                arguments("curl 'https://'", "is no address"), arguments("", "does not begin with"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void saysWhyACommandIsNoConnector(String command, String words) {
        assertThatThrownBy(() -> CurlCommand.parse(command)).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().what()).contains(words));
    }

    @Test
    void secretsOfTheCommandBecomeSecretInputsAndAreNotInTheDocument() {
        NewDraft begun = NewDrafts.curl("v", "V",
                CurlCommand.parse("curl 'https://api.v.com/v2/devices?pageSize=50&api_key=s3cret-in-query' "
                        + "-H 'Authorization: Bearer s3cret-token' -H 'X-Tenant: 7' -H 'X-Api-Key: s3cret-key' -H 'User-Agent: x'"));
        String text = begun.draft().text();
        assertThat(text).doesNotContain("s3cret");
        assertThat(begun.toString()).doesNotContain("s3cret");
        assertThat(begun.draft().text("/auth/type")).isEqualTo("bearer");
        assertThat(begun.draft().text("/auth/token")).isEqualTo("{{secret.apiToken}}");
        assertThat(begun.draft().text("/auth/headers/X-Api-Key")).isEqualTo("{{secret.apiKey}}");
        assertThat(begun.values()).isEqualTo(Map.of("apiToken", "s3cret-token", "apiKey", "s3cret-key"));
        assertThat(begun.draft().names("/tables")).containsExactly("devices");
        assertThat(begun.draft().text("/tables/devices/request/query/pageSize")).isEqualTo("50");
        assertThat(begun.draft().text("/tables/devices/request/headers/X-Tenant")).isEqualTo("7");
        assertThat(begun.draft().texts("/http/allowedHosts")).containsExactly("api.v.com");
        assertThat(begun.notes()).singleElement().asString().contains("api_key");
        assertThat(begun.draft().has("/tables/devices/paging")).as("paging is never assumed").isFalse();
    }

    @Test
    void aKeyInTheAddressSignsWhenNothingElseDoes() {
        NewDraft begun = NewDrafts.curl("v", "V", CurlCommand.parse("curl 'https://v.com/devices?api_key=s3cret&page_token=7'"));
        assertThat(begun.draft().text("/auth/query/api_key")).isEqualTo("{{secret.apiKey}}");
        assertThat(begun.draft().names("/tables/devices/request/query")).containsExactly("page_token");
        assertThat(begun.values()).isEqualTo(Map.of("apiKey", "s3cret"));
    }

    @Test
    void aUserAndPasswordBecomeBasicSignIn() {
        for (String command : new String[]{"curl -u me:s3cret-pass https://v.com/x", "curl https://me:s3cret-pass@v.com/x",
                "curl https://v.com/x -H 'Authorization: Basic bWU6czNjcmV0LXBhc3M='"}) {
            NewDraft begun = NewDrafts.curl("v", "V", CurlCommand.parse(command));
            assertThat(begun.draft().text("/auth/type")).as(command).isEqualTo("basic");
            assertThat(begun.values()).isEqualTo(Map.of("username", "me", "password", "s3cret-pass"));
            assertThat(begun.draft().text()).doesNotContain("s3cret");
        }
    }

    @Test
    void aKeyWithoutASchemeIsAHeader() {
        NewDraft begun = NewDrafts.curl("v", "V", CurlCommand.parse("curl https://v.com/x -H 'Authorization: eyJs3cret'"));
        assertThat(begun.draft().text("/auth/type")).isEqualTo("headers");
        assertThat(begun.draft().text("/auth/headers/Authorization")).isEqualTo("{{secret.apiKey}}");
    }

    @Test
    void aGraphQlBodyIsRecognised() {
        NewDraft begun = NewDrafts.curl("v", "V",
                CurlCommand.parse("curl https://v.com/graphql -d '{\"query\":\"query { a { id } }\",\"variables\":{\"n\":5}}'"));
        assertThat(begun.draft().text("/tables/graphql/request/graphql/query")).isEqualTo("query { a { id } }");
        assertThat(begun.draft().text("/tables/graphql/request/graphql/variables/n")).isEqualTo("5");
        assertThat(begun.notes()).anyMatch(note -> note.contains("POST"));
    }
}

package app.tallybird.connector.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordingTest {

    private static Exchange exchange(String method, String url, Optional<JsonElement> sent, String answer) {
        return new Exchange(new Exchange.Request(method, url, sent, Optional.empty()), 200, Map.of(), new JsonPrimitive(answer));
    }

    private static String text(Recording recording, String method, String url, String body) {
        return recording.answer(method, url, body, "").map(Exchange::text).orElse("nothing");
    }

    @Test
    void aRecordedBodyTellsPagesApartWhereTheAddressDoesNot() {
        Recording recording = Recording.once(List.of(
                exchange("POST", "https://a.example/rpc", Optional.of(JsonParser.parseString("{\"params\":{\"page\":2}}")), "second"),
                exchange("POST", "https://a.example/rpc", Optional.of(JsonParser.parseString("{\"params\":{\"page\":1}}")), "first")));

        assertThat(text(recording, "POST", "https://a.example/rpc", "{\"method\":\"m\",\"params\":{\"page\":1,\"size\":5}}"))
                .isEqualTo("first");
        assertThat(text(recording, "POST", "https://a.example/rpc", "{\"method\":\"m\",\"params\":{\"page\":3}}")).isEqualTo("nothing");
        assertThat(recording.strange()).containsExactly("POST https://a.example/rpc");
        assertThat(recording.unused()).extracting(Exchange::text).containsExactly("second");
    }

    @Test
    void aRecordedTokenTellsTenantsApartWhereTheAddressDoesNot() {
        Recording recording = Recording.again(List.of(signed("token-a", "tenant a"), signed("token-b", "tenant b")));

        assertThat(recording.answer("GET", "https://a.example/seats", "", "Bearer token-b").map(Exchange::text)).contains("tenant b");
        assertThat(recording.answer("GET", "https://a.example/seats", "", "Bearer token-a").map(Exchange::text)).contains("tenant a");
        assertThat(recording.answer("GET", "https://a.example/seats", "", "")).isEmpty();
    }

    private static Exchange signed(String token, String answer) {
        return new Exchange(new Exchange.Request("GET", "https://a.example/seats", Optional.empty(), Optional.of(token)), 200, Map.of(),
                new JsonPrimitive(answer));
    }

    @Test
    void aFormIsComparedFieldByField() {
        Recording recording = Recording.again(
                List.of(exchange("POST", "https://a.example/token", Optional.of(JsonParser.parseString("{\"scope\":\"a b\"}")), "token")));

        assertThat(text(recording, "POST", "https://a.example/token", "grant_type=x&scope=a+b")).isEqualTo("token");
        assertThat(text(recording, "POST", "https://a.example/token", "grant_type=x&scope=a")).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource({"/u?from=2026-03-01,/u?from=2026-11-24", "/u/2026/2,/u/2026/11",
            "/u?at=2026-03-01T02%3A30%3A00Z,/u?at=2026-11-24T22%3A00%3A09Z", "/u?month=3&year=2026,/u?month=11&year=2027",
            "/u?m=03/2026,/u?m=11/2026", "/u?since=1772332200,/u?since=1795557600000"})
    void anotherDayIsTheSameRequest(String recorded, String asked) {
        Recording recording = Recording.again(List.of(exchange("GET", "https://a.example" + recorded, Optional.empty(), "yes"),
                exchange("GET", "https://a.example/other" + recorded, Optional.empty(), "no")));

        assertThat(text(recording, "GET", "a.example" + asked, "")).isEqualTo("yes");
    }

    @Test
    void theSameRequestTakesTurns() {
        Exchange one = exchange("GET", "https://a.example/x", Optional.empty(), "1");
        Recording again = Recording.again(List.of(one, one.answering(new JsonPrimitive("2"))));
        Recording once = Recording.once(List.of(one));

        assertThat(List.of(text(again, "GET", "a.example:8080/x", ""), text(again, "GET", "a.example/x", ""),
                text(again, "GET", "a.example/x", ""))).containsExactly("1", "2", "1");
        assertThat(List.of(text(once, "GET", "a.example/x", ""), text(once, "GET", "a.example/x", ""))).containsExactly("1", "nothing");
    }

    @Test
    void aRequestThatNamesNoPageIsNearestToTheFirstRecordedOneOfItsPathAndToken() {
        Recording recording = Recording.again(List.of(exchange("GET", "https://a.example/orgs?size=100&page=1", Optional.empty(), "first"),
                exchange("GET", "https://a.example/orgs?size=100&page=2", Optional.empty(), "second"), signed("token-a", "tenant a")));

        assertThat(recording.nearest("GET", "a.example/orgs", "").map(Exchange::text)).contains("first");
        assertThat(recording.nearest("GET", "a.example/orgs?page=2", "").map(Exchange::text)).contains("second");
        assertThat(recording.nearest("GET", "a.example/orgs?page=2&size=100", "").map(Exchange::text)).contains("second");
        assertThat(recording.nearest("GET", "a.example/orgs?page=3", "")).isEmpty();
        assertThat(recording.nearest("GET", "a.example/orgs?page=1&status=active", "")).isEmpty();
        assertThat(recording.nearest("POST", "a.example/orgs", "")).isEmpty();
        assertThat(recording.nearest("GET", "a.example/seats", "Bearer token-b")).isEmpty();
        assertThat(recording.paths("a.example")).containsExactly("/orgs", "/seats");
    }
}

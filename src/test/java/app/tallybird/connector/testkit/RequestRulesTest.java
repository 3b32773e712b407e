package app.tallybird.connector.testkit;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.format.ContractReader;
import app.tallybird.http.HttpCall;

import static org.assertj.core.api.Assertions.assertThat;

/** A vendor that keeps to what it publishes. */
class RequestRulesTest {

    private static final RequestRules RULES = new RequestRules(ContractReader.read("""
            {
              "published": {"what": "Example API 2", "at": "https://example.com/api", "date": "2026-11-29"},
              "headers": {"X-Key": {"is": "text"}},
              "calls": [
                {
                  "path": "/v1/sites",
                  "query": {
                    "limit": {"is": "whole", "most": 500, "missing": "none"},
                    "order": {"is": "text", "missing": "none"},
                    "pageId": {"is": "whole", "missing": "none"},
                    "from": {"is": "text"}
                  },
                  "never": ["order with pageId"]
                },
                {"method": "POST", "path": "/rpc", "sends": "json", "body": {
                  "method": {"is": "text", "values": ["list"]},
                  "params": {"is": "object"},
                  "params.page": {"is": "whole"}
                }},
                {"method": "POST", "path": "/rpc", "sends": "json", "body": {
                  "method": {"is": "text", "values": ["login"]},
                  "params": {"is": "any"}
                }},
                {"method": "POST", "path": "https://id.example.com/{tenant}/token", "headers": {}, "sends": "form", "body": {
                  "grant_type": {"is": "text"}
                }}
              ]
            }
            """).contract().orElseThrow());

    private static List<String> get(String address) {
        return RULES.of(HttpCall.get(URI.create("https://api.example.com" + address)).withHeader("X-Key", "k"));
    }

    private static List<String> post(String json) {
        return RULES.of(HttpCall.json("POST", URI.create("https://api.example.com/rpc"), json).withHeader("X-Key", "k"));
    }

    @Test
    void letsThroughWhatIsPublished() {
        assertThat(get("/v1/sites?from=2026-01-01&limit=500")).isEmpty();
        assertThat(post("{\"method\": \"list\", \"params\": {\"page\": 1}}")).isEmpty();
        assertThat(post("{\"method\": \"login\", \"params\": {\"anything\": {\"at\": \"all\"}}}")).isEmpty();
    }

    @Test
    void refusesParameters() {
        assertThat(get("/v1/sites?from=x&size=5")).containsExactly("GET /v1/sites: the parameter \"size\" is not published");
        assertThat(get("/v1/sites?from=x&limit=501"))
                .containsExactly("GET /v1/sites: the parameter \"limit\" is 501, the published limit is 500");
        assertThat(get("/v1/sites?from=x&limit=many"))
                .containsExactly("GET /v1/sites: the parameter \"limit\" is \"many\", published is whole");
        assertThat(get("/v1/sites")).containsExactly("GET /v1/sites: the parameter \"from\" is missing");
        assertThat(get("/v1/sites?from=x&order=id&pageId=1")).containsExactly("GET /v1/sites: order and pageId must not stand together");
        assertThat(get("/v1/site")).containsExactly("GET https://api.example.com/v1/site is not published");
    }

    @Test
    void refusesHeaders() {
        URI address = URI.create("https://api.example.com/v1/sites?from=x");
        assertThat(RULES.of(HttpCall.get(address))).containsExactly("GET /v1/sites: the header \"x-key\" is missing");
        assertThat(RULES.of(HttpCall.get(address).withHeader("X-Key", "k").withHeader("X-Other", "1").withHeader("Accept", "*/*")))
                .containsExactly("GET /v1/sites: the header \"x-other\" is not published");
    }

    @Test
    void refusesBodies() {
        assertThat(post("{\"method\": \"list\", \"params\": {\"page\": \"first\"}}"))
                .containsExactly("POST /rpc: the field \"params.page\" is \"first\", published is whole");
        assertThat(post("{\"method\": \"list\", \"params\": {\"page\": 1}, \"all\": true}"))
                .containsExactly("POST /rpc: the field \"all\" is not published");
        assertThat(post("{\"method\": \"drop\", \"params\": {\"page\": 1}}"))
                .containsExactly("POST /rpc: the field \"method\" is \"drop\", published are list");
        assertThat(RULES.of(HttpCall.of("POST", URI.create("https://id.example.com/t-1/token"), "application/json",
                "grant_type=x".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("POST https://id.example.com/{tenant}/token: the content type is \"application/json\", published is "
                        + "application/x-www-form-urlencoded");
    }
}

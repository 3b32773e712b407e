package app.tallybird.connector.fetch;

import java.util.Map;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GraphQlTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "g", "name": "G", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.g.example", "allowedHosts": ["api.g.example"] },
              "tables": { "clients": {
                "request": { "method": "POST", "path": "/graphql",
                  "graphql": { "query": "query($n:Int,$c:String){clients(first:$n,after:$c){id}}", "variables": { "day": "{{date.today}}" } } },
                "rows": "data.clients",
                "paging": { "type": "cursor", "param": "c", "in": "graphql", "from": "data.next", "sizeParam": "n", "size": 2 } } },
              "accounts": { "from": "clients", "id": "id", "name": "id" },
              "services": [ { "key": "seats", "name": "Seats", "category": "other", "subcategory": "other",
                "usage": { "from": "clients", "account": "id", "measure": "value", "field": "seats" } } ] }
            """;

    @Test
    void sendsTheQueryAndKeepsTheTypeOfTheCursor() {
        Vendor vendor = new Vendor(call -> Vendor.json(call).getAsJsonObject("variables").has("c")
                ? Vendor.ok("{\"data\":{\"clients\":[{\"id\":\"b\",\"seats\":0}],\"next\":null}}")
                : Vendor.ok("{\"data\":{\"clients\":[{\"id\":\"a\",\"seats\":7}],\"next\":\"17\"}}"));

        Reading reading = vendor.read(DOCUMENT, Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/seats=7", "b/seats=0");
        assertThat(vendor.bodies()).containsExactly(
                "{\"query\":\"query($n:Int,$c:String){clients(first:$n,after:$c){id}}\",\"variables\":{\"day\":\"2026-03-01\",\"n\":2}}",
                "{\"query\":\"query($n:Int,$c:String){clients(first:$n,after:$c){id}}\",\"variables\":{\"day\":\"2026-03-01\",\"n\":2,\"c\":\"17\"}}");
    }

    @Test
    void anErrorInsideSuccessIsNeverZeroRows() {
        Vendor vendor = new Vendor(
                call -> Vendor.ok("{\"data\":{\"clients\":[],\"next\":null},\"errors\":[{\"message\":\"not authorized\"}]}"));

        assertThatThrownBy(() -> vendor.read(DOCUMENT, Map.of())).isInstanceOf(ProblemException.class)
                .hasMessageContaining("not authorized");
    }

    @Test
    void anErrorOfJsonRpcCountsToo() {
        String rpc = DOCUMENT.replaceAll("\"graphql\": \\{ \"query\".*", "\"json\": { \"jsonrpc\": \"2.0\", \"method\": \"list\" } },")
                .replaceAll("\"paging\": .*", "\"paging\": { \"type\": \"none\" } } },");
        Vendor vendor = new Vendor(
                call -> Vendor.ok("{\"error\":{\"code\":-32602,\"message\":\"Invalid params\"},\"data\":{\"clients\":[]}}"));

        assertThatThrownBy(() -> vendor.read(rpc, Map.of())).isInstanceOf(ProblemException.class).hasMessageContaining("Invalid params");
    }

    @Test
    void aPostIsRepeatedWithItsBodyWhenTheVendorNamesTheNextAddress() {
        String next = DOCUMENT.replaceAll("\"paging\": .*", "\"paging\": { \"type\": \"nextLink\", \"from\": \"data.next\" } } },");
        Vendor vendor = new Vendor(call -> call.uri().getPath().equals("/graphql")
                ? Vendor.ok("{\"data\":{\"clients\":[{\"id\":\"a\",\"seats\":7}],\"next\":\"https://api.g.example/more\"}}")
                : Vendor.ok("{\"data\":{\"clients\":[{\"id\":\"b\",\"seats\":1}],\"next\":null}}"));

        assertThat(Vendor.counts(vendor.read(next, Map.of()))).containsExactly("a/seats=7", "b/seats=1");
        assertThat(vendor.addresses()).containsExactly("https://api.g.example/graphql", "https://api.g.example/more");
        assertThat(vendor.bodies().get(1)).isEqualTo(vendor.bodies().get(0)).contains("clients(first:$n");
    }
}

package app.tallybird.connector.format;

import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RowTest {

    private final Row customer = new Row(JsonParser.parseString("{\"id\": 1, \"name\": \"Ann\"}"), null);
    private final Row device = new Row(JsonParser.parseString("{\"id\": 9, \"type\": \"S\", \"outer\": \"own\"}"), customer);

    @Test
    void aComputedColumnComesBeforeTheVendorsField() {
        device.column("type", new JsonPrimitive("Server"));
        assertThat(read(device, "type")).isEqualTo("\"Server\"");
        assertThat(device.own()).hasToString("{\"id\":9,\"type\":\"S\",\"outer\":\"own\"}");
        assertThat(device.shown()).hasToString("{\"id\":9,\"type\":\"Server\",\"outer\":\"own\"}");
    }

    @Test
    void outerIsTheRowAround() {
        customer.column("level", new JsonPrimitive("gold"));
        assertThat(read(device, "outer.id")).isEqualTo("1");
        assertThat(read(device, "outer.level")).isEqualTo("\"gold\"");
        assertThat(read(device, "id")).isEqualTo("9");
        assertThat(read(device, "outer.type")).isEqualTo("null");
    }

    @Test
    void withoutARowAroundOuterIsAFieldLikeAnother() {
        assertThat(read(new Row(JsonParser.parseString("{\"outer\": 5}"), null), "outer")).isEqualTo("5");
    }

    @Test
    void aRowMayBeAPlainValue() {
        Row plain = new Row(new JsonPrimitive("c-1"), null);
        assertThat(read(plain, ".")).isEqualTo("\"c-1\"");
        assertThat(read(plain, "id")).isEqualTo("null");
        assertThat(plain.shown()).hasToString("{\"value\":\"c-1\"}");
    }

    @Test
    void whatAVendorPutsIntoARowAsASecretIsNotShown() {
        Row row = new Row(JsonParser.parseString("""
                {"id":"1788161-14","authentication_token":"x1","apiKey":"x2","Password":null,"seats_used":24,"token_count":3}"""), null);
        assertThat(row.shown()).hasToString("""
                {"id":"1788161-14","authentication_token":"***","apiKey":"***","Password":"***","seats_used":24,"token_count":3}""");
    }

    private static String read(Row row, String path) {
        return String.valueOf(row.read(FieldPath.parse(path).orElseThrow()));
    }
}

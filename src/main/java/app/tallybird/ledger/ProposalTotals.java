package app.tallybird.ledger;

import java.math.BigDecimal;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.model.Json;

/**
 * What a proposal comes to.
 *
 * @param send how many counts go out, {@code held} how many wait
 * @param changed of how many customers a count changes, {@code customers} how many there are
 * @param units what the counts that go out change together; what two services hold counts once
 * @param money what they change in a month, such as "+212.50 USD"; empty without prices
 */
public record ProposalTotals(int send, int held, int changed, int customers, BigDecimal units, String money) {

    /** "352 to send, 8 held". */
    public String words() {
        return send + " to send, " + held + " held";
    }

    public JsonObject json() {
        return Json.of("send", send, "held", held, "changed", changed, "customers", customers, "units", units, "money", money);
    }

    static ProposalTotals read(String text) {
        JsonObject json = JsonParser.parseString(text).getAsJsonObject();
        return new ProposalTotals(json.get("send").getAsInt(), json.get("held").getAsInt(), json.get("changed").getAsInt(),
                json.get("customers").getAsInt(), json.get("units").getAsBigDecimal(), json.get("money").getAsString());
    }
}

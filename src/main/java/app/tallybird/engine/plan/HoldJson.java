package app.tallybird.engine.plan;

import java.time.LocalDate;

import com.google.gson.JsonObject;

/** Holds as JSON: the kind, the sentence, and what is needed to read it back. */
final class HoldJson {

    private HoldJson() {
    }

    static JsonObject write(Hold hold) {
        JsonObject json = new JsonObject();
        json.addProperty("words", hold.words());
        json.addProperty("wholeRun", hold.wholeRun());
        switch (hold) {
            case Hold.FirstRun first -> json.addProperty("kind", "first run");
            case Hold.EmptyRun empty -> json.addProperty("kind", "empty run");
            case Hold.ServiceDown down -> {
                json.addProperty("kind", "service down");
                json.addProperty("serviceKey", down.serviceKey());
                json.addProperty("service", down.service());
                json.addProperty("before", down.before());
                json.addProperty("now", down.now());
            }
            case Hold.AccountsToZero zero -> {
                json.addProperty("kind", "accounts to zero");
                json.addProperty("accounts", zero.accounts());
                json.addProperty("names", zero.names());
            }
            case Hold.AccountsDown down -> {
                json.addProperty("kind", "accounts down");
                json.addProperty("before", down.before());
                json.addProperty("now", down.now());
            }
            case Hold.Frozen frozen -> {
                json.addProperty("kind", "frozen");
                json.addProperty("closed", frozen.closed().toString());
                json.addProperty("until", frozen.until().toString());
            }
            case Hold.Nobody nobody -> {
                json.addProperty("kind", "units of nobody");
                json.addProperty("units", nobody.units());
                json.addProperty("rows", nobody.rows());
                json.addProperty("why", nobody.why());
            }
            case Hold.LikelyTotal total -> {
                json.addProperty("kind", "likely total");
                json.addProperty("accountId", total.accountId());
            }
            case Hold.Contradicted contradicted -> {
                json.addProperty("kind", "contradicted");
                json.addProperty("accountId", contradicted.accountId());
            }
            case Hold.CellDown down -> {
                json.addProperty("kind", "account down");
                json.addProperty("accountId", down.accountId());
                json.addProperty("account", down.account());
                json.addProperty("service", down.service());
                json.addProperty("before", down.before());
                json.addProperty("now", down.now());
            }
        }
        return json;
    }

    static Hold read(JsonObject json) {
        String kind = text(json, "kind");
        return switch (kind) {
            case "first run" -> new Hold.FirstRun();
            case "empty run" -> new Hold.EmptyRun();
            case "service down" -> new Hold.ServiceDown(text(json, "serviceKey"), text(json, "service"),
                    json.get("before").getAsBigDecimal(), json.get("now").getAsBigDecimal());
            case "accounts to zero" -> new Hold.AccountsToZero(json.get("accounts").getAsInt(), text(json, "names"));
            case "accounts down" -> new Hold.AccountsDown(json.get("before").getAsInt(), json.get("now").getAsInt());
            case "frozen" -> new Hold.Frozen(LocalDate.parse(text(json, "closed")), LocalDate.parse(text(json, "until")));
            case "units of nobody" -> new Hold.Nobody(json.get("units").getAsBigDecimal(), json.get("rows").getAsLong(), text(json, "why"));
            case "likely total" -> new Hold.LikelyTotal(text(json, "accountId"), text(json, "words"));
            case "contradicted" -> new Hold.Contradicted(text(json, "accountId"), text(json, "words"));
            case "account down" -> new Hold.CellDown(text(json, "accountId"), text(json, "account"), text(json, "service"),
                    json.get("before").getAsBigDecimal(), json.get("now").getAsBigDecimal());
            default -> throw new IllegalArgumentException("no such hold: " + kind);
        };
    }

    private static String text(JsonObject json, String name) {
        return json.get(name).getAsString();
    }
}

package app.tallybird.engine.explain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.engine.explain.SinceLast.Seen;
import app.tallybird.engine.plan.SideBySide;
import app.tallybird.model.Json;
import app.tallybird.model.Units;

/** An explained number as JSON; every name that is known, times UTC. */
public final class ExplainJson {

    private static final ExplainWords WORDS = new ExplainWords(Units::text, at -> at.atOffset(ZoneOffset.UTC).toString());

    private ExplainJson() {
    }

    public static JsonObject of(Explained one) {
        JsonObject json = Json.of("accountId", one.names().key().accountId(), "account", one.names().account(), "serviceKey",
                one.names().key().serviceKey(), "service", one.names().service(), "what", one.names().what(), "counted", one.counted(),
                "state", one.state(), "note", one.remark(), "rule", one.means(), "notCounted", Json.value(new TreeMap<>(one.notCounted())),
                "parts", Json.list(one.parts(), part -> Json.of("service", part.service(), "units", part.units())), "since", since(one));
        one.beside().ifPresent(other -> json.add(SideBySide.word(other.service()), Json.value(other.units())));
        one.worth().ifPresent(worth -> {
            json.add("amount", worth.amount().json());
            json.addProperty("price", worth.price().unit());
            worth.change().ifPresent(change -> json.add("amountChange", change.json()));
            worth.margin().ifPresent(margin -> json.add("margin", margin.json()));
        });
        one.billed().ifPresent(billed -> {
            json.addProperty("billed", Units.plain(billed.units()));
            json.addProperty("contract", billed.contract());
        });
        return json;
    }

    private static JsonObject since(Explained one) {
        JsonObject json = new JsonObject();
        ExplainWords.basis(one).ifPresent(basis -> {
            json.addProperty("run", basis.run().value());
            json.addProperty("at", basis.at().toString());
            json.addProperty("units", Units.plain(basis.units()));
        });
        switch (one.since()) {
            case SinceLast.Told told -> {
                json.add("gone", seen(told.gone()));
                json.add("new", seen(told.fresh()));
                json.add("counted", seen(told.counted()));
                json.addProperty("lastSeenBy", told.lastIsTheVendors() ? "vendor" : "count");
                told.pattern().ifPresent(pattern -> json.addProperty("pattern", WORDS.pattern(pattern)));
            }
            case SinceLast.NotTold not -> {
                json.addProperty("why", not.why());
                json.add("counted", seen(not.counted()));
            }
        }
        return json;
    }

    private static JsonArray seen(List<Seen> all) {
        return Json.list(all, one -> {
            JsonObject json = Json.of("name", one.name());
            if (!one.site().isEmpty()) {
                json.addProperty("site", one.site());
            }
            one.first().map(Instant::toString)
                    .ifPresent(at -> json.addProperty(one.firstOrBefore() ? "firstCountedOrBefore" : "firstCounted", at));
            one.last().map(Instant::toString).ifPresent(at -> json.addProperty("lastSeen", at));
            return json;
        });
    }
}

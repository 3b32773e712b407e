package app.tallybird.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.Json;
import app.tallybird.model.Right;

/** Who the names of a file are, as a person has said it; kept with the integration. */
public final class SaidNames {

    private static final String KEPT = "customer-names";

    private final Ledger ledger;

    public SaidNames(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The ids that a person gave, by name. */
    public Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        ledger.note(KEPT).filter(text -> !text.isEmpty()).ifPresent(
                text -> JsonParser.parseString(text).getAsJsonObject().asMap().forEach((name, id) -> said.put(name, id.getAsString())));
        return said;
    }

    /** Remembers that these names mean these ids; a name that means itself is a customer of its own. */
    public void say(Map<String, String> idsByName) {
        mayBeSaid();
        Map<String, String> before = said();
        Map<String, String> said = new TreeMap<>(before);
        said.putAll(idsByName);
        keep(said);
        List<String> other = said
                .entrySet().stream().filter(one -> !one.getValue().equals(before.get(one.getKey()))).map(one -> "\"" + one.getKey()
                        + "\" is " + (one.getKey().equals(one.getValue()) ? "a customer of its own" : "customer " + one.getValue()))
                .toList();
        if (!other.isEmpty()) {
            new Deeds(ledger).decided("Said who names are: " + Deeds.list(other));
        }
    }

    private void mayBeSaid() {
        ledger.user().require(Right.SET_UP, "No name was changed.");
    }

    /** Forgets what a name means; false when nothing was said of it. */
    public boolean forget(String name) {
        mayBeSaid();
        Map<String, String> said = said();
        boolean known = said.remove(name) != null;
        if (known) {
            keep(said);
            new Deeds(ledger).decided("Forgot who \"" + name + "\" is");
        }
        return known;
    }

    private void keep(Map<String, String> said) {
        JsonObject json = Json.value(said).getAsJsonObject();
        ledger.note(KEPT, json.toString());
    }
}

package app.tallybird.settings;

import java.util.Optional;

import app.tallybird.model.Json;

/** Which shared ledger somebody chose for this computer's home folder; it is read anew with each call. */
public final class LedgerChoice {

    private static final String ADDRESS = "address";

    private final JsonDocument document;

    /** {@code own} are the documents of this computer. */
    public LedgerChoice(Documents own) {
        document = new JsonDocument(own, "ledger.json");
    }

    /** Its address, without a password; empty for the ledger on this computer. */
    public Optional<String> address() {
        return document.find().flatMap(json -> Json.text(json, ADDRESS)).filter(text -> !text.isBlank());
    }

    public void use(String address) {
        document.put(Json.of(ADDRESS, address));
    }

    public void useThisComputer() {
        document.delete();
    }
}

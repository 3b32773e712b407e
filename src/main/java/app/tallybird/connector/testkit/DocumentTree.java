package app.tallybird.connector.testkit;

import com.google.gson.JsonObject;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.format.ConnectorDocument;

/** A connector document as it is read, and as it is written. */
record DocumentTree(ConnectorDocument document, JsonObject tree) {

    /** The object at a pointer, or an empty one. */
    JsonObject object(String pointer) {
        return Pointer.find(tree, pointer).filter(JsonObject.class::isInstance).map(JsonObject.class::cast).orElseGet(JsonObject::new);
    }

    /** Whether a column of this name has names for all values, and tells of others. */
    boolean isMapped(String column) {
        return document.tables().values().stream().map(table -> table.columns().get(column))
                .anyMatch(rule -> rule != null && !rule.steps().map().isEmpty());
    }
}

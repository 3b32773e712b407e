package app.tallybird.connector.editing;

import com.google.gson.JsonObject;

/** A way the list may go on, with the sign that speaks for it. Never applied without a person. */
public record PagingSuggestion(String title, String because, JsonObject paging) {
}

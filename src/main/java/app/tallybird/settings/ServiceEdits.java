package app.tallybird.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import app.tallybird.model.OwnServices;
import app.tallybird.model.Service;

/**
 * What a person changed about the services of one integration: names, words and kinds by service key, support details that go with every service, and
 * services of one's own. What is empty stays as the connector says.
 */
public record ServiceEdits(Map<String, Edit> byKey, Support support, OwnServices own) {

    public static final ServiceEdits NONE = new ServiceEdits(Map.of(), new Support("", ""));

    /** Files of an earlier version have no own services. */
    public ServiceEdits {
        byKey = Map.copyOf(byKey);
        own = Objects.requireNonNullElse(own, OwnServices.NONE);
    }

    /** With no services of one's own. */
    public ServiceEdits(Map<String, Edit> byKey, Support support) {
        this(byKey, support, OwnServices.NONE);
    }

    /** Replacements for one service; category and subcategory are Synthesize's own words. */
    public record Edit(String name, String description, String category, String subcategory) {

        /** Nothing is replaced. */
        public static final Edit NONE = new Edit("", "", "", "");

        /** Files of an earlier version have no name. */
        public Edit {
            name = Objects.requireNonNullElse(name, "");
        }

        public Edit named(String other) {
            return new Edit(other, description, category, subcategory);
        }
    }

    /** Where a customer finds help: an address of a page and a contact. */
    public record Support(String page, String contact) {
    }

    public ServiceEdits with(String key, Edit edit) {
        Map<String, Edit> edits = new HashMap<>(byKey);
        edits.put(key, edit);
        return new ServiceEdits(edits, support, own);
    }

    public ServiceEdits with(Support other) {
        return new ServiceEdits(byKey, other, own);
    }

    public ServiceEdits with(OwnServices other) {
        return new ServiceEdits(byKey, support, other);
    }

    /** The service as the person wants it. */
    public Service apply(Service service) {
        Edit edit = byKey.get(service.key());
        return edit == null
                ? service
                : new Service(service.key(), or(edit.name(), service.name()), or(edit.description(), service.description()),
                        or(edit.category(), service.category()), or(edit.subcategory(), service.subcategory()));
    }

    private static String or(String edited, String original) {
        return edited.isBlank() ? original : edited;
    }
}

package app.tallybird.connector.editing;

import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.description.Walk;

/** Gives parts of a document other names, and everything that refers to them. */
public final class References {

    private References() {
    }

    /** Another name for a table. */
    public static DraftTree renameTable(DraftTree draft, String before, String name) {
        DraftTree tree = draft.renamed(Pointer.of("tables", before), name);
        return tree.equals(draft) ? draft : renamed(tree, Sort.TABLE, before, name);
    }

    /** Another key for a service. */
    public static DraftTree renameService(DraftTree draft, int place, String name) {
        String before = draft.text("/services/" + place + "/key");
        return renamed(draft.with("/services/" + place + "/key", name), Sort.SERVICE, before, name);
    }

    /** Another key for an input. */
    public static DraftTree renameInput(DraftTree draft, int place, String name) {
        String before = draft.text("/inputs/" + place + "/key");
        DraftTree tree = draft.with("/inputs/" + place + "/key", name);
        return before.isEmpty()
                ? tree
                : renamed(rewritten(tree, placeholder("(input|secret)", before), match -> match.replace("." + before, "." + name)),
                        Sort.SECRET_INPUT, before, name);
    }

    /** An input that becomes a secret, or stops being one, is read under another word. */
    public static DraftTree makeSecret(DraftTree draft, int place, boolean secret) {
        String at = "/inputs/" + place;
        String key = draft.text(at + "/key");
        DraftTree tree = secret
                ? draft.with(at + "/secret", new JsonPrimitive(true)).without(at + "/default")
                : draft.without(at + "/secret");
        return rewritten(tree, placeholder(secret ? "input" : "secret", key),
                match -> secret ? "{{secret." + key + "}}" : "{{input." + key + "}}");
    }

    private static Pattern placeholder(String kind, String key) {
        return Pattern.compile("\\{\\{\\s*" + kind + "\\." + Pattern.quote(key) + "\\s*\\}\\}");
    }

    private static DraftTree renamed(DraftTree tree, Sort sort, String before, String name) {
        return before.isEmpty() ? tree : changed(tree, place -> place.sort() == sort && place.text().equals(before) ? name : place.text());
    }

    /** In texts and in names, such as that of a header. */
    private static DraftTree rewritten(DraftTree draft, Pattern pattern, UnaryOperator<String> change) {
        UnaryOperator<String> whole = text -> pattern.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(change.apply(match.group())));
        DraftTree tree = changed(draft, place -> whole.apply(place.text()));
        for (Place place : Walk.of(tree.json()).reversed()) {
            String name = whole.apply(place.name());
            tree = name.equals(place.name()) ? tree : tree.renamed(place.pointer(), name);
        }
        return tree;
    }

    /** Each text becomes what {@code change} makes of it. */
    private static DraftTree changed(DraftTree draft, Function<Place, String> change) {
        DraftTree tree = draft;
        for (Place place : Walk.of(draft.json())) {
            boolean text = place.value() instanceof JsonPrimitive value && value.isString();
            String now = text ? change.apply(place) : "";
            tree = text && !now.equals(place.text()) ? tree.with(place.pointer(), now) : tree;
        }
        return tree;
    }
}

package app.tallybird.connector.editing;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.description.Pointer;

/**
 * A secret that stood in the document, moved into an input: only the input's name stands there now. Prints without it.
 *
 * @param key the input, new or there already
 * @param value the secret, to be kept in memory as the value to try; empty when it was gone already
 */
public record SecretMove(DraftTree draft, String key, String value) {

    private static final Set<String> WITH_HEADERS = Set.of("headers", "basic", "bearer", "oauth2", "session");

    /** {@code secrets} are the values to try of the secret inputs, by key. */
    public static SecretMove of(DraftTree draft, SecretPlace place, Map<String, String> secrets) {
        List<String> steps = Pointer.steps(place.pointer());
        String value = place.isGone() ? "" : place.secret();
        if (steps.getFirst().equals("inputs") && steps.getLast().equals("default")) {
            return new SecretMove(draft.without(place.pointer()), draft.text(Pointer.of("inputs", steps.get(1), "key")), value);
        }
        String key = secrets.entrySet().stream().filter(one -> !value.isEmpty() && one.getValue().equals(value)).map(Map.Entry::getKey)
                .filter(one -> isSecretInput(draft, one)).findFirst().orElseGet(() -> free(draft, proposed(place)));
        DraftTree tree = draft;
        if (!isSecretInput(draft, key)) {
            JsonObject input = new JsonObject();
            input.addProperty("key", key);
            input.addProperty("label", NewDrafts.label(key));
            input.add("secret", new JsonPrimitive(true));
            tree = tree.with("/inputs/" + tree.size("/inputs"), input);
        }
        return new SecretMove(put(tree, place, steps, place.before() + "{{secret." + key + "}}" + place.after()), key, value);
    }

    /** In its place, or, where secrets may not stand, as a header or parameter of the sign-in if that can carry one. */
    private static DraftTree put(DraftTree tree, SecretPlace place, List<String> steps, String text) {
        boolean ofTable = steps.getFirst().equals("tables") && steps.size() == 5 && steps.get(2).equals("request");
        boolean ofAll = steps.getFirst().equals("http") && steps.size() == 3;
        String kind = steps.size() < 2 ? "" : steps.get(steps.size() - 2);
        if ((!ofTable && !ofAll) || !(kind.equals("headers") || kind.equals("query"))) {
            return tree.with(place.pointer(), text);
        }
        String own = Pointer.of("tables", steps.get(1), "auth");
        String signIn = ofTable && tree.has(own) ? own : "/auth";
        String type = tree.text(signIn + "/type");
        boolean unsigned = type.isEmpty() || type.equals("none");
        if (!unsigned && !(kind.equals("headers") ? WITH_HEADERS.contains(type) : type.equals("query"))) {
            return tree.with(place.pointer(), text);
        }
        DraftTree moved = tree.without(place.pointer());
        String group = Pointer.parent(place.pointer());
        moved = moved.names(group).isEmpty() ? moved.without(group) : moved;
        return (unsigned ? moved.with(signIn + "/type", kind) : moved).with(signIn + Pointer.of(kind, steps.getLast()), text);
    }

    private static String proposed(SecretPlace place) {
        String name = Pointer.steps(place.pointer()).stream().filter(step -> !step.matches("\\d+")).reduce("", (one, other) -> other);
        return switch (name) {
            case "token" -> "apiToken";
            case "secret" -> "secretKey";
            case "Authorization", "authorization", "username", "base", "path", "tokenUrl" -> "apiKey";
            default -> NewDrafts.key(name);
        };
    }

    private static boolean isSecretInput(DraftTree draft, String key) {
        for (int i = 0; i < draft.size("/inputs"); i++) {
            if (draft.text("/inputs/" + i + "/key").equals(key)) {
                return draft.text("/inputs/" + i + "/secret").equals("true");
            }
        }
        return false;
    }

    private static String free(DraftTree draft, String wanted) {
        Set<String> taken = new java.util.HashSet<>();
        for (int i = 0; i < draft.size("/inputs"); i++) {
            taken.add(draft.text("/inputs/" + i + "/key"));
        }
        String key = wanted;
        for (int number = 2; taken.contains(key); number++) {
            key = wanted + number;
        }
        return key;
    }

    @Override
    public String toString() {
        return "SecretMove[" + key + ", " + SecretPlace.MASK + "]";
    }
}

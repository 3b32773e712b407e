package app.tallybird.connector.editing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.description.Pointer;

/**
 * One place where two documents differ; {@code before} or {@code after} is empty where nothing stands.
 *
 * @param weighty whether it changes where data or secrets go: addresses, hosts, sign-in
 */
public record Difference(String pointer, String before, String after, boolean weighty) {

    /** All differences, weighty ones first. The order of properties is none. */
    public static List<Difference> between(DraftTree before, DraftTree after) {
        List<Difference> all = new ArrayList<>();
        compare("", before.json(), after.json(), all);
        return all.stream().sorted(Comparator.comparing(Difference::weighty).reversed()).toList();
    }

    private static void compare(String pointer, JsonElement one, JsonElement other, List<Difference> to) {
        if (one instanceof JsonObject before && other instanceof JsonObject after) {
            Set<String> names = new LinkedHashSet<>(before.keySet());
            names.addAll(after.keySet());
            for (String name : names) {
                String here = pointer + Pointer.of(name);
                if (!before.has(name) || !after.has(name)) {
                    to.add(of(here, before.has(name) ? before.get(name).toString() : "",
                            after.has(name) ? after.get(name).toString() : ""));
                } else {
                    compare(here, before.get(name), after.get(name), to);
                }
            }
        } else if (one instanceof JsonArray before && other instanceof JsonArray after) {
            for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
                String here = pointer + "/" + i;
                if (i >= before.size() || i >= after.size()) {
                    to.add(of(here, i < before.size() ? before.get(i).toString() : "", i < after.size() ? after.get(i).toString() : ""));
                } else {
                    compare(here, before.get(i), after.get(i), to);
                }
            }
        } else if (!one.equals(other)) {
            to.add(of(pointer, one.toString(), other.toString()));
        }
    }

    private static Difference of(String pointer, String before, String after) {
        boolean weighty = pointer.startsWith("/http") || pointer.contains("/auth") || pointer.matches("/tables/[^/]+/request.*")
                || pointer.matches("/tables/[^/]+") || pointer.startsWith("/inputs");
        return new Difference(pointer, before, after, weighty);
    }

    /** "/http/allowedHosts/0: "a.com" → "b.com"". */
    public String words() {
        if (before.isEmpty()) {
            return pointer + ": new, " + after;
        }
        return after.isEmpty() ? pointer + ": gone, was " + before : pointer + ": " + before + " → " + after;
    }
}

package app.tallybird.connector.exchange;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One thing that a document reaches for: a host, the way of a secret to a host, a file, a line of an environment file, a program.
 *
 * @param id what agreeing to it is remembered by; a new label of an input does not change it
 * @param what the same for people, with the labels of inputs
 * @param to of a secret, the host that it goes to; otherwise empty
 */
public record Touch(Kind kind, String id, String what, String to) {

    /** In words, those that go to several hosts in one line: "Client secret, in the body of the sign-in → a.com, b.com". */
    static List<String> words(List<Touch> touches) {
        Map<String, Set<String>> hosts = new LinkedHashMap<>();
        touches.forEach(touch -> hosts.computeIfAbsent(touch.what(), none -> new LinkedHashSet<>()).add(touch.to()));
        return hosts.entrySet().stream()
                .map(one -> one.getKey() + (one.getValue().contains("") ? "" : " → " + String.join(", ", one.getValue()))).toList();
    }

    /** What is reached for, with what a review says when there is none. */
    public enum Kind {
        HOST("It may talk to", "nobody"),
        SECRET("It sends these secrets", "none"),
        FILE("It reads", "no file"),
        LINE("In an environment file it looks for", "nothing"),
        PROGRAM("It starts", "no program");

        private final String title;
        private final String nothing;

        Kind(String title, String nothing) {
            this.title = title;
            this.nothing = nothing;
        }

        String title() {
            return title;
        }

        String nothing() {
            return nothing;
        }
    }
}

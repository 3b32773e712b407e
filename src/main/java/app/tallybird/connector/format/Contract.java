package app.tallybird.connector.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonElement;

/**
 * What a vendor publishes of the requests that a connector sends, as {@code contract.json} beside the connector says it; {@code contract.txt} is its
 * form.
 */
public record Contract(Basis basis, List<Published> calls) {

    public Contract {
        calls = List.copyOf(calls);
    }

    /** What the contract rests on. */
    public sealed interface Basis {

        /** Something public, its address, and the day on which the connector was compared with it. */
        record Source(String what, String at, String date) implements Basis {
        }

        /** Nothing is public. */
        record Nothing(String why) implements Basis {
        }
    }

    /** How far a connector was compared, in the words of the catalog. */
    public String words() {
        return switch (basis) {
            case Basis.Source source -> "checked against the published API of " + source.date();
            case Basis.Nothing nothing -> "no published API";
        };
    }

    /**
     * A request the vendor takes, and what it answers.
     *
     * @param answer every field by its shape, such as {@code sites[].id}
     * @param shapes other answers that hold the same list, with {@code "{list}"} in its place
     */
    public record Published(Asked asked, Map<String, Value> answer, List<JsonElement> shapes) {
        public Published {
            answer = kept(answer);
            shapes = List.copyOf(shapes);
        }

        @Override
        public String toString() {
            return asked.method() + " " + asked.path();
        }
    }

    /**
     * How it is asked.
     *
     * @param path behind the host, or with it; {@code {id}} stands for anything but a slash
     * @param never names that must not stand together
     */
    public record Asked(String method, String path, Map<String, Value> query, Map<String, Value> headers, Sent sent,
            List<List<String>> never) {
        public Asked {
            query = kept(query);
            headers = kept(headers);
            never = List.copyOf(never);
        }
    }

    /** The body of a request; {@code type} is empty where there is none. */
    public record Sent(String type, Map<String, Value> fields) {
        public Sent {
            fields = kept(fields);
        }
    }

    /**
     * One value of a request or an answer.
     *
     * @param unit what a number counts, or empty
     * @param ignored why no count depends on it; empty where one does
     */
    public record Value(Form form, Absence absence, String unit, String ignored) {
    }

    /**
     * What a value looks like.
     *
     * @param asText a number may come as a text
     * @param values the published names of states and kinds; empty where any text may stand
     * @param most the largest that is allowed
     */
    public record Form(Type is, boolean asText, List<String> values, Optional<Integer> most) {
        public Form {
            values = List.copyOf(values);
        }
    }

    /** What it means when the value is missing, or null; empty where it must not be. */
    public record Absence(Optional<Means> missing, Optional<Means> nothing) {
    }

    public enum Type {
        TEXT,
        WHOLE,
        NUMBER,
        FLAG,
        LIST,
        OBJECT,
        ANY
    }

    public enum Means {
        /** It is not known. */
        UNKNOWN,
        /** There is none. */
        NONE
    }

    private static <T> Map<String, T> kept(Map<String, T> map) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(map));
    }
}

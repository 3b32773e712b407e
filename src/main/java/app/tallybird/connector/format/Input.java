package app.tallybird.connector.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.re2j.Pattern;

/**
 * One value that the user gives.
 *
 * @param defaultValue what counts when nothing is given
 * @param pattern what the whole value must match
 * @param replace what is replaced in what is entered, one after the other
 * @param env the names under which an environment file holds it
 */
public record Input(String key, String label, Help help, Type type, boolean secret, boolean required, Optional<String> defaultValue,
        List<Column.Replace> replace, Optional<Pattern> pattern, List<Choice> choices, List<String> env) {

    /** What every document that speaks of today asks for, unless it fixes the zone itself. */
    public static final Input TIME_ZONE = new Input("timeZone", "Time zone of dates",
            new Help("Whose day is today when the vendor is asked for dates; empty for this computer's.", "Pacific/Auckland"), Type.TEXT,
            false, false, Optional.empty(), List.of(), Optional.empty(), List.of(), List.of());

    public Input {
        replace = List.copyOf(replace);
        choices = List.copyOf(choices);
        env = List.copyOf(env);
    }

    /** The line of an environment file that holds it, whatever other names it has: {@code clientSecret} is {@code CLIENT_SECRET}. */
    public String envName() {
        return envName(key);
    }

    /** The same for any key. */
    public static String envName(String key) {
        return key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('-', '_').toUpperCase(Locale.ROOT);
    }

    /** The names under which an environment file may hold it, its own first, then those of the PowerShell SDK's files. None is a key of Synthesize or a setting of Tallybird, whatever the document says. */
    public Stream<String> envNames() {
        return Stream.concat(Stream.of(envName()), env.stream()).distinct().filter(name -> !TouchRules.isReserved(name));
    }

    /** What is shown beside the field; either may be empty. */
    public record Help(String text, String example) {
    }

    /** One of several values to choose from. */
    public record Choice(String value, String label) {
    }

    /** What the value is, and so which control asks for it. */
    public enum Type {
        TEXT,
        URL,
        CHOICE,
        INTEGER,
        BOOLEAN,
        DATE,
        FILE
    }
}

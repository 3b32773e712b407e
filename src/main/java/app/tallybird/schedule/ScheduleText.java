package app.tallybird.schedule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of the resources with places such as {@code {{title}}}. A place with a line of its own takes several lines, each as far in as itself, or none.
 */
final class ScheduleText {

    private static final Pattern PLACE = Pattern.compile("(?m)^( *)\\{\\{(\\w+)}}\\n|\\{\\{(\\w+)}}");

    private ScheduleText() {
    }

    static String fill(String name, Map<String, String> values) {
        return PLACE.matcher(read(name)).replaceAll(place -> Matcher.quoteReplacement(
                place.group(3) == null ? value(values, place.group(2)).indent(place.group(1).length()) : value(values, place.group(3))));
    }

    private static String value(Map<String, String> values, String place) {
        return Objects.requireNonNull(values.get(place), place);
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(ScheduleText.class.getResourceAsStream("/schedule/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text inside XML. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}

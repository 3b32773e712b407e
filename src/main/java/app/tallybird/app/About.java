package app.tallybird.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What this program is and what it is made of: its version, the Java it runs on and the works of others that it is delivered with. */
public record About(String version, String java, String works) {

    private static final String NOT_BUILT = "The list of the works of others is made when Tallybird is built.";

    public static About thisProgram() {
        return new About(Diagnostics.version(), "Java " + Runtime.version().feature(), list());
    }

    private static String list() {
        try (InputStream list = About.class.getResourceAsStream("/third-party.txt")) {
            return list == null ? NOT_BUILT : new String(list.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

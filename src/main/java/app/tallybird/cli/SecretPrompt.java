package app.tallybird.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import app.tallybird.app.Application;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.settings.EnvFile;

/** Secrets that are typed or piped in, never given as arguments. */
final class SecretPrompt {

    private static final byte[] NEW_LINE = {'\n', 0};
    private static final byte[] NEW_LINE_BIG = {0, '\n'};

    private SecretPrompt() {
    }

    /** From the keyboard without an echo, or else the first line of standard input. */
    static Secret secret(Console console, String prompt) {
        Optional<java.io.Console> terminal = Optional.ofNullable(System.console()).filter(one -> one.isTerminal() && console.live());
        if (terminal.isPresent()) {
            char[] typed = terminal.get().readPassword("%s", prompt);
            return Secret.of(typed == null ? "" : new String(typed).strip());
        }
        try {
            return piped(System.in);
        } catch (IOException e) {
            return Secret.of("");
        }
    }

    /**
     * The next line, and nothing behind it, in whatever a shell writes: UTF-8 with or without a mark, PowerShell's UTF-16 with or without one,
     * or the code page of old consoles.
     */
    static Secret piped(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0 || first == '\n') {
            return Secret.of("");
        }
        int second = in.read();
        boolean little = (first == 0xFF && second == 0xFE) || (first != 0 && second == 0);
        boolean big = (first == 0xFE && second == 0xFF) || (first == 0 && second > 0);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        line.write(first);
        if (!little && !big) {
            for (int next = second; next >= 0 && next != '\n'; next = in.read()) {
                line.write(next);
            }
            return Secret.of(EnvFile.decode(line.toByteArray()).strip());
        }
        line.write(second);
        for (byte[] unit = in.readNBytes(2); unit.length == 2
                && !Arrays.equals(unit, little ? NEW_LINE : NEW_LINE_BIG); unit = in.readNBytes(2)) {
            line.write(unit);
        }
        String text = line.toString(little ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        return Secret.of(text.replace("\ufeff", "").strip());
    }

    static String whereKept(Application application) {
        return switch (application.secrets().availability()) {
            case Availability.Kept kept -> "It is kept in " + kept.where() + ".";
            case Availability.SessionOnly only -> "It is NOT kept after this command: " + only.why() + ".";
        };
    }
}

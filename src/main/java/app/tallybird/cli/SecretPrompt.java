package app.tallybird.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import app.tallybird.app.Application;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;

/** Secrets that are typed or piped in, never given as arguments. */
final class SecretPrompt {

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
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return Secret.of(line == null ? "" : line.strip());
        } catch (IOException e) {
            return Secret.of("");
        }
    }

    static String whereKept(Application application) {
        return switch (application.secrets().availability()) {
            case Availability.Kept kept -> "It is kept in " + kept.where() + ".";
            case Availability.SessionOnly only -> "It is NOT kept after this command: " + only.why() + ".";
        };
    }
}

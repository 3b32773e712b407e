package app.tallybird.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Words can be read on every ground that they stand on: 4.5 to 1 at least, as WCAG 2.2 asks of text (success criterion 1.4.3). */
class ContrastTest {

    private static final double LEAST = 4.5;
    private static final List<String> WORDS = List.of("-tb-text", "-tb-muted", "-tb-accent", "-tb-good", "-tb-warn", "-tb-bad",
            "-tb-service");
    private static final List<String> GROUNDS = List.of("-tb-page", "-tb-surface", "-tb-head", "-tb-customer-tint", "-tb-service-tint",
            "-tb-filter-tint", "-tb-count-tint");
    /** The chosen row of the month, and the head of a plan that waits: what stands there. */
    private static final Map<String, List<String>> MORE = Map.of("-tb-accent-soft",
            List.of("-tb-text", "-tb-muted", "-tb-accent", "-tb-warn"), "-tb-warn-soft", List.of("-tb-text", "-tb-muted", "-tb-warn"));
    private static final Pattern TOKEN = Pattern.compile("(-tb-[a-z-]+): (#[0-9a-f]{6})");
    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");
    private static final Pattern GROUND = Pattern.compile("-fx-background-color: (-tb-[a-z-]+|white)\\b");
    private static final Pattern INK = Pattern.compile("-fx-text-fill: (-tb-[a-z-]+|white)\\b");
    private static final Pattern FADED = Pattern.compile("-fx-text-fill[^}]*-fx-opacity|-fx-opacity[^}]*-fx-text-fill");

    private static String css(String name) throws IOException {
        try (InputStream in = Theme.class.getResourceAsStream(name + ".css")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void wordsCanBeRead(String scheme) throws IOException {
        Map<String, String> tokens = new HashMap<>(Map.of("white", "#ffffff"));
        Matcher token = TOKEN.matcher(css(scheme));
        while (token.find()) {
            tokens.put(token.group(1), token.group(2));
        }
        List<String> faint = new ArrayList<>();
        GROUNDS.forEach(ground -> WORDS.forEach(ink -> check(tokens, ink, ground, ink + " on " + ground, faint)));
        MORE.forEach((ground, words) -> words.forEach(ink -> check(tokens, ink, ground, ink + " on " + ground, faint)));
        Matcher rule = RULE.matcher(css("app"));
        int seen = 0;
        while (rule.find()) {
            Matcher ground = GROUND.matcher(rule.group(2));
            Matcher ink = INK.matcher(rule.group(2));
            if (ground.find() && ink.find() && tokens.containsKey(ground.group(1)) && tokens.containsKey(ink.group(1))) {
                seen++;
                check(tokens, ink.group(1), ground.group(1), rule.group(1).strip(), faint);
            }
            if (FADED.matcher(rule.group(2)).find()) {
                faint.add(rule.group(1).strip() + ": words that are faded");
            }
        }
        assertThat(seen).isGreaterThan(20);
        assertThat(faint).isEmpty();
    }

    private static void check(Map<String, String> tokens, String ink, String ground, String where, List<String> faint) {
        double contrast = contrast(Objects.requireNonNull(tokens.get(ink), ink), Objects.requireNonNull(tokens.get(ground), ground));
        if (contrast < LEAST) {
            faint.add(String.format(Locale.ROOT, "%s: %.2f", where, contrast));
        }
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String color) {
        return 0.2126 * part(color, 1) + 0.7152 * part(color, 3) + 0.0722 * part(color, 5);
    }

    private static double part(String color, int at) {
        double value = Integer.parseInt(color.substring(at, at + 2), 16) / 255.0;
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}

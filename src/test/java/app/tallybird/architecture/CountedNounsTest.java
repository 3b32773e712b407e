package app.tallybird.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.problem.Wording;

import static org.assertj.core.api.Assertions.assertThat;

/** A number and its noun are put together in one place, so that no sentence says "1 rows". */
class CountedNounsTest {

    /** A value, then a text that begins with several of something; or such a choice made by hand. */
    private static final Pattern BY_HAND = Pattern
            .compile("(?:[\\w)]\\s*\\+\\s*|append\\()\" (?:rows|counts|accounts|customers|services|pushes|requests|"
                    + "units|fields|pages|bytes|connectors|mistakes|values|days|columns|files|cells)\\b|== 1\\s*\\? \" \\w+");

    @Test
    void noOtherPlaceDoes() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".java")).sorted().toList()) {
                Matcher matcher = BY_HAND.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(file.getFileName() + ": " + matcher.group());
                }
            }
        }
        assertThat(found).as("use Wording.count or Words.count").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,row,0 rows", "1,row,1 row", "2,row,2 rows", "2,category,2 categories", "3,day,3 days", "2,push,2 pushes",
            "1,push,1 push"})
    void oneIsNotMany(long number, String noun, String words) {
        assertThat(Wording.count(number, noun)).isEqualTo(words);
    }

    @Test
    void aSentenceInsideAnotherHasNoFullStop() {
        assertThat(Wording.inside("Synthesize did not answer.")).isEqualTo("Synthesize did not answer");
        assertThat(Wording.inside("status 503")).isEqualTo("status 503");
    }
}

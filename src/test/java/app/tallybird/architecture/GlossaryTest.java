package app.tallybird.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One word for one thing: the glossary says which, and no class is named by another one. */
class GlossaryTest {

    private static final Path GLOSSARY = Path.of("src/docs/glossary.md");
    private static final Pattern NOT = Pattern.compile("\\*Not:\\* ([a-z, ]+)\\.");

    @Test
    void noClassIsNamedByAWordThatTheGlossaryGivesUp() throws IOException {
        List<String> givenUp = NOT.matcher(Files.readString(GLOSSARY)).results().map(MatchResult::group)
                .flatMap(words -> Stream.of(words.replaceAll("\\*Not:\\* |\\.", "").split(", "))).toList();
        assertThat(givenUp).hasSizeGreaterThan(12).contains("quantity", "fate", "recollection");
        List<String> wrong = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("app.tallybird").stream().filter(one -> words(one).anyMatch(givenUp::contains)).map(JavaClass::getName)
                .toList();
        assertThat(wrong).isEmpty();
    }

    /** {@code PlanCell} is made of "plan" and "cell". */
    private static Stream<String> words(JavaClass one) {
        return Stream.of(one.getSimpleName().split("(?<=[a-z0-9])(?=[A-Z])|[_$]")).map(word -> word.toLowerCase(Locale.ROOT));
    }
}

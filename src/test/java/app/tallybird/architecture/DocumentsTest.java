package app.tallybird.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the pages for people name is there: links, headings, files, tests and profiles; and the top level holds nothing more than it may. */
class DocumentsTest {

    private static final Path CODE = Path.of("src/main/java/app/tallybird");
    private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)+/?");
    private static final Pattern TESTS = Pattern.compile("-D(?:it\\.)?test=['\"]?([A-Za-z,]+)");
    private static final Pattern PROFILE = Pattern.compile("mvn[^`|]* -P ?(\\w+)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\">");
    /** Made by a build, by whoever reads the page, or on another computer. */
    private static final Pattern ELSEWHERE = Pattern
            .compile("\\./\\.env|tests/ordinary/|usage/from|target/.*|\\.local/.*|Library/.*|bin/tallybird.*");
    private static final Pattern CODE_BLOCK = Pattern.compile("(?s)```.*?```");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(25)
                .allSatisfy(page -> assertThat(found(LINK, CODE_BLOCK.matcher(text(page)).replaceAll(""))).allSatisfy(link -> {
                    String file = link.replaceFirst("#.*", "");
                    if (link.startsWith("http")) {
                        assertThat(link).startsWith("https://");
                        return;
                    }
                    Path target = file.isEmpty() ? page : beside(page).resolve(file).normalize();
                    assertThat(target).exists();
                    if (link.contains("#")) {
                        assertThat(anchors(text(target))).contains(link.replaceFirst(".*#", ""));
                    }
                }));
    }

    @Test
    void everyFileThatIsNamedIsThere() throws IOException {
        assertThat(pages()).allSatisfy(
                page -> assertThat(found(QUOTED, CODE_BLOCK.matcher(text(page)).replaceAll("")).filter(word -> PATH.matcher(word).matches())
                        .filter(word -> !ELSEWHERE.matcher(word).matches())).allMatch(word -> isThere(page, word)));
    }

    @Test
    void everyTestAndProfileOfACommandIsThere() throws IOException {
        Set<String> tests = namesBelow(Path.of("src/test/java"));
        Set<String> profiles = found(Pattern.compile("<profile>\\s*<id>(\\w+)"), text(Path.of("pom.xml"))).collect(Collectors.toSet());

        assertThat(pagesAndWorkflows()).anySatisfy(page -> assertThat(found(TESTS, text(page))).isNotEmpty())
                .allSatisfy(page -> assertThat(found(TESTS, text(page)).flatMap(list -> Stream.of(list.split(",")))).isSubsetOf(tests))
                .anySatisfy(page -> assertThat(found(PROFILE, text(page))).isNotEmpty())
                .allSatisfy(page -> assertThat(found(PROFILE, text(page))).isSubsetOf(profiles));
    }

    @Test
    void theTopLevelHoldsWhatItMay() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(""))) {
            assertThat(files.map(Path::toString).filter(name -> !name.startsWith("."))).isSubsetOf("pom.xml", "src", "installer", "icons",
                    "README.md", "target");
        }
    }

    /** An action's tag can be moved to other code, a commit can not. */
    @Test
    void everyActionOfAWorkflowIsFixedByItsCommit() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
            assertThat(files.flatMap(file -> found(Pattern.compile("uses: (.+)"), text(file)))).isNotEmpty()
                    .allMatch(action -> action.matches("[\\w/-]+@[0-9a-f]{40} # v[\\d.]+"));
        }
    }

    /** What a later step runs, a test among them, finds no key of the repository in its checkout. */
    @Test
    void noCheckoutOfAWorkflowLeavesItsKeyBehind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(".github/workflows"))) {
            assertThat(files.flatMap(file -> found(Pattern.compile("(uses: actions/checkout@.*\\n.*)"), text(file)))).isNotEmpty()
                    .allMatch(step -> step.endsWith("with: { persist-credentials: false }"));
        }
    }

    private static boolean isThere(Path page, String word) {
        return Stream.of(Path.of("."), beside(page), CODE, Path.of("src/main/resources/connectors"))
                .anyMatch(base -> Files.exists(base.resolve(word)));
    }

    /** As GitHub makes them of headings, and those that a page sets itself. */
    private static Set<String> anchors(String text) {
        return Stream
                .concat(found(ANCHOR, text),
                        found(HEADING, text)
                                .map(heading -> heading.toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-')))
                .collect(Collectors.toSet());
    }

    private static List<Path> pages() throws IOException {
        return files(Stream.of(Path.of("README.md")), below(".github", ".md"), below("src/docs", ".md"), below("installer", ".md"),
                below("icons", ".md"), below("src/main/resources/connectors", ".md"));
    }

    private static List<Path> pagesAndWorkflows() throws IOException {
        return files(pages().stream(), below(".github/workflows", ".yml"));
    }

    @SafeVarargs
    private static List<Path> files(Stream<Path>... all) {
        return Stream.of(all).flatMap(Function.identity()).toList();
    }

    private static Stream<Path> below(String folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(end)).toList().stream();
        }
    }

    private static Set<String> namesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".java"))
                    .map(name -> name.substring(0, name.length() - ".java".length())).collect(Collectors.toSet());
        }
    }

    private static Path beside(Path page) {
        return page.getParent() == null ? Path.of("") : page.getParent();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1)).toList().stream();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.ServiceRule;
import app.tallybird.connector.script.OldScript;
import app.tallybird.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the written pages say of commands, exit codes and settings is what the command line does. */
class WrittenPagesTest {

    private static final Path PAGE = Path.of("src/docs/command-line.md");

    @TempDir
    private Path folder;

    @Test
    void everyCommandIsOnThePageAndEveryCommandOfThePageIsThere() throws IOException {
        Set<String> commands = new TreeSet<>();
        String help = new Terminal(folder).run("--help").out();
        Pattern.compile("(?m)^  ([a-z-]+)[ ,]").matcher(help.substring(help.indexOf("Commands:"))).results().map(one -> one.group(1))
                .filter(name -> !name.equals("generate-completion")).forEach(commands::add);

        Set<String> written = new TreeSet<>();
        lines("| `").map(line -> line.split("\\|")[1]).flatMap(cell -> quoted(cell).stream()).map(words -> words.split(" ")[0])
                .filter(word -> !List.of("show", "check", "run", "test", "list").contains(word)).forEach(written::add);

        assertThat(commands).hasSizeGreaterThan(15);
        assertThat(written).isEqualTo(commands);
    }

    @Test
    void everyExitCodeOfAProblemIsOnThePage() throws IOException {
        Set<Integer> written = new TreeSet<>();
        lines("| ").flatMap(line -> Arrays.stream(line.split("\\|"))).map(String::strip).filter(cell -> cell.matches("\\d+"))
                .map(Integer::valueOf).forEach(written::add);
        Set<Integer> codes = new TreeSet<>(Set.of(ExitCode.DONE, ExitCode.FAILED, ExitCode.CHANGES_PENDING, ExitCode.NOT_MAPPED,
                ExitCode.WRONG_USE, ExitCode.INTERRUPTED));
        Stream.of(ProblemCode.values()).map(ProblemCode::exitCode).forEach(codes::add);

        assertThat(written).isEqualTo(codes);
    }

    /** When this fails, the lines of the assertion are the ones for the page. */
    @Test
    void everySettingIsOnItsPageWithItsDefaultAndMeaning() throws IOException {
        JsonElement settings = JsonParser.parseString(new Terminal(folder).run("settings", "show", "--home", "home", "--json").out())
                .getAsJsonObject().get("settings");
        List<String> rows = settings.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject)
                .map(line -> "| `" + line.get("key").getAsString() + "` | " + line.get("default").getAsString() + " | "
                        + line.get("words").getAsString() + " |")
                .toList();

        assertThat(Files.readString(Path.of("src/docs/settings.md")))
                .contains("| Setting | Default | Meaning |\n|---|---|---|\n" + String.join("\n", rows) + "\n");
    }

    @Test
    void theReadmeSaysHowManyConnectorsThereAre() throws IOException {
        int connectors = JsonParser.parseString(new Terminal(folder).run("connectors", "list", "--home", "home", "--json").out())
                .getAsJsonObject().getAsJsonArray("connectors").size();

        assertThat(Files.readString(Path.of("README.md"))).contains("[Connectors](src/docs/connectors.md) (" + connectors + ")");
    }

    /** Made from the table that import, adoption and comparison use. When this fails, the lines of the assertion are the ones for the page. */
    @Test
    void whatToExpectOfEachScriptIsOnThePageOfTheSdk() throws IOException {
        Catalog catalog = new Catalog(folder);
        StringBuilder page = new StringBuilder();
        OldScript.everywhere().forEach(words -> page.append("- ").append(words).append('\n'));
        new TreeMap<>(OldScript.all()).forEach((id, script) -> {
            ConnectorDocument document = catalog.find(id, folder);
            page.append("\n### ").append(document.name()).append("\n\n").append("Folder \"").append(document.head().sdk())
                    .append("\", connector `").append(id).append("`, values in `").append(script.file()).append("`.\n\n");
            script.differs().forEach(words -> page.append("- ").append(words).append('\n'));
            new TreeMap<>(script.unusable()).forEach((name, why) -> page.append("- `").append(name).append("` ").append(why).append(".\n"));
            script.missing().values().forEach(what -> page.append("- Never in its file: ").append(what).append(".\n"));
            Map<String, String> names = document.services().stream().map(ServiceRule::naming)
                    .filter(ServiceRule.Naming.Fixed.class::isInstance).map(ServiceRule.Naming.Fixed.class::cast)
                    .collect(Collectors.toMap(ServiceRule.Naming.Fixed::key, ServiceRule.Naming.Fixed::name));
            new TreeMap<>(script.services()).forEach((old, key) -> {
                if (!old.equals(names.get(key))) {
                    page.append("- Its \"").append(old).append("\" is \"").append(names.get(key)).append("\" here: adopt it.\n");
                }
            });
        });

        assertThat(Files.readString(Path.of("src/docs/from-the-sdk.md"))).endsWith("## What to expect\n\n" + page);
    }

    private static Stream<String> lines(String start) throws IOException {
        return Files.readAllLines(PAGE).stream().filter(line -> line.startsWith(start));
    }

    private static List<String> quoted(String cell) {
        return Pattern.compile("`([^`]+)`").matcher(cell).results().map((MatchResult one) -> one.group(1)).toList();
    }
}

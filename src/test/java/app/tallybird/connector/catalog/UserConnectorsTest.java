package app.tallybird.connector.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** The user's own documents beside the built-in ones. */
class UserConnectorsTest {

    private static final int BUILT_IN = new Catalog(Path.of("none")).all().size();

    @TempDir
    private Path folder;

    @Test
    void aMissingFolderIsEmpty() {
        assertThat(new Catalog(folder.resolve("none")).all()).hasSize(BUILT_IN);
    }

    @Test
    void ownDocumentsFollowTheBuiltInOnesInTheOrderOfTheirFiles() throws IOException {
        own("b.json", "second", "Second");
        own("a.json", "first", "First");
        own("c.txt", "third", "Third");
        assertThat(new Catalog(folder).all()).extracting(entry -> entry.document().id()).hasSize(BUILT_IN + 2).endsWith("first", "second");
        assertThat(new Catalog(folder).all().getLast().source()).isEqualTo(folder.resolve("b.json").toString());
        assertThat(new Catalog(folder).all().getFirst().source()).isEqualTo("built in");
    }

    @Test
    void anOwnDocumentNeverTakesTheIdOfABuiltInOne() throws IOException {
        own("huntress.json", "huntress", "Not Huntress");
        Catalog catalog = new Catalog(folder);
        assertThat(catalog.all()).hasSize(BUILT_IN);
        assertThat(catalog.find("huntress", folder).name()).isEqualTo("Huntress");
        assertThat(catalog.find("./huntress.json", folder).name()).isEqualTo("Not Huntress");
    }

    @Test
    void changesInTheFolderAreSeenAtOnce() throws IOException {
        Catalog catalog = new Catalog(folder);
        own("a.json", "first", "First");
        assertThat(catalog.find("first", folder).name()).isEqualTo("First");
        own("a.json", "first", "Renamed");
        assertThat(catalog.find("first", folder).name()).isEqualTo("Renamed");
    }

    @Test
    void aMisspelledIdGetsAProposal() {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> new Catalog(folder).find("huntres", folder)).problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.CONFIGURATION);
        assertThat(problem.what()).isEqualTo("There is no connector \"huntres\". Did you mean \"huntress\"?");
    }

    @Test
    void aMissingFileIsSaidByName() {
        Problem problem = catchThrowableOfType(ProblemException.class, () -> new Catalog(folder).find("none.json", folder)).problem();
        assertThat(problem.what()).isEqualTo("There is no connector document " + folder.resolve("none.json") + ".");
    }

    @Test
    void mistakesOfADocumentAreOneProblemWithAllOfThem() throws IOException {
        Path file = folder.resolve("bad.json");
        Files.writeString(file, text("csv").replace("\"minRows\": 1", "\"minRow\": 1").replace("\"id\": \"csv\"", "\"id\": \"Csv\""));
        long line = 1 + text("csv").lines().takeWhile(one -> !one.contains("\"minRows\"")).count();
        Problem problem = catchThrowableOfType(ProblemException.class, () -> Catalog.read(file)).problem();
        assertThat(problem.code()).isEqualTo(ProblemCode.CONNECTOR_DOCUMENT);
        assertThat(problem.code().exitCode()).isEqualTo(78);
        assertThat(problem.detail()).isEqualTo(file.toString());
        assertThat(problem.what().lines()).hasSize(3).first().isEqualTo("The connector document has 2 mistakes:");
        assertThat(problem.what()).contains("bad.json:3:9 C107 /id: ", "bad.json:" + line + ":7 C102 /tables/lines/minRow: ",
                "did you mean \"minRows\"?");
    }

    @Test
    void oneBrokenDocumentDoesNotHideTheOthers() throws IOException {
        Files.writeString(folder.resolve("a.json"), "{");
        own("b.json", "second", "Second");
        assertThat(new Catalog(folder).all()).hasSize(BUILT_IN + 1);
    }

    @Test
    void aFolderWithAJsonNameDoesNotHideTheCatalog() throws IOException {
        Files.createDirectory(folder.resolve("old.json"));
        assertThat(new Catalog(folder).all()).hasSize(BUILT_IN);
    }

    @Test
    void aBrokenOwnDocumentAskedForByItsFileNameTellsItsMistakes() throws IOException {
        Files.writeString(folder.resolve("mine.json"),
                text("csv").replace("\"id\": \"csv\"", "\"id\": \"mine\"").replace("\"minRows\": 1", "\"minRow\": 1"));
        assertThatThrownBy(() -> new Catalog(folder).find("mine", folder)).hasMessageContaining("C102");
    }

    private void own(String file, String id, String name) throws IOException {
        Files.writeString(folder.resolve(file), text("csv").replace("\"id\": \"csv\"", "\"id\": \"" + id + "\"")
                .replace("\"name\": \"CSV file\"", "\"name\": \"" + name + "\""));
    }

    private static String text(String id) throws IOException {
        try (InputStream in = UserConnectorsTest.class.getResourceAsStream("/connectors/" + id + "/connector.json")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.model.Service;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SettingsStoreTest {

    private static final IntegrationSettings NINJA = new IntegrationSettings("ninjaone", "ninjaone", Map.of("clientId", "x"),
            new Thresholds(30, 9, 60, 8, new Thresholds.Accounts(4, 15, 5, 7), new Thresholds.Rises(110, 21, 210, 51, 11)), false,
            new ServiceEdits(Map.of("k", new ServiceEdits.Edit("n", "d", "security", "")),
                    new ServiceEdits.Support("https://x.example", "y")));

    @TempDir
    private Path folder;
    private Home home;
    private SettingsStore store;

    @BeforeEach
    void prepare() {
        home = new Home(folder.resolve("home"));
        home.prepare();
        store = new SettingsStore(new FolderDocuments(home.root()));
    }

    @Test
    void keepsWhatWasSavedWithItsThresholds() {
        store.add(NINJA);
        assertThat(new SettingsStore(new FolderDocuments(home.root())).find("ninjaone")).contains(NINJA);
        assertThat(store.all()).containsExactly(NINJA);
        assertThat(store.find("other")).isEmpty();
    }

    /** A slip of somebody who writes the file by hand neither resumes what was paused nor adds what is to be taken away. */
    @Test
    void whatIsNeitherTrueNorFalseIsNotTakenForFalse() throws IOException {
        OwnService own = new OwnService(new Service("own:m365", "Microsoft 365", "", "productivity", "hosted email"),
                List.of(new OwnService.Part("basic", false, false), new OwnService.Part("free", true, false)), Set.of());
        store.add(NINJA.withPaused(true).withServices(NINJA.services().with(new OwnServices(List.of(own)))));
        Path file = home.integrations().resolve("ninjaone.json");
        String text = Files.readString(file);
        for (String said : List.of("\"paused\": true", "\"minus\": true")) {
            for (String slip : List.of("\"yes\"", "\"true\"", "1", "null")) {
                Files.writeString(file, text.replace(said, said.replace("true", slip)));
                assertThat(Files.readString(file)).isNotEqualTo(text);
                assertThatThrownBy(() -> store.find("ninjaone")).as(said + " as " + slip).isInstanceOf(ProblemException.class)
                        .hasMessageContaining("can not be read");
            }
        }
        Files.writeString(file, text);
        assertThat(store.find("ninjaone").orElseThrow().paused()).isTrue();
    }

    @Test
    void ownServicesAreKeptAndAFileOfAnEarlierVersionHasNone() throws IOException {
        OwnService own = new OwnService(new Service("own:m365", "Microsoft 365", "", "productivity", "hosted email"),
                List.of(new OwnService.Part("basic", false, true), new OwnService.Part("free", true, false)), Set.of("7", "8"));
        IntegrationSettings saved = NINJA.withServices(NINJA.services().with(new OwnServices(List.of(own))));
        store.add(saved);
        assertThat(store.find("ninjaone")).contains(saved);
        Path file = home.integrations().resolve("ninjaone.json");
        String text = Files.readString(file);
        // a part that is written by hand may leave out what is so usually
        Files.writeString(file, text.replaceFirst("\"minus\": false,\\s*\"alsoSent\": true", "\"newer\": 1"));
        assertThat(store.find("ninjaone").orElseThrow().services().own().all().getFirst().parts().getFirst())
                .isEqualTo(new OwnService.Part("basic", false, false));
        Files.writeString(file, text.replaceFirst("(?s),\\s*\"own\": \\{.*?\\]\\s*\\}\\s*(?=\\})", ""));
        assertThat(Files.readString(file)).doesNotContain("\"own\"");
        assertThat(store.find("ninjaone")).contains(NINJA);
    }

    @Test
    void keepsPropertiesOfANewerVersion() throws IOException {
        store.add(NINJA);
        Path file = home.integrations().resolve("ninjaone.json");
        Files.writeString(file, Files.readString(file).replaceFirst("\\{", "{ \"colour\": \"green\","));
        store.change("ninjaone", saved -> saved.withPaused(true));
        assertThat(Files.readString(file)).contains("\"colour\": \"green\"").contains("\"paused\": true");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void onlyTheOwnerCanReadIt() throws IOException {
        store.add(NINJA);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.root()))).isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.integrations().resolve("ninjaone.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void namesABrokenFileAndLeavesItAlone() throws IOException {
        Path file = Files.writeString(home.integrations().resolve("bad.json"), "{ \"name\": ");
        assertThatThrownBy(store::all).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
            assertThat(problem.problem().detail()).isEqualTo(file.toString());
        });
        assertThat(Files.readString(file)).isEqualTo("{ \"name\": ");
    }

    @Test
    void refusesNamesThatAreNoFileNames() {
        for (String name : new String[]{"", "../x", "a/b", "a\\b", "con:", "x.", " x", "con", "NUL", "nul.txt", "Com1", "aux .x", "com0",
                "lpt9.json"}) {
            assertThat(IntegrationSettings.isName(name)).as(name).isFalse();
        }
        for (String name : new String[]{"console", "Com10", "my con", "nullify.x"}) {
            assertThat(IntegrationSettings.isName(name)).as(name).isTrue();
        }
        for (String name : new String[]{"a\0b", "../x", "a:b", "C:\\x"}) {
            assertThat(store.find(name)).isEmpty();
        }
        assertThatThrownBy(
                () -> store.add(new IntegrationSettings("../x", "csv", Map.of(), Thresholds.defaults(), false, ServiceEdits.NONE)))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void knowsThePlaceOfEachSystem() {
        Path user = Path.of("/home/u");
        assertThat(Home.defaultFor("Linux", Map.of(), user).root()).isEqualTo(Path.of("/home/u/.local/share/tallybird"));
        assertThat(Home.defaultFor("Linux", Map.of("XDG_DATA_HOME", "/data"), user).root()).isEqualTo(Path.of("/data/tallybird"));
        assertThat(Home.defaultFor("Linux", Map.of("XDG_DATA_HOME", "data"), user).root()).as("of whatever folder one is in")
                .isEqualTo(Path.of("/home/u/.local/share/tallybird"));
        assertThat(Home.defaultFor("Mac OS X", Map.of(), user).root()).isEqualTo(Path.of("/home/u/Library/Application Support/Tallybird"));
        assertThat(Home.defaultFor("Windows 11", Map.of("LOCALAPPDATA", "/la"), user).root()).isEqualTo(Path.of("/la/Tallybird"));
    }
}

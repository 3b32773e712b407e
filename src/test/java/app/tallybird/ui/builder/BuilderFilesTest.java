package app.tallybird.ui.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.editing.SavedDraft;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.LockedAway;
import app.tallybird.ui.kit.QueueingTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** Drafts and connectors are read and written by works, never on the screen's thread, and what was wished last is what stays. */
class BuilderFilesTest {

    private static final String CSV = "Customer;Name;Seats\n1;Acme;5\n2;Beta;7\n";

    @TempDir
    private Path home;
    @TempDir
    private Path elsewhere;
    private final QueueingTaskRunner runner = new QueueingTaskRunner();
    private final List<BuilderModel> opened = new ArrayList<>();
    private AppOnSandbox hand;

    @BeforeEach
    void open() {
        hand = AppOnSandbox.small(home, 1);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private StartModel start() {
        return new StartModel(hand.place(runner), opened::add);
    }

    private BuilderModel blank(String name) {
        StartModel start = start();
        start.name.set(name);
        start.address.set("https://api.vendor.com");
        start.blank();
        runner.all();
        return opened.getLast();
    }

    private Path draft(String name) {
        return home.resolve("drafts/" + name + ".json");
    }

    /** Fills in what is missing, and runs all of it. */
    private SaveModel seats(BuilderModel model) {
        Lists.tick(model, "/accounts/from", "lines", true);
        model.set("/accounts/id", "Customer");
        model.set("/accounts/name", "Name");
        ServicesCard.add(model, ServicesCard.Kind.COUNTED);
        model.set("/services/0/usage/account", "Customer");
        model.set("/services/0/name", "Seats");
        ServicesCard.nameKey(model, 0);
        SaveModel save = new SaveModel(model, document -> {
        });
        for (int step = 0; step < 2; step++) {
            save.next();
            runner.all();
        }
        return save;
    }

    @Test
    void aChangeOfWhatSomebodyElseHasChangedMeanwhileIsNotSaved() throws IOException {
        hand.desktop.file = Optional.of(Files.writeString(elsewhere.resolve("seats.csv"), CSV));
        StartModel start = start();
        start.csv();
        runner.all();
        BuilderModel model = opened.getLast();
        SaveModel save = seats(model);
        save.save();
        runner.all();
        save.back();
        Path saved = home.resolve("connectors/seats.json");
        String ours = Files.readString(saved);
        Files.writeString(saved, ours.replace("\"Seats\"", "\"Their seats\""));
        for (int step = 0; step < 2; step++) {
            save.next();
            runner.all();
        }
        save.save();
        runner.all();
        assertThat(Objects.requireNonNull(model.problem.get()).code()).isEqualTo(ProblemCode.CHANGED_MEANWHILE);
        assertThat(saved).content().contains("Their seats");
        Files.writeString(saved, ours);
        for (int step = 0; step < 2; step++) {
            save.next();
            runner.all();
        }
        save.save();
        runner.all();
        assertThat(save.saved.get()).isEqualTo(saved);
    }

    /** From a file to a saved connector, as a person would go, while the folder is there only when a work runs. */
    @Test
    void aConnectorIsBegunKeptSavedExportedAndImported() throws IOException {
        Path file = Files.writeString(elsewhere.resolve("seats.csv"), CSV);
        Path copy = elsewhere.resolve("copy.json");
        hand.desktop.file = Optional.of(file);
        try (LockedAway locked = new LockedAway(hand, runner)) {
            StartModel start = start();
            start.enter();
            start.csv();
            assertThat(opened).as("nothing is read before a work begins").isEmpty();
            runner.all();
            BuilderModel model = opened.getLast();
            SaveModel save = seats(model);
            assertThat(Objects.requireNonNull(save.review.get()).counts()).isEqualTo("2 customers, 2 rows, 1 service");
            save.save();
            assertThat(save.saved.get()).as("nothing is written before a work begins").isNull();
            runner.all();
            assertThat(save.saved.get()).isEqualTo(home.resolve("connectors/seats.json"));
            save.back();
            runner.all();
            model.set("/services/0/key", "service7");
            ServicesCard.nameKey(model, 0);
            hand.desktop.file = Optional.of(copy);
            save.export();
            model.leave();
            start.enter();
            runner.all();
            assertThat(start.drafts.get()).extracting(SavedDraft::name).containsExactly("seats");
            start.forget(start.drafts.get().getFirst());
            start.chooseImport();
            runner.all();
            assertThat(start.drafts.get()).isEmpty();
            assertThat(start.said.get()).isEqualTo("seats is the one you have.");
        }
        assertThat(home.resolve("connectors/seats.json")).content().contains("\"key\": \"seats\"");
        assertThat(copy).content().contains("\"Seats\"");
    }

    @Test
    void aDraftThatWasJustLeftIsInTheListOfDrafts() {
        BuilderModel model = blank("Left");
        model.set("/name", "Left at once");
        model.leave();
        StartModel start = start();
        start.enter();
        runner.all();
        assertThat(start.drafts.get()).singleElement().satisfies(saved -> assertThat(saved.text()).contains("\"name\": \"Left at once\""));
    }

    @Test
    void aDraftOfATakenNameGetsAnotherAndKeepsIt() {
        BuilderModel first = blank("Twice");
        BuilderModel second = blank("Twice");
        second.set("/name", "The second");
        second.save();
        first.save();
        runner.all();
        assertThat(draft("twice")).content().contains("\\\"name\\\": \\\"Twice\\\"");
        assertThat(draft("twice-2")).content().contains("\\\"name\\\": \\\"The second\\\"");
        assertThat(home.resolve("drafts")).isDirectoryContaining("glob:**.json")
                .satisfies(folder -> assertThat(Objects.requireNonNull(folder.toFile().list())).containsExactlyInAnyOrder("twice.json",
                        "twice-2.json"));
    }

    @Test
    void theWindowClosesOnlyWhenTheDraftIsWrittenAndAnOlderWorkDoesNotUndoIt() {
        BuilderModel model = blank("Closing");
        model.set("/name", "Older");
        model.save();
        model.set("/name", "Newest");
        model.close();
        assertThat(draft("closing")).content().contains("\\\"name\\\": \\\"Newest\\\"");
        runner.all();
        assertThat(draft("closing")).content().contains("\\\"name\\\": \\\"Newest\\\"");
    }

    @Test
    void aDraftThatNobodyWantsDoesNotComeBackByAWorkThatWaited() {
        BuilderModel model = blank("Unwanted");
        model.set("/name", "Changed");
        model.save();
        model.discard();
        runner.all();
        model.save();
        runner.runLater();
        runner.all();
        assertThat(draft("unwanted")).doesNotExist();
    }

    @Test
    void aDraftThatCannotBeWrittenIsSaid() throws IOException {
        BuilderModel model = blank("Stuck");
        Files.delete(draft("stuck"));
        Files.createDirectories(draft("stuck").resolve("in the way"));
        model.save();
        assertThat(model.problem.get()).isNull();
        runner.all();
        assertThat(Objects.requireNonNull(model.problem.get()).what()).contains("The draft");
        model.problem.set(null);
        model.close();
        assertThat(Objects.requireNonNull(model.problem.get()).what()).contains("The draft");
    }
}

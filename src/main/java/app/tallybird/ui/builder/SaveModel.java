package app.tallybird.ui.builder;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Application;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.SecretPlaces;
import app.tallybird.connector.editing.TestRecording;
import app.tallybird.connector.editing.UserConnectors;
import app.tallybird.connector.exchange.Touch;
import app.tallybird.connector.exchange.Touches;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Finding;
import app.tallybird.connector.reading.Warning;
import app.tallybird.connector.testkit.ConnectorKit;
import app.tallybird.connector.testkit.KitResult;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.ui.builder.LiveModel.Tested;
import app.tallybird.ui.control.LocalFormat;

/**
 * Saving: only a document without mistakes that went through a full dry run with customers, and only after a person saw where the secrets go. Used on
 * the screen's thread.
 */
final class SaveModel {

    private final BuilderModel builder;
    private final Consumer<ConnectorDocument> use;
    final ObjectProperty<@Nullable Review> review = new SimpleObjectProperty<>();
    /** Where it was saved, once it was. */
    final ObjectProperty<@Nullable Path> saved = new SimpleObjectProperty<>();
    /** What came of recording, or empty. */
    final StringProperty recorded = new SimpleStringProperty("");

    /** {@code use} sets up an integration with a connector that was just saved. */
    SaveModel(BuilderModel builder, Consumer<ConnectorDocument> use) {
        this.builder = builder;
        this.use = use;
    }

    /**
     * What is looked at before saving.
     *
     * @param replaces whether a connector of this id is there already
     */
    record Review(ConnectorDocument document, DraftTree draft, List<String> secrets, String counts, List<Warning> warnings,
            boolean replaces) {
    }

    /** What the main button does next. */
    String label() {
        if (!builder.findings.get().isEmpty()) {
            return "Show what is missing";
        }
        return builder.live.isTested() ? "Save connector…" : "Run everything to save";
    }

    /** "Tested 09:52: 45 customers, 2,318 rows, 2 services", or what is still missing. */
    String state() {
        if (!builder.findings.get().isEmpty()) {
            return LocalFormat.count(builder.findings.get().size(), "thing") + " to complete";
        }
        Tested tested = builder.live.tested.get();
        if (tested == null) {
            return "Not run as a whole yet";
        }
        return (builder.live.isTested()
                ? "Tested " + LocalFormat.time(tested.at(), builder.place.zone()) + ": "
                : "Changed since the test: ") + counts(tested);
    }

    private static String counts(Tested tested) {
        return LocalFormat.count(tested.reading().accounts().size(), "customer") + ", "
                + LocalFormat.count(tested.reading().stats().rows(), "row") + ", "
                + LocalFormat.count(tested.reading().services().size(), "service");
    }

    /** Goes one step nearer: to the first mistake, through a full run, or to the review. */
    void next() {
        List<Finding> findings = builder.findings.get();
        if (!findings.isEmpty()) {
            Finding first = findings.getFirst();
            builder.problem.set(Problem.of(ProblemCode.CONNECTOR_DOCUMENT, "The connector is not complete: " + first.text() + ".",
                    "Nothing was saved.", first.hint()).at(first.pointer()));
            builder.cards().stream().filter(card -> card.holds(first.pointer())).findFirst().ifPresent(builder::open);
            return;
        }
        Tested tested = builder.live.tested.get();
        if (tested == null || !builder.live.isTested()) {
            builder.open(OpenCard.of(OpenCard.Card.SERVICES));
            builder.live.runEverything();
            return;
        }
        if (tested.reading().accounts().isEmpty()) {
            builder.problem.set(Problem.of(ProblemCode.VENDOR_ANSWER, "The full run found no customer.", "Nothing was saved.",
                    "Check which rows are customers, on the card Accounts."));
            return;
        }
        DraftTree draft = builder.draft.get();
        ConnectorDocument document = draft.read().document().orElseThrow();
        work(() -> builder.place.application().userConnectors().find(document.id()), there -> {
            boolean other = there.isPresent() && !document.id().equals(builder.replaces);
            if (draft.equals(builder.draft.get())) {
                saved.set(null);
                review.set(new Review(document, draft, Touches.of(document, draft).words(Touch.Kind.SECRET), counts(tested),
                        tested.reading().warnings(), other));
            }
        });
    }

    /** Saves what was looked at; the draft has done its work. */
    void save() {
        Review now = review.get();
        if (now == null) {
            return;
        }
        Collection<String> known = builder.secretValues(now.draft());
        Optional<DraftTree> begun = builder.begun(now.document().id());
        work(() -> {
            refuse(now.draft(), known, "Nothing was saved.");
            return builder.place.application().approvals().save(now.draft(), begun);
        }, file -> {
            builder.discard();
            saved.set(file);
        });
    }

    /** Files are read and written off the screen's thread. */
    private <T> void work(Supplier<T> work, Consumer<T> done) {
        builder.place.runner().start(cancel -> work.get(), done, failure -> {
            review.set(null);
            builder.problem.set(failure);
        });
    }

    /** Sets up an integration with it. */
    void use() {
        Review now = review.get();
        if (now != null && saved.get() != null) {
            use.accept(now.document());
        }
    }

    /** Writes the answers of the full run as a test beside the saved connector, without names and secrets. */
    void record() {
        Review now = review.get();
        Tested tested = builder.live.tested.get();
        Path file = saved.get();
        if (now == null || file == null || tested == null) {
            return;
        }
        if (!builder.secrets.get().isEmpty()) {
            recorded.set("A secret stands in the document itself, so no test was written. Make it a secret field first.");
            return;
        }
        TestRecording recording = new TestRecording(now.document(), tested.trace(), tested.reading(), builder.values.all());
        builder.place.runner().start(cancel -> {
            Path folder = recording.write(file, builder.place.application().redactor());
            return "Recorded in " + folder + ", with invented names and secrets. " + tried(now.document().id());
        }, recorded::set, failure -> recorded.set(failure.sentence()));
    }

    /** Plays the recorded answers, whole and damaged, as "connectors test" does. */
    private String tried(String id) {
        Application application = builder.place.application();
        KitResult result = ConnectorKit.inMemory().test(application.catalog().entry(id, application.surroundings().workingFolder()));
        String damaged = result.mutations().map(all -> " " + all.words() + ".").orElse("");
        return (result.passed() ? "The test passes." : "The test finds something to look at: see \"connectors test " + id + "\".")
                + damaged;
    }

    void back() {
        recorded.set("");
        Review last = review.get();
        if (last != null && saved.get() != null) {
            builder.goOn(last.document().id());
        }
        saved.set(null);
        review.set(null);
    }

    /** Writes a copy for others; a document that holds a secret is refused. */
    void export() {
        builder.place.desktop().saveFile("Save a copy of the connector", builder.draft.get().text("/id") + ".json").ifPresent(file -> {
            DraftTree draft = builder.draft.get();
            Collection<String> known = builder.secretValues(draft);
            work(() -> {
                refuse(draft, known, "Nothing was written.");
                UserConnectors.export(draft, file);
                return file;
            }, written -> builder.said.set("Written to " + written.getFileName() + ". It holds no secrets."));
        });
    }

    /** Refuses to give away a document that holds a secret, of this connector or any other. */
    private void refuse(DraftTree draft, Collection<String> known, String unchanged) {
        SecretPlaces.refuse(draft, known, unchanged);
        String text = draft.text();
        if (!builder.place.application().redactor().redact(text).equals(text)) {
            throw Problem
                    .of(ProblemCode.CONNECTOR_DOCUMENT, "A secret stands in the document itself.", unchanged,
                            "Replace it by {{secret.…}} of an input; only then can the connector be kept or given to others.")
                    .asException();
        }
    }
}

package app.tallybird.ui.builder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import com.google.gson.JsonElement;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.Probe;
import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.connector.format.Finding;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.inspection.AnswerBook;
import app.tallybird.connector.inspection.Trace;
import app.tallybird.connector.inspection.TracedRow;
import app.tallybird.connector.inspection.Tracer;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.PreviewLimits;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.connector.reading.Warning;
import app.tallybird.http.Cancel;
import app.tallybird.http.Redactor;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.TemporaryFiles;
import app.tallybird.ui.task.Running;
import app.tallybird.ui.task.WorkFailures;
import app.tallybird.ui.wizard.Workplace;

/**
 * What the vendor answers, for the open card. "Run" asks the vendor for a first look, "Run everything" for all of it as the sync does; after an edit
 * the answers that are there are read again and nobody is asked. Used on the screen's thread.
 */
final class LiveModel {

    private static final Duration EDITED = Duration.ofMillis(300);
    private static final PreviewLimits FIRST_PAGE = new PreviewLimits(1, 1, PreviewLimits.BUILDER.rows());

    private final Workplace place;
    private final BuilderModel builder;
    private final AnswerBook book = new AnswerBook();
    final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    final ObjectProperty<@Nullable Tested> tested = new SimpleObjectProperty<>();
    final BooleanProperty busy = new SimpleBooleanProperty();
    /** Why what is shown is not what the document says now, or empty. */
    final StringProperty stale = new SimpleStringProperty("");
    private final Map<String, List<TracedRow>> seen = new HashMap<>();
    private final Map<String, ReadingOptions.Parent> only = new HashMap<>();
    private Running running = Running.nothing();
    private Running waiting = Running.nothing();
    private @Nullable Path rows;
    private int turn;

    LiveModel(Workplace place, BuilderModel builder) {
        this.place = place;
        this.builder = builder;
    }

    /**
     * One run as the pane shows it.
     *
     * @param spot the card it was made for
     * @param everything whether it was a full run
     * @param partial whether limits ended it, so that counts are not final
     * @param reading accounts and counts, when the run was for them
     * @param answers the first good answer of each table as JSON
     */
    record Shown(OpenCard spot, Trace trace, boolean everything, boolean partial, Optional<Reading> reading, List<Warning> warnings,
            Map<String, JsonElement> answers) {

        static final Shown NOTHING = new Shown(OpenCard.of(OpenCard.Card.CREDENTIALS), Trace.EMPTY, false, false, Optional.empty(),
                List.of());

        /** Answers may be large, so they are taken apart where this is made and not on the screen's thread. */
        Shown(OpenCard spot, Trace trace, boolean everything, boolean partial, Optional<Reading> reading, List<Warning> warnings) {
            this(spot, trace, everything, partial, reading, warnings, answers(trace));
        }

        private static Map<String, JsonElement> answers(Trace trace) {
            Map<String, JsonElement> answers = new HashMap<>();
            trace.calls().stream().filter(call -> !call.signIn() && call.status() == 200 && !answers.containsKey(call.table()))
                    .forEach(call -> call.json().ifPresent(json -> answers.put(call.table(), json)));
            return Map.copyOf(answers);
        }
    }

    /** A full run that worked, and the document it was made with. */
    record Tested(DraftTree draft, Instant at, Reading reading, Trace trace) {
    }

    private record Ended(Shown shown, Optional<Problem> problem) {
    }

    /** Asks the vendor for a first look at what the open card is about. */
    void run() {
        start(builder.spot.get(), true, false);
    }

    /** A full dry run of the whole connector, as the sync reads it. Nothing is sent to Synthesize. */
    void runEverything() {
        start(OpenCard.of(OpenCard.Card.SERVICES), true, true);
    }

    /** Reads the kept answers again soon; an edit of the next moment comes along. */
    void edited() {
        waiting.stop();
        if (!book.isEmpty() && !busy.get()) {
            waiting = place.runner().later(EDITED, this::again);
        }
    }

    /** Reads the kept answers again for the open card; all of them when all were shown. */
    void again() {
        if (!book.isEmpty() && !busy.get()) {
            OpenCard spot = builder.spot.get();
            start(spot, false, shown.get().everything() && spot.card() == OpenCard.Card.SERVICES);
        }
    }

    /** Other credentials may see other data, so nothing of what was answered counts any more. */
    void credentialsChanged() {
        book.clear();
        seen.clear();
        only.clear();
        tested.set(null);
        shown.set(Shown.NOTHING);
        stale.set("");
        problem.set(null);
    }

    private void start(OpenCard spot, boolean asks, boolean everything) {
        waiting.stop();
        problem.set(null);
        try {
            start(spot, asks, everything, prepare(spot, everything));
        } catch (ProblemException missing) {
            problem.set(asks ? missing.problem() : null);
        }
    }

    private void start(OpenCard spot, boolean asks, boolean everything, ConfiguredConnector connector) {
        DraftTree draft = builder.draft.get();
        Redactor redactor = place.application().redactor();
        builder.secrets.get().forEach(secret -> redactor.learn(secret.secret()));
        var nanos = place.application().surroundings().time().nanos();
        Tracer tracer = asks ? Tracer.asking(redactor, nanos, book) : Tracer.remembering(redactor, nanos, book);
        ReadingOptions first = ReadingOptions.first(spot.isSignIn() ? FIRST_PAGE : PreviewLimits.BUILDER, tracer);
        ReadingOptions look = everything ? ReadingOptions.whole(tracer) : askedFor(spot.table()).map(first::only).orElse(first);
        int mine = ++turn;
        busy.set(asks);
        running.stop();
        ConfiguredConnector kept = connector.keeping((key, token) -> {
            place.runner().onScreen(() -> builder.values.put(key, token.reveal()));
            return false;
        });
        running = place.runner().start(cancel -> work(kept, spot, look, tracer, cancel), ended -> {
            if (mine == turn) {
                busy.set(false);
                ended(ended, asks, everything, draft);
            }
        }, failure -> {
            if (mine == turn) {
                busy.set(false);
                problem.set(failure);
            }
        });
    }

    /** The document that the card needs, with values; throws what is missing. */
    private ConfiguredConnector prepare(OpenCard spot, boolean everything) {
        DraftTree draft = builder.draft.get();
        DocumentReader.Read read = everything ? draft.read() : switch (spot.card()) {
            case CREDENTIALS, SIGN_IN -> check(draft).map(table -> Probe.ofTable(draft, table)).orElseGet(() -> Probe.ofSignIn(draft));
            case TABLE -> Probe.ofTable(draft, spot.table());
            case ACCOUNTS -> Probe.ofAccounts(draft);
            case SERVICES -> draft.read();
        };
        ConnectorDocument document = read.document().orElseThrow(() -> {
            Finding first = read.findings().getFirst();
            return Problem.of(ProblemCode.CONNECTOR_DOCUMENT, "This can not be run yet: " + first.text() + ".", "Nobody was asked.",
                    first.hint().isEmpty() ? "Complete the form at the left." : first.hint()).at(first.pointer()).asException();
        });
        List<String> missing = document.inputs().stream()
                .filter(input -> input.required() && input.defaultValue().isEmpty() && builder.value(input.key()).isBlank())
                .map(input -> "\"" + input.label() + "\"").toList();
        if (!missing.isEmpty()) {
            throw Problem.of(ProblemCode.CONFIGURATION, "There is no value to try for " + String.join(", ", missing) + ".",
                    "Nobody was asked.", "Enter it on the card Credentials. Secrets stay in this window.").asException();
        }
        return InputCheck.complete(document, builder.values.all());
    }

    /** The table whose first page proves the sign-in, as far as there is one that can be asked by itself. */
    private static Optional<String> check(DraftTree draft) {
        List<String> wanted = new ArrayList<>();
        wanted.add(draft.text("/check"));
        wanted.addAll(draft.texts("/accounts/from"));
        wanted.addAll(draft.names("/tables"));
        return wanted.stream().filter(
                name -> !name.isEmpty() && draft.has("/tables/" + name + "/request/path") && !draft.has("/tables/" + name + "/forEach"))
                .findFirst();
    }

    private Ended work(ConfiguredConnector run, OpenCard spot, ReadingOptions look, Tracer tracer, Cancel cancel) {
        boolean everything = look.limits().isEmpty();
        try {
            return new Ended(look(run, spot, look, tracer, cancel), Optional.empty());
        } catch (RuntimeException failure) {
            return new Ended(new Shown(spot, tracer.trace(), everything, true, Optional.empty(), List.of()),
                    Optional.of(WorkFailures.problem(failure)));
        }
    }

    private Shown look(ConfiguredConnector run, OpenCard spot, ReadingOptions look, Tracer tracer, Cancel cancel) {
        ConnectorEngine engine = place.application().connectors(run, tracer);
        if (spot.isSignIn() && run.doc().tables().containsKey("none")) {
            engine.signIn(run, tracer, cancel);
            return new Shown(spot, tracer.trace(), false, false, Optional.empty(), List.of());
        }
        if (spot.isSignIn() || spot.card() == OpenCard.Card.TABLE) {
            var seenOf = engine.table(run, run.doc().accounts().from().getFirst(), look, tracer, cancel);
            return new Shown(spot, tracer.trace(), false, seenOf.partial(), Optional.empty(), seenOf.warnings());
        }
        Reading reading = engine.readWithRows(run, tracer, cancel, fresh(), look);
        return new Shown(spot, tracer.trace(), look.limits().isEmpty(), reading.stats().partial(), Optional.of(reading),
                reading.warnings());
    }

    /** A new file for the rows behind the numbers; the one before is removed. */
    private synchronized Path fresh() {
        try {
            forgetRows();
            Path made = TemporaryFiles.file("builder", ".rows");
            rows = made;
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized LiveModel forgetRows() {
        Path old = rows;
        try {
            if (old != null) {
                Files.deleteIfExists(old);
                rows = null;
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void ended(Ended ended, boolean asked, boolean everything, DraftTree draft) {
        Optional<Problem> failure = ended.problem();
        if (failure.isPresent() && !asked && failure.get().code() == ProblemCode.CANCELLED) {
            stale.set("The request has changed: press Run to ask the vendor.");
            return;
        }
        stale.set("");
        boolean looking = ended.shown().spot().card() == OpenCard.Card.TABLE
                && !draft.has("/tables/" + ended.shown().spot().table() + "/rows");
        problem.set(looking && !ended.shown().trace().calls().isEmpty() && ended.shown().trace().calls().getLast().status() == 200
                ? null
                : failure.orElse(null));
        ended.shown().trace().tables().forEach((name, table) -> {
            // a first look at another table brings fewer parents to choose from than were read before
            boolean fewer = ended.shown().partial() && !name.equals(ended.shown().spot().table())
                    && rows(name).size() > table.rows().size();
            seen.put(name, fewer ? rows(name) : table.rows());
        });
        shown.set(ended.shown());
        if (asked && everything && ended.shown().reading().isPresent()) {
            tested.set(new Tested(draft, place.application().surroundings().clock().instant(), ended.shown().reading().get(),
                    ended.shown().trace()));
        }
    }

    /** The rows of a table that were read last, by whatever run. */
    List<TracedRow> rows(String table) {
        return seen.getOrDefault(table, List.of());
    }

    /** The parents that a table can be asked for, as far as they were read; empty when it is not asked per parent. */
    List<Row> parents(String table) {
        return rows(parentTable(table)).stream().filter(row -> row.dropped().isEmpty()).map(TracedRow::row).toList();
    }

    /** Run asks for this parent only, or for the first ones when there is none; kept answers are shown at once. */
    void askFor(String table, @Nullable Row parent) {
        if (parent == null) {
            only.remove(table);
        } else {
            only.put(table, new ReadingOptions.Parent(parentTable(table), parent));
        }
        again();
    }

    /** The only parent that a table is asked for, when one was chosen. */
    Optional<ReadingOptions.Parent> askedFor(String table) {
        return Optional.ofNullable(only.get(table)).filter(one -> one.table().equals(parentTable(table)));
    }

    private String parentTable(String table) {
        return ForEach.parent(builder.draft.get(), Pointer.of("tables", table, "forEach"));
    }

    /** Stops the run between two requests, and removes the rows it kept. */
    void stop() {
        stopRun();
        place.runner().start(cancel -> forgetRows(), gone -> {
        }, problem::set);
    }

    /** The same before the program ends. */
    void close() {
        stopRun();
        forgetRows();
    }

    /** Only stops what is going on. */
    void stopRun() {
        waiting.stop();
        running.stop();
    }

    /** Whether the document as it is now went through a full run. */
    boolean isTested() {
        Tested last = tested.get();
        return last != null && last.draft().equals(builder.draft.get());
    }
}

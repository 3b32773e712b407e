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
import javafx.beans.property.ReadOnlyObjectProperty;
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
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
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
    private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
    private final ObjectProperty<@Nullable Problem> problem = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Tested> tested = new SimpleObjectProperty<>();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final StringProperty stale = new SimpleStringProperty("");
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
                List.of(), Map.of());
    }

    /** Answers may be large, so they are taken apart here and not on the screen's thread. */
    private static Shown shown(OpenCard spot, Trace trace, boolean everything, boolean partial, Optional<Reading> reading,
            List<Warning> warnings) {
        Map<String, JsonElement> answers = new HashMap<>();
        trace.calls().stream().filter(call -> !call.signIn() && call.status() == 200 && !answers.containsKey(call.table()))
                .forEach(call -> call.json().ifPresent(json -> answers.put(call.table(), json)));
        return new Shown(spot, trace, everything, partial, reading, warnings, Map.copyOf(answers));
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
        Optional<ConfiguredConnector> run = prepare(spot, everything, asks);
        if (run.isEmpty()) {
            return;
        }
        DraftTree draft = builder.draft().get();
        builder.secrets().get().forEach(secret -> place.application().redactor().learn(secret.secret()));
        Tracer tracer = asks
                ? Tracer.asking(place.application().redactor(), place.application().surroundings().time().nanos(), book)
                : Tracer.remembering(place.application().redactor(), place.application().surroundings().time().nanos(), book);
        ReadingOptions first = ReadingOptions.first(
                spot.card() == OpenCard.Card.CREDENTIALS || spot.card() == OpenCard.Card.SIGN_IN ? FIRST_PAGE : PreviewLimits.BUILDER,
                tracer);
        ReadingOptions look = everything ? ReadingOptions.whole(tracer) : askedFor(spot.table()).map(first::only).orElse(first);
        int mine = ++turn;
        busy.set(asks);
        running.stop();
        ConfiguredConnector kept = run.get().keeping((key, token) -> {
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

    /** The document that the card needs, with values; says what is missing when somebody asked for it. */
    private Optional<ConfiguredConnector> prepare(OpenCard spot, boolean everything, boolean asks) {
        DraftTree draft = builder.draft().get();
        Probe probe = everything ? whole(draft) : switch (spot.card()) {
            case CREDENTIALS, SIGN_IN -> check(draft).map(table -> Probe.ofTable(draft, table)).orElseGet(() -> Probe.ofSignIn(draft));
            case TABLE -> Probe.ofTable(draft, spot.table());
            case ACCOUNTS -> Probe.ofAccounts(draft);
            case SERVICES -> whole(draft);
        };
        if (probe.document().isEmpty()) {
            if (asks) {
                Finding first = probe.findings().getFirst();
                problem.set(Problem.of(ProblemCode.CONNECTOR_DOCUMENT, "This can not be run yet: " + first.text() + ".",
                        "Nobody was asked.", first.hint().isEmpty() ? "Complete the form at the left." : first.hint()).at(first.pointer()));
            }
            return Optional.empty();
        }
        ConnectorDocument document = probe.document().get();
        List<String> missing = document.inputs().stream()
                .filter(input -> input.required() && input.defaultValue().isEmpty() && builder.value(input.key()).isBlank())
                .map(input -> "\"" + input.label() + "\"").toList();
        if (!missing.isEmpty()) {
            if (asks) {
                problem.set(Problem.of(ProblemCode.CONFIGURATION, "There is no value to try for " + String.join(", ", missing) + ".",
                        "Nobody was asked.", "Enter it on the card Credentials. Secrets stay in this window."));
            }
            return Optional.empty();
        }
        try {
            return Optional.of(InputCheck.complete(document, builder.values.all()));
        } catch (app.tallybird.problem.ProblemException wrong) {
            if (asks) {
                problem.set(wrong.problem());
            }
            return Optional.empty();
        }
    }

    private static Probe whole(DraftTree draft) {
        var read = draft.read();
        return new Probe(read.document(), read.findings(), true);
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
        ConnectorEngine engine = place.application().connectors(run, tracer);
        boolean everything = look.limits().isEmpty();
        boolean first = spot.card() == OpenCard.Card.CREDENTIALS || spot.card() == OpenCard.Card.SIGN_IN;
        try {
            if (first && run.doc().tables().containsKey("none")) {
                engine.signIn(run, tracer, cancel);
                return new Ended(shown(spot, tracer.trace(), false, false, Optional.empty(), List.of()), Optional.empty());
            }
            if (first || spot.card() == OpenCard.Card.TABLE) {
                String table = run.doc().accounts().from().getFirst();
                var seenOf = engine.table(run, table, look, tracer, cancel);
                return new Ended(shown(spot, tracer.trace(), false, seenOf.partial(), Optional.empty(), seenOf.warnings()),
                        Optional.empty());
            }
            Reading reading = engine.readWithRows(run, tracer, cancel, fresh(), look);
            return new Ended(shown(spot, tracer.trace(), everything, reading.stats().partial(), Optional.of(reading), reading.warnings()),
                    Optional.empty());
        } catch (RuntimeException failure) {
            return new Ended(shown(spot, tracer.trace(), everything, true, Optional.empty(), List.of()),
                    Optional.of(WorkFailures.problem(failure)));
        }
    }

    /** A new file for the rows behind the numbers; the one before is removed. */
    private synchronized Path fresh() {
        try {
            forgetRows();
            Path made = Files.createTempFile("tallybird-builder", ".rows");
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
        String at = Pointer.of("tables", table, "forEach");
        DraftTree draft = builder.draft().get();
        return draft.text(at).isEmpty() ? draft.text(at + "/table") : draft.text(at);
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
        return last != null && last.draft().equals(builder.draft().get());
    }

    ReadOnlyObjectProperty<Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    ObjectProperty<@Nullable Problem> problem() {
        return problem;
    }

    ObjectProperty<@Nullable Tested> tested() {
        return tested;
    }

    BooleanProperty busy() {
        return busy;
    }

    /** Why what is shown is not what the document says now, or empty. */
    StringProperty stale() {
        return stale;
    }
}

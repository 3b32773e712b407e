package app.tallybird.ui.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.jspecify.annotations.Nullable;

import app.tallybird.app.Integrations;
import app.tallybird.app.NextFile;
import app.tallybird.app.PointedFile;
import app.tallybird.app.WatchedFolder;
import app.tallybird.connector.csv.DateOrder;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.FileDocument;
import app.tallybird.connector.pointing.FileLines;
import app.tallybird.connector.pointing.SeenLine;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** A file, what a person points out in it, and what comes of it, read again after each change. Nothing is sent from here. */
public final class FileModel extends PageModel {

    /** The file as it is shown; null before one is chosen. */
    final ObjectProperty<@Nullable Shown> shown = new SimpleObjectProperty<>();
    /** What a push would read; null while it is being read or can not be. */
    final ObjectProperty<PointedFile.@Nullable Counts> counts = new SimpleObjectProperty<>();
    /** What must be decided before the file can be used. */
    final ObjectProperty<List<String>> open = new SimpleObjectProperty<>(List.of());
    /** Why the file is not simply the next one of its integration, until a person has said what to do. */
    final ObjectProperty<NextFile.@Nullable Waits> waits = new SimpleObjectProperty<>();
    /** What the set-up is called. */
    final StringProperty name = new SimpleStringProperty("");
    /** Why "Use this file" does nothing now, or empty. */
    final StringProperty blocked = new SimpleStringProperty("Choose a file first.");
    /** Reads the counts, which may take longer than the lines. */
    final ScreenWork counting;
    /** How the next files come. */
    final WatchModel watch;
    private final Optional<String> integration;
    private final Exits exits;
    private Optional<NextFile> next = Optional.empty();

    /**
     * Ways out of the page.
     *
     * @param setUp sets up an integration that reads the file
     * @param review opens the review of the integration, which reads the file from now on
     */
    public record Exits(Consumer<Pointed> setUp, Consumer<String> review, Runnable cancel) {
    }

    /** A connector that reads the file, what is entered for it, and by which day the file of each month is expected; 0 for none. */
    public record Pointed(ConnectorDocument document, Map<String, String> inputs, int fileBy) {
    }

    /** A file as it is shown, with what was pointed out in it. */
    record Shown(PointedFile file, FileLayout layout, FileChoices choices, FileLines lines) {
    }

    /** {@code integration} is whose next file it is; empty for the first file of a new one. */
    public FileModel(Workplace place, Optional<String> integration, Exits exits) {
        super(place);
        this.integration = integration;
        this.exits = exits;
        counting = place.work();
        watch = new WatchModel(place.work());
        watch.wrong.subscribe(now -> block());
        counting.busy.subscribe((before, now) -> block());
        integration.ifPresent(name::set);
        shown.subscribe(now -> block());
        counts.subscribe(now -> block());
        name.subscribe(now -> block());
        waits.subscribe(now -> block());
    }

    boolean isFirst() {
        return integration.isEmpty();
    }

    String title() {
        return integration.map(one -> one + " · read a file").orElse("Read a file");
    }

    /** Asks for a file. */
    void choose() {
        place.desktop().openFile("Choose a file with usage", "").ifPresent(this::drop);
    }

    private record Looked(Shown shown, Optional<NextFile> next, Optional<NextFile.Waits> waits, int fileBy) {
    }

    /** A file was dropped: it is looked at, and what its columns hold is proposed, or is as it was pointed out in the file before it. */
    public void drop(Path path) {
        start(Task.look("Reading " + path.getFileName(), cancel -> {
            PointedFile file = new PointedFile(place.application(), path);
            Optional<NextFile> of = integration.flatMap(one -> NextFile.of(place.application(), one));
            Optional<NextFile.Waits> why = of.flatMap(one -> one.waits(path));
            Optional<FileChoices> before = of.flatMap(NextFile::pointed);
            FileChoices.Written written = before.map(FileChoices::written).orElse(FileChoices.Written.FOUND);
            FileLayout layout = file.layout(written);
            FileChoices choices = before.map(one -> one.on(layout)).orElseGet(() -> FileChoices.of(layout, written));
            int fileBy = integration.map(one -> place.application().routines().find(one).fileBy()).orElse(0);
            return new Looked(new Shown(file, layout, choices, file.lines(layout, choices)), of, why, fileBy);
        }), found -> {
            next = found.next();
            waits.set(found.waits().orElse(null));
            if (next.filter(one -> one.pointed().isEmpty()).isPresent()) {
                problem.set(Problem.of(ProblemCode.CONFIGURATION,
                        "What \"" + integration.orElse("") + "\" reads was not pointed out in a file.", "Nothing was changed.",
                        "Choose the file in its set-up, in the step Connect, or drop it on its row at home."));
                return;
            }
            if (integration.isPresent() && next.isEmpty()) {
                problem.set(Problem.of(ProblemCode.CONFIGURATION, "\"" + integration.get() + "\" reads no file.", "Nothing was changed.",
                        "Drop it on an integration that reads files."));
                return;
            }
            if (name.get().isBlank()) {
                name.set(called(path));
            }
            watch.dropped(path, next.flatMap(one -> one.watched(path)), found.fileBy());
            show(found.shown());
        });
    }

    /** A name for what the file is of: its own without month, day and ending. */
    static String called(Path path) {
        String plain = String.valueOf(path.getFileName()).replaceAll("\\.[A-Za-z0-9]{1,5}$", "")
                .replaceAll("[-_. ]*20\\d\\d[-_. ]?\\d*[-_. ]?\\d*", "").replaceAll("[-_.]+", " ").strip();
        return plain.isEmpty() ? "Distributor file" : Wording.capital(plain);
    }

    private void show(Shown now) {
        shown.set(now);
        open.set(now.choices().open(now.layout()));
        counts.set(null);
        block();
        if (!open.get().isEmpty() || !now.lines().problem().isEmpty()) {
            counting.leave();
            return;
        }
        counting.start(Task.look("Counting", cancel -> {
            FileChoices settled = now.file().settled(now.choices(), now.layout());
            return now.file().counts(settled, cancel);
        }), found -> {
            counts.set(found);
            block();
        }, this::refused);
    }

    private void refused(Problem why) {
        open.set(List.of(why.what() + " " + why.next()));
        block();
    }

    private void block() {
        Shown now = shown.get();
        blocked.set(now == null
                ? "Choose a file first."
                : !now.lines().problem().isEmpty()
                        ? now.lines().problem()
                        : !open.get().isEmpty()
                                ? open.get().getFirst()
                                : waits.get() == null ? counted() : "Say first whether this file is read.");
    }

    private String counted() {
        if (name.get().isBlank()) {
            return "Give it a name.";
        }
        PointedFile.Counts found = counts.get();
        return found == null ? "It is still being counted." : found.customers() == 0 ? "No customer is left." : watch.wrong.get();
    }

    /** Another choice: what is shown follows at once, and is read again. */
    private void change(UnaryOperator<FileChoices> change) {
        Shown now = shown.get();
        if (now == null) {
            return;
        }
        FileChoices wanted = change.apply(now.choices());
        if (wanted.equals(now.choices())) {
            return;
        }
        boolean again = !wanted.written().equals(now.choices().written());
        counting.leave();
        counts.set(null);
        shown.set(new Shown(now.file(), now.layout(), wanted, now.lines()));
        problem.set(null);
        aside.start(Task.look("", cancel -> {
            FileLayout layout = again ? now.file().layout(wanted.written()) : now.layout();
            FileChoices choices = sameColumns(layout, wanted)
                    ? wanted.seen(now.layout(), layout)
                    : FileChoices.of(layout, wanted.written());
            return new Shown(now.file(), layout, choices, now.file().lines(layout, choices));
        }), this::show, failure -> {
            shown.set(now);
            problem.set(failure);
            show(now);
        });
    }

    private static boolean sameColumns(FileLayout layout, FileChoices choices) {
        return layout.columns().stream().map(FileLayout.Seen::heading).collect(Collectors.toSet())
                .equals(choices.columns().stream().map(FileChoices.Pointed::heading).collect(Collectors.toSet()));
    }

    void role(String heading, Role role) {
        change(now -> now.withRole(heading, role));
    }

    /** The line holds the headings. */
    void heading(SeenLine line) {
        change(now -> now.with(now.written().withHeadingLine(line.line())));
    }

    void countRows() {
        change(FileChoices::countingRows);
    }

    void service(String words) {
        change(now -> now.with(new FileChoices.Counted(now.counted().rows(), words, now.counted().below(), now.counted().repeats(),
                now.counted().round())));
    }

    void below(FileChoices.Below below) {
        change(now -> now.with(new FileChoices.Counted(now.counted().rows(), now.counted().service(), below, now.counted().repeats(),
                now.counted().round())));
    }

    void repeats(FileChoices.Repeats repeats) {
        change(now -> now.with(new FileChoices.Counted(now.counted().rows(), now.counted().service(), now.counted().below(), repeats,
                now.counted().round())));
    }

    void round(String round) {
        change(now -> now.with(new FileChoices.Counted(now.counted().rows(), now.counted().service(), now.counted().below(),
                now.counted().repeats(), round)));
    }

    void decimal(String mark) {
        change(now -> now.with(now.written().withDecimal(mark)));
    }

    void sheet(String sheet) {
        change(now -> now.with(now.written().withSheet(sheet)));
    }

    void charset(Optional<String> charset) {
        change(now -> now.with(now.written().withCharset(charset)));
    }

    void separator(Optional<Character> sign) {
        change(now -> now.with(now.written().withSeparator(sign)));
    }

    void addFilter(String column) {
        change(now -> now.withFilter(column));
    }

    void removeFilter(String column) {
        change(now -> now.withoutFilter(column));
    }

    void toggle(String column, String value) {
        change(now -> now.toggled(column, value));
    }

    void keeps(String column, boolean keeps) {
        Shown now = shown.get();
        if (now != null) {
            List<String> all = tallies(now, column).stream().map(FileLayout.Tally::value).toList();
            boolean dated = now.choices().newest().filter(one -> one.column().equals(column)).isPresent();
            change(choices -> (dated ? choices.withoutFilter(column).withFilter(column) : choices).keeping(column, keeps, all));
        }
    }

    /** Only lines of the newest day or month of the column count. */
    void newest(String column, FileChoices.Newest.Span span) {
        Shown now = shown.get();
        if (now != null) {
            change(choices -> choices.withNewest(column, span, now.layout()));
        }
    }

    void dates(DateOrder order) {
        change(choices -> choices.withOrder(order));
    }

    static List<FileLayout.Tally> tallies(Shown now, String column) {
        return now.layout().column(column).map(FileLayout.Seen::tallies).orElse(List.of());
    }

    /** Takes the line, and those that hold the same, out of the count, or takes them back. */
    void switchLine(SeenLine line) {
        Shown now = shown.get();
        if (now == null || !line.canBeSwitched()) {
            return;
        }
        FileChoices.LeftOut like = now.lines().like(line, now.choices());
        Optional<FileChoices.LeftOut> before = now.choices().leftOut().stream().filter(one -> one.covers(like)).findFirst();
        change(choices -> before.map(choices::takingBack).orElseGet(() -> choices.leaving(like)));
    }

    Optional<TwoWays> twoWays() {
        return Optional.ofNullable(shown.get()).flatMap(TwoWays::of);
    }

    /** How the total line of the file compares, or empty. */
    String total() {
        Shown now = shown.get();
        return now == null ? "" : now.lines().total().map(FileModel::words).orElse("");
    }

    boolean totalFits() {
        Shown now = shown.get();
        return now != null && now.lines().total().filter(total -> total.says().compareTo(total.ofCounted()) == 0).isPresent();
    }

    private static String words(FileLines.Total total) {
        String says = total.says().toPlainString();
        if (total.says().compareTo(total.ofCounted()) == 0) {
            return "Equal to the file's own total line";
        }
        return total.says().compareTo(total.ofAll()) == 0
                ? "The file's total " + says + " is that of all lines; counted are " + total.ofCounted().toPlainString()
                : "The file's own total line says " + says + ", its lines make " + total.ofAll().toPlainString();
    }

    private record Used(Optional<ConnectorDocument> fresh, Path file) {
    }

    /** Keeps what was pointed out, and goes on: a new integration with its keys, one that is there with its review. */
    void use() {
        Shown now = shown.get();
        if (now == null || !blocked.get().isEmpty()) {
            place.desktop().say(blocked.get());
            return;
        }
        Optional<NextFile> of = next;
        Optional<WatchedFolder> watched = watch.folder();
        int fileBy = watch.day.get();
        String called = name.get().strip();
        start(Task.change("Saving", integration.orElse(""), cancel -> {
            FileChoices settled = now.file().settled(now.choices(), now.layout());
            if (of.isEmpty()) {
                return new Used(Optional.of(now.file().save(settled, called)), now.file().path());
            }
            IntegrationSettings settings = of.get().settings();
            if (of.get().pointed().filter(settled::readsLike).isEmpty()) {
                now.file().replace(settled, settings);
            }
            of.get().take(now.file().path(), watched);
            new Integrations(place.application(), place.programs()).fileBy(settings.name(), fileBy);
            return new Used(Optional.empty(), now.file().path());
        }), used -> used.fresh().ifPresentOrElse(document -> {
            String reads = watched.map(WatchedFolder::toString).orElseGet(() -> used.file().toAbsolutePath().toString());
            exits.setUp().accept(new Pointed(document, Map.of(FileDocument.FILE, reads), fileBy));
        }, () -> integration.ifPresent(exits.review())));
    }

    /** Reads it all the same, although it is not simply the next file. */
    void allTheSame() {
        waits.set(null);
    }

    void cancel() {
        exits.cancel().run();
    }

    @Override
    public void leave() {
        super.leave();
        counting.leave();
        watch.leave();
    }
}

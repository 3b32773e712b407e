package app.tallybird.ui.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.app.NextFile;
import app.tallybird.connector.csv.DateOrder;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.SeenLine;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.SyncUsage;
import app.tallybird.http.Cancel;
import app.tallybird.model.RowNames;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** What is chosen beside the columns of a file: how the next one comes, dates, lines below zero, notes. */
class FileChoicesOnPageTest {

    private static final Map<String, Secret> KEYS = Map.of("VENDOR_API_KEY", Secret.of(SynthesizeSide.VENDOR_KEY), "PARTNER_API_KEY",
            Secret.of(SynthesizeSide.PARTNER_KEY));

    @TempDir
    private Path home;
    private final List<String> reviewed = new ArrayList<>();
    private Optional<FileModel.Pointed> made = Optional.empty();
    private AppOnSandbox hand;

    @BeforeEach
    void open() {
        hand = AppOnSandbox.small(home.resolve("home"), 1);
    }

    @AfterEach
    void close() {
        hand.close();
    }

    private FileModel drop(Optional<String> integration, Path file) {
        FileModel model = new FileModel(hand.place(new DirectTaskRunner()), integration,
                new FileModel.Exits(pointed -> made = Optional.of(pointed), reviewed::add, () -> {
                }));
        model.drop(file);
        assertThat(model.problem.get()).isNull();
        return model;
    }

    private FileModel drop(Path file) {
        return drop(Optional.empty(), file);
    }

    private Path written(String name, String... lines) throws Exception {
        Path file = Files.createDirectories(home.resolve("in")).resolve(name);
        Files.writeString(file, String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
        Files.setLastModifiedTime(file, FileTime.from(hand.clock.instant().minus(Duration.ofDays(1))));
        return file;
    }

    private static List<String> counts(FileModel model) {
        return model.counts.get().list().stream().map(one -> one.customer() + "/" + one.service() + "="
                + one.units().map(units -> units.stripTrailingZeros().toPlainString()).orElse("unknown")).toList();
    }

    /** Uses the file, and saves the integration that comes of it. */
    private Setup used(FileModel model) {
        model.use();
        assertThat(model.problem.get()).isNull();
        Setup setup = Setup.fresh(hand.application);
        setup.choose(made.orElseThrow().document(), made.get().document().id());
        Elsewhere.save(setup, made.get().inputs(), KEYS);
        return setup;
    }

    private static Reading read(Setup setup) {
        return Elsewhere.work(setup, "",
                at -> at.context().vendor().read(at.context().integration().vendor(), ReadListener.none(), Cancel.never()));
    }

    private Path november() throws Exception {
        return written("efile_2026-11.csv", "Customer ID,Customer,Product,Qty", "1,Elm,Backup,14", "2,Oak,Backup,6");
    }

    @ParameterizedTest
    @CsvSource({"efile_2026-11.csv,efile_*.csv", "usage 20261101-20261130.xlsx,usage *-*.xlsx", "efile_INV-77.csv,efile_INV-*.csv",
            "G000000001.csv,G*.csv", "report.csv,report*.csv", "M365 seats 7.tsv,M365 seats *.tsv", "plain,plain*"})
    void theNextNamesAreProposedByThisOne(String name, String pattern) throws Exception {
        FileModel model = drop(written(name, "Customer ID,Customer,Product,Qty", "1,Elm,Backup,14"));
        assertThat(model.watch.on.get()).isFalse();
        assertThat(model.watch.where.get()).isEqualTo(home.resolve("in") + home.getFileSystem().getSeparator() + pattern);
        model.watch.on.set(true);
        assertThat(model.blocked.get()).isEmpty();
    }

    @Test
    void aFirstFileIsWatchedForWhereItLies() throws Exception {
        FileModel model = drop(november());
        model.watch.on.set(true);
        model.watch.day.set(5);
        Setup setup = used(model);
        assertThat(made.orElseThrow().fileBy()).isEqualTo(5);
        assertThat(made.get().inputs()).containsEntry("file", home.resolve("in").resolve("efile_").toString() + "*.csv");
        assertThat(read(setup).cells()).hasSize(2);

        written("efile_2026-12.csv", "Customer ID,Customer,Product,Qty", "1,Elm,Backup,15");
        Files.setLastModifiedTime(home.resolve("in").resolve("efile_2026-12.csv"), FileTime.from(hand.clock.instant().minusSeconds(10)));
        assertThat(read(setup).cells()).hasSize(1);
    }

    @Test
    void aFileThatWouldNotBeTheOneThatIsReadCanNotBeUsedSo() throws Exception {
        Path older = november();
        Path newer = written("efile_2026-12.csv", "Customer ID,Customer,Product,Qty", "1,Elm,Backup,15");
        Files.setLastModifiedTime(newer, FileTime.from(hand.clock.instant().minusSeconds(10)));
        FileModel model = drop(older);
        assertThat(model.blocked.get()).isEmpty();
        model.watch.on.set(true);
        assertThat(model.blocked.get())
                .isEqualTo("efile_2026-12.csv fits, too, and is newer: it would be read in place of efile_2026-11.csv.");
        model.watch.in(home);
        assertThat(model.blocked.get()).isEqualTo("efile_2026-11.csv does not fit efile_*.csv in " + home + ".");
        model.watch.where.set("no star.csv");
        assertThat(model.blocked.get()).isEqualTo("Write a folder and a name with * for what changes from month to month.");
        model.use();
        assertThat(made).isEmpty();
        model.watch.on.set(false);
        assertThat(model.blocked.get()).isEmpty();
    }

    @Test
    void watchingCanBeginAndEndWithAnyFile() throws Exception {
        Setup setup = used(drop(november()));
        Path december = written("efile_2026-12.csv", "Customer ID,Customer,Product,Qty", "1,Elm,Backup,15");
        Files.setLastModifiedTime(december, FileTime.from(hand.clock.instant().minusSeconds(10)));
        FileModel model = drop(Optional.of(setup.name()), december);
        model.watch.on.set(true);
        model.watch.day.set(9);
        model.use();
        String watched = home.resolve("in").resolve("efile_").toString() + "*.csv";
        assertThat(hand.application.settings().find(setup.name()).orElseThrow().inputs()).containsEntry("file", watched);
        assertThat(hand.application.routines().find(setup.name()).fileBy()).isEqualTo(9);

        Path january = written("efile_2027-01.csv", "Customer ID,Customer,Product,Qty", "1,Elm,Backup,16");
        Files.setLastModifiedTime(january, FileTime.from(hand.clock.instant().minusSeconds(5)));
        FileModel next = drop(Optional.of(setup.name()), january);
        assertThat(next.waits.get()).isNull();
        assertThat(next.watch.on.get()).isTrue();
        assertThat(next.watch.where.get()).isEqualTo(watched);
        assertThat(next.watch.day.get()).isEqualTo(9);
        next.watch.on.set(false);
        next.watch.day.set(0);
        next.use();
        assertThat(reviewed).containsExactly(setup.name(), setup.name());
        assertThat(hand.application.settings().find(setup.name()).orElseThrow().inputs()).containsEntry("file", january.toString());
        assertThat(hand.application.routines().find(setup.name()).fileBy()).isZero();
    }

    @Test
    void aLineBelowZeroCanStopTheFile() throws Exception {
        FileModel model = drop(written("credits.csv", "Customer,Product,Qty", "Elm,Seats,12", "Elm,Seats,-2", "Oak,Seats,5"));
        assertThat(counts(model)).containsExactly("Elm/Seats=10", "Oak/Seats=5");
        model.below(FileChoices.Below.STOPS);
        assertThat(model.blocked.get()).isEqualTo("Line 3: \"Qty\" is below zero: -2. Correct the file.");
        assertThat(model.shown.get().lines().lines().get(2).reason()).isEqualTo("below zero");
        assertThat(model.shown.get().lines().number(SeenLine.Becomes.WRONG)).isEqualTo(1);
        model.below(FileChoices.Below.IS_LEFT_OUT);
        assertThat(counts(model)).containsExactly("Elm/Seats=12", "Oak/Seats=5");

        FileModel whole = drop(written("no credits.csv", "Customer,Product,Qty", "Elm,Seats,12", "Oak,Seats,5"));
        whole.below(FileChoices.Below.STOPS);
        Setup setup = used(whole);
        assertThat(read(setup).cells()).hasSize(2);
        assertThat(NextFile.of(hand.application, setup.name()).orElseThrow().pointed().orElseThrow().counted().below())
                .isEqualTo(FileChoices.Below.STOPS);
    }

    @Test
    void notesOfCountedLinesAreTheNamesBehindTheNumber() throws Exception {
        FileModel model = drop(written("users.csv", "Customer,User,Team", "Elm,Ada,Red", "Elm,Bo,Blue", "Oak,Cy,Red"));
        assertThat(model.shown.get().choices().counted().rows()).isTrue();
        model.role("User", Role.NOTE);
        model.role("Team", Role.NOTE);
        assertThat(counts(model)).containsExactly("Elm/Users=2", "Oak/Users=1");
        Setup setup = used(model);
        List<String> names = Elsewhere.work(setup, "a test", open -> new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never())
                .names().values().stream().map(RowNames::rows).flatMap(List::stream).map(row -> row.name()).sorted().toList());
        assertThat(names).containsExactly("Ada Red", "Bo Blue", "Cy Red");

        FileModel numbers = drop(written("numbers.csv", "Customer,User,Seats", "Elm,Ada,2", "Elm,Bo,3"));
        numbers.countRows();
        numbers.role("User", Role.NOTE);
        numbers.role("Seats", Role.COUNT);
        assertThat(numbers.shown.get().choices().headings(Role.NOTE)).as("sums have no names").isEmpty();
    }

    private Path days(String... days) throws Exception {
        List<String> lines = new ArrayList<>(List.of("Customer,Product,Qty,Usage Date"));
        for (int i = 0; i < days.length; i++) {
            lines.add((i % 2 == 0 ? "Elm" : "Oak") + ",Seats," + (i + 1) + "," + days[i]);
        }
        return written("days.csv", lines.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2026-11-01 2026-11-02 2026-11-02 2026-10-31|Oak=2 Elm=3|Elm=4 Oak=2",
            "30/10/2026 1/11/2026 02/11/2026 02/11/2026|Elm=3 Oak=4|Oak=6 Elm=3",
            "10/30/26 11/1/26 11/02/26 11/02/26|Elm=3 Oak=4|Oak=6 Elm=3",
            "30.10.2026 01.11.2026 02.11.2026 02.11.2026|Elm=3 Oak=4|Oak=6 Elm=3",
            "2026-10-30T01:00:00 2026-11-01T01:00:00 2026-11-02T23:00:00 2026-11-02T07:30:00|Elm=3 Oak=4|Oak=6 Elm=3"})
    void onlyTheNewestDayOrMonthOfAColumnCounts(String days, String ofDay, String ofMonth) throws Exception {
        FileModel model = drop(days(days.split(" ")));
        assertThat(counts(model)).hasSize(2).contains("Elm/Seats=4", "Oak/Seats=6");
        model.addFilter("Usage Date");
        model.newest("Usage Date", FileChoices.Newest.Span.DAY);
        assertThat(model.blocked.get()).isEmpty();
        assertThat(words(model)).isEqualTo(ofDay);
        assertThat(model.shown.get().lines().number(SeenLine.Becomes.FILTERED)).isEqualTo(2);
        model.newest("Usage Date", FileChoices.Newest.Span.MONTH);
        assertThat(model.shown.get().lines().number(SeenLine.Becomes.FILTERED)).isEqualTo(1);
        assertThat(words(model)).isEqualTo(ofMonth);
        Setup setup = used(model);
        assertThat(read(setup).cells()).hasSize(2);
        assertThat(NextFile.of(hand.application, setup.name()).orElseThrow().pointed())
                .contains(model.shown.get().choices().with(model.shown.get().choices().written().in(model.shown.get().layout().written())));
        model.removeFilter("Usage Date");
        assertThat(counts(model)).contains("Elm/Seats=4", "Oak/Seats=6");
    }

    private static String words(FileModel model) {
        return String.join(" ", counts(model).stream().map(one -> one.replace("/Seats", "")).toList());
    }

    @Test
    void datesThatCanBeReadInTwoWaysBlockOnceTheyAreUsed() throws Exception {
        FileModel model = drop(days("05/11/2026", "06/10/2026"));
        assertThat(model.blocked.get()).isEmpty();
        model.newest("Usage Date", FileChoices.Newest.Span.DAY);
        assertThat(model.blocked.get()).isEqualTo(
                "\"05/11/2026\" in \"Usage Date\" can be read as day first or as month first, and no other line shows which: choose.");
        model.use();
        assertThat(made).isEmpty();
        model.dates(DateOrder.DAY_FIRST);
        assertThat(words(model)).isEqualTo("Elm=1");
        model.dates(DateOrder.MONTH_FIRST);
        assertThat(words(model)).isEqualTo("Oak=2");
        model.keeps("Usage Date", true);
        assertThat(model.shown.get().choices().newest()).isEmpty();
    }

    @Test
    void aLineWithoutADateIsToldAndStops() throws Exception {
        FileModel model = drop(days("2026-11-01", "", "2026-11-01"));
        model.newest("Usage Date", FileChoices.Newest.Span.DAY);
        assertThat(model.shown.get().lines().number(SeenLine.Becomes.WRONG)).isEqualTo(1);
        assertThat(model.blocked.get()).contains("so it can not be compared with older ones");
    }
}

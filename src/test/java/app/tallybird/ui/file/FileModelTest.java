package app.tallybird.ui.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.app.NextFile;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.SeenLine;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.SyncUsage;
import app.tallybird.http.Cancel;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** From the drop of a file to a connector that reads it, without a toolkit. */
class FileModelTest {

    private static final Map<String, Secret> KEYS = Map.of("VENDOR_API_KEY", Secret.of(SynthesizeSide.VENDOR_KEY), "PARTNER_API_KEY",
            Secret.of(SynthesizeSide.PARTNER_KEY));

    @TempDir
    private Path home;
    private final List<String> doors = new ArrayList<>();
    private Optional<ConnectorDocument> made = Optional.empty();

    private FileModel open(AppOnSandbox hand, Optional<String> integration) {
        return new FileModel(hand.place(new DirectTaskRunner()), integration, new FileModel.Exits(pointed -> {
            made = Optional.of(pointed.document());
            doors.add("set up " + pointed.document().id() + " with " + Path.of(pointed.inputs().getOrDefault("file", "")).getFileName()
                    + (pointed.fileBy() == 0 ? "" : " by " + pointed.fileBy()));
        }, name -> doors.add("review " + name), () -> doors.add("cancel")));
    }

    private FileModel drop(AppOnSandbox hand, Path file) {
        FileModel model = open(hand, Optional.empty());
        model.drop(file);
        assertThat(model.problem.get()).isNull();
        return model;
    }

    private static Path sent(String name) throws Exception {
        return Path.of(FileModelTest.class.getResource("/files/cases/" + name).toURI());
    }

    private Path written(String name, String... lines) throws Exception {
        return Files.writeString(home.resolve(name), String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
    }

    private static List<String> counts(FileModel model) {
        return model.counts.get().list().stream().map(one -> one.customer() + "/" + one.service() + "="
                + one.units().map(units -> units.stripTrailingZeros().toPlainString()).orElse("unknown")).toList();
    }

    /** What a push reads once the file is used. */
    private List<String> pushed(AppOnSandbox hand, FileModel model, Path file) {
        model.use();
        assertThat(model.problem.get()).isNull();
        Setup setup = Setup.fresh(hand.application);
        setup.choose(made.orElseThrow(), made.get().id());
        Elsewhere.save(setup, Map.of("file", file.toString()), KEYS);
        return Elsewhere.work(setup, "", at -> {
            Reading reading = at.context().vendor().read(at.context().integration().vendor(), ReadListener.none(), Cancel.never());
            return reading.cells().entrySet().stream().map(one -> one.getKey().accountId() + "/" + one.getKey().serviceKey() + "="
                    + one.getValue().known().map(units -> units.toPlainString()).orElse("unknown")).sorted().toList();
        });
    }

    /** Every file as it was sent: nothing but the drop, and what is proposed is right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "01-nce-recon/G000000001.csv|North Pier Dental, PLLC/Microsoft 365 Business Premium=42;Harbor Freight Legal/Microsoft 365 Business Premium=12;Old Mill Bakery/Exchange Online (Plan 1)=unknown",
            "02-nable-efile/efile_INV-77.csv|Elm Clinic/Cove Server=2.4839;Elm Clinic/Cove Storage Per GB=1204.75;Oak Foods/Cove Server=1;Oak Foods/Cove Storage Per GB=88.5",
            "02-nable-efile/efile_INV-77.xlsx|Elm Clinic/Cove Server=2.4839;Elm Clinic/Cove Storage Per GB=1204.75;Oak Foods/Cove Server=1;Oak Foods/Cove Storage Per GB=88.5",
            "03-azure-three-tables/usage.csv|Contoso Dental/Virtual Machines=48;Fabrikam Autos/Virtual Machines=9.5",
            "03-azure-three-tables/meta_total.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "03-azure-three-tables/total_named.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "03-azure-three-tables/total_short.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "03-azure-three-tables/repeated_header.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "05-pstn-tab/report_tab.CSV|Fjord Reisen GmbH/Calling Plan=12;Fjord Reisen GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "05-pstn-tab/report_utf16.CSV|Fjord Reisen GmbH/Calling Plan=12;Fjord Reisen GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "05-pstn-tab/report_utf16_nobom.CSV|Fjord Reisen GmbH/Calling Plan=12;Fjord Reisen GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "05-pstn-tab/report_sep.csv|Fjord Reisen GmbH/Calling Plan=12;Fjord Reisen GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "05-pstn-tab/report_ansi.csv|Müller & Söhne GmbH/Calling Plan=12;Müller & Söhne GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "06-dup-heading/copilot.csv|Fjord Reisen/Copilot=4", "06-dup-heading/dup_unused.csv|Fjord Reisen/Copilot=4",
            "07-double-bom/double_bom.csv|Fjord/Audit Log Retention=3", "07-double-bom/mojibake_bom.csv|Fjord/Audit Log Retention=3",
            "27-hwm-daily-rows/peak.csv|Elm Clinic/Users=2;Oak Foods/Users=1;Shut Cafe/Users=0",
            "28-currency-parens/apostrophe.csv|Elm/Seats=10", "28-currency-parens/parens.csv|Elm/Seats=10",
            "28-currency-parens/minus_behind.csv|Elm/Seats=10", "28-currency-parens/currency.csv|Elm/Seats=12",
            "28-currency-parens/dash_blank.csv|Elm/Seats=12;Oak/Seats=unknown;Pine/Seats=unknown;Zeta/Seats=unknown",
            "28-currency-parens/formula.csv|Elm/Seats=12;Oak/Seats=3",
            "28-currency-parens/german.csv|Elm/Storage GB=1204.5;Oak/Storage GB=88",
            "28-currency-parens/nbsp.csv|Elm/Storage GB=1204;Oak/Storage GB=88",
            "28-currency-parens/swiss.csv|Elm/Storage GB=1204;Oak/Storage GB=88",
            "28-currency-parens/thousands.csv|Elm/Storage GB=1204;Oak/Storage GB=88",
            "28-currency-parens/neg_only.csv|Elm/Seats=unknown;Oak/Seats=5",
            "28-currency-parens/plus.csv|Elm/Seats=12;Oak/Seats=7;Pine/Seats=7"})
    void aSentFileIsReadAsItIsProposed(String file, String right) throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            FileModel model = drop(hand, sent(file));
            assertThat(model.blocked.get()).isEmpty();
            assertThat(String.join(";", counts(model))).isEqualTo(right);
            assertThat(pushed(hand, model, sent(file)).stream().map(one -> one.replaceAll(".*=", "")).sorted())
                    .isEqualTo(Stream.of(right.split(";")).map(one -> one.replaceAll(".*=", "")).sorted().toList());
        }
    }

    /** What was pointed out is written as a connector, and a reading of that says the same. */
    private List<String> used(AppOnSandbox hand, FileModel model, Path file) throws Exception {
        List<String> numbers = pushed(hand, model, file).stream().map(one -> one.replaceAll(".*=", "")).toList();
        assertThat(numbers).containsExactlyInAnyOrderElementsOf(counts(model).stream().map(one -> one.replaceAll(".*=", "")).toList());
        return counts(model);
    }

    @Test
    void onlyTheChargesThatAreChosenCount() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = sent("01-nce-recon/G000000001.csv");
            FileModel model = drop(hand, file);
            model.keeps("ChargeType", true);
            assertThat(counts(model)).hasSize(3);
            for (String other : List.of("addQuantity", "removeQuantity", "cancelImmediate")) {
                model.toggle("ChargeType", other);
            }
            assertThat(FileModel.tallies(model.shown.get(), "ChargeType")).extracting(one -> one.value() + " " + one.lines())
                    .containsExactly("cycleCharge 2", "addQuantity 1", "removeQuantity 1", "cancelImmediate 1");
            assertThat(model.shown.get().lines().number(SeenLine.Becomes.FILTERED)).isEqualTo(3);
            assertThat(used(hand, model, file)).containsExactly("North Pier Dental, PLLC/Microsoft 365 Business Premium=40",
                    "Harbor Freight Legal/Microsoft 365 Business Premium=12");
        }
    }

    @Test
    void termsAreKeptApartOnRequestAndNegativeLinesCanBeIgnored() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = sent("01-nce-recon/G000000001.csv");
            FileModel model = drop(hand, file);
            model.role("BillingFrequency", Role.SERVICE);
            model.below(FileChoices.Below.IS_LEFT_OUT);
            assertThat(used(hand, model, file)).containsExactly("North Pier Dental, PLLC/Microsoft 365 Business Premium, Monthly=43",
                    "Harbor Freight Legal/Microsoft 365 Business Premium, Monthly=12");
            FileModel refusing = drop(hand, file);
            refusing.repeats(FileChoices.Repeats.ARE_REFUSED);
            assertThat(refusing.blocked.get()).isEqualTo("Customer \"c0000001-0000-4000-8000-000000000001\" and service "
                    + "\"Microsoft 365 Business Premium\" stand on line 2 and again on line 3. Remove one of them, or choose to add such rows up.");
        }
    }

    @Test
    void aNumberThatCanBeReadInTwoWaysBlocksUntilOneIsChosen() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = sent("28-currency-parens/german_wrong.csv");
            FileModel model = drop(hand, file);
            assertThat(model.blocked.get())
                    .isEqualTo("\"1.204\" in \"Qty\" is 1204 or 1.204, and no other number of the column shows which: choose.");
            model.use();
            assertThat(doors).isEmpty();
            TwoWays two = model.twoWays().orElseThrow();
            assertThat(two.isOpen()).isTrue();
            assertThat(two.decided())
                    .isEqualTo("Nothing else in the column shows which. Choose: 1 number is another one in the other reading.");

            model.decimal(two.either().decimal(true));
            assertThat(counts(model)).containsExactly("Elm/Storage GB=1.204", "Oak/Storage GB=88");
            model.decimal(two.either().decimal(false));
            assertThat(model.twoWays().orElseThrow().decided()).startsWith("Chosen by you");
            assertThat(used(hand, model, file)).containsExactly("Elm/Storage GB=1204", "Oak/Storage GB=88");
        }
    }

    @Test
    void idsThatASpreadsheetHasCutAreRefusedWithTheReason() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            FileModel model = drop(hand, sent("28-currency-parens/exp.csv"));
            assertThat(model.blocked.get()).contains("1.23457E+11");
            model.use();
            assertThat(doors).isEmpty();
        }
    }

    /** Wherever they stand, whatever their language; one that is no sum of others is counted and told. */
    @Test
    void linesThatAreCalledTotalsAreLeftOut() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            FileModel model = drop(hand, written("mitte.csv", "Kundennr.;Kunde;Dienst;Anzahl", "1;Elm;Backup;14", ";Zwischensumme;;14",
                    "2;Oak;Backup;6", "2;Oak;Mail;2", "2;Oak;Summe;8", ";Gesamtsumme;;22"));
            assertThat(counts(model)).containsExactly("Elm/Backup=14", "Oak/Backup=6", "Oak/Mail=2");
            assertThat(model.total()).isEqualTo("Equal to the file's own total line");
            FileModel off = drop(hand, written("ab.csv", "Kunde;Dienst;Anzahl", "Elm;Backup;14", "Oak;Backup;6", "Total;Backup;23"));
            assertThat(counts(off)).containsExactly("Elm/Backup=14", "Oak/Backup=6", "Total/Backup=23");
            assertThat(off.counts.get().problems()).anyMatch(one -> one.contains("\"Total\" has 23 of \"Backup\""));
        }
    }

    @Test
    void aTotalIsGreyWithItsReasonIsComparedAndCanBeTakenBack() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            FileModel model = drop(hand, sent("03-azure-three-tables/total_named.csv"));
            SeenLine total = model.shown.get().lines().lines().getLast();
            assertThat(total.becomes()).isEqualTo(SeenLine.Becomes.LEFT_OUT);
            assertThat(total.reason()).isEqualTo("total line");
            assertThat(model.total()).isEqualTo("Equal to the file's own total line");

            model.switchLine(total);
            assertThat(counts(model)).contains("Total/Cloud Backup=20");
            assertThat(model.counts.get().problems()).anyMatch(one -> one.contains("Total"));
            model.switchLine(model.shown.get().lines().lines().getLast());
            assertThat(counts(model)).containsExactly("Elm Clinic/Cloud Backup=14", "Oak Foods/Cloud Backup=6");

            FileModel off = drop(hand,
                    written("off.csv", "Customer ID,Customer,Product,Quantity", "1,Elm,Backup,14", "2,Oak,Backup,6", "Total: 23"));
            assertThat(off.total()).isEqualTo("The file's own total line says 23, its lines make 20");
        }
    }

    @Test
    void anotherLineCanHoldTheHeadings() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = written("usage.csv", "Provisioning", "Subscription ID,Subscription Name,Offer Name,Seats,Extra",
                    "s-1,Birch Dental,CSP,2,", "", "Daily Usage", "Subscription ID,Subscription Name,Meter Category,Consumed Quantity",
                    "s-1,Birch Dental,Machines,24", "s-2,Cedar Autos,Machines,24", "s-2,Cedar Autos,Machines,9");
            FileModel model = drop(hand, file);
            assertThat(counts(model)).containsExactly("Birch Dental/Machines=24", "Cedar Autos/Machines=33");
            model.heading(model.shown.get().lines().lines().get(1));
            assertThat(model.shown.get().layout().headingLine()).isEqualTo(2);
            assertThat(used(hand, model, file)).containsExactly("Birch Dental/CSP=2");
        }
    }

    @Test
    void columnsWithNumbersCanBeServicesAndRowsCanBeCounted() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path wide = written("wide 2026-11.csv", "Client,Servers,Workstations,Site", "Elm,2,14,Main", "Oak,1,6,Main", "Oak,0,1,Branch");
            FileModel model = drop(hand, wide);
            model.role("Servers", Role.COUNT);
            model.role("Workstations", Role.COUNT);
            assertThat(model.name.get()).isEqualTo("Wide");
            assertThat(used(hand, model, wide)).containsExactly("Elm/Servers=2", "Elm/Workstations=14", "Oak/Servers=1",
                    "Oak/Workstations=7");

            model.countRows();
            assertThat(counts(model)).containsExactly("Elm/Devices=1", "Oak/Devices=2");
            model.service("");
            assertThat(model.blocked.get()).isEqualTo("What is counted has no name: type one, or choose the column with the service.");
            model.service("Sites");
            assertThat(used(hand, model, wide)).containsExactly("Elm/Sites=1", "Oak/Sites=2");
        }
    }

    @Test
    void headingsOfOneNameAreToldApartByTheirPlace() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = written("twice.csv", "Customer,Product,Qty,Qty", "Elm,Seats,4,9", "Oak,Seats,3,8");
            FileModel model = drop(hand, file);
            model.role("Qty#1", Role.UNUSED);
            model.role("Qty#2", Role.COUNT);
            assertThat(used(hand, model, file)).containsExactly("Elm/Seats=9", "Oak/Seats=8");
        }
    }

    /** What was pointed out once holds for the files that follow. */
    private Setup integration(AppOnSandbox hand, Path first) {
        FileModel model = drop(hand, first);
        model.toggle("Charge Type", "credit");
        model.use();
        Setup setup = Setup.fresh(hand.application);
        setup.choose(made.orElseThrow(), made.get().id());
        Elsewhere.save(setup, Map.of("file", first.toString()), KEYS);
        return setup;
    }

    private Path october() throws Exception {
        return written("efile_2026-10.csv", "Customer ID,Customer,Product,Charge Type,Qty", "1,Elm,Backup,cycle,14", "2,Oak,Backup,cycle,6",
                "2,Oak,Backup,credit,1");
    }

    @Test
    void theNextFileIsReadWhereverItsColumnsStand() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = integration(hand, october());
            Path november = written("efile_2026-11.csv", "Report", "Site,Qty,Charge Type,Product,Customer,Customer ID",
                    "x,15,cycle,Backup,Elm,1", "y,1,credit,Backup,Elm,1");
            NextFile next = NextFile.of(hand.application, setup.name()).orElseThrow();
            assertThat(next.waits(november)).isEmpty();
            FileModel model = open(hand, Optional.of(setup.name()));
            model.drop(november);
            assertThat(model.waits.get()).isNull();
            assertThat(counts(model)).containsExactly("Elm/Backup=15");
            doors.clear();
            model.use();
            assertThat(doors).containsExactly("review " + setup.name());
            assertThat(hand.application.settings().find(setup.name()).orElseThrow().inputs()).containsEntry("file", november.toString());
            assertThat(NextFile.of(hand.application, setup.name()).orElseThrow().pointed()).isEqualTo(next.pointed());
            assertThat(next.pointed()).isPresent();
        }
    }

    @Test
    void whatSomebodyChangedWhileTheFileWasLookedAtStays() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = integration(hand, october());
            NextFile next = NextFile.of(hand.application, setup.name()).orElseThrow();
            hand.application.settings().change(setup.name(), saved -> saved.withPaused(true));
            Path november = written("efile_2026-11.csv", "Customer ID,Customer,Product,Charge Type,Qty", "1,Elm,Backup,cycle,15");
            next.take(november, Optional.empty());
            assertThat(hand.application.settings().find(setup.name()).orElseThrow().paused()).isTrue();
            assertThat(hand.application.settings().find(setup.name()).orElseThrow().inputs()).containsEntry("file", november.toString());
        }
    }

    @Test
    void aChangedLayoutStopsWithTheOldAndTheNewHeading() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = integration(hand, october());
            Path november = written("efile_2026-11.csv", "Customer ID,Customer,Product,Charge Type,Units", "1,Elm,Backup,cycle,15");
            FileModel model = open(hand, Optional.of(setup.name()));
            model.drop(november);
            assertThat(model.waits.get().words())
                    .isEqualTo("The columns of efile_2026-11.csv are others than before: 1 column is gone (\"Qty\"), "
                            + "1 column is new (\"Units\"). Nothing was changed: say what the columns hold now.");
            doors.clear();
            model.use();
            assertThat(doors).isEmpty();

            model.allTheSame();
            assertThat(counts(model)).containsExactly("Elm/Backup=15");
            model.use();
            assertThat(doors).containsExactly("review " + setup.name());
            Path december = written("efile_2026-12.csv", "Customer ID,Customer,Product,Charge Type,Units", "1,Elm,Backup,cycle,16");
            assertThat(NextFile.of(hand.application, setup.name()).orElseThrow().waits(december)).isEmpty();
        }
    }

    @Test
    void theSameFileAndOneOfAnOlderMonthAreNoticed() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = integration(hand, october());
            Path copy = Files.copy(october(), home.resolve("copy of it.csv"));
            Path november = written("efile_2026-11.csv", "Customer ID,Customer,Product,Charge Type,Qty", "1,Elm,Backup,cycle,15");
            assertThat(waits(hand, setup, copy)).isEqualTo(
                    "copy of it.csv is the same file, to the byte, as efile_2026-10.csv, which it reads now. Nothing was changed.");
            NextFile.of(hand.application, setup.name()).orElseThrow().take(november);
            assertThat(waits(hand, setup, copy)).contains("to the byte, as efile_2026-10.csv");
            Path september = written("efile_2026-09.csv", "Customer ID,Customer,Product,Charge Type,Qty", "1,Elm,Backup,cycle,9");
            assertThat(waits(hand, setup, september)).isEqualTo(
                    "efile_2026-09.csv is of 2026-09, and efile_2026-10.csv of 2026-10 was read before it. Nothing was changed.");
            assertThat(waits(hand, setup, november)).contains("which it took on 2026-");
        }
    }

    private static String waits(AppOnSandbox hand, Setup setup, Path file) {
        return NextFile.of(hand.application, setup.name()).orElseThrow().waits(file).map(NextFile.Waits::words).orElse("");
    }

    @Test
    void ofTwoHundredThousandLinesTheFirstTheLastAndThoseWithAProblemAreShown() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            List<String> lines = new ArrayList<>(List.of("Customer ID,Customer,Product,Qty"));
            for (int i = 1; i <= 200_000; i++) {
                lines.add(i % 50 + ",C" + i % 50 + ",Backup," + (i == 70_000 ? "n/a" : "1"));
            }
            FileModel model = drop(hand, written("large.csv", lines.toArray(String[]::new)));
            assertThat(model.shown.get().lines().all()).isEqualTo(200_001);
            assertThat(model.shown.get().lines().lines()).hasSize(121).filteredOn(line -> line.becomes() == SeenLine.Becomes.WRONG)
                    .extracting(SeenLine::line).containsExactly(70_001L);
            assertThat(FileRow.of(model.shown.get().lines())).extracting(FileRow::words).filteredOn(words -> !words.isEmpty())
                    .containsExactly("lines 101 to 70,000: read like the others, none of them has a problem",
                            "lines 70,002 to 199,981: read like the others, none of them has a problem");
            assertThat(counts(model)).hasSize(50).contains("C1/Backup=4000", "C0/Backup=unknown");
        }
    }

    /** The keys are all that is missing between the page and the review; the numbers are the same. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "02-nable-efile/efile_INV-77.xlsx|Elm Clinic/Cove Server=2.4839;Elm Clinic/Cove Storage Per GB=1204.75;Oak Foods/Cove Server=1;Oak Foods/Cove Storage Per GB=88.5",
            "03-azure-three-tables/meta_total.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "27-hwm-daily-rows/peak.csv|Elm Clinic/Users=2;Oak Foods/Users=1;Shut Cafe/Users=0"})
    void whatIsReviewedIsWhatThePageShowed(String file, String right) throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            FileModel model = drop(hand, sent(file));
            model.use();
            Setup setup = Setup.fresh(hand.application);
            setup.choose(made.orElseThrow(), made.get().id());
            Elsewhere.save(setup, Map.of("file", sent(file).toString()), KEYS);
            List<String> planned = Elsewhere
                    .work(hand.ready(setup), "a test",
                            open -> new SyncUsage(open.context())
                                    .plan(ReadListener.none(), Cancel.never()).cells().stream().map(cell -> cell.account() + "/"
                                            + cell.service() + "=" + cell.units().map(units -> units.toPlainString()).orElse("unknown"))
                                    .sorted().toList());
            assertThat(planned).isEqualTo(List.of(right.split(";")));
        }
    }
}

package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** September to November of two integrations, as a person works them off in a terminal: rules, prices, a review by money, the close, a report and the leaks. */
class ThreeMonthsTest {

    private static final String ACME = "Acme Dental";
    private static final String ALDER = "Alder & Finch LLP";
    private static final String APEX = "Apex Roofing";
    private static final String ASPEN = "Aspen Pediatrics";

    @TempDir
    private Path folder;
    private final StageClock clock = new StageClock();
    private CommandFolder cli;
    private SynthesizeSide licences;

    @BeforeEach
    void open() throws Exception {
        clock.pass(Duration.ofDays(190));
        cli = CommandFolder.simulated(folder, Stage.time(clock));
        Stage.only(cli.sandbox, 4);
        Files.delete(folder.resolve(".env"));
        saved("NinjaOne", SynthesizeSide.PARTNER_KEY, "CONNECTOR=ninjaone", "CLIENT_ID=" + NinjaSide.CLIENT_ID,
                "CLIENT_SECRET=" + NinjaSide.CLIENT_SECRET);
        licences = cli.sandbox.alsoIntegration("csv");
        saved("Licences", licences.partnerKey(), "CONNECTOR=csv", "FILE=usage.csv", "ACCOUNT_ID=id", "ACCOUNT_NAME=name", "SERVICE=service",
                "COUNT=count");
        licences(20, 12, 7, 9);
        for (String one : List.of("NinjaOne", "Licences")) {
            Stream.of("sync-services", "sync-accounts", "update-status").forEach(verb -> good(one, verb));
            good(one, "sync-usage", "--yes");
        }
    }

    @AfterEach
    void close() {
        cli.close();
    }

    private void saved(String name, String partner, String... lines) throws IOException {
        CommandFolder.closed(Files.writeString(folder.resolve(name + ".env"),
                "VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY + "\nPARTNER_API_KEY=" + partner + "\n" + String.join("\n", lines) + "\n"));
        assertThat(cli.run("import-env", name + ".env", "--name", name).code()).isZero();
    }

    /** What the four customers use; the file is of a distributor. */
    private void licences(int acme, int alder, int apex, int aspen) throws IOException {
        Files.writeString(folder.resolve("usage.csv"), """
                id,name,service,count
                1,Acme Dental,Business Basic,%d
                2,Alder & Finch LLP,Business Basic,%d
                3,Apex Roofing,Business Basic,%d
                4,Aspen Pediatrics,Business Basic,%d
                """.formatted(acme, alder, apex, aspen));
    }

    private CommandFolder.Ended at(String name, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--integration", name, "--env-file", name + ".env"));
        return cli.run(all.toArray(String[]::new));
    }

    private void good(String name, String... args) {
        CommandFolder.Ended ended = at(name, args);
        assertThat(ended.code()).as(String.join(" ", args) + ": " + ended.out() + ended.err()).isZero();
    }

    /** October: prices for both, rules for three customers. */
    private void october() throws Exception {
        clock.pass(Duration.ofDays(30));
        good("NinjaOne", "prices", "set", "--service", "workstations", "--price", "5.50", "--cost", "3.10", "--currency", "USD");
        good("Licences", "prices", "set", "--service", "Business Basic", "--price", "6.30", "--cost", "5.10", "--currency", "USD");
        good("NinjaOne", "contracts", "set", "--customer", "1", "--service", "workstations", "--rule", "at-least", "--units", "100",
                "--reason", "Campus agreement", "--until", "2027-03-31");
        good("NinjaOne", "contracts", "set", "--customer", "2", "--service", "workstations", "--rule", "fixed", "--units", "35", "--reason",
                "Flat contract");
        good("Licences", "contracts", "set", "--customer", "3", "--service", "Business Basic", "--rule", "first-included", "--units", "5",
                "--reason", "Part of the flat rate");
        licences(22, 12, 8, 9);
        for (String one : List.of("NinjaOne", "Licences")) {
            good(one, "sync-usage", "--yes");
        }
    }

    /** November: Alder's licences rise by more money than may go unseen, and a person keeps them back. */
    private void november() throws Exception {
        clock.pass(Duration.ofDays(31));
        cli.sandbox.customers().setDevices(3, 112);
        licences(26, 40, 9, 9);
        good("Licences", "prices", "limits", "--of-customer", "100");
        CommandFolder.Ended review = at("Licences", "sync-usage", "--dry-run");
        assertThat(review.out()).contains("3 of 4 customers changed, +33 units, +207.90 USD a month. 1 thing to decide.",
                "[customer:amount:2] Alder & Finch LLP changes by +176.40 USD a month",
                "Apex Roofing       Business Basic              3    4     +1   25.20 USD    +6.30 USD  changed",
                "counted 9, first 5 included by contract (Part of the flat rate), so 4 is sent");
        good("Licences", "sync-usage", "--hold", "customer:amount:2", "--note", "asked the customer");
        good("NinjaOne", "sync-usage", "--yes");
    }

    @Test
    void aMonthIsClosedWithWhatItCameToAndTheFrozenPushWaits() throws Exception {
        october();
        november();
        assertThat(cli.run("month", "close").err())
                .contains("Licences: A push of 18 Nov 2026, 10:15 is held until a person has looked at it.", "The month was not closed.");
        CommandFolder.Ended closed = cli.run("month", "close", "--all-the-same");
        assertThat(closed.code()).as(closed.err()).isZero();
        assertThat(closed.out()).contains("2026-11 was closed on 2026-11-18", "2 of 2 integrations pushed", "Closed all the same with: ");

        licences(27, 40, 9, 9);
        CommandFolder.Ended frozen = at("Licences", "sync-usage", "--unattended");
        assertThat(frozen.code()).isEqualTo(4);
        assertThat(frozen.err()).contains("The month was closed on 2026-11-18", "Nothing was sent.");
        assertThat(licences.counts().get("1 Business Basic")).isEqualByComparingTo("26");
        assertThat(at("Licences", "history", "year", "--customer", ACME).out()).contains("  2026-09  126.00 USD  24.00 USD              20",
                "  2026-10  138.60 USD  26.40 USD              22", "  2026-11  163.80 USD  31.20 USD              26");
        assertThat(at("NinjaOne", "history", "explain", "1", "workstations").out()).contains("44 counted \u2192 100 to send (accepted).",
                "Worth 550.00 USD a month at 5.5 each. Margin 240.00 USD.", "0 gone, 0 new, 44 the same.");
    }

    @Test
    void aCustomersPdfHasBothIntegrationsTheContractAndTheNamesBehindItAndNoCost() throws Exception {
        october();
        november();
        assertThat(cli.run("report", "--customer", ACME, "--month", "2026-11", "--out", "acme.pdf").code()).isZero();
        String text;
        try (PDDocument document = Loader.loadPDF(folder.resolve("acme.pdf").toFile())) {
            text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
        assertThat(text)
                .contains("Acme Dental November 2026", "9 services, 1 changed since October 2026.",
                        "713.80 USD in all; 2 of 9 services priced.",
                        "44 at least 100 by contract until 2027- 03-31 (Campus agreement) 100 5.5 550.00 USD 100 same",
                        "Business Basic 26 26 6.3 163.80 USD 22 +4", "0 new, 0 gone, 44 the same.", "windows-workstation-")
                .doesNotContain("Margin", "3.1 ", "240.00");
    }

    /** Two seats are bought that nobody uses; Alder's rise is used and not billed; Aspen is billed two that nobody bought. What a contract includes is no leak. */
    @Test
    void theLeakReportFindsTheThreePlantedLeaksAndNothingElse() throws Exception {
        october();
        november();
        Files.writeString(folder.resolve("invoice.csv"), """
                Customer,Product,Quantity
                Acme Dental,M365 Business Basic,20
                Acme Dental,M365 Business Basic annual,8
                Alder & Finch LLP,M365 Business Basic,40
                Apex Roofing,M365 Business Basic,9
                Aspen Pediatrics,M365 Business Basic,7
                """);
        for (String product : List.of("M365 Business Basic", "M365 Business Basic annual")) {
            good("Licences", "leaks", "match", "--product", product, "--service", "Business Basic");
        }
        CommandFolder.Ended ended = cli.run("leaks", "--invoice", "invoice.csv", "--month", "2026-11");

        assertThat(ended.code()).isEqualTo(4);
        assertThat(ended.out().replaceAll(" +", " ")).startsWith("""
                2026-11: 3 findings; 4 numbers were compared with an invoice.
                  Finding                Integration  Customer           Service         Bought  Used  Billed  Units     A month
                  bought and not used    Licences     Acme Dental        Business Basic      28    26      26      2   10.20 USD
                  used and not billed    Licences     Alder & Finch LLP  Business Basic       \u2014    40      12     28  176.40 USD
                  billed and not bought  Licences     Aspen Pediatrics   Business Basic       7     9       9      2   12.60 USD
                """.replaceAll(" +", " "));
        assertThat(ended.out()).contains("Total Workstations of NinjaOne").doesNotContain(APEX);
        assertThat(List.of(ALDER, ASPEN)).allSatisfy(name -> assertThat(ended.out()).containsOnlyOnce(name));
    }
}

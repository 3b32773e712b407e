package app.tallybird.ui.file;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.SyncUsage;
import app.tallybird.http.Cancel;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * From the drop to the review: how many decisions a person is asked for, each of them one key or click, and that the review has the numbers of the page. A
 * stopwatch would say how fast a person is; this says how much there is to do.
 */
class FileToReviewTest {

    private static final Map<String, Secret> KEYS = Map.of("VENDOR_API_KEY", Secret.of(SynthesizeSide.VENDOR_KEY), "PARTNER_API_KEY",
            Secret.of(SynthesizeSide.PARTNER_KEY));
    /** Decisions without which the file can not be used; of every other file none. */
    private static final Map<String, Integer> DECISIONS = Map.of("28-currency-parens/german_wrong.csv", 1);
    private static final String CUT_IDS = "28-currency-parens/exp.csv";

    @TempDir
    private Path home;
    private int steps;

    private final class Way {
        private final AppOnSandbox hand;
        private final FileModel model;
        private Optional<FileModel.Pointed> made = Optional.empty();

        Way(AppOnSandbox hand, Path file) {
            this.hand = hand;
            model = new FileModel(hand.place(new DirectTaskRunner()), Optional.empty(),
                    new FileModel.Exits(pointed -> made = Optional.of(pointed), name -> {
                    }, () -> {
                    }));
            steps = 0;
            step(() -> model.drop(file));
        }

        void step(Runnable act) {
            steps++;
            act.run();
            assertThat(model.problem.get()).isNull();
        }

        /** What a person is asked before the file can be used. */
        int asked() {
            return model.open.get().size();
        }

        Map<String, String> page() {
            Map<String, String> counts = new TreeMap<>();
            model.counts.get().list().forEach(one -> counts.put(one.customer() + "/" + one.service(),
                    words(one.units().map(units -> units.stripTrailingZeros().toPlainString()))));
            return counts;
        }

        /** Uses it, and opens the review of the integration that comes of it. */
        Map<String, String> review() {
            step(model::use);
            Setup setup = Setup.fresh(hand.application);
            setup.choose(made.orElseThrow().document(), made.get().document().id());
            Elsewhere.save(setup, made.get().inputs(), KEYS);
            Map<String, String> counts = new TreeMap<>();
            Elsewhere
                    .work(hand.ready(setup), "a test",
                            open -> new SyncUsage(open.context()).plan(ReadListener.none(), Cancel.never()).cells())
                    .forEach(cell -> counts.put(cell.account() + "/" + cell.service(),
                            words(cell.units().map(units -> units.stripTrailingZeros().toPlainString()))));
            return counts;
        }

        private static String words(Optional<String> units) {
            return units.orElse("unknown");
        }
    }

    private static Path cases() throws Exception {
        URI folder = FileToReviewTest.class.getResource("/files/cases").toURI();
        return Path.of(folder);
    }

    /** All that lie there, so that none is forgotten. */
    @TestFactory
    Stream<DynamicTest> everyFileThatWasSent() throws Exception {
        Path folder = cases();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).filter(file -> !file.endsWith("README.md")).sorted().toList();
        }
        assertThat(files).hasSize(32);
        return files.stream().map(file -> DynamicTest.dynamicTest(folder.relativize(file).toString(), () -> sent(folder, file)));
    }

    private void sent(Path folder, Path file) throws Exception {
        String name = folder.relativize(file).toString().replace('\\', '/');
        try (AppOnSandbox hand = AppOnSandbox.small(home.resolve(name.replace('/', '-')), 1)) {
            Way way = new Way(hand, file);
            if (name.equals(CUT_IDS)) {
                assertThat(way.model.blocked.get()).contains("1.23457E+11");
                return;
            }
            int decisions = DECISIONS.getOrDefault(name, 0);
            assertThat(way.asked()).isEqualTo(decisions);
            if (decisions > 0) {
                way.step(() -> way.model.decimal(way.model.twoWays().orElseThrow().either().decimal(false)));
            }
            assertThat(way.model.blocked.get()).isEmpty();
            Map<String, String> shown = way.page();
            assertThat(way.review()).isEqualTo(shown).isNotEmpty();
            assertThat(steps).as("drop, decisions, use").isEqualTo(2 + decisions);
        }
    }

    private Path written(String name, List<String> lines) throws Exception {
        return Files.writeString(home.resolve(name), String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
    }

    /**
     * New-commerce reconciliation; headings after https://learn.microsoft.com/partner-center/billing/modern-invoice-reconciliation-file, seen on 29 November
     * 2026, all else invented. Wanted are the licences of the cycle without what was added and removed in it.
     */
    @Test
    void aReconciliationOfLicences() throws Exception {
        List<String> lines = new ArrayList<>(
                List.of("PartnerId,CustomerId,CustomerName,CustomerDomainName,CustomerCountry,InvoiceNumber,MpnId,"
                        + "ResellerMpnId,OrderId,OrderDate,ProductId,SkuId,AvailabilityId,SkuName,ProductName,ChargeType,UnitPrice,Quantity,Subtotal,"
                        + "TaxTotal,Total,Currency,PriceAdjustmentDescription,SubscriptionId,SubscriptionDescription,ChargeStartDate,ChargeEndDate,"
                        + "TermAndBillingCycle,EffectiveUnitPrice,BillableQuantity,BillingFrequency"));
        Map<String, String> right = new TreeMap<>();
        for (int customer = 1; customer <= 40; customer++) {
            String who = "c%07d-0000-4000-8000-000000000000".formatted(customer);
            for (String product : List.of("Business Premium", "Exchange Online (Plan 1)")) {
                right.put("Customer " + customer + "/" + product, String.valueOf(customer + 2));
                for (String charge : List.of("cycleCharge", "addQuantity", "removeQuantity")) {
                    int quantity = charge.equals("cycleCharge") ? customer + 2 : charge.equals("addQuantity") ? 3 : -1;
                    lines.add(String.join(",", "p", who, "Customer " + customer, "c" + customer + ".example", "US", "G1", "1", "2",
                            "o" + customer, "10/3/2026", "CFQ7", "0001", "A", product, product, charge, "22", "" + quantity, "1.00", "0",
                            "1.00", "USD", "", "s" + customer, "", "10/1/2026", "10/31/2026",
                            "One-Year commitment for monthly/yearly billing", "22", "" + quantity, "Monthly"));
                }
            }
        }
        try (AppOnSandbox hand = AppOnSandbox.small(home.resolve("home"), 1)) {
            Way way = new Way(hand, written("G000000002.csv", lines));
            assertThat(way.asked()).isZero();
            way.step(() -> way.model.toggle("ChargeType", "addQuantity"));
            way.step(() -> way.model.toggle("ChargeType", "removeQuantity"));
            assertThat(way.page()).isEqualTo(right);
            assertThat(way.review()).isEqualTo(right);
            assertThat(steps).isEqualTo(4);
        }
    }

    /** N-able's e-file with its 20 headings as in the case beside it, all else invented: days of devices as parts of a month. */
    @Test
    void anEFileWithPartsOfAMonth() throws Exception {
        List<String> lines = new ArrayList<>(
                List.of("Account Name,Account Number,Invoice Number,Invoice Date,Contract Number,Tenant,Product,UOM,"
                        + "Quantity,Rate,Cost,List Price,Usage Customer,Customer Site,Device Name,Device Type,Device ID,Rating Method,Period From,Period To"));
        Map<String, String> right = new TreeMap<>();
        for (int customer = 1; customer <= 30; customer++) {
            right.put("Customer " + customer + "/Cove Server", customer + ".5");
            for (int device = 0; device <= customer; device++) {
                lines.add(String.join(",", "Pine Ridge IT", "ACC-1", "INV-78", "2026-11-30", "C-1", "pineridge", "Cove Server", "Device",
                        device == 0 ? "0.5" : "1", "9.5", "9.5000", "9.5", "Customer " + customer, "Main", "SRV-" + customer + "-" + device,
                        "Server", "" + (900_000 + customer * 100 + device), "Daily", "2026-11-01", "2026-11-30"));
            }
        }
        try (AppOnSandbox hand = AppOnSandbox.small(home.resolve("home"), 1)) {
            Way way = new Way(hand, written("efile_INV-78.csv", lines));
            assertThat(way.asked()).isZero();
            assertThat(way.page()).isEqualTo(right);
            way.step(() -> way.model.round("up"));
            right.replaceAll((cell, units) -> String.valueOf(Integer.parseInt(units.replace(".5", "")) + 1));
            assertThat(way.page()).isEqualTo(right);
            assertThat(way.review()).isEqualTo(right);
            assertThat(steps).isEqualTo(3);
        }
    }

    /**
     * Usage of Azure; headings after https://learn.microsoft.com/partner-center/billing/usage-based-recon-files, seen on 29 November 2026, all else invented.
     * Wanted is the newest month of two.
     */
    @Test
    void usageOfAzureOfTwoMonths() throws Exception {
        List<String> lines = new ArrayList<>(
                List.of("PartnerId,PartnerName,PartnerBillableAccountId,CustomerCompanyName,MpnId,ResellerMpnId,"
                        + "InvoiceNumber,ChargeStartDate,ChargeEndDate,SubscriptionId,SubscriptionName,SubscriptionDescription,OrderID,ServiceName,"
                        + "ServiceType,ConsumedQuantity"));
        Map<String, String> right = new TreeMap<>();
        for (int customer = 1; customer <= 25; customer++) {
            right.put("Customer " + customer + "/VIRTUAL MACHINES", String.valueOf(48 * customer));
            for (int month = 10; month <= 11; month++) {
                for (int part = 0; part < 2; part++) {
                    lines.add(String.join(",", "p", "Contoso", "101", "Customer " + customer, "1", "2", "D1", month + "/1/2026 0:00",
                            month + "/30/2026 23:59", "s" + customer + "-" + part, "Azure", "Microsoft Azure", "o" + customer,
                            "VIRTUAL MACHINES", "Compute", (month == 11 ? 24 : 7) * customer + ".000"));
                }
            }
        }
        try (AppOnSandbox hand = AppOnSandbox.small(home.resolve("home"), 1)) {
            Way way = new Way(hand, written("azure 2026-11.csv", lines));
            assertThat(way.asked()).as("7.000 hours could be 7,000").isEqualTo(1);
            way.step(() -> way.model.decimal(way.model.twoWays().orElseThrow().either().decimal(true)));
            assertThat(way.page()).isNotEqualTo(right);
            way.step(() -> way.model.addFilter("ChargeEndDate"));
            way.step(() -> way.model.newest("ChargeEndDate", FileChoices.Newest.Span.MONTH));
            assertThat(way.page()).isEqualTo(right);
            assertThat(way.review()).isEqualTo(right);
            assertThat(steps).isEqualTo(5);
        }
    }
}

package app.tallybird.app;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.daily.History;
import app.tallybird.engine.plan.CountedOnce;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunRecord;
import app.tallybird.sandbox.Customers.Device;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;

import static org.assertj.core.api.Assertions.assertThat;

/** Three months of nights with faults at random and nobody to repair anything. */
class SoakTest {

    private static final int DAYS = 90;
    private static final int CUSTOMERS = 2;
    private static final String SYNTHESIZE = "app.usegradient.com";
    private static final String NINJA = "ninjarmm.com";

    @TempDir
    private Path home;

    @Test
    void ninetyNightsNeedNoRepairAndEndAtExactlyTheVendorsCounts() throws IOException {
        Random random = new Random(20_261_101);
        try (Office office = new Office(home, CUSTOMERS).ready()) {
            office.push();
            try (Application application = office.start()) {
                application.routines().change(Office.NINJA,
                        saved -> saved.withSchedule(
                                Optional.of(new Schedule(new Rhythm.Daily(LocalTime.of(2, 30)), Schedule.Start.SIGNED_IN)),
                                office.clock.instant(), false));
            }
            int device = 900_000;
            int good = 0;
            for (int day = 1; day <= DAYS; day++) {
                LocalDate date = LocalDate.parse("2026-11-02").plusDays(day);
                office.clock.set(date + "T02:30");
                office.sandbox.customers().addDevice(new Device(device++, 1 + random.nextInt(CUSTOMERS), "WINDOWS_SERVER", false, false));
                misfortune(office, random.nextInt(8));
                UnattendedPush.Ended first = office.night();
                office.sandbox.noFaults();
                good += first.problems().isEmpty() ? 1 : 0;
                // Task Scheduler and systemd start a failed run again after a quarter of an hour
                office.clock.set(date + "T02:45");
                UnattendedPush.Ended second = office.night();
                assertThat(second.problems()).as("the start after the faults of " + date).isEmpty();
                assertThat(second.skipped().isPresent()).as("skipped when the first went through, on " + date)
                        .isEqualTo(first.problems().isEmpty());
            }
            assertThat(good).isBetween(30, 70);
            assertThat(office.sandbox.synthesize().counts()).isEqualTo(servers(office));
            try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
                assertThat(ledger.openRun()).isEmpty();
                assertThat(ledger.uncertain()).isEmpty();
                assertThat(ledger.successes()).hasSize(DAYS + 1);
                assertThat(ledger.attempts(1_000)).filteredOn(Attempt::done).hasSize(DAYS);
                assertThat(new NeedsYou(application).all()).isEmpty();
                List<RunRecord> runs = ledger.runs(1_000);
                assertThat(new History(ledger, ZoneOffset.UTC, CountedOnce.NONE).series(History.By.SERVICE)).hasSize(8)
                        .allSatisfy(series -> assertThat(series.points()).hasSizeBetween(DAYS, runs.size()));
            }
            assertThat(size(home)).isLessThan(20_000_000);
        }
    }

    private static void misfortune(Office office, int kind) {
        switch (kind) {
            case 0 -> office.sandbox.fault(PlayedFault.status(NINJA, "/v2/", 1_000, 500));
            case 1 -> office.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 1_000, 503).after(7));
            case 2 -> office.sandbox.fault(PlayedFault.of(PlayedFault.Kind.ACT_THEN_CLOSE, SYNTHESIZE, "/count$", 1_000).after(5));
            case 3 -> office.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 1_000, 401).after(3));
            case 4 -> office.sandbox.fault(PlayedFault.of(PlayedFault.Kind.HALF_BODY, NINJA, "/v2/devices", 1_000));
            case 5 -> office.sandbox.fault(PlayedFault.status(SYNTHESIZE, "/count$", 3, 429).after(2));
            default -> {
                // a quiet night
            }
        }
    }

    /** All counts as the sandbox holds them, with those that are about servers replaced by what the seeded devices say. */
    private static Map<String, BigDecimal> servers(Office office) {
        Map<String, BigDecimal> expected = new TreeMap<>(office.sandbox.synthesize().counts());
        office.sandbox.customers().customers().forEach(customer -> {
            long all = office.sandbox.customers().devices().stream().filter(device -> device.organizationId() == customer.id()
                    && !device.pending() && !device.nodeClass().equals("UNMANAGED_DEVICE")).count();
            expected.put(customer.id() + " Total Devices", BigDecimal.valueOf(all));
        });
        return expected;
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}

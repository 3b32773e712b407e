package app.tallybird.ledger;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import app.tallybird.model.Billing;
import app.tallybird.model.CellKey;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRules;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Contract rules on the disk, and what was counted behind the numbers that they made. */
class ContractLedgerTest {

    private static final CellKey SEATS = new CellKey("1", "seats");
    private static final CellKey MAIL = new CellKey("1", "mail");

    @TempDir
    private Path folder;
    private final StageClock clock = new StageClock();

    private Ledger open(LedgerStore store) {
        return store.open(folder.resolve("ledger.db"), clock);
    }

    private static ContractRule rule(Billing billing, String account) {
        return new ContractRule("", new ContractRule.Scope(Optional.of(account).filter(id -> !id.isEmpty()), Optional.of("seats")), billing,
                "agreed; with \"signs\"", "kim",
                new ContractRule.Period(Optional.of(LocalDate.parse("2026-01-01")), Optional.of(LocalDate.parse("2026-12-31"))));
    }

    @ParameterizedTest
    @EnumSource
    void rulesAreKeptUnderIdsThatNoOtherGetsAndOutliveTheirRemoval(LedgerStore store) {
        ContractRule fixed = rule(new Billing.Fixed(new BigDecimal("25"), true), "1");
        ContractRule least = rule(new Billing.AtLeast(new BigDecimal("2.5")), "");
        ContractRule free = rule(new Billing.NotBilled(), "2");
        Instant before;
        try (Ledger ledger = open(store)) {
            assertThat(ledger.contracts().rules()).isEqualTo(ContractRules.NONE);
            assertThat(ledger.contracts().changed()).isEmpty();
            long version = ledger.baselineVersion();
            ledger.contracts().change(List.of(fixed, least), Set.of());
            assertThat(ledger.baselineVersion()).isEqualTo(version + 1);
            before = ledger.contracts().changed().orElseThrow();
            ledger.contracts().change(List.of(free), Set.of("C1", "C9"));
        }
        try (Ledger ledger = open(store)) {
            assertThat(ledger.contracts().rules().all()).containsExactly(least.withId("C2"), free.withId("C3"));
            assertThat(ledger.contracts().rule("C1")).contains(fixed.withId("C1"));
            assertThat(ledger.contracts().rule("C4")).isEmpty();
            assertThat(ledger.contracts().changed().orElseThrow()).isBefore(clock.instant()).isAfter(before);
        }
    }

    private static RunId run(Ledger ledger, Map<CellKey, BigDecimal> units, Map<CellKey, Counted> counted, Outcome outcome) {
        RunId run = ledger.begin(new RunStart(RunKind.USAGE, "h", StartedBy.ATTENDED, units.size(), Optional.empty()));
        ledger.contracts().counted(run, counted);
        ledger.intents(run, units);
        ledger.outcomes(run, units.entrySet().stream().map(one -> new CellResult(one.getKey(), one.getValue(), outcome, "")).toList());
        ledger.finish(run, RunEnd.DONE);
        return run;
    }

    private static Counted counted(String units, String rule) {
        return new Counted(Optional.of(units).filter(one -> !one.isEmpty()).map(BigDecimal::new),
                Optional.of(rule).filter(id -> !id.isEmpty()));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasCountedIsKeptWithWhatWasAccepted(LedgerStore store) {
        try (Ledger ledger = open(store)) {
            run(ledger, Map.of(SEATS, new BigDecimal("90"), MAIL, BigDecimal.TWO), Map.of(), Outcome.ACCEPTED);
            assertThat(ledger.contracts().counted()).isEmpty();

            RunId second = run(ledger, Map.of(SEATS, new BigDecimal("100"), MAIL, BigDecimal.ONE), Map.of(SEATS, counted("96", "C1")),
                    Outcome.ACCEPTED);
            assertThat(ledger.contracts().counted()).isEqualTo(Map.of(SEATS, counted("96", "C1")));
            assertThat(ledger.contracts().counted(second)).isEqualTo(Map.of(SEATS, counted("96", "C1")));
            assertThat(ledger.contracts().countedBefore(second)).isEmpty();

            // what was refused changes nothing of what was accepted
            RunId third = run(ledger, Map.of(SEATS, new BigDecimal("100")), Map.of(SEATS, counted("3", "C2")), Outcome.REFUSED);
            assertThat(ledger.contracts().counted()).isEqualTo(Map.of(SEATS, counted("96", "C1")));
            assertThat(ledger.contracts().countedBefore(third)).isEqualTo(Map.of(SEATS, counted("96", "C1")));

            // a number without a reading leaves the count before to compare with
            run(ledger, Map.of(SEATS, new BigDecimal("25")), Map.of(SEATS, counted("", "C3")), Outcome.ACCEPTED);
            assertThat(ledger.contracts().counted()).isEqualTo(Map.of(SEATS, counted("96", "C3")));

            run(ledger, Map.of(SEATS, new BigDecimal("98")), Map.of(SEATS, counted("98", "")), Outcome.ACCEPTED);
            assertThat(ledger.contracts().counted()).isEmpty();

            run(ledger, Map.of(SEATS, new BigDecimal("25")), Map.of(SEATS, counted("", "C3")), Outcome.ACCEPTED);
            assertThat(ledger.contracts().counted()).isEqualTo(Map.of(SEATS, counted("98", "C3")));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceTakesItsCountsAlongAndOldRunsForgetThem(LedgerStore store) {
        try (Ledger ledger = open(store)) {
            RunId first = run(ledger, Map.of(SEATS, new BigDecimal("100")), Map.of(SEATS, counted("96", "C1")), Outcome.ACCEPTED);
            ledger.moveService("seats", "places");
            assertThat(ledger.contracts().counted(first)).isEqualTo(Map.of(new CellKey("1", "places"), counted("96", "C1")));
            run(ledger, Map.of(MAIL, BigDecimal.ONE), Map.of(), Outcome.ACCEPTED);
            run(ledger, Map.of(MAIL, BigDecimal.ONE), Map.of(), Outcome.ACCEPTED);
            ledger.forgetBefore(clock.instant().plusSeconds(1));
            assertThat(ledger.run(first)).isEmpty();
            assertThat(ledger.contracts().counted(first)).isEmpty();
        }
    }

    /** A ledger of the version before knows of no rules: what it accepted is what was counted. */
    @Test
    void aFileOfTheVersionBeforeIsBroughtUp() throws Exception {
        OldLedger.write(folder.resolve("ledger.db"), 6, "INSERT INTO cell (account_id, service_key, accepted) VALUES ('1', 'seats', '90')");
        try (Ledger ledger = open(LedgerStore.FILE)) {
            assertThat(ledger.accepted()).isEqualTo(Map.of(SEATS, new BigDecimal("90")));
            assertThat(ledger.contracts().counted()).isEmpty();
            assertThat(ledger.contracts().rules()).isEqualTo(ContractRules.NONE);
            run(ledger, Map.of(SEATS, new BigDecimal("100")), Map.of(SEATS, counted("", "C1")), Outcome.ACCEPTED);
            assertThat(ledger.contracts().counted()).isEqualTo(Map.of(SEATS, counted("90", "C1")));
        }
    }
}

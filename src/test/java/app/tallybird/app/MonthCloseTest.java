package app.tallybird.app;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.app.MonthClose.Kind;
import app.tallybird.app.MonthClose.Missing;
import app.tallybird.engine.plan.Hold;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.Billing;
import app.tallybird.model.ContractRule;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.ClosedMonth;
import app.tallybird.settings.ClosedMonths;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.stage.Stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A month is closed once, with what it came to, and then nobody's push changes it. The office is in Berlin. */
class MonthCloseTest {

    private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    @TempDir
    private Path home;
    private Office office;

    @BeforeEach
    void open() {
        office = new Office(home).ready();
    }

    @AfterEach
    void close() {
        office.close();
    }

    private <T> T on(Function<MonthClose, T> what) {
        try (Application application = office.start()) {
            return what.apply(new MonthClose(application));
        }
    }

    private List<Kind> missing() {
        return on(close -> close.status(NOVEMBER)).missing().stream().map(Missing::kind).toList();
    }

    private int sent() {
        return office.sandbox.synthesize().accepted().size();
    }

    @Test
    void whileAMonthIsClosedAPushThatNobodyLooksAtReadsAndTellsAndSendsNothing() {
        office.push();
        office.clock.set("2026-11-29T16:10");
        assertThat(missing()).isEmpty();
        ClosedMonth closed = on(close -> close.close(NOVEMBER, false));
        assertThat(closed.integrations()).singleElement().satisfies(line -> {
            assertThat(line.run()).contains("R00001");
            assertThat(line.accepted()).isEqualTo(Office.CELLS);
            assertThat(line.services()).hasSize(8);
        });
        int before = sent();
        int read = office.sandbox.requests().lines().size();
        office.clock.set("2026-11-29T23:30");
        UnattendedPush.Ended night = office.night();
        assertThat(night.problems()).extracting(problem -> problem.code()).containsExactly(ProblemCode.HELD);
        assertThat(night.result().orElseThrow().plan().holds()).filteredOn(Hold.Frozen.class::isInstance).singleElement()
                .isEqualTo(new Hold.Frozen(LocalDate.of(2026, 11, 29), LocalDate.of(2026, 11, 30)));
        assertThat(sent()).isEqualTo(before);
        assertThat(office.sandbox.requests().lines().size()).isGreaterThan(read);

        try (Application application = office.start(); OpenIntegration open = application.openIntegration("")) {
            assertThat(open.late()).contains("The month was closed on 2026-11-29: what is sent now comes late, and a card that is "
                    + "reconciled at Synthesize comes back when a new value arrives.");
        }
        office.sandbox.customers().setDevices(1, 1);
        office.push();
        assertThat(sent()).isEqualTo(before + Office.CELLS);
        assertThat(on(close -> close.status(NOVEMBER)).units()).isEqualByComparingTo(closed.units());
        office.clock.set("2026-12-01T02:30");
        assertThat(office.night().problems()).isEmpty();
        assertThat(sent()).isEqualTo(before + 2 * Office.CELLS);
    }

    /** Only the connector knows which services hold the same units. */
    @Test
    void aTotalThatMayHoldUnitsTwiceIsNotRecordedWithoutAWord() {
        office.push();
        assertThat(missing()).isEmpty();
        try (Application application = office.start()) {
            application.settings().change(Office.NINJA,
                    kept -> new IntegrationSettings(kept.name(), "gone", kept.inputs(), kept.thresholds(), kept.paused(), kept.services()));
        }
        assertThat(missing()).contains(Kind.UNREADABLE);
        assertThatThrownBy(() -> on(close -> close.close(NOVEMBER, false))).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().what()).contains("its connector can not be read"));
    }

    @Test
    void whatIsMissingStandsInTheWayUnlessAPersonSaysSo() {
        office.push();
        office.clock.set("2026-12-05T09:00");
        YearMonth december = YearMonth.of(2026, 12);
        assertThat(on(close -> close.status(december)).missing())
                .containsExactly(new Missing(Office.NINJA, Kind.NOT_PUSHED, "nothing was pushed in this month."));
        assertThatThrownBy(() -> on(close -> close.close(december, false))).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.problem().code()).isEqualTo(ProblemCode.HELD);
            assertThat(problem.problem().what()).isEqualTo("2026-12 is not complete: NinjaOne EU: nothing was pushed in this month.");
            assertThat(problem.problem().notChanged()).isEqualTo("The month was not closed.");
        });
        assertThat(on(close -> close.close(december, true)).missing()).containsExactly("NinjaOne EU: nothing was pushed in this month.");
        assertThatThrownBy(() -> on(close -> close.close(december, true))).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().what()).startsWith("2026-12 is closed already"));
        assertThatThrownBy(() -> on(close -> close.close(december.plusMonths(1), true))).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().what()).isEqualTo("2027-01 has not begun."));
    }

    @Test
    void whatIsHeldNotMappedOrEndedIsMissing() {
        office.push();
        office.sandbox.synthesize().map("2", false);
        office.push();
        try (Application application = office.start(); Ledger ledger = application.openLedger(Office.NINJA)) {
            ledger.contracts().change(
                    List.of(new ContractRule("", new ContractRule.Scope(Optional.of("1"), Optional.empty()), new Billing.NotBilled(),
                            "Pilot", "kim", new ContractRule.Period(Optional.empty(), Optional.of(LocalDate.of(2026, 11, 15))))),
                    Set.of());
        }
        office.clock.set("2026-11-20T09:00");
        assertThat(missing()).contains(Kind.NOT_MAPPED, Kind.RULE_ENDED).doesNotContain(Kind.NOT_PUSHED);
        for (int id = 1; id <= Office.CUSTOMERS; id++) {
            office.sandbox.customers().setDevices(id, 1);
        }
        office.night();
        assertThat(missing()).contains(Kind.HELD);
    }

    /** The same moment is in another month and on another day elsewhere; changes of the clock are among them. */
    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10, 2026-10-25", "Europe/Berlin, 2026-10-31T23:30:00Z, 2026-11, 2026-11-01",
            "America/New_York, 2026-11-01T03:59:59Z, 2026-10, 2026-10-31", "America/New_York, 2026-11-01T06:30:00Z, 2026-11, 2026-11-01",
            "America/St_Johns, 2026-12-01T03:29:00Z, 2026-11, 2026-11-30", "Pacific/Auckland, 2026-10-31T11:00:00Z, 2026-11, 2026-11-01",
            "Australia/Lord_Howe, 2026-03-31T12:59:00Z, 2026-03, 2026-03-31", "UTC, 2026-12-31T23:59:59Z, 2026-12, 2026-12-31"})
    void aMonthIsTheOneOnThisComputersClock(String zone, Instant moment, YearMonth month, LocalDate day) {
        Clock clock = Clock.fixed(moment, ZoneId.of(zone));
        Application application = Application.open(Stage.around(home, clock),
                new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home), Optional.of(office.sandbox.url()), 0),
                new SessionStore("this is a test"));
        try (application) {
            assertThat(new MonthClose(application).now()).isEqualTo(month);
            new ClosedMonths(new FolderDocuments(home), true).keep(new ClosedMonth(month, moment, "kim", List.of(), List.of()));
            assertThat(application.monthEnd().closed()).containsExactly(Map.entry(month, day));
            assertThat(application.monthEnd().frozen(day)).contains(new Hold.Frozen(day, month.atEndOfMonth()));
            assertThat(application.monthEnd().frozen(month.plusMonths(1).atDay(1))).isEmpty();
        }
    }
}

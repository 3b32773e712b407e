package app.tallybird.connector.testkit;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.engine.explain.ExplainWords;
import app.tallybird.engine.explain.Explainer;
import app.tallybird.engine.plan.Memory;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanInput;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.UsagePlanner;
import app.tallybird.http.Cancel;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.model.NamedRow;
import app.tallybird.model.OwnServices;
import app.tallybird.model.RowNames;
import app.tallybird.model.Service;
import app.tallybird.model.Units;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** What Explain says, to the word, of numbers of several vendors, after a push that had one thing more. */
class ExplainedTextsTest {

    @TempDir
    private Path folder;

    static List<Arguments> numbers() {
        return List.of(Arguments.of("ninjaone", "1", "workstations",
                "Acme Dental, Total Workstations / 1 counted (changed). Before: 2, accepted 2026-03-12. / Rule: Approved Windows, "
                        + "Linux and macOS workstations, online or not. / Since 2026-03-12 (push R00001): 1 gone, 0 new, 1 the same. /   gone  "
                        + "OLD-1, first counted 2026-03-12 or before, last counted 2026-03-12 / Not counted: 2 Network device; 1 Mobile device; "
                        + "1 Physical server."),
                Arguments.of("ninjaone", "2", "total-servers",
                        "Bolt Law, Total Servers / 2 counted (same). Before: 2, accepted 2026-03-12. / Rule: Approved physical and virtual "
                                + "servers together. /   Total Physical Servers: 1 /   Total Virtual Servers: 1 / It is made of other counts: explain "
                                + "one of them to see names."),
                Arguments.of("tactical-rmm", "1", "servers",
                        "Acme Dental, Tactical RMM Servers / 1 counted (changed). Before: 2, accepted 2026-03-12. / Rule: Agents on servers, "
                                + "online or not. / Since 2026-03-12 (push R00001): 1 gone, 0 new, 1 the same. /   gone  OLD-1, first counted 2026-03-12 "
                                + "or before, last counted 2026-03-12 / Not counted: 2 workstation."),
                Arguments.of("bitwarden", "*", "members",
                        "Acme Dental, Bitwarden Seats / 4 counted (changed). Before: 5, accepted 2026-03-12. / Rule: Members that hold a seat: "
                                + "invited, accepted and confirmed. Revoked members and those that a directory has staged hold none. / Since 2026-03-12 "
                                + "(push R00001): 1 gone, 0 new, 4 the same. /   gone  OLD-1, first counted 2026-03-12 or before, last counted "
                                + "2026-03-12 / Not counted: 1 revoked; 1 staged."),
                Arguments.of("huntress", "*", "edr",
                        "Zeta Zoo, Huntress Managed EDR / 3 counted (same). Before: 3, accepted 2026-03-12. / Rule: All agents of the "
                                + "organization, as Huntress states them. / Huntress states this as a number, so there are no names."),
                Arguments.of("cove-data-protection", "*", "workstations",
                        "Acme Dental (it@acme.example), Cove Workstations / 2 counted (changed). Before: 3, accepted 2026-03-12. / Rule: "
                                + "Workstations that Cove protects now, without those on the Documents plan. Customers on trial and deleted devices are "
                                + "not counted. / Since 2026-03-12 (push R00001): 1 gone, 0 new, 2 the same. /   gone  OLD-1, first counted 2026-03-12 "
                                + "or before, last counted 2026-03-12 / Not counted: 2 Physical server; 1 Virtual server."),
                Arguments.of("pax8", "*", "*",
                        "Acme Dental, Microsoft 365 Business Premium (1-Year, billed Annual) / 46 counted (same). Before: 46, accepted "
                                + "2026-03-12. / Rule: Seats of this product and term in subscriptions that run now: Active, Activated and "
                                + "PendingCancel. Trials, subscriptions not started yet and ended ones are not counted. / Pax8 states this as a number, "
                                + "so there are no names."));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void isToTheWord(String connector, String account, String service, String expected) throws IOException {
        assertThat(text(connector, account, service)).isEqualTo(expected);
    }

    private String text(String connector, String account, String service) throws IOException {
        KitCase recorded = Fixture.named(connector + "/ordinary").recorded();
        SimulatedTime time = new SimulatedTime();
        StageClock clock = new StageClock();
        ConnectorEngine engine = new ConnectorEngine(new Wiring(new ReplayPort(Recording.once(recorded.exchanges())), new Redactor(),
                new Time(clock, time, time), new Random(1)));
        Reading reading = engine.read(recorded.connector(folder), ReadListener.none(), Cancel.never());
        try (Ledger ledger = Ledger.empty(clock)) {
            push(ledger, plan(reading, ledger));
            UsagePlan plan = plan(reading, ledger);
            PlanCell cell = plan.cells().stream()
                    .filter(one -> (account.equals("*") || one.key().accountId().equals(account))
                            && (service.equals("*") || one.key().serviceKey().equals(service))
                            && one.units().filter(units -> units.signum() > 0).isPresent())
                    .findFirst().orElseThrow();
            return String.join(" / ", new ExplainWords(Units::text, at -> at.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                    .lines(new Explainer(ledger, recorded.document(), OwnServices.NONE, ZoneOffset.UTC).planned(cell, plan), 3));
        }
    }

    private static UsagePlan plan(Reading reading, Ledger ledger) {
        Set<String> known = reading.services().stream().map(Service::key).collect(Collectors.toSet());
        return UsagePlanner.make(new PlanInput(reading, true, Memory.of(ledger, known), LeftOut.cells(Set.of()), Thresholds.defaults()),
                ZonedDateTime.now(new StageClock()));
    }

    /** One thing more than there is now. */
    private static void push(Ledger ledger, UsagePlan plan) {
        Map<CellKey, RowNames> names = new HashMap<>();
        plan.names().forEach((key, known) -> {
            List<NamedRow> more = new ArrayList<>(known.rows());
            more.add(new NamedRow("OLD-1", "", Optional.empty()));
            names.put(key, new RowNames(more.size(), more));
        });
        ledger.savePlan(PlanJson.stored(plan), names);
        RunId run = ledger.begin(new RunStart(RunKind.USAGE, plan.hash(), StartedBy.ATTENDED, plan.cells().size(), Optional.empty()));
        Map<CellKey, BigDecimal> units = new HashMap<>();
        plan.cells().stream().filter(PlanCell::sendable)
                .forEach(cell -> units.put(cell.key(), cell.sent().add(names.containsKey(cell.key()) ? BigDecimal.ONE : BigDecimal.ZERO)));
        ledger.intents(run, units);
        ledger.outcomes(run,
                units.entrySet().stream().map(one -> new CellResult(one.getKey(), one.getValue(), Outcome.ACCEPTED, "")).toList());
        ledger.finish(run, RunEnd.DONE);
    }
}

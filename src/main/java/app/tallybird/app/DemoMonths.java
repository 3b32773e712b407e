package app.tallybird.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.FirstSteps;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunEnd;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.sandbox.Customers;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.RecordedVendor;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.Routine;
import app.tallybird.settings.ServiceEdits;

/** The seven integrations of a demo, the year behind them, and the months that come. Used by one thread at a time. */
final class DemoMonths {

    private static final String BACKUP = "Acronis";
    private static final String FILE = "Distributor e-file";
    private static final String DOWN = "huntress";
    private static final int YEAR = 12;
    private static final int HUNDRED = 100;
    private static final int THIRD = 3;
    private static final int FOREVER = 1_000_000;
    private static final LocalTime NIGHT = LocalTime.of(2, 10);
    /** One for each month that comes. */
    private static final List<Integer> LEAVE = List.of(7, 11, 13, 17, 21, 23, 26, 28);
    private static final List<Integer> FALL = List.of(12, 15, 18, 20, 24, 29, 31, 34);
    private static final int NEXT = 5;
    private static final int BUYERS = 18;
    private static final List<String> LICENCES = List.of("Mailbox 50 GB", "Backup seat", "Phone extension");

    private final Demo demo;
    private final Sandbox sandbox;
    private final DemoTime time;
    private final SessionStore secrets;
    /** Who buys at the distributor; they stay whatever happens elsewhere. */
    private final List<Customers.Customer> buyers;
    private volatile String oldSecret = "";
    private int passed;

    DemoMonths(Demo demo, Sandbox sandbox, DemoTime time, SessionStore secrets) {
        this.demo = demo;
        this.sandbox = sandbox;
        this.time = time;
        this.secrets = secrets;
        buyers = sandbox.customers().customers().subList(0, BUYERS);
    }

    /** An integration, and a service of it that nobody has mapped, or none. */
    private record One(String name, String connector, String unmapped) {
    }

    private static final List<One> ALL = List.of(new One(Demo.REVIEW, "ninjaone", ""), new One(BACKUP, "acronis", ""),
            new One("Huntress", DOWN, "Huntress Managed ITDR"), new One("Microsoft 365", "microsoft-365-graph", ""),
            new One("Proofpoint Essentials", "proofpoint-essentials", ""), new One("EDR for schools", "sentinelone", ""),
            new One(FILE, "csv", ""));

    static List<String> connectors() {
        return ALL.stream().map(One::connector).toList();
    }

    /** Sets all up as a person would have, a year ago, and lets this month begin. */
    void begin() {
        time.hurry(true);
        time.to(night(-1));
        files();
        ALL.forEach(this::setUp);
        oldSecret = Demo.values("acronis", demo.application()).getOrDefault("clientSecret", "");
        month(EnumSet.of(Demo.Event.CUSTOMER_LEFT, Demo.Event.SHARP_FALL));
    }

    void pass(Set<Demo.Event> events) {
        passed++;
        time.hurry(true);
        month(events);
    }

    /** What the vendors have now, and what the schedules do about it in the night of the first. */
    private void month(Set<Demo.Event> events) {
        Customers customers = sandbox.customers();
        IntStream.of(3, 9, 16, 22).forEach(id -> customers.setDevices(id, devices(id) + 1 + id % THIRD));
        if (events.contains(Demo.Event.CUSTOMER_LEFT)) {
            customers.removeCustomer(LEAVE.get(passed % LEAVE.size()));
        }
        if (events.contains(Demo.Event.SHARP_FALL)) {
            int falls = FALL.get(passed % FALL.size());
            customers.keepDevices(falls, devices(falls) / THIRD);
        }
        if (events.contains(Demo.Event.OUTAGE)) {
            sandbox.fault(PlayedFault.status(DOWN, "", FOREVER, 503));
        }
        time.to(night(passed));
        files();
        ALL.forEach(this::pushedByItself);
        sandbox.noFaults();
        since(customers);
        time.to(time.after(passed));
        time.hurry(false);
    }

    /** What has changed since that night. */
    private void since(Customers customers) {
        IntStream.of(2, 5, 10, 14, 19, 25, 30, 33, 38).forEach(id -> customers.setDevices(id, devices(id) + 1 + (id + passed) % NEXT));
        IntStream.of(8, 27).forEach(id -> customers.keepDevices(id, devices(id) - 1));
    }

    private int devices(int customer) {
        return (int) sandbox.customers().devices().stream().filter(device -> device.organizationId() == customer).count();
    }

    private ZonedDateTime night(int months) {
        ZonedDateTime then = time.after(months);
        ZonedDateTime night = then.withDayOfMonth(1).with(NIGHT);
        return night.isAfter(then) ? then : night;
    }

    /** What the distributor sends. */
    private void files() {
        StringBuilder lines = new StringBuilder("Customer no.;Customer;Product;Licences\n");
        int month = YearMonth.from(demo.application().localTime()).getMonthValue();
        for (Customers.Customer buyer : buyers) {
            for (int at = 0; at < LICENCES.size(); at++) {
                int units = 12 + buyer.id() * 5 % 23 + at * 4 + (buyer.id() % 6 == at ? month % 5 : 0);
                lines.append(1_000 + buyer.id()).append(';').append(buyer.name()).append(';').append(LICENCES.get(at)).append(';')
                        .append(units).append('\n');
            }
        }
        try {
            Files.writeString(file(), lines.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file() {
        return demo.application().home().root().resolve("licences.csv");
    }

    private void setUp(One one) {
        Application application = demo.application();
        ConnectorDocument document = application.catalog().find(one.connector(), application.surroundings().workingFolder());
        SynthesizeSide side = sandbox.alsoIntegration(one.connector());
        Map<String, String> values = new HashMap<>(Demo.values(one.connector(), application));
        values.put(IntegrationFinder.PARTNER_KEY, side.partnerKey());
        if (one.name().equals(FILE)) {
            values.put("file", file().toString());
        }
        Map<String, String> inputs = new HashMap<>();
        document.inputs().stream().filter(input -> !input.secret()).map(Input::key).filter(values::containsKey)
                .forEach(key -> inputs.put(key, values.get(key)));
        application.settings().add(new IntegrationSettings(one.name(), one.connector(), inputs,
                application.appSettings().sending().thresholds(), false, ServiceEdits.NONE));
        inputs.keySet().forEach(values::remove);
        values.forEach((field, value) -> secrets.write(new SecretName(one.name(), field), Secret.of(value)));
        application.routines().change(one.name(),
                none -> new Routine(Optional.of(new Schedule(new Rhythm.Monthly(1, NIGHT), Schedule.Start.SIGNED_IN)),
                        application.surroundings().clock().instant(), "", 0, false));
        ZonedDateTime now = application.localTime();
        try (OpenIntegration open = application.openSaved(one.name(), "the demo")) {
            Cancel cancel = Cancel.never();
            FirstSteps.take(open.context(), cancel);
            if (!one.unmapped().isEmpty()) {
                side.mapService(one.unmapped(), false);
            }
            SyncUsage usage = new SyncUsage(open.context());
            UsagePlan plan = usage.plan(ReadListener.none(), cancel);
            for (int ago = YEAR; ago > 1; ago--) {
                time.to(now.minusMonths(ago - 1L));
                remember(open.context().ledger(), plan, one, ago - 1);
            }
            time.to(now);
            open.apply(usage.plan(ReadListener.none(), cancel), PushChoices.accepted(), PushListener.none(), cancel);
        }
    }

    /** A push of so many months ago, when there was less of everything. */
    private static void remember(Ledger ledger, UsagePlan plan, One one, int ago) {
        Map<CellKey, BigDecimal> units = new HashMap<>();
        plan.cells().stream().filter(cell -> !cell.service().equals(one.unmapped()))
                .forEach(cell -> cell.units().ifPresent(now -> units.put(cell.key(), less(now, ago))));
        RunId run = ledger.begin(new RunStart(RunKind.USAGE, plan.hash(), StartedBy.SCHEDULE, units.size(), Optional.empty()));
        ledger.outcomes(run,
                units.entrySet().stream().map(cell -> new CellResult(cell.getKey(), cell.getValue(), Outcome.ACCEPTED, "")).toList());
        ledger.finish(run, RunEnd.DONE);
    }

    private static BigDecimal less(BigDecimal units, int ago) {
        return units.multiply(BigDecimal.valueOf(HUNDRED - 2L * ago)).divide(BigDecimal.valueOf(HUNDRED), 0, RoundingMode.HALF_UP);
    }

    private void pushedByItself(One one) {
        try (Application unwatched = demo.unwatched(one.name(), secrets)) {
            new UnattendedPush(unwatched, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false), true).run(PushListener.none(),
                    Cancel.never());
        }
    }

    /** The secret that has run out is refused by its vendor; any other one is as good. */
    RecordedVendor expired() {
        return (method, address, body,
                authorization) -> address.contains("acronis.com/api/2/idp/token") && !oldSecret.isEmpty()
                        && opened(authorization).endsWith(":" + oldSecret)
                                ? Optional.of(new RecordedVendor.Answer(401, Map.of("Content-Type", "application/json"),
                                        "{\"error\":\"invalid_client\",\"error_description\":\"The client secret has expired.\"}"))
                                : Optional.empty();
    }

    private static String opened(String authorization) {
        return authorization.startsWith("Basic ")
                ? new String(Base64.getDecoder().decode(authorization.substring("Basic ".length())), StandardCharsets.UTF_8)
                : "";
    }
}

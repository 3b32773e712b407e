package app.tallybird.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.engine.ConnectorEngine;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.fetch.Wiring;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.NanoClock;
import app.tallybird.http.RateGate;
import app.tallybird.http.RealSleeper;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.Sleeper;
import app.tallybird.http.Time;
import app.tallybird.ledger.Ledger;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.settings.SecondPerson;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.settings.Thresholds;
import app.tallybird.stage.HandClock;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

/** A whole integration on the sandbox: real HTTP, a real ledger, and waits that take no time. */
final class Workshop implements AutoCloseable {

    private static final int FAST = 5_000;
    static final int CUSTOMERS = 6;
    static final int CELLS = CUSTOMERS * 8;

    final HandClock clock = new HandClock();
    final Sandbox sandbox = Sandbox.start(0, new StageClock());
    final Ledger ledger;
    final IntegrationContext bench;
    final Cancel cancel = Cancel.create();
    private final ApacheHttp http;
    /** All that left, in words: address, headers and body. */
    final List<String> left = Collections.synchronizedList(new ArrayList<>());

    Workshop(Path folder) {
        this(folder, Map.of("clientId", NinjaSide.CLIENT_ID, "clientSecret", NinjaSide.CLIENT_SECRET), "ninjaone", 7);
    }

    Workshop(Path folder, Map<String, String> inputs, String connector, long seed) {
        Stage.only(sandbox, CUSTOMERS);
        sandbox.synthesize().limit(FAST);
        Redactor redactor = new Redactor();
        SimulatedTime vendorTime = new SimulatedTime();
        Sleeper noWait = (time, stop) -> stop.check();
        http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(sandbox.url()), redactor);
        HttpPort heard = new HttpPort() {
            @Override
            public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel stop) throws HttpFailure {
                HttpCall.Body body = call.body();
                left.add(call.method() + " " + call.uri() + " " + call.headers() + " "
                        + (body == null ? "" : new String(body.bytes(), StandardCharsets.UTF_8)));
                return http.exchange(call, reader, stop);
            }
        };
        Random random = new Random(seed);
        ConnectorEngine engine = new ConnectorEngine(new Wiring(heard, redactor, new Time(clock, vendorTime, vendorTime), random));
        ConfiguredConnector configured = InputCheck.complete(new Catalog(folder).find(connector, folder), inputs);
        RetryPolicy retry = new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), random, noWait);
        RateGate gate = new RateGate(FAST, 2, NanoClock.system(), new RealSleeper());
        SynthesizeKeys keys = SynthesizeKeys.check(SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY);
        ledger = Ledger.open(folder.resolve("ledger.db"), clock);
        bench = new IntegrationContext(
                new Integration(connector, configured, Thresholds.defaults(), false, ServiceEdits.NONE, SecondPerson.NOBODY), engine,
                new SynthesizeClient(new Wire(heard, keys, gate, retry, clock), new Redactor()), ledger, clock, noWait);
    }

    /** Services, accounts and status, so that counts are accepted. */
    Workshop ready() {
        FirstSteps.take(bench, cancel);
        return this;
    }

    UsagePlan plan() {
        return new SyncUsage(bench).plan(ReadListener.none(), cancel);
    }

    UsageResult apply(UsagePlan plan, Consent consent) {
        return apply(plan, new PushChoices(consent, RebuildMode.EACH, false));
    }

    UsageResult apply(UsagePlan plan, PushChoices choices) {
        return new SyncUsage(bench).apply(plan, choices, PushListener.none(), cancel);
    }

    UsageResult push(Consent consent) {
        return apply(plan(), consent);
    }

    @Override
    public void close() {
        ledger.close();
        http.close();
        sandbox.close();
    }
}

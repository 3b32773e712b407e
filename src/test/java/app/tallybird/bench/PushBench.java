package app.tallybird.bench;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

import com.sun.management.OperatingSystemMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.CellMemory;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.push.Push;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.PushOrder;
import app.tallybird.engine.push.PushReport;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.ApacheHttp;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpSettings;
import app.tallybird.http.RateGate;
import app.tallybird.http.RealSleeper;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.http.Time;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StageLine;
import app.tallybird.stage.StagePostgres;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

/** How fast counts go out, against a server that refuses more than 100 requests in any one second and answers after 20 ms. */
class PushBench {

    private static final int RATE = Integer.getInteger("bench.rate", 90);
    /** How far away a shared ledger is, in milliseconds there and back; a file on this computer without it. */
    private static final int AWAY = Integer.getInteger("bench.away", -1);
    /** As many are enough to compare. */
    private static final int SOME = 1_500;
    private static final int COUNTS = Integer.getInteger("bench.counts", 10_000);

    @TempDir
    private Path folder;

    /** A sandbox in a process of its own, so that only the client's processor time is measured: {@code tallybird-cli sandbox}. */
    private static Optional<URI> elsewhere() {
        return Optional.ofNullable(System.getProperty("bench.sandbox")).map(URI::create);
    }

    private static double processor() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    /** A shared ledger behind its line. */
    private record Place(Optional<StageLine> line, Optional<SharedLedgers> ledgers) implements AutoCloseable {

        @Override
        public void close() {
            ledgers.ifPresent(SharedLedgers::close);
            line.ifPresent(StageLine::close);
        }
    }

    private static Place far(Clock clock) {
        StagePostgres server = StagePostgres.durable();
        String database = server.database();
        StageLine line = new StageLine(server.port(), Duration.ofMillis(AWAY).dividedBy(2));
        SharedLedgers ledgers = SharedLedgers.at(
                LedgerAddress.of("postgresql://postgres@127.0.0.1:" + line.port() + "/" + database + "?tls=off", Optional.empty()),
                Optional.empty(), Optional.empty(), new LedgerUser(clock, words -> words, Optional.empty()));
        ledgers.setup();
        return new Place(Optional.of(line), Optional.of(ledgers));
    }

    private static PushReport push(Push push, List<PlanCell> cells) {
        return push.run(new PushOrder(new RunStart(RunKind.USAGE, "bench", StartedBy.ATTENDED, cells.size(), Optional.empty()), cells,
                Set.of(), Map.of("s", "svc-1"), RebuildMode.EACH), PushListener.none(), Cancel.never());
    }

    /** Another push, now that the code is warm, beside nothing but the same requests by the same client at the same pace. */
    private static void beside(ApacheHttp http, Push push, List<PlanCell> cells) {
        double start = processor();
        push(push, cells);
        double pushed = processor();
        plain(http, cells);
        double plain = processor();
        System.err.printf(Locale.ROOT, "PushBench: %.2f ms of processor a count of %d more, %.2f ms of the requests alone, ratio %.2f%n",
                1000 * (pushed - start) / cells.size(), cells.size(), 1000 * (plain - pushed) / cells.size(),
                (pushed - start) / (plain - pushed));
    }

    private static void plain(ApacheHttp http, List<PlanCell> cells) {
        String token = SynthesizeKeys.check(SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY).token().reveal();
        AtomicInteger next = new AtomicInteger();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int thread = 0; thread < 4; thread++) {
                threads.execute(() -> {
                    for (int i = next.getAndIncrement(); i < cells.size(); i = next.getAndIncrement()) {
                        for (long turn = start + i * 1_000_000_000L / RATE; turn > System.nanoTime();) {
                            LockSupport.parkNanos(turn - System.nanoTime());
                        }
                        String body = "{\"accountId\":\"" + cells.get(i).key().accountId() + "\",\"unitCount\":" + i + "}";
                        HttpCall call = HttpCall.json("POST", URI.create(SynthesizeClient.BASE + "/vendor-api/service/svc-1/count"), body);
                        try {
                            http.exchange(call.withHeader("GRADIENT-TOKEN", token), answer -> answer.body().readAllBytes(), Cancel.never());
                        } catch (HttpFailure failure) {
                            throw new IllegalStateException(failure);
                        }
                    }
                });
            }
        }
    }

    @Test
    void push() {
        Clock clock = new StageClock();
        RealSleeper sleeper = new RealSleeper();
        Redactor redactor = new Redactor();
        try (Sandbox sandbox = Sandbox.start(0, clock);
                ApacheHttp http = new ApacheHttp(HttpSettings.direct(Map.of()).throughSandbox(elsewhere().orElse(sandbox.url())), redactor);
                Place place = AWAY < 0 ? new Place(Optional.empty(), Optional.empty()) : far(clock);
                Ledger ledger = place.ledgers()
                        .map(ledgers -> ledgers.lock("bench", new IntegrationLock.Holder(1, "bench", clock.instant(), "bench")).open())
                        .orElseGet(() -> Ledger.open(folder.resolve("ledger.db"), clock))) {
            RateGate gate = RateGate.synthesize(RATE, Time.real(clock));
            RetryPolicy retry = new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(1), sleeper);
            SynthesizeClient synthesize = new SynthesizeClient(
                    new Wire(http, SynthesizeKeys.check(SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY), gate, retry, clock),
                    new Redactor());
            Cancel cancel = Cancel.never();
            synthesize.createService(new ServiceDetails("S", "S", "other", "other", ServiceDetails.Support.NONE), cancel);
            List<Account> accounts = new ArrayList<>();
            List<PlanCell> cells = new ArrayList<>();
            for (int i = 0; i < COUNTS; i++) {
                accounts.add(new Account("a" + i, "A" + i));
                cells.add(PlanCell.compared(new CellKey("a" + i, "s"), "A" + i, "S", CellMemory.NONE, UnitCount.of(BigDecimal.valueOf(i)),
                        ""));
            }
            synthesize.createAccounts(accounts, cancel);
            synthesize.status("pending", cancel);
            sandbox.latency(Duration.ofMillis(20));
            long start = System.nanoTime();
            double used = processor();
            PushReport report = push(new Push(synthesize, ledger, clock, sleeper), cells);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.err.printf(Locale.ROOT,
                    "PushBench: %d accepted in %.1f s = %.2f/s (%.1f %% of %d), %.2f ms of processor a count, refused as too many: %d, "
                            + "peak in one second: %d%n",
                    report.accepted(), seconds, COUNTS / seconds, 100 * COUNTS / seconds / RATE, RATE, 1000 * (processor() - used) / COUNTS,
                    sandbox.synthesize().throttled(), sandbox.synthesize().peak());
            elsewhere().ifPresent(
                    there -> beside(http, new Push(synthesize, ledger, clock, sleeper), cells.subList(0, Math.min(SOME, COUNTS))));
        }
    }
}

package app.tallybird.serve;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

import app.tallybird.app.ScheduledPush;
import app.tallybird.app.UnattendedPush;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.problem.Problem;

/** What a monitoring tool counts, in the text of Prometheus. Integrations stand there by their names; no customer does. Thread-safe. */
final class Meters {

    private static final String INTEGRATION = "integration";
    private static final Duration[] BOUNDS = Stream.of(1, 5, 15, 60, 300, 900, 3_600).map(Duration::ofSeconds).toArray(Duration[]::new);

    private final Clock clock;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge sinceSuccess = MultiGauge.builder("tallybird.since.success").baseUnit("seconds")
            .description("Since the last complete push began; none before the first").register(registry);
    private final AtomicInteger scheduled = gauge("tallybird.integrations", "Integrations with a schedule");
    private final AtomicInteger held = gauge("tallybird.integrations.held", "Integrations of which a plan waits for a person");
    private final AtomicInteger unreadable = gauge("tallybird.integrations.unreadable",
            "Integrations whose settings or ledger could not be read in the last round");
    private final Timer rounds = timer("tallybird.round.duration", "Looks at all schedules", Tags.empty());

    Meters(Clock clock) {
        this.clock = clock;
    }

    private AtomicInteger gauge(String name, String words) {
        AtomicInteger value = new AtomicInteger();
        Gauge.builder(name, value, AtomicInteger::get).description(words).register(registry);
        return value;
    }

    private Timer timer(String name, String words, Tags tags) {
        return Timer.builder(name).description(words).tags(tags).serviceLevelObjectives(BOUNDS).register(registry);
    }

    /** What a round saw. */
    void looked(Collection<ScheduledPush> pushes, int unread, Duration took) {
        scheduled.set(pushes.size() + unread);
        held.set((int) pushes.stream().filter(ScheduledPush::held).count());
        unreadable.set(unread);
        sinceSuccess.register(pushes.stream().flatMap(
                one -> one.succeeded().map(at -> MultiGauge.Row.of(Tags.of(INTEGRATION, one.integration()), () -> age(at))).stream())
                .toList(), true);
        rounds.record(took);
    }

    private long age(Instant success) {
        return Math.max(0, Duration.between(success, clock.instant()).toSeconds());
    }

    /** How a start for an integration ended; the result is the code of the first problem, else "done", or "skipped" when nothing had to be done. */
    void pushed(String integration, UnattendedPush.Ended ended, Duration took) {
        Tags name = Tags.of(INTEGRATION, integration);
        String result = ended.skipped().isPresent()
                ? "skipped"
                : ended.problems().stream().findFirst().map(Problem::code).map(code -> code.name().toLowerCase(Locale.ROOT)).orElse("done");
        registry.counter("tallybird.runs", name.and("result", result)).increment();
        ended.result().ifPresent(one -> {
            timer("tallybird.run.duration", "Runs, reading and sending", name).record(took);
            one.run().ifPresent(report -> counted(name, report));
        });
    }

    private void counted(Tags name, PushReport report) {
        List.of(OutcomeGroup.values()).forEach(group -> registry
                .counter("tallybird.counts", name.and("outcome", group.name().toLowerCase(Locale.ROOT))).increment(report.count(group)));
    }

    String text() {
        return registry.scrape();
    }
}

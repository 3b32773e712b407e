package app.tallybird.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.app.Application;
import app.tallybird.app.Lookout;
import app.tallybird.app.Patience;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;
import app.tallybird.secret.Secret;

/** One server: looks at the schedules until it is asked to end, and answers how it is. */
public final class Server {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    /** As many read and send side by side; the others wait their turn. */
    private static final int PUSHES_AT_ONCE = 8;

    private Server() {
    }

    /**
     * What it is asked for.
     *
     * @param token what every request has to bring
     * @param every the time between two looks
     */
    public record Order(Listen listen, Optional<Secret> token, Duration every) {
    }

    /** Starts of the program for one integration each. */
    @FunctionalInterface
    public interface Starts {
        Application about(String integration);
    }

    /** Returns when it was asked to end and nothing is on its way any more. */
    public static void run(Application application, Starts starts, Order order, Cancel cancel) {
        Time time = application.surroundings().time();
        Redactor redactor = application.redactor();
        order.token().ifPresent(redactor::learn);
        Readiness readiness = new Readiness(time.nanos());
        Meters meters = new Meters(time.clock());
        try (Cancel.Listening _ = cancel.onEnd(readiness::over);
                Endpoint endpoint = Endpoint.open(order.listen(), order.token(),
                        () -> readiness.against().stream().map(redactor::words).toList(), meters::text);
                ExecutorService threads = Executors.newFixedThreadPool(PUSHES_AT_ONCE, Thread.ofPlatform().name("push-", 0).factory())) {
            LOG.info("The server looks at the schedules every {} s. How it is: {}", order.every().toSeconds(), endpoint.address());
            Patience patience = new Patience(time.clock().instant());
            Rounds rounds = new Rounds(new Lookout(application, patience), time, new Workers(starts, threads, patience, time, meters),
                    meters, readiness);
            while (!cancel.isEnding()) {
                rounds.look(cancel);
                time.sleeper().sleep(rounds.pause(order.every()), cancel);
            }
        } catch (HttpFailure asked) {
            // it was asked to end while it waited
        }
        LOG.info("The server ended.");
    }
}

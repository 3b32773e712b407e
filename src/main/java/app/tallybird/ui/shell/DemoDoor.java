package app.tallybird.ui.shell;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

import app.tallybird.app.Application;
import app.tallybird.app.Demo;
import app.tallybird.problem.Problem;
import app.tallybird.ui.wizard.Workplace;

/** Begins the demo, lets its months pass and ends it, one after the other and beside the screen. Used on the screen's thread. */
final class DemoDoor {

    private static final String DEMO = ".demo";

    private final Workplace real;
    private final Consumer<Problem> failed;
    private Optional<Demo> open = Optional.empty();

    DemoDoor(Workplace real, Consumer<Problem> failed) {
        this.real = real;
        this.failed = failed;
    }

    boolean isOpen() {
        return open.isPresent();
    }

    /** {@code enter} goes in, or says that it can not. */
    void begin(Predicate<Application> enter) {
        real.queues().start(DEMO, cancel -> Demo.begun(real.application()), begun -> {
            if (isOpen()) {
                end(begun);
                return;
            }
            open = Optional.of(begun);
            if (!enter.test(begun.application())) {
                leave();
            }
        }, failed);
    }

    void later(Set<Demo.Event> events, Runnable then) {
        open.ifPresent(demo -> real.queues().start(DEMO, cancel -> {
            demo.oneMonthLater(events);
            return demo;
        }, passed -> {
            if (open.filter(passed::equals).isPresent()) {
                then.run();
            }
        }, failed));
    }

    /** It ends beside the screen, before another one begins. */
    void leave() {
        open.ifPresent(this::end);
        open = Optional.empty();
    }

    private void end(Demo demo) {
        real.queues().start(DEMO, cancel -> {
            demo.close();
            return demo;
        }, closed -> {
        }, failed);
    }

    /** The window closes. */
    void close() {
        open.ifPresent(Demo::close);
    }
}

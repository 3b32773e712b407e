package app.tallybird.cli;

import java.time.Duration;
import java.util.Optional;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.LogFile;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;
import app.tallybird.serve.Listen;
import app.tallybird.serve.Server;

@Command(name = "serve", description = {"Run the schedules until stopped: a container, a service, an RMM host.",
        "Answers /healthz, /readyz and /metrics. Several may run beside each other: each push of a period is made once."})
final class ServeCommand extends BaseCommand {

    static final String TOKEN = "TALLYBIRD_SERVE_TOKEN";
    private static final String LOGGER = "app.tallybird.serve";
    private static final int MOST_SECONDS = 60;

    @Option(names = "--listen", paramLabel = "ADDRESS:PORT", description = "Where to answer; default 127.0.0.1:8787. Others than this computer need the token in TALLYBIRD_SERVE_TOKEN.")
    private String listen = "127.0.0.1:8787";

    @Option(names = "--every", paramLabel = "SECONDS", description = "Between two looks at the schedules, 1 to 60; default 20.")
    private int every = 20;

    @Option(names = "--log", paramLabel = "text|json", description = "Lines for people on standard error (default), or JSON on standard output.")
    private String log = "text";

    static {
        // Without it whoever sends a request and never its end holds an answering thread for good. In seconds.
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
    }

    @Override
    Application open(Invocation start) {
        return Application.openAnyway(surroundings(), choice(), start.console().redactor());
    }

    @Override
    void run(Application application, Output output) {
        if (every < 1 || every > MOST_SECONDS) {
            throw wrong("--every " + every + " is not between 1 and " + MOST_SECONDS + ".", "Leave it out for 20.");
        }
        Console console = invocation().console();
        switch (log) {
            case "text" -> LogFile.serve(LOGGER, console::say);
            case "json" -> LogFile.serveJson(LOGGER, console::line);
            default -> throw wrong("--log " + log + " is neither \"text\" nor \"json\".", "Leave it out for \"text\".");
        }
        Optional<Secret> token = surroundings().secret(TOKEN);
        Server.run(application, application::about, new Server.Order(Listen.parse(listen), token, Duration.ofSeconds(every)), cancel());
    }

    private static RuntimeException wrong(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "The server did not start.", next).asException();
    }
}

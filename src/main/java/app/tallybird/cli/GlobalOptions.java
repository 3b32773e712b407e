package app.tallybird.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.LedgerPlace;
import app.tallybird.app.Surroundings;
import app.tallybird.http.SandboxRoute;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** The options that every command has. */
final class GlobalOptions {

    private static final int HIGHEST_RATE = 95;

    @Option(names = "--integration", paramLabel = "NAME", description = "The integration; may be left out when there is only one.")
    private @Nullable String integration;

    @Option(names = "--env-file", paramLabel = "FILE", description = "Keys and inputs; ./.env is read when it is there.")
    private @Nullable Path envFile;

    @Option(names = "--home", paramLabel = "DIR", description = "Settings, ledger, logs and connectors; default is the system's place.")
    private @Nullable Path home;

    @Option(names = "--ledger", paramLabel = "ADDRESS", description = "The shared ledger: postgresql://ROLE@HOST/DATABASE, or embedded for the one here; default is what was chosen.")
    private @Nullable String ledger;

    @Option(names = "--json", description = "Print JSON to standard output.")
    private boolean json;

    @Option(names = "--sandbox-url", paramLabel = "URL", description = "Send every request to this loopback address.")
    private @Nullable String sandboxUrl;

    @Option(names = "--rate", paramLabel = "N", description = "Requests a second to Synthesize, 1 to 95; default is the setting, 90.")
    private @Nullable Integer rate;

    @Option(names = "--verbose", description = "Say every request and wait on the way, without secrets.")
    private boolean verbose;

    boolean json() {
        return json;
    }

    boolean verbose() {
        return verbose;
    }

    /** What is around the start, with the ledger that it names. */
    Surroundings in(Surroundings around) {
        return ledger == null ? around : around.with(LedgerPlace.VARIABLE, ledger);
    }

    IntegrationChoice choice(Map<String, String> environment) {
        if (rate != null && (rate < 1 || rate > HIGHEST_RATE)) {
            throw Problem.of(ProblemCode.WRONG_USE, "--rate " + rate + " is not between 1 and " + HIGHEST_RATE + ".", "Nothing was done.",
                    "Synthesize refuses more than 100 requests a second; leave the option out for what is set.").asException();
        }
        String url = sandboxUrl != null ? sandboxUrl : environment.getOrDefault("TALLYBIRD_SANDBOX_URL", "");
        Optional<URI> sandbox = url.isEmpty() ? Optional.empty() : Optional.of(SandboxRoute.checkLoopback(url));
        return new IntegrationChoice(Optional.ofNullable(integration), Optional.ofNullable(envFile), Optional.ofNullable(home), sandbox,
                rate == null ? 0 : rate);
    }
}

package app.tallybird.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.testkit.Cases;
import app.tallybird.connector.testkit.ConnectorKit;
import app.tallybird.connector.testkit.Contracted;
import app.tallybird.connector.testkit.KitResult;
import app.tallybird.connector.testkit.KitResult.Mutated;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** Plays connectors on their recorded answers, whole and damaged, and against what their vendors publish. */
@Command(name = "test", description = "Test a connector on its recorded answers (tests/ beside the document), whole and damaged, and against what the vendor "
        + "publishes (contract.json). Calls nobody.")
final class ConnectorsTestCommand extends BaseCommand {

    @Parameters(paramLabel = "FILE|ID", arity = "0..1", description = "A connector's id, its document, or the folder of its connector.json.")
    private @Nullable String which;

    @Option(names = "--all", description = "All connectors that come with Tallybird, one line each.")
    private boolean all;

    @Option(names = "--seed", paramLabel = "NUMBER", defaultValue = "1", description = "Other answers that the contracts allow.")
    private long seed = 1;

    @Override
    void run(Application application, Output output) {
        if (all == (which != null)) {
            throw Problem.of(ProblemCode.CONFIGURATION, "It is not said which connector to test.", "Nothing was tested.",
                    "Name one connector, or all of them with --all.").asException();
        }
        Catalog catalog = application.catalog();
        if (which == null) {
            everyOne(catalog, output);
        } else {
            one(ConnectorKit.inMemory().withSeed(seed).test(catalog.entry(which, application.surroundings().workingFolder())), output);
        }
    }

    private void everyOne(Catalog catalog, Output output) {
        List<KitResult> results = new ArrayList<>();
        catalog.all().stream().filter(entry -> entry.source().equals(Catalog.BUILT_IN) && Cases.ordinary(entry).isPresent())
                .forEach(entry -> {
                    KitResult result = ConnectorKit.inMemory().withSeed(seed).test(entry);
                    results.add(result);
                    output.result((result.passed() ? "  ok    " : "  FAIL  ") + result.connector() + "  "
                            + result.contract().map(Contracted::words).orElse("no contract") + "; "
                            + result.mutations().map(Mutated::words).orElse("no damages"));
                });
        Mutated damages = Mutated.sum(results.stream().flatMap(result -> result.mutations().stream()).toList());
        Contracted.Tally tally = results.stream().flatMap(result -> result.contract().stream()).map(Contracted::tally)
                .reduce(Contracted.Tally.NONE, Contracted.Tally::plus);
        long silent = tally.silent() + damages.silent().stream().filter(one -> !one.allowed()).count();
        output.result(String.format(Locale.ROOT, "%s, %s, %s, silent %d", Wording.count(results.size(), "connector"),
                Wording.count(tally.total(), "contract case"), Wording.count(damages.total(), "damage"), silent));
        output.put("connectors", Json.list(results, result -> Json.of("id", result.connector(), "passed", result.passed(), "contract",
                result.contract().map(Contracted::words).orElse(""))));
        output.put("contractCases", tally.total());
        output.put("damages", damages.total());
        output.put("silent", silent);
        output.codeWhen(!results.stream().allMatch(KitResult::passed), ProblemCode.CONNECTOR_DOCUMENT.exitCode());
    }

    private static void one(KitResult result, Output output) {
        if (result.cases().isEmpty()) {
            throw Problem.of(ProblemCode.CONFIGURATION, "The connector " + result.connector() + " has no recorded cases.",
                    "Nothing was tested.", "Put them into tests/ordinary/ beside its document: inputs.json and exchanges.json.")
                    .asException();
        }
        output.put("connector", result.connector());
        result.cases().forEach(one -> show(one, output));
        output.put("cases", Json.list(result.cases(), one -> Json.of("name", one.name(), "derived", one.derived(), "passed", one.passed(),
                "complaints", one.complaints(), "result", one.got())));
        result.contract().ifPresent(played -> show(played, output));
        result.mutations().ifPresent(all -> {
            output.result("  " + all.words());
            all.silent().forEach(silent -> output.result((silent.allowed() ? "    allowed  " : "    SILENT   ") + silent.what()));
            output.put("mutations", Json.of("total", all.total(), "error", all.errors(), "golden", all.golden(), "warned", all.warned(),
                    "silent", Json.list(all.silent(), silent -> Json.of("what", silent.what(), "allowed", silent.allowed()))));
        });
        output.result(result.connector() + (result.passed() ? ": passed." : ": FAILED."));
        output.codeWhen(!result.passed(), ProblemCode.CONNECTOR_DOCUMENT.exitCode());
    }

    private static void show(Contracted played, Output output) {
        output.result("  " + played.words());
        played.complaints().forEach(words -> output.result("    FAIL     " + words));
        played.coverage().forEach(words -> output.result("    " + words));
        Contracted.Tally tally = played.tally();
        output.put("contract",
                Json.of("basis", played.contract().words(), "total", tally.total(), "right", tally.right(), "unknown", tally.unknown(),
                        "told", tally.told(), "stopped", tally.stopped(), "silent", tally.silent(), "complaints", played.complaints(),
                        "coverage", played.coverage()));
    }

    private static void show(KitResult.CaseResult one, Output output) {
        output.result((one.passed() ? "  ok    " : "  FAIL  ") + one.name() + (one.derived() ? " (made of ordinary)" : ""));
        one.complaints().forEach(words -> output.result("        " + words));
        if (!one.passed() && !one.derived()) {
            output.result("        result: " + one.got());
        }
    }
}

package app.tallybird.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.testkit.ConnectorKit;
import app.tallybird.connector.testkit.KitResult;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Plays a connector on its recorded answers, whole and damaged. */
@Command(name = "test", description = "Test a connector on its recorded answers (tests/ beside the document), whole and damaged. Calls nobody.")
final class ConnectorsTestCommand extends BaseCommand {

    @Parameters(paramLabel = "FILE|ID", description = "A connector's id, its document, or the folder of its connector.json.")
    private String which = "";

    ConnectorsTestCommand(Session session) {
        super(session);
    }

    @Override
    void run(Application application, Report report) {
        Catalog.Entry entry = application.catalog().entry(which, application.surroundings().workingFolder());
        KitResult result = ConnectorKit.inMemory().test(entry);
        if (result.cases().isEmpty()) {
            throw Problem.of(ProblemCode.CONFIGURATION, "The connector " + result.connector() + " has no recorded cases.",
                    "Nothing was tested.", "Put them into tests/ordinary/ beside its document: inputs.json and exchanges.json.")
                    .asException();
        }
        JsonArray cases = new JsonArray();
        result.cases().forEach(one -> cases.add(told(one, report)));
        report.put("connector", result.connector());
        report.put("cases", cases);
        result.mutations().ifPresent(all -> {
            report.result("  " + all.words());
            all.silent().forEach(silent -> report.result((silent.allowed() ? "    allowed  " : "    SILENT   ") + silent.what()));
            report.put("mutations", json(all));
        });
        report.result(result.connector() + (result.passed() ? ": passed." : ": FAILED."));
        if (!result.passed()) {
            report.code(ProblemCode.CONNECTOR_DOCUMENT.exitCode());
        }
    }

    private static JsonObject told(KitResult.CaseResult one, Report report) {
        report.result((one.passed() ? "  ok    " : "  FAIL  ") + one.name() + (one.derived() ? " (made of ordinary)" : ""));
        one.complaints().forEach(words -> report.result("        " + words));
        if (!one.passed() && !one.derived()) {
            report.result("        result: " + one.got());
        }
        JsonObject json = new JsonObject();
        json.addProperty("name", one.name());
        json.addProperty("derived", one.derived());
        json.addProperty("passed", one.passed());
        JsonArray complaints = new JsonArray();
        one.complaints().forEach(complaints::add);
        json.add("complaints", complaints);
        json.add("result", one.got());
        return json;
    }

    private static JsonObject json(KitResult.Mutated all) {
        JsonObject json = new JsonObject();
        json.addProperty("total", all.total());
        json.addProperty("error", all.errors());
        json.addProperty("golden", all.golden());
        json.addProperty("warned", all.warned());
        JsonArray silent = new JsonArray();
        all.silent().forEach(one -> {
            JsonObject entry = new JsonObject();
            entry.addProperty("what", one.what());
            entry.addProperty("allowed", one.allowed());
            silent.add(entry);
        });
        json.add("silent", silent);
        return json;
    }
}

package app.tallybird.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.CustomerReports;
import app.tallybird.engine.report.CustomerMonth;
import app.tallybird.engine.report.FileNames;
import app.tallybird.engine.report.ReportForm;
import app.tallybird.model.Json;
import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;

@Command(name = "report", description = {"What a customer was billed for in a month, over all integrations, as a file to give away:",
        "services, counted, contract rule, billed, what changed, and who or what is behind each number. Asks nobody outside."})
final class ReportCommand extends BaseCommand {

    @Option(names = "--customer", paramLabel = "CUSTOMER", description = "Its name, or its id at a vendor. Again for a name that it has elsewhere.")
    private List<String> customers = new ArrayList<>();

    @Option(names = "--all", description = "In place of --customer: one file for each customer, in the folder that --out names.")
    private boolean all;

    @Mixin
    private final MonthOption month = new MonthOption();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Ends in .html, .pdf or .csv; with --all a folder.")
    private Path out = Path.of("");

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "html", description = "With --all: html, pdf or csv; else html.")
    private String format = "html";

    @Option(names = "--inside", description = "With what anything costs and the margin: a copy to keep, not to give away.")
    private boolean inside;

    @Override
    void run(Application application, Output output) {
        if (all != customers.isEmpty()) {
            throw wrong("A report is of one customer or of all.", "Say either --customer or --all.");
        }
        ReportForm form = ReportForm.of(all ? "." + format : out.toString()).orElseThrow(
                () -> wrong("A report is html, pdf or csv; \"" + (all ? format : out) + "\" is none.", "Give it such an ending."));
        CustomerReports reports = new CustomerReports(application, month.of(application, "No report was made."),
                inside ? CustomerMonth.Copy.INSIDE : CustomerMonth.Copy.TO_GIVE_AWAY);
        Path target = application.surroundings().workingFolder().resolve(out);
        List<Path> written = new ArrayList<>();
        if (all) {
            FileNames names = new FileNames();
            folder(target);
            for (String customer : reports.customers()) {
                try {
                    written.add(save(target.resolve(names.of(customer) + form.ending()), form.write(reports.of(List.of(customer)))));
                } catch (ProblemException e) {
                    output.problem(e.problem());
                }
            }
        } else {
            written.add(save(target, form.write(reports.of(customers))));
        }
        output.put("files", Json.list(written, Path::toString));
        output.result(all ? Wording.count(written.size(), "report is", "reports are") + " in " + target + "." : "Saved as " + target + ".");
    }

    private static void folder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw DiskFull.or(e, Problem.of(ProblemCode.FAILED, "The folder can not be made.", "No report was made.", "Name another one.")
                    .at(folder.toString())).asException();
        }
    }

    private static ProblemException wrong(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "No report was made.", next).asException();
    }
}

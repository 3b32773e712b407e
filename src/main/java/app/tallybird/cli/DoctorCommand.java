package app.tallybird.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;

import app.tallybird.app.Application;
import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.CheckLine;
import app.tallybird.engine.Authenticate;
import app.tallybird.http.Reach;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Availability;

@Command(name = "doctor", description = "Check this computer and both sides: folder, secrets, proxy, TLS, clock, keys, vendor.")
final class DoctorCommand extends BaseCommand {

    DoctorCommand(Session session) {
        super(session);
    }

    @Override
    void run(Application application, Report report) {
        JsonArray checks = new JsonArray();
        line(report, checks, true, "Java", Runtime.version() + " on " + System.getProperty("os.name"));
        try {
            application.home().prepare();
            line(report, checks, true, "Home folder", application.home().root() + " can be written");
        } catch (ProblemException e) {
            line(report, checks, false, "Home folder", e.problem().what());
            report.problem(e);
        }
        switch (application.secrets().availability()) {
            case Availability.Kept kept -> line(report, checks, true, "Secrets", "kept in " + kept.where());
            case Availability.SessionOnly only -> line(report, checks, true, "Secrets",
                    "for this session only: " + only.why() + "; give them in a .env file for the schedule");
        }
        line(report, checks, true, "Clock", application.surroundings().clock().instant() + " (UTC); compare with the real time");
        OpenIntegration open;
        try {
            open = application.openIntegration("");
        } catch (ProblemException e) {
            for (Reach.Step step : application.reach().look("app.usegradient.com")) {
                line(report, checks, step.ok(), step.name(), step.words());
            }
            line(report, checks, false, "Integration", e.problem().what());
            report.problem(e);
            report.put("checks", checks);
            return;
        }
        try (open) {
            line(report, checks, true, "Integration", open.bench().integration().name());
            for (CheckLine check : new Authenticate(open.bench(), open.reach()).run(session().cancel())) {
                line(report, checks, check.ok(), check.step(), check.words());
                check.problem().ifPresent(report::problem);
            }
        }
        report.put("checks", checks);
    }

    private static void line(Report report, JsonArray checks, boolean ok, String step, String words) {
        report.result((ok ? "  ok    " : "  FAIL  ") + step + ": " + words);
        JsonObject json = new JsonObject();
        json.addProperty("step", step);
        json.addProperty("ok", ok);
        json.addProperty("words", words);
        checks.add(json);
    }
}

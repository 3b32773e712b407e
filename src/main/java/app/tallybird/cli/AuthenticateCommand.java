package app.tallybird.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import picocli.CommandLine.Command;

import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.CheckLine;
import app.tallybird.engine.Authenticate;

@Command(name = "authenticate", description = "Check both sides: address, TLS, keys, vendor sign-in, first pages. Changes nothing.")
final class AuthenticateCommand extends VerbCommand {

    AuthenticateCommand(Session session) {
        super(session);
    }

    @Override
    String lockedAs() {
        return "";
    }

    @Override
    void work(OpenIntegration open, Report report) {
        JsonArray checks = new JsonArray();
        StringBuilder words = new StringBuilder("Checks of " + open.bench().integration().name());
        for (CheckLine line : new Authenticate(open.bench(), open.reach()).run(session().cancel())) {
            words.append(System.lineSeparator()).append(line.ok() ? "  ok    " : "  FAIL  ").append(line.step()).append(": ")
                    .append(line.words());
            JsonObject json = new JsonObject();
            json.addProperty("step", line.step());
            json.addProperty("ok", line.ok());
            json.addProperty("words", line.words());
            json.addProperty("fix", line.fix());
            checks.add(json);
            line.problem().ifPresent(report::problem);
        }
        report.put("checks", checks);
        report.result(words.toString());
    }
}

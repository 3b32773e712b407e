package app.tallybird.cli;

import picocli.CommandLine.Command;

import app.tallybird.app.Application;
import app.tallybird.app.UpdateCheck;
import app.tallybird.model.Json;

@Command(name = "update-check", description = {"Ask the release page that is set (update-address) whether there is a newer version.",
        "It is told nothing, and nothing is installed. Nobody is asked unless an address was set."})
final class UpdateCheckCommand extends BaseCommand {

    @Override
    void run(Application application, Output output) {
        UpdateCheck.Answer answer = application.updateCheck().ask(cancel());
        output.put("update", Json.of("version", answer.own(), "latest", answer.latest(), "newer", answer.newer(), "page", answer.page()));
        output.result(answer.words());
    }
}

package app.tallybird.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Asked;
import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.daily.Ticket;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.AlertTrace;

@Command(name = "alert", description = "A ticket in the PSA through Synthesize, and what became of it.", subcommands = {
        AlertCommand.Send.class, AlertCommand.Trace.class})
final class AlertCommand extends CommandGroup {

    private static JsonObject json(AlertTrace trace) {
        return Json.of("status", trace.status(), "message", trace.message(), "ticketId", trace.ticketId(), "trouble", trace.trouble());
    }

    @Command(name = "send", description = "Send an alert for an account; it becomes a ticket in the PSA.")
    static final class Send extends IntegrationCommand {

        @Option(names = "--account", paramLabel = "ID", required = true, description = "The account's id; it must be mapped.")
        private String account = "";

        @Option(names = "--title", paramLabel = "TEXT", required = true, description = "The ticket's title.")
        private String title = "";

        @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What happened and what to do.")
        private String text = "";

        @Option(names = "--priority", paramLabel = "WORD", description = "low, medium (default), high or \"very high\".")
        private String priority = "medium";

        @Option(names = "--service", paramLabel = "NAME", description = "The service it is about, by key or name.")
        private @Nullable String service;

        @Option(names = "--id", paramLabel = "ID", description = "Tells the same matter again; made up when left out.")
        private @Nullable String id;

        @Option(names = "--wait", description = "Wait up to five minutes for the ticket.")
        private boolean wait;

        @Override
        Asked asked() {
            return Asked.SYNTHESIZE;
        }

        @Override
        void work(OpenIntegration open, Output output) {
            String alertId = id == null ? "tallybird-" + open.context().clock().instant().toEpochMilli() : id;
            Alert alert = new Alert(title, text, alertId, priority(), service(open));
            Ticket.State state = open.alert(account, alert, wait, cancel());
            JsonObject json = state.trace().map(AlertCommand::json).orElseGet(JsonObject::new);
            state.taken().ifPresent(taken -> {
                json.addProperty("messageId", taken.messageId());
                json.addProperty("alertId", taken.alertId());
            });
            output.put("alert", json);
            output.result(state.words());
            if (state.taken().isEmpty() || (wait && state.ticketId().isEmpty())) {
                output.code(ExitCode.FAILED);
            } else if (!wait) {
                output.say("Follow it with: alert trace " + state.taken().get().messageId());
            }
        }

        private Alert.Priority priority() {
            String wanted = priority.strip().toLowerCase(Locale.ROOT).replace('-', ' ').replace('_', ' ');
            return Stream.of(Alert.Priority.values()).filter(one -> one.word().equals(wanted)).findFirst()
                    .orElseThrow(() -> wrong("\"" + priority + "\" is no priority.", "Write low, medium, high or \"very high\"."));
        }

        private String service(OpenIntegration open) {
            if (service == null) {
                return "";
            }
            String wanted = service;
            Map<String, String> ids = open.context().ledger().serviceIds();
            Map<String, String> names = open.context().ledger().serviceNames();
            Optional<String> key = ids.keySet().stream().filter(one -> one.equals(wanted) || wanted.equals(names.get(one))).findFirst();
            return key.map(ids::get).orElseThrow(() -> wrong("There is no service \"" + wanted + "\" in Synthesize for this integration.",
                    "Known are: " + String.join(", ", names.values().stream().sorted().toList()) + "."));
        }

        private static RuntimeException wrong(String what, String next) {
            return Problem.of(ProblemCode.WRONG_USE, what, "No alert was sent.", next).asException();
        }
    }

    @Command(name = "trace", description = "What became of an alert: queued, ticket made, or refused.")
    static final class Trace extends IntegrationCommand {

        @Parameters(paramLabel = "MESSAGE", description = "The message's id, as \"alert send\" says it.")
        private String message = "";

        @Option(names = "--wait", description = "Wait up to five minutes for the ticket.")
        private boolean wait;

        @Override
        Asked asked() {
            return Asked.SYNTHESIZE;
        }

        @Override
        void work(OpenIntegration open, Output output) {
            AlertTrace trace = wait
                    ? new Ticket(open.context().synthesize(), open.context().sleeper()).follow(message, cancel())
                    : open.context().synthesize().alertTrace(message, cancel());
            output.put("alert", json(trace));
            output.result(trace.ticketId().map(id -> "Ticket " + id + " was made.")
                    .or(() -> trace.trouble().map(why -> "It did not become a ticket: " + why))
                    .orElse("There is no ticket yet (" + trace.status() + ")."));
            output.codeWhen(trace.trouble().isPresent(), ExitCode.FAILED);
        }
    }
}

package app.tallybird.cli;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.Asked;
import app.tallybird.app.NeedsYou;
import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.IntegrationStatus;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.ledger.RunRecord;
import app.tallybird.ledger.StoredPlan;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

@Command(name = "status", description = "Where the integration stands: status, mapping, last push, what is left to do.")
final class StatusCommand extends BaseCommand {

    private static final int NAMES_SHOWN = 20;

    @Option(names = "--max-age", paramLabel = "8d", description = "End with 1 when the last complete push is older: a number and d, h or m.")
    private @Nullable String maxAge;

    @Override
    void run(Application application, Output output) {
        try (OpenIntegration open = application.openIntegration(Asked.SYNTHESIZE, "")) {
            open.notes().forEach(output::say);
            work(open, new NeedsYou(application).fileMissing(open.context().integration().name(), open.context().ledger()), output);
        }
    }

    private void work(OpenIntegration open, Optional<Problem> fileMissing, Output output) {
        Optional<Duration> limit = Optional.ofNullable(maxAge).map(StatusCommand::age);
        IntegrationStatus status = IntegrationStatus.of(open.context(), cancel());
        ZonedDateTime now = open.context().clock().instant().atZone(open.context().clock().getZone());
        JsonObject json = json(status);
        StringBuilder words = new StringBuilder(words(status, now.getZone()));
        open.context().ledger().undelivered().ifPresent(lost -> {
            json.addProperty("undelivered", lost.words());
            line(words, "  ! " + Wording.moment(lost.at(), now.getZone()) + ": " + lost.words());
        });
        fileMissing.ifPresent(late -> {
            json.addProperty("fileMissing", late.what());
            line(words, "  ! " + late.what());
        });
        output.put("status", json);
        output.result("Integration " + open.context().integration().name() + " of " + words);
        limit.ifPresent(most -> tooOld(status.lastRun(), now, most).ifPresent(output::problem));
    }

    private static String words(IntegrationStatus status, ZoneId zone) {
        StringBuilder words = new StringBuilder(status.organization().name()).append(": ").append(status.organization().status());
        String accounts = Wording.count(status.accounts(), "account");
        line(words, "  Mapped: "
                + status.mapped().map(mapped -> mapped + " of " + accounts).orElse("not reported by the server (" + accounts + ")"));
        status.unmapped().stream().limit(NAMES_SHOWN)
                .forEach(account -> line(words, "    " + OutcomeGroup.NOT_MAPPED.word() + ": " + account.name()));
        lost(status, words);
        line(words,
                "  Last complete push: "
                        + status.lastRun().map(run -> Wording.moment(run.started(), zone) + ", " + OutcomeGroup.ACCEPTED.of(run.accepted())
                                + ", " + OutcomeGroup.NOT_MAPPED.of(run.count(OutcomeGroup.NOT_MAPPED))).orElse("none"));
        status.unfinished().ifPresent(push -> line(words, "  ! " + PushOutput.words(push, zone)));
        if (status.buildOwed()) {
            line(words, "  ! A rebuild is owed; the next sync-usage makes it.");
        }
        status.heldPlans().forEach(plan -> line(words, "  ! Held plan " + plan.hash() + " of " + Wording.moment(plan.created(), zone)));
        return words.toString();
    }

    /** What had a place at Synthesize and has none now, and what to do about it. */
    private static void lost(IntegrationStatus status, StringBuilder words) {
        if (!status.organization().connected()) {
            line(words, "  ! The integration takes no counts while it is " + status.organization().status()
                    + ": run update-status; after a disconnect run sync-services and sync-accounts before.");
        }
        status.lost().gone().stream().limit(NAMES_SHOWN).forEach(account -> line(words,
                "  ! Gone from Synthesize: " + account.name() + ". Run sync-accounts, or mark it as left out on purpose."));
        status.unmapped().stream().filter(account -> status.lost().unmapped().contains(account.id())).limit(NAMES_SHOWN)
                .forEach(account -> line(words,
                        "  ! No longer mapped: " + account.name() + ". Map it again, or mark what you excluded as left out on purpose."));
        withoutPlace(status).forEach((word, number) -> line(words, "  At the last push " + word + ": " + Wording.count(number, "count")));
    }

    private static void line(StringBuilder words, String line) {
        words.append(System.lineSeparator()).append(line);
    }

    private static Map<String, Long> withoutPlace(IntegrationStatus status) {
        Map<Outcome, Long> numbers = status.lost().counts().stream()
                .collect(Collectors.groupingBy(CellResult::outcome, TreeMap::new, Collectors.counting()));
        Map<String, Long> words = new LinkedHashMap<>();
        numbers.forEach((outcome, number) -> words.put(outcome.word(), number));
        return words;
    }

    private static Optional<Problem> tooOld(Optional<RunRecord> last, ZonedDateTime now, Duration most) {
        boolean fresh = last.isPresent() && Duration.between(last.get().started(), now.toInstant()).compareTo(most) <= 0;
        return fresh
                ? Optional.empty()
                : Optional
                        .of(Problem.of(ProblemCode.FAILED,
                                last.map(run -> "The last complete push was on " + Wording.moment(run.started(), now.getZone()) + ".")
                                        .orElse("There was no complete push yet."),
                                "", "Run sync-usage and see what keeps it from finishing."));
    }

    private static Duration age(String text) {
        if (!text.matches("\\d{1,4}[dhm]")) {
            throw Problem.of(ProblemCode.WRONG_USE, "\"" + text + "\" is not an age.", "", "Write it like 8d, 12h or 30m.").asException();
        }
        return Duration.parse(text.endsWith("d") ? "P" + text : "PT" + text);
    }

    private static JsonObject json(IntegrationStatus status) {
        return Json.of("organization", status.organization().name(), "status", status.organization().status(), "accounts",
                status.accounts(), "mapped", status.mapped(), "withoutPlace", withoutPlace(status), "lastPush",
                status.lastRun().map(RunRecord::started), "interrupted",
                status.unfinished().filter(push -> push.run().ending().isEmpty()).isPresent(), "unfinished",
                status.unfinished().map(PushOutput::json), "buildOwed", status.buildOwed(), "heldPlans",
                Json.list(status.heldPlans(), StoredPlan::hash));
    }
}

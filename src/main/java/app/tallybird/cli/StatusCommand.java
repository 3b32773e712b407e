package app.tallybird.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.IntegrationStatus;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunRecord;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

@Command(name = "status", description = "Where the integration stands: status, mapping, last push, what is left to do.")
final class StatusCommand extends VerbCommand {

    private static final int NAMES_SHOWN = 20;

    @Option(names = "--max-age", paramLabel = "8d", description = "End with 1 when the last complete push is older: a number and d, h or m.")
    private @Nullable String maxAge;

    StatusCommand(Session session) {
        super(session);
    }

    @Override
    String lockedAs() {
        return "";
    }

    @Override
    void work(OpenIntegration open, Report report) {
        Optional<Duration> limit = Optional.ofNullable(maxAge).map(StatusCommand::age);
        IntegrationStatus status = IntegrationStatus.of(open.bench(), session().cancel());
        Instant now = open.bench().clock().instant();
        ZoneId zone = open.bench().clock().getZone();
        String nl = System.lineSeparator();
        StringBuilder words = new StringBuilder("Integration ").append(open.bench().integration().name()).append(" of ")
                .append(status.organization().name()).append(": ").append(status.organization().status());
        words.append(nl).append("  Mapped: ")
                .append(status.mapped().map(mapped -> mapped + " of " + Phrases.count(status.accounts(), "account"))
                        .orElse("not reported by the server (" + Phrases.count(status.accounts(), "account") + ")"));
        status.unmapped().stream().limit(NAMES_SHOWN)
                .forEach(account -> words.append(nl).append("    not mapped: ").append(account.name()));
        lost(status, words);
        words.append(nl).append("  Last complete push: ").append(status.lastRun().map(run -> words(run, zone)).orElse("none"));
        status.interrupted().ifPresent(run -> words.append(nl).append("  ! A push of ").append(Wording.moment(run.started(), zone))
                .append(" was interrupted; the next sync-usage finishes it."));
        if (status.buildOwed()) {
            words.append(nl).append("  ! A rebuild is owed; the next sync-usage makes it.");
        }
        status.heldPlans().forEach(plan -> words.append(nl).append("  ! Held plan ").append(plan.hash()).append(" of ")
                .append(Wording.moment(plan.created(), zone)));
        report.put("status", json(status));
        report.result(words.toString());
        limit.ifPresent(most -> tooOld(status.lastRun(), now.atZone(zone), most).ifPresent(report::problem));
    }

    /** What had a place at Synthesize and has none now, and what to do about it. */
    private static void lost(IntegrationStatus status, StringBuilder words) {
        String nl = System.lineSeparator();
        if (!status.organization().connected()) {
            words.append(nl).append("  ! The integration takes no counts while it is ").append(status.organization().status())
                    .append(": run update-status; after a disconnect run sync-services and sync-accounts before.");
        }
        status.lost().gone().stream().limit(NAMES_SHOWN).forEach(account -> words.append(nl).append("  ! Gone from Synthesize: ")
                .append(account.name()).append(". Run sync-accounts, or mark it as left out on purpose."));
        status.unmapped().stream().filter(account -> status.lost().unmapped().contains(account.id())).limit(NAMES_SHOWN)
                .forEach(account -> words.append(nl).append("  ! No longer mapped: ").append(account.name())
                        .append(". Map it again, or mark what you excluded as left out on purpose."));
        status.lost().counts().stream().collect(Collectors.groupingBy(CellResult::outcome, TreeMap::new, Collectors.counting()))
                .forEach((kind, number) -> words.append(nl).append("  At the last push ").append(kind.word()).append(": ")
                        .append(Wording.count(number, "count")));
    }

    private static String words(RunRecord run, ZoneId zone) {
        return Wording.moment(run.started(), zone) + ", " + run.accepted() + " accepted, " + run.count(Outcome.NOT_MAPPED) + " not mapped";
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
        long number = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'd' -> Duration.ofDays(number);
            case 'h' -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }

    private static JsonObject json(IntegrationStatus status) {
        JsonObject json = new JsonObject();
        json.addProperty("organization", status.organization().name());
        json.addProperty("status", status.organization().status());
        json.addProperty("accounts", status.accounts());
        json.addProperty("mapped", status.mapped().orElse(null));
        JsonObject withoutPlace = new JsonObject();
        status.lost().counts().stream().collect(Collectors.groupingBy(CellResult::outcome, TreeMap::new, Collectors.counting()))
                .forEach((kind, number) -> withoutPlace.addProperty(kind.word(), number));
        json.add("withoutPlace", withoutPlace);
        json.addProperty("lastPush", status.lastRun().map(run -> run.started().toString()).orElse(null));
        json.addProperty("interrupted", status.interrupted().isPresent());
        json.addProperty("buildOwed", status.buildOwed());
        JsonArray plans = new JsonArray();
        status.heldPlans().forEach(plan -> plans.add(plan.hash()));
        json.add("heldPlans", plans);
        return json;
    }
}

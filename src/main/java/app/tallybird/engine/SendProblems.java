package app.tallybird.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.model.CellKey;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

/** What was not as it should be in a run, told to a person; what stands in the way of all comes first. */
final class SendProblems {

    private static final int NAMES_SHOWN = 3;
    private static final String LEAVE_OUT = "What is excluded or gone there on purpose: mark it as left out on purpose (integrations leave-out), "
            + "then nothing is said of it again.";

    private static final String NOT_STORED = "Nothing of them was stored.";

    private final PushReport report;
    private final Map<CellKey, PlanCell> planned = new HashMap<>();

    private SendProblems(PushReport report, UsagePlan plan) {
        this.report = report;
        plan.cells().forEach(cell -> planned.put(cell.key(), cell));
    }

    static List<Problem> of(PushReport report, UsagePlan plan) {
        return new SendProblems(report, plan).all();
    }

    private List<Problem> all() {
        List<Problem> problems = new ArrayList<>();
        int disconnected = report.count(Outcome.DISCONNECTED);
        if (disconnected > 0) {
            problems.add(Problem.of(ProblemCode.DISCONNECTED,
                    Wording.count(disconnected, "count") + " found no place, because " + of(Outcome.DISCONNECTED).getFirst().message()
                            + ".",
                    "Synthesize stored nothing of them.",
                    "Run sync-services, sync-accounts and update-status (a disconnect in Synthesize removes all accounts and mappings), map in "
                            + "Synthesize, and push again."));
        }
        report.stopped().ifPresent(problems::add);
        if (report.failed() > 0 && report.stopped().isEmpty()) {
            problems.add(Problem.of(ProblemCode.FAILED,
                    Wording.count(report.failed(), "count") + " could not be sent: " + first(of(Outcome.UNKNOWN, Outcome.FAILED)),
                    Wording.count(report.accepted(), "count was", "counts were") + " accepted.",
                    "Run retry, or sync-usage again: these are sent in any case.").canRetry());
        }
        int refused = report.count(Outcome.REFUSED);
        if (refused > 0) {
            problems.add(Problem.of(ProblemCode.REFUSED,
                    "Synthesize refused " + Wording.count(refused, "count") + ": " + first(of(Outcome.REFUSED)),
                    "What Synthesize had for them stays.", "Correct what the message names; sending the same again will not help."));
        }
        gone(Outcome.ACCOUNT_GONE, ProblemCode.ACCOUNT_GONE,
                cells -> " found no account: Synthesize does not have " + names(cells, this::account) + " any more.", NOT_STORED,
                "Run sync-accounts, which creates what is missing, and map it in Synthesize. ").ifPresent(problems::add);
        gone(Outcome.SERVICE_GONE, ProblemCode.SERVICE_GONE,
                cells -> " found no service: Synthesize does not have " + names(cells, this::service) + " any more.", NOT_STORED,
                "Run sync-services, which creates what is missing, and map it in Synthesize. ").ifPresent(problems::add);
        gone(Outcome.LOST, ProblemCode.MAPPING_LOST,
                cells -> " that Synthesize took before found no mapping any more: "
                        + names(cells, cell -> service(cell) + " of " + account(cell)) + ".",
                "Synthesize keeps the numbers it had for them.", "Map them again in Synthesize. ").ifPresent(problems::add);
        return problems;
    }

    private List<CellResult> of(Outcome... outcomes) {
        List<Outcome> wanted = List.of(outcomes);
        return report.cells().stream().filter(cell -> wanted.contains(cell.outcome())).toList();
    }

    private Optional<Problem> gone(Outcome outcome, ProblemCode code, Function<List<CellResult>, String> what, String kept, String next) {
        List<CellResult> cells = of(outcome).stream().filter(CellResult::fails).toList();
        return cells.isEmpty()
                ? Optional.empty()
                : Optional.of(Problem.of(code, Wording.count(cells.size(), "count") + what.apply(cells), kept, next + LEAVE_OUT));
    }

    private static String first(List<CellResult> cells) {
        return cells.stream().findFirst()
                .map(cell -> "\"" + cell.key().serviceKey() + "\" of account " + cell.key().accountId() + ": " + cell.message()).orElse("");
    }

    private String account(CellResult cell) {
        PlanCell known = planned.get(cell.key());
        return "\"" + (known == null ? cell.key().accountId() : known.account()) + "\"";
    }

    private String service(CellResult cell) {
        PlanCell known = planned.get(cell.key());
        return "\"" + (known == null ? cell.key().serviceKey() : known.service()) + "\"";
    }

    private static String names(List<CellResult> cells, Function<CellResult, String> name) {
        List<String> names = cells.stream().map(name).distinct().sorted().toList();
        String shown = names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        return names.size() > NAMES_SHOWN ? shown + " and " + (names.size() - NAMES_SHOWN) + " more" : shown;
    }
}

package app.tallybird.cli;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

import app.tallybird.engine.Unfinished;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.push.PushGroup;
import app.tallybird.engine.push.PushReport;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.OutcomeGroup;
import app.tallybird.model.CellKey;
import app.tallybird.model.Json;
import app.tallybird.model.Units;
import app.tallybird.problem.Wording;

/** Shows how a push ended. */
final class PushOutput {

    private final PushReport run;
    private final List<PushGroup> groups;
    private final Map<CellKey, PlanCell> planned = new HashMap<>();
    private final Columns<CellResult> columns = new Columns<CellResult>().json("accountId", cell -> cell.key().accountId())
            .both("Account", "account", cell -> planned(cell).map(PlanCell::account).orElse("")).table("Id", cell -> cell.key().accountId())
            .table("Service", cell -> planned(cell).map(PlanCell::service).orElse(cell.key().serviceKey()))
            .json("service", cell -> planned(cell).map(PlanCell::service).orElse("")).json("serviceKey", cell -> cell.key().serviceKey())
            .both(">Count", "now", CellResult::units).both("Outcome", "outcome", cell -> cell.outcome().word())
            .both("Why", "message", CellResult::message);

    private PushOutput(PushReport run, UsageResult result) {
        this.run = run;
        groups = result.groups(Units::text);
        result.plan().cells().forEach(cell -> planned.put(cell.key(), cell));
    }

    private Optional<PlanCell> planned(CellResult cell) {
        return Optional.ofNullable(planned.get(cell.key()));
    }

    static void show(UsageResult result, boolean strict, Output output) {
        result.run().ifPresent(run -> {
            PushOutput shown = new PushOutput(run, result);
            output.put("run", shown.json());
            output.result(shown.words());
            output.codeWhen(strict && run.count(OutcomeGroup.NOT_MAPPED) > 0, ExitCode.NOT_MAPPED);
        });
        result.asked().ifPresent(asked -> output.put("waits", TeamCommand.json(asked.proposal())));
        result.problems().forEach(output::problem);
        result.heldPlan().ifPresent(hash -> {
            output.put("heldPlan", hash);
            output.say("What is held waits as plan " + hash + ". Send it within 60 minutes with: sync-usage --plan " + hash);
        });
    }

    /** What a push that was cut short brought and left. */
    static String words(Unfinished push, ZoneId zone) {
        return push.words(Wording.moment(push.run().started(), zone), Long::toString);
    }

    static JsonObject json(Unfinished push) {
        return Json.of("run", push.run().id().value(), "accepted", push.run().accepted(), "open", push.open(), "inDoubt", push.inDoubt());
    }

    private String words() {
        String nl = System.lineSeparator();
        int carried = run.count(Outcome.CARRIED);
        Stream<String> groups = Stream.of(OutcomeGroup.NOT_MAPPED, OutcomeGroup.REFUSED, OutcomeGroup.FAILED)
                .map(group -> group.of(run.count(group)));
        Stream<String> lost = Stream.of(Outcome.values()).filter(Outcome::hadPlace).filter(kind -> run.count(kind) > 0)
                .map(kind -> run.count(kind) + " " + kind.word());
        return "Run " + run.runId().value() + ": " + OutcomeGroup.ACCEPTED.of(run.accepted())
                + (carried > 0 ? " (" + carried + " of them by the push that was cut short)" : "") + ", "
                + Stream.concat(groups, lost).collect(Collectors.joining(", ")) + (run.left() > 0 ? ", " + run.left() + " not sent" : "")
                + String.format(Locale.ROOT, " in %.1f s", run.took().toMillis() / 1000.0) + nl
                + (run.rebuilt()
                        ? "  Synthesize rebuilds its billing views."
                        : run.buildOwed() ? "  A rebuild is still owed; the next run makes it." : "  Nothing to rebuild.")
                + this.groups.stream().filter(group -> group.kind() != PushGroup.Kind.ACCEPTED)
                        .map(group -> nl + "  " + group.kind().heading() + ": " + group.title() + ". " + group.words())
                        .collect(Collectors.joining())
                + (run.count(OutcomeGroup.NOT_MAPPED) + run.count(OutcomeGroup.NO_PLACE) > 0
                        ? nl + "  What is excluded or gone for good is marked as left out on purpose (integrations leave-out)."
                        : "");
    }

    private static JsonObject json(PushGroup group) {
        return Json.of("kind", group.kind().key(), "title", group.title(), "words", group.words(), "counts", group.cells().size(),
                "customers", group.customers());
    }

    private JsonObject json() {
        JsonObject json = Json.of("id", run.runId().value());
        for (OutcomeGroup group : OutcomeGroup.values()) {
            json.addProperty(group.key(), run.count(group));
            if (group == OutcomeGroup.ACCEPTED) {
                json.addProperty("carried", run.count(Outcome.CARRIED));
            }
        }
        Json.of("notSent", run.left(), "complete", run.complete(), "rebuilt", run.rebuilt(), "seconds", run.took().toMillis() / 1000.0,
                "groups", Json.list(groups, PushOutput::json), "cells", columns.json(run.cells())).asMap().forEach(json::add);
        return json;
    }
}

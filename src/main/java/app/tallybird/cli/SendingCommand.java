package app.tallybird.cli;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Asked;
import app.tallybird.app.OpenIntegration;
import app.tallybird.engine.Consent;
import app.tallybird.engine.Correction;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.Unfinished;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Shows a plan of counts and sends it; how it is sent is said alike by all of them. */
abstract class SendingCommand extends IntegrationCommand.Writing {

    @Option(names = "--dry-run", description = "Make and keep the plan; send nothing.")
    private boolean dryRun;

    @Option(names = "--yes", description = "Accept the plan that this command makes, also when it is held.")
    private boolean yes;

    @Option(names = "--unattended", description = "Nobody is there: send nothing that is held or incomplete.")
    private boolean unattended;

    @Option(names = "--changed-only", description = "Leave out counts that stay the same.")
    private boolean changedOnly;

    @Option(names = "--strict", description = "End with 5 when something is not mapped; what is left out on purpose does not count.")
    private boolean strict;

    @Option(names = "--rebuild", paramLabel = "each|once", description = "When Synthesize rebuilds its billing views; default each.")
    private String rebuild = "each";

    PushChoices choices() {
        if (yes && unattended) {
            throw Problem.of(ProblemCode.WRONG_USE, "--yes and --unattended exclude each other.", "Nothing was sent.",
                    "--yes is for a person who has looked at the plan.").asException();
        }
        RebuildMode mode = switch (rebuild) {
            case "each" -> RebuildMode.EACH;
            case "once" -> RebuildMode.ONCE;
            default -> throw Problem.of(ProblemCode.WRONG_USE, "--rebuild " + rebuild + " is neither \"each\" nor \"once\".",
                    "Nothing was sent.", "Leave it out for \"each\".").asException();
        };
        Consent consent = yes ? Consent.ACCEPTED : unattended ? Consent.UNATTENDED : Consent.ATTENDED;
        return new PushChoices(consent, mode, changedOnly);
    }

    boolean dryRun() {
        return dryRun;
    }

    boolean strict() {
        return strict;
    }

    /** {@code all} lists the counts that stay the same, too. */
    static void show(UsagePlan plan, boolean all, Output output) {
        output.put("plan", PlanJson.write(plan));
        output.result(PlanTables.usage(plan, all));
    }

    /** Sends what was shown, or says what sending it would come to. */
    void send(OpenIntegration open, UsagePlan plan, PushChoices choices, Output output) {
        if (choices.consent() != Consent.UNATTENDED) {
            open.late().ifPresent(words -> {
                output.put("late", words);
                output.say(words);
            });
        }
        if (dryRun) {
            output.codeWhen(plan.incomplete(), ProblemCode.VENDOR_INCOMPLETE.exitCode());
            output.codeWhen(plan.held(), ProblemCode.HELD.exitCode());
            output.codeWhen(plan.changesPending(), ExitCode.CHANGES_PENDING);
            output.say("Nothing was sent. Send exactly this plan within 60 minutes with: sync-usage --plan " + plan.hash()
                    + words(choices.decisions()).stream().map(one -> " " + one).collect(Collectors.joining()));
            return;
        }
        Unfinished.of(open.context().ledger(), open.context().clock().instant()).ifPresent(push -> {
            output.put("unfinished", PushOutput.json(push));
            output.say(PushOutput.words(push, open.context().clock().getZone()));
        });
        try (ProgressBar bar = new ProgressBar(invocation().console(), System::nanoTime)) {
            PushOutput.show(open.apply(plan, choices, bar, cancel()), strict, output);
        }
    }

    /** As they are given to a command. */
    static List<String> words(Decisions decisions) {
        return new TreeMap<>(decisions.byCause()).entrySet().stream().map(one -> "--" + one.getValue().word() + " " + one.getKey())
                .toList();
    }

    /** One whose plan was not read from the vendor. */
    abstract static class Correcting extends SendingCommand {

        abstract UsagePlan plan(Correction correction);

        @Override
        Asked asked() {
            return Asked.SYNTHESIZE;
        }

        @Override
        void work(OpenIntegration open, Output output) {
            UsagePlan plan = open.heldWhileClosed(plan(new Correction(open.context())), choices());
            show(plan, true, output);
            send(open, plan, choices(), output);
        }
    }

    @Command(name = "retry", description = "Send again what the last push could not: failed, not mapped, never sent.")
    static final class Retry extends Correcting {

        @Override
        UsagePlan plan(Correction correction) {
            return correction.retryPlan(cancel());
        }
    }

    @Command(name = "undo", description = "Send the values from before a push. The next sync-usage sends the vendor's again, unless paused.")
    static final class Undo extends Correcting {

        @Parameters(paramLabel = "RUN", description = "The run's id, as history shows it.")
        private String run = "";

        @Override
        UsagePlan plan(Correction correction) {
            return correction.undoPlan(run, cancel());
        }

        @Override
        void work(OpenIntegration open, Output output) {
            super.work(open, output);
            if (!open.context().integration().paused()) {
                output.say("The next sync-usage sends the vendor's values again. To keep these: integrations pause "
                        + open.context().integration().name());
            }
        }
    }
}

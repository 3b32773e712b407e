package app.tallybird.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.OpenIntegration;
import app.tallybird.app.UnattendedPush;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SecondPersonGate;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.SecondPerson;

@Command(name = "sync-usage", description = "Read the vendor, show every count, and send the plan.")
final class SyncUsageCommand extends SendingCommand {

    @Mixin
    private final UsageFile usage = new UsageFile();

    @Override
    Optional<Path> file() {
        return usage.path();
    }

    @Option(names = "--plan", paramLabel = "HASH", description = "Send a plan that was shown in the last 60 minutes.")
    private @Nullable String hash;

    @Option(names = "--all", description = "List the counts that stay the same, too.")
    private boolean all;

    @Option(names = "--now", description = "With --unattended: push also when the scheduled period has had its push.")
    private boolean now;

    @Mixin
    private DecisionOptions decisions = new DecisionOptions();

    @Override
    void run(Application application, Output output) {
        PushChoices choices = choices();
        if (choices.consent() == Consent.UNATTENDED && hash == null && !dryRun() && !decisions.given()) {
            unattended(application, choices, output);
        } else {
            super.run(application, output);
        }
    }

    private void unattended(Application application, PushChoices choices, Output output) {
        UnattendedPush.Ended ended = unwatched(application, choices);
        ended.skipped().ifPresent(words -> {
            output.put("skipped", words);
            output.result(words);
        });
        ended.result().ifPresentOrElse(result -> {
            show(result.plan(), all, output);
            PushOutput.show(result, strict(), output);
        }, () -> ended.problems().forEach(output::problem));
        ended.told().forEach(output::say);
        application.exposedFile().filter(words -> !ended.told().contains(words)).ifPresent(output::say);
        output.put("told", ended.told());
    }

    private UnattendedPush.Ended unwatched(Application application, PushChoices choices) {
        try (ProgressBar bar = new ProgressBar(invocation().console(), System::nanoTime)) {
            return new UnattendedPush(application, choices, now).run(bar, cancel());
        }
    }

    /** Nobody sees what a scheduled start ended with, so it is noted and told, as far as that can be done. */
    @Override
    void notOpened(Problem problem, Output output) {
        PushChoices choices = choices();
        if (choices.consent() == Consent.UNATTENDED && hash == null && !dryRun()) {
            try (Application anyway = Application.openAnyway(invocation().surroundings(), choice(), invocation().console().redactor())) {
                List<String> told = new UnattendedPush(anyway, choices, now).notBegun(problem, cancel()).told();
                told.forEach(output::say);
                output.put("told", told);
            }
        }
    }

    @Override
    void work(OpenIntegration open, Output output) {
        PushChoices choices = choices();
        SyncUsage verb = new SyncUsage(open.context());
        if (hash == null) {
            UsagePlan plan = verb.plan(ReadListener.none(), cancel());
            show(plan, all, output);
            send(open, plan, chosen(open, plan, choices, output), output);
            return;
        }
        if (dryRun() || choices.consent() == Consent.UNATTENDED) {
            throw Problem.of(ProblemCode.WRONG_USE, "--plan goes with neither --dry-run nor --unattended.", "Nothing was sent.",
                    "Name the plan alone, when you have looked at it.").asException();
        }
        UsagePlan plan;
        try {
            plan = verb.saved(hash);
        } catch (ProblemException stale) {
            output.problem(stale.problem());
            show(verb.plan(ReadListener.none(), cancel()), all, output);
            return;
        }
        show(plan, all, output);
        send(open, plan,
                decisions.given()
                        ? decided(choices, plan, open.context().ledger().user())
                        : new PushChoices(Consent.ACCEPTED, choices.rebuild(), choices.changedOnly()),
                output);
    }

    /** What is decided now, over what was decided before about the same counts, when a second person was asked and did not agree. */
    private PushChoices chosen(OpenIntegration open, UsagePlan plan, PushChoices choices, Output output) {
        PushChoices typed = decisions.given() ? decided(choices, plan, open.context().ledger().user()) : choices;
        boolean looks = choices.consent() == Consent.ATTENDED
                && open.context().integration().approval().needed() != SecondPerson.Needed.OFF;
        Ledger ledger = open.context().ledger();
        Optional<Proposal> last = ledger.proposals().newest(1).stream().findFirst().filter(one -> looks)
                .filter(one -> decisions.given() || one.is(ProposalState.SENT_BACK, ledger.user().clock().instant())
                        || one.is(ProposalState.VOID, ledger.user().clock().instant()));
        Decisions kept = last.map(one -> typed.decisions().beside(SecondPersonGate.kept(ledger, plan), plan.causes()))
                .orElse(Decisions.NONE);
        if (last.isEmpty() || kept.byCause().isEmpty()) {
            return typed;
        }
        List<String> said = words(kept);
        output.put("takenOver", Json.of("plan", last.get().plan(), "decisions", said));
        output.say("Taken over from plan " + last.get().shortName()
                + (last.get().state() == ProposalState.SENT_BACK
                        ? ", which " + last.get().answer().map(answer -> answer.by()).orElse("somebody") + " sent back ("
                                + last.get().note() + ")"
                        : "")
                + ", because the counts are the same: " + String.join(", ", said) + ". Name a group to decide otherwise.");
        return new PushChoices(Consent.DECIDED, choices.rebuild(), choices.changedOnly(), typed.decisions().and(kept));
    }

    private PushChoices decided(PushChoices choices, UsagePlan plan, LedgerUser user) {
        if (choices.consent() != Consent.ATTENDED) {
            throw Problem.of(ProblemCode.WRONG_USE, "Groups are decided by a person: --yes and --unattended do not go with it.",
                    "Nothing was sent.", "Leave out --yes and --unattended.").asException();
        }
        return new PushChoices(Consent.DECIDED, choices.rebuild(), choices.changedOnly(),
                decisions.of(plan, user.name(), user.clock().instant()));
    }
}

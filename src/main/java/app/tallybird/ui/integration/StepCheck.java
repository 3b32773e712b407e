package app.tallybird.ui.integration;

import java.util.List;
import java.util.Optional;

import app.tallybird.app.OpenIntegration;
import app.tallybird.app.Schedules;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.reading.CheckLine;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.Authenticate;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.SyncServices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UpdateStatus;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.UnownedService;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.http.Cancel;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.synthesize.SynthesizeAccount;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

/** Tries one step of a set-up by itself, as it is saved. Looks only: nothing is changed at Synthesize and nothing is sent. */
record StepCheck(Workplace place, String name, Cancel cancel) {

    private static final String HOLDER = "test";

    /** What came of it, in a sentence. */
    record Result(String words, Tone tone) {

        private static Result good(String words) {
            return new Result(words, Tone.GOOD);
        }

        private static Result look(boolean fine, String words) {
            return new Result(words, fine ? Tone.GOOD : Tone.WARN);
        }
    }

    /** A problem is a result, too, unless a person stopped it. */
    Result run(Step step) {
        try {
            return switch (step) {
                case VENDOR -> vendor();
                case CONNECT -> place.open(name, "", this::connect);
                case ACCOUNTS -> place.open(name, "", this::accounts);
                case SERVICES -> place.open(name, "", this::services);
                case MAP -> place.open(name, "", this::map);
                case REVIEW -> place.open(name, HOLDER, this::review);
                case SEND -> place.open(name, "", this::send);
                case SCHEDULE -> schedule();
            };
        } catch (ProblemException e) {
            if (e.problem().code() == ProblemCode.CANCELLED) {
                throw e;
            }
            return new Result(e.problem().sentence(), Tone.BAD);
        }
    }

    private Result vendor() {
        ConnectorDocument connector = new SetupStore(place.application()).open(name).connector();
        return Result.good("The connector " + connector.name() + " " + connector.head().version() + " can be used.");
    }

    private Result connect(OpenIntegration open) {
        List<CheckLine> lines = new Authenticate(open.context(), open.reach()).run(cancel);
        Optional<CheckLine> failed = lines.stream().filter(line -> !line.ok()).findFirst();
        return failed.map(line -> new Result(line.step() + ": " + line.words() + " " + line.fix(), Tone.BAD))
                .orElseGet(() -> Result.good("Both sides answer: " + LocalFormat.count(lines.size(), "check") + " passed."));
    }

    private Result accounts(OpenIntegration open) {
        AccountPlan plan = new SyncAccounts(open.context()).plan(ReadListener.none(), cancel);
        int create = plan.of(AccountPlan.Change.NEW).size();
        int rename = plan.of(AccountPlan.Change.RENAMED).size();
        int blocked = plan.of(AccountPlan.Change.BLOCKED).size();
        return Result.look(create + rename + blocked == 0,
                LocalFormat.count(plan.lines().size(), "customer") + ": " + LocalFormat.number(create) + " to create, "
                        + LocalFormat.number(rename) + " to rename" + LocalFormat.joined("", blocked == 0 ? "" : ", blocked: " + blocked)
                        + ".");
    }

    private Result services(OpenIntegration open) {
        ServicePlan plan = new SyncServices(open.context()).plan(ReadListener.none(), cancel);
        long create = plan.lines().stream().filter(line -> line.change() == ServicePlan.Change.NEW).count();
        long clash = plan.lines().stream().filter(line -> line.change() == ServicePlan.Change.CLASH).count();
        long old = plan.unowned().stream().filter(UnownedService::billsTwice).count();
        return Result
                .look(create + clash + old == 0,
                        LocalFormat.count(plan.lines().size(), "service")
                                + ": " + LocalFormat.number(create) + " to create" + LocalFormat.joined("",
                                        clash == 0 ? "" : ", name clashes: " + clash, old == 0 ? "" : ", old ones to decide: " + old)
                                + ".");
    }

    private Result map(OpenIntegration open) {
        List<SynthesizeAccount> accounts = open.context().synthesize().accounts(cancel);
        if (accounts.stream().allMatch(one -> one.mapped().isEmpty())) {
            return Result.look(!accounts.isEmpty(), LocalFormat.count(accounts.size(), "customer is", "customers are")
                    + " at Synthesize; it does not tell which are mapped.");
        }
        long mapped = accounts.stream().filter(one -> one.mapped().orElse(false)).count();
        return Result.look(mapped == accounts.size(), LocalFormat.number(mapped) + " of "
                + LocalFormat.count(accounts.size(), "customer is", "customers are") + " mapped in Synthesize.");
    }

    private Result review(OpenIntegration open) {
        UsagePlan plan = new SyncUsage(open.context()).plan(ReadListener.none(), cancel);
        return Result.look(!plan.held(), plan.verdict() + " Nothing was sent.");
    }

    private Result send(OpenIntegration open) {
        String status = new UpdateStatus(open.context()).plan(UpdateStatus.PENDING, cancel).now();
        boolean takes = status.equals("active") || status.equals(UpdateStatus.PENDING);
        return Result.look(takes, "Synthesize says the integration is " + status
                + (takes ? ": it takes counts of what is mapped." : ": it takes no counts. Set it to pending in step 5."));
    }

    private Result schedule() {
        Schedules schedules = new Schedules(place.application(), place.programs());
        Schedules.State state = schedules.state(name, 1);
        if (state.schedule().isEmpty()) {
            return new Result("There is no schedule; it is pushed by hand.", Tone.NEUTRAL);
        }
        List<String> warnings = schedules.warnings(name);
        if (!state.installed()) {
            return new Result("The scheduler of this computer does not know the task. Save the schedule again.", Tone.BAD);
        }
        return Result.look(warnings.isEmpty(),
                "Next " + LocalFormat.planned(state.next().getFirst()) + ", by " + state.scheduler().orElse("the scheduler") + "."
                        + LocalFormat.joined("", warnings.isEmpty() ? "" : " " + warnings.getFirst()));
    }
}

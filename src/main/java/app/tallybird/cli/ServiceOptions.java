package app.tallybird.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import picocli.CommandLine.Option;

import app.tallybird.engine.plan.ServiceDecisions;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.UnownedService;
import app.tallybird.model.Service;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.synthesize.VendorService;

/** What a person says about services at Synthesize that are none of the connector's. Each is named by its name or its id there. */
final class ServiceOptions {

    @Option(names = "--adopt", paramLabel = "OLD=SERVICE", description = "The connector's service takes this one over: its id and mapping stay, its name becomes the connector's.")
    private Map<String, String> adopt = new LinkedHashMap<>();

    @Option(names = "--keep-name", description = "With --adopt: the name at Synthesize stays.")
    private boolean keepName;

    @Option(names = "--to-zero", paramLabel = "OLD", description = "Send 0 of this one for every customer, and leave it.")
    private List<String> toZero = new ArrayList<>();

    @Option(names = "--not-ours", paramLabel = "OLD", description = "This one belongs to something else; say no more of it.")
    private List<String> notOurs = new ArrayList<>();

    @Option(names = "--undecide", paramLabel = "OLD", description = "Take back what was decided; what was taken over gets its old name back.")
    private List<String> undecide = new ArrayList<>();

    /** The decisions so far and these. */
    ServiceDecisions over(ServicePlan plan) {
        if (keepName && adopt.isEmpty()) {
            throw wrong("--keep-name goes with --adopt only.", "Add --adopt OLD=SERVICE.");
        }
        ServiceDecisions decisions = plan.decisions();
        for (Map.Entry<String, String> one : adopt.entrySet()) {
            ServicePlan.Line line = line(plan, one.getValue());
            decisions = decisions.adopt(old(plan, one.getKey()), line.service().key(), keepName, line.id());
        }
        for (String name : toZero) {
            decisions = decisions.giveUp(old(plan, name));
        }
        for (String name : notOurs) {
            decisions = decisions.notOurs(old(plan, name));
        }
        return decisions;
    }

    /** The ids that zeros are sent for. */
    List<String> toZero(ServicePlan plan) {
        return toZero.stream().map(name -> old(plan, name).id()).toList();
    }

    /** The ids whose decision is taken back. */
    List<String> undecided(ServicePlan plan) {
        return undecide.stream().map(name -> decided(plan, name)).toList();
    }

    private static String decided(ServicePlan plan, String name) {
        return plan.decisions().adopted().values().stream()
                .filter(one -> one.id().equals(name) || one.before().name().equals(name) || nameNow(plan, one.id()).equals(name))
                .map(ServiceDecisions.Adopted::id).findFirst().orElseGet(() -> old(plan, name).id());
    }

    private static String nameNow(ServicePlan plan, String id) {
        return plan.lines().stream().filter(line -> line.id().equals(id)).map(line -> line.service().name()).findFirst().orElse("");
    }

    private static VendorService old(ServicePlan plan, String name) {
        List<VendorService> found = plan.unowned().stream().map(UnownedService::service)
                .filter(one -> one.id().equals(name) || one.name().equals(name)).toList();
        if (found.size() != 1) {
            throw wrong(
                    found.isEmpty()
                            ? "Synthesize has no service \"" + name + "\" beside the connector's."
                            : "Synthesize has " + Wording.count(found.size(), "service") + " \"" + name + "\".",
                    "Name it as sync-services --dry-run lists it, or by its id.");
        }
        return found.getFirst();
    }

    private static ServicePlan.Line line(ServicePlan plan, String name) {
        return plan.lines().stream().filter(line -> is(line.service(), name)).findFirst()
                .orElseThrow(() -> wrong("The connector has no service \"" + name + "\".", "Name one that sync-services --dry-run lists."));
    }

    private static boolean is(Service service, String name) {
        return service.key().equals(name) || service.name().equals(name);
    }

    private static RuntimeException wrong(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "Nothing was changed.", next).asException();
    }
}

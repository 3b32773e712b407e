package app.tallybird.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.ServiceDecisions;
import app.tallybird.engine.plan.ServicePlan;
import app.tallybird.engine.plan.ServicePlan.Line;
import app.tallybird.http.Cancel;
import app.tallybird.model.OwnService;
import app.tallybird.model.Right;
import app.tallybird.model.Service;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.synthesize.ServiceDetails.Support;
import app.tallybird.synthesize.VendorService;

/** Brings the connector's services to Synthesize, each exactly once, and remembers under which id. */
public final class SyncServices {

    private final IntegrationContext context;

    public SyncServices(IntegrationContext context) {
        this.context = context;
    }

    /** Compares, with what was decided about other services so far. */
    public ServicePlan plan(ReadListener listener, Cancel cancel) {
        return plan(ServiceDecisions.of(context.ledger()), listener, cancel);
    }

    /** Compares. Reads the vendor only when its services are found in its data. Changes nothing. */
    public ServicePlan plan(ServiceDecisions decisions, ReadListener listener, Cancel cancel) {
        OrganizationGuard.check(context, cancel);
        ServiceEdits edits = context.integration().services();
        List<Service> services = Stream.concat(context.vendor().services(context.integration().vendor(), listener, cancel).stream(),
                edits.own().all().stream().map(OwnService::service)).map(decisions.names()).map(edits::apply).toList();
        Map<String, String> ids = decisions.over(ServiceIds.own(context));
        Set<String> leftOut = context.ledger().leftOut().stream().filter(mark -> mark.accountId().isEmpty())
                .flatMap(mark -> mark.serviceKey().stream()).collect(Collectors.toSet());
        ServicePlan.Wanted wanted = new ServicePlan.Wanted(services, new Support(edits.support().page(), edits.support().contact()),
                leftOut);
        List<VendorService> present = context.synthesize().vendor(cancel).services();
        ServicePlan plan = ServicePlan.make(wanted, present, ids).without(insideOnly(edits, ids));
        List<Service> open = services.stream().filter(service -> !leftOut.contains(service.key())).toList();
        Set<String> owned = plan.lines().stream().map(Line::id).filter(id -> !id.isBlank()).collect(Collectors.toSet());
        return plan.beside(new Unowned(context, decisions).find(open, present, owned), decisions);
    }

    /** The services that Synthesize does not have and is not to have, because they are counted inside an own one only; by their keys, with why. */
    private static Map<String, String> insideOnly(ServiceEdits edits, Map<String, String> ids) {
        Map<String, String> inside = new HashMap<>();
        edits.own().all().stream().filter(own -> own.accounts().isEmpty())
                .forEach(own -> own.parts().stream().filter(part -> !part.alsoSent() && !ids.containsKey(part.serviceKey()))
                        .forEach(part -> inside.put(part.serviceKey(), "counted in \"" + edits.apply(own.service()).name() + "\" only")));
        return inside;
    }

    /** What was done, service by service, and what kept the rest from being done. */
    public record Result(List<Service> created, List<Service> changed, List<Problem> problems) {
    }

    public Result apply(ServicePlan plan, Cancel cancel) {
        context.ledger().user().require(Right.SEND, "Nothing was changed at Synthesize.");
        OrganizationGuard.checkAndRemember(context, cancel);
        Deeds deeds = new Deeds(context.ledger());
        List<String> decided = plan.decisions().words(ServiceDecisions.of(context.ledger()));
        plan.decisions().keep(context.ledger());
        decided.forEach(deeds::decided);
        ServiceCreation creation = new ServiceCreation(context.synthesize());
        List<Service> created = new ArrayList<>();
        List<Service> changed = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        try {
            apply(plan, creation, new Result(created, changed, problems), cancel);
        } finally {
            // what was done before something failed was done
            deeds.sent("Made", names(created), "service");
            deeds.sent("Changed", names(changed), "service");
        }
        return new Result(created, changed, problems);
    }

    private static List<String> names(List<Service> services) {
        return services.stream().map(Service::name).toList();
    }

    private void apply(ServicePlan plan, ServiceCreation creation, Result done, Cancel cancel) {
        for (Line line : plan.lines()) {
            Service service = line.service();
            switch (line.change()) {
                case NEW -> {
                    remember(service, creation.create(ServiceCreation.details(service, plan.support()), cancel));
                    done.created().add(service);
                }
                case CHANGED -> {
                    context.synthesize().changeService(line.id(), ServiceCreation.details(service, plan.support()), cancel);
                    remember(service, line.id());
                    done.changed().add(service);
                }
                case EXISTS -> remember(service, line.id());
                case CLASH -> done.problems().add(clash(line));
                case LEFT_OUT -> {
                }
            }
        }
    }

    /** Takes back what was decided about a service at Synthesize; one that was taken over has its old words again. */
    public void undecide(String id, Cancel cancel) {
        context.ledger().user().require(Right.SEND, "Nothing was changed at Synthesize.");
        OrganizationGuard.checkAndRemember(context, cancel);
        ServiceDecisions before = ServiceDecisions.of(context.ledger());
        before.adopted().forEach((key, adopted) -> {
            if (adopted.id().equals(id)) {
                context.synthesize().changeService(id, adopted.before(), cancel);
                ServiceDecisions.giveBack(context.ledger(), key, adopted);
            }
        });
        ServiceDecisions after = before.undecided(id);
        after.keep(context.ledger());
        after.words(before).forEach(new Deeds(context.ledger())::decided);
    }

    private void remember(Service service, String id) {
        context.ledger().rememberService(service.key(), id, service.name());
    }

    private static Problem clash(Line line) {
        return Problem.of(ProblemCode.BLOCKED, "The service \"" + line.service().name() + "\" was left alone: " + line.note() + ".",
                "It was neither created nor changed.", "Rename one of the two, then run sync-services again.");
    }
}

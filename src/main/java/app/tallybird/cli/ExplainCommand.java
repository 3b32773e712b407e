package app.tallybird.cli;

import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.explain.ExplainJson;
import app.tallybird.engine.explain.ExplainWords;
import app.tallybird.engine.explain.Explained;
import app.tallybird.engine.explain.Explainer;
import app.tallybird.engine.explain.WorthSum;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.plan.Written;
import app.tallybird.model.Json;
import app.tallybird.model.Units;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

@Command(name = "explain", description = {"Read the vendor and say where a customer's numbers come from: what is counted and what is not,",
        "and who is new or gone since the last push. Sends nothing."})
final class ExplainCommand extends IntegrationCommand.Writing {

    private static final int SOME = 20;

    @Parameters(index = "0", paramLabel = "CUSTOMER", description = "Its id or its name.")
    private String customer = "";

    @Parameters(index = "1", paramLabel = "SERVICE", arity = "0..1", description = "Its key or its name; left out, all of the customer's.")
    private @Nullable String service;

    @Option(names = "--all", description = "Print every name.")
    private boolean all;

    @Override
    void work(OpenIntegration open, Output output) {
        UsagePlan plan = new SyncUsage(open.context()).plan(ReadListener.none(), cancel());
        Explainer explainer = new Explainer(open.context().ledger(), open.context().integration().vendor().doc(),
                open.context().integration().services().own(), open.context().clock().getZone());
        List<PlanCell> cells = chosen(plan.cells(), customer, service,
                cell -> new Which(cell.key().accountId(), cell.account(), cell.key().serviceKey(), cell.service()));
        show(cells.stream().map(cell -> explainer.planned(cell, plan)).toList(), all, open.context().clock().getZone(), output);
    }

    /** How a customer and a service may be called. */
    record Which(String accountId, String account, String serviceKey, String service) {

        private boolean is(String customer, @Nullable String wanted) {
            return (accountId.equals(customer) || account.equalsIgnoreCase(customer))
                    && (wanted == null || serviceKey.equals(wanted) || service.equalsIgnoreCase(wanted));
        }
    }

    /** Those that are meant; none, and those of two customers, are wrong use. */
    static <T> List<T> chosen(List<T> all, String customer, @Nullable String service, Function<T, Which> which) {
        List<T> found = all.stream().filter(one -> which.apply(one).is(customer, service)).toList();
        List<String> ids = found.stream().map(one -> which.apply(one).accountId()).distinct().toList();
        if (ids.size() == 1) {
            return found;
        }
        String what = ids.isEmpty()
                ? "There is no number of \"" + customer + "\"" + (service == null ? "." : " for \"" + service + "\".")
                : "\"" + customer + "\" is the name of several customers: " + String.join(", ", ids) + ".";
        throw Problem
                .of(ProblemCode.WRONG_USE, what, "Nothing was sent.",
                        ids.isEmpty() ? "See customers and services with: sync-usage --dry-run --all" : "Name one by its id.")
                .asException();
    }

    static void show(List<Explained> explained, boolean all, ZoneId zone, Output output) {
        ExplainWords words = new ExplainWords(Units::text, at -> Wording.moment(at, zone));
        explained.forEach(one -> output.result(String.join(System.lineSeparator(), words.lines(one, all ? Integer.MAX_VALUE : SOME))));
        WorthSum worth = WorthSum.of(explained);
        if (explained.size() > 1 && !worth.amounts().isEmpty()) {
            output.result(worth.words(Written.PLAIN));
        }
        if (!worth.amounts().isEmpty()) {
            output.put("money", worth.json());
        }
        output.put("explained", Json.list(explained, ExplainJson::of));
    }
}

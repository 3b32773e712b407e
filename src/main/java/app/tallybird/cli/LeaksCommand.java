package app.tallybird.cli;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.app.Leaks;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.engine.leak.AuditedCell.ServiceOf;
import app.tallybird.engine.leak.InvoiceMatches;
import app.tallybird.engine.leak.LeakCsv;
import app.tallybird.engine.leak.LeakReport;
import app.tallybird.engine.leak.LeakReport.Leak;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;

@Command(name = "leaks", subcommands = LeaksCommand.Match.class, description = {
        "A distributor's invoice beside what was used and what was billed in a month: bought and not used, used and not billed,",
        "billed and not bought, another price. Ends with 4 when there is something, also when something was not compared."})
final class LeaksCommand extends BaseCommand {

    private static final int SOMETHING = 4;
    private static final Columns<Leak> COLUMNS = new Columns<Leak>().json("kind", leak -> leak.kind().name())
            .table("Finding", leak -> leak.kind().words()).both("Integration", "integration", leak -> leak.place().service().integration())
            .json("accountId", leak -> leak.place().accountId()).both("Customer", "account", leak -> leak.place().account())
            .json("serviceKey", leak -> leak.place().service().serviceKey()).both("Service", "service", leak -> leak.place().name())
            .both(">Bought", "bought", Leak::bought).both(">Used", "used", Leak::used).both(">Billed", "billed", Leak::billed)
            .both(">Units", "units", Leak::units).table(">A month", leak -> leak.money().map(Money::text))
            .json("money", leak -> leak.money().map(Money::json));
    private static final Columns<LeakReport.NotAudited> NOT_AUDITED = new Columns<LeakReport.NotAudited>()
            .both("Not audited", "what", LeakReport.NotAudited::what).both("Why", "why", LeakReport.NotAudited::why);

    @Option(names = "--invoice", paramLabel = "FILE", description = "CSV, Excel or zip. Again for another one.")
    private List<Path> invoices = new ArrayList<>();

    @Mixin
    private final MonthOption month = new MonthOption();

    @Option(names = "--customer-column", paramLabel = "HEADING", description = "Where it is not found.")
    private @Nullable String customerColumn;

    @Option(names = "--product-column", paramLabel = "HEADING", description = "Where it is not found.")
    private @Nullable String productColumn;

    @Option(names = "--units-column", paramLabel = "HEADING", description = "Where it is not found.")
    private @Nullable String unitsColumn;

    @Option(names = "--amount-column", paramLabel = "HEADING", description = "The amount of each line; compared with what the units cost.")
    private @Nullable String amountColumn;

    @Option(names = "--currency", paramLabel = "CODE", description = "In which currency the amounts are, such as USD, where the file does not say it.")
    private @Nullable String currency;

    @Option(names = "--decimal", paramLabel = "MARK", defaultValue = "auto", description = "The decimal mark, . or ,")
    private String decimal = "auto";

    @Option(names = "--csv", paramLabel = "FILE", description = "Write it down as CSV, too.")
    private @Nullable Path csv;

    @Override
    void run(Application application, Output output) {
        YearMonth which = month.of(application, "Nothing was remembered or compared.");
        Map<Role, String> columns = new EnumMap<>(Role.class);
        put(columns, Role.CUSTOMER_NAME, customerColumn);
        put(columns, Role.SERVICE, productColumn);
        put(columns, Role.COUNT, unitsColumn);
        Leaks.Columns named = new Leaks.Columns(FileChoices.Written.FOUND.withDecimal(decimal), columns, Optional.ofNullable(amountColumn),
                Optional.ofNullable(currency));
        List<Leaks.Invoice> files = invoices.stream()
                .map(file -> new Leaks.Invoice(application.surroundings().workingFolder().resolve(file), named)).toList();
        LeakReport report = new Leaks(application).report(files, which, cancel());
        output.put("month", which.toString());
        output.put("audited", report.audited());
        output.result(which + ": " + Wording.count(report.leaks().size(), "finding") + "; "
                + Wording.count(report.audited(), "number was", "numbers were") + " compared with an invoice.");
        COLUMNS.show(output, "leaks", report.leaks(),
                report.notAudited().isEmpty() ? "Nothing was found." : "Nothing was found in what was compared.");
        Stream.of(LeakReport.Kind.values()).filter(kind -> !report.money(kind).isEmpty())
                .forEach(kind -> output.result(kind.words() + ": " + words(report.money(kind)) + " a month"));
        if (!report.notAudited().isEmpty()) {
            output.result("");
        }
        NOT_AUDITED.show(output, "notAudited", report.notAudited(), "");
        if (csv != null) {
            output.result("Saved as " + save(csv, LeakCsv.of(report, which)) + ".");
        }
        output.codeWhen(!report.leaks().isEmpty() || !report.notAudited().isEmpty(), SOMETHING);
    }

    private static String words(MoneySum sum) {
        return sum.amounts().stream().map(Money::text).collect(Collectors.joining(" and "))
                + (sum.whole() ? "" : " (" + sum.priced() + " of " + sum.of() + " priced)");
    }

    private static void put(Map<Role, String> columns, Role role, @Nullable String heading) {
        if (heading != null) {
            columns.put(role, heading);
        }
    }

    private static ProblemException wrong(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "Nothing was remembered or compared.", next).asException();
    }

    @Command(name = "match", description = {"Say which service a product of invoices is, or which customer a name on them.",
            "It is remembered; nothing is guessed. Without options, what is remembered."})
    static final class Match extends BaseCommand {

        @Option(names = "--product", paramLabel = "NAME", description = "As it stands on the invoice.")
        private @Nullable String product;

        @Option(names = "--service", paramLabel = "SERVICE", description = "Its key or its name in the integration of --integration.")
        private @Nullable String service;

        @Option(names = "--no-service", description = "The product is no service of any integration.")
        private boolean noService;

        @Option(names = "--customer", paramLabel = "NAME", description = "As it stands on the invoice.")
        private @Nullable String customer;

        @Option(names = "--here", paramLabel = "NAME", description = "The name that the customer has here.")
        private @Nullable String here;

        @Override
        void run(Application application, Output output) {
            Leaks leaks = new Leaks(application);
            if (product != null && noService == (service != null)) {
                throw wrong("It is not said which service the product is.", "Say either --service or --no-service.");
            }
            if ((customer == null) != (here == null)) {
                throw wrong("A customer has two names: that on the invoice and that here.", "Say both --customer and --here.");
            }
            Optional<ServiceOf> meant = Optional.ofNullable(product == null ? null : service)
                    .map(name -> service(application, leaks, name));
            InvoiceMatches now = product == null && customer == null
                    ? leaks.matches()
                    : leaks.remember(said -> named(product == null ? said : said.withProduct(product, meant)));
            output.put("matches", now.json());
            now.products().forEach((name, target) -> output.result(
                    "product \"" + name + "\": " + target.map(one -> one.serviceKey() + " of " + one.integration()).orElse("no service")));
            now.customers().forEach((name, one) -> output.result("customer \"" + name + "\": " + one));
            if (now.equals(InvoiceMatches.NONE)) {
                output.result("Nothing is remembered yet.");
            }
        }

        private InvoiceMatches named(InvoiceMatches said) {
            return customer == null || here == null ? said : said.withCustomer(customer, here);
        }

        private static ServiceOf service(Application application, Leaks leaks, String name) {
            String integration = application.integrationName();
            List<String> keys = leaks.services(integration).entrySet().stream()
                    .filter(one -> one.getKey().equals(name) || one.getValue().equalsIgnoreCase(name)).map(Map.Entry::getKey).toList();
            if (keys.size() != 1) {
                throw wrong(keys.isEmpty()
                        ? integration + " has no service \"" + name + "\"."
                        : "\"" + name + "\" is the name of several services of " + integration + ": " + String.join(", ", keys) + ".",
                        "See them with: status");
            }
            return new ServiceOf(integration, keys.getFirst());
        }
    }
}

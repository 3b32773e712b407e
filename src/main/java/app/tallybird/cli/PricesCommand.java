package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.AuditTrail;
import app.tallybird.app.KeptIntegration;
import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.PriceColumn;
import app.tallybird.engine.contract.PriceFile;
import app.tallybird.engine.contract.PricePlan;
import app.tallybird.engine.contract.WrittenLine;
import app.tallybird.engine.contract.WrittenPlan;
import app.tallybird.model.Json;
import app.tallybird.model.Price;
import app.tallybird.model.Prices;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.Thresholds.Amounts;

@Command(name = "prices", description = "What a unit is sold for and costs in a month; it is never sent anywhere.", subcommands = {
        PricesCommand.ListAll.class, PricesCommand.SetPrice.class, PricesCommand.Remove.class, PricesCommand.Import.class,
        PricesCommand.Export.class, PricesCommand.Limits.class})
final class PricesCommand extends CommandGroup {

    private static final PlannedLines.Words WORDS = new PlannedLines.Words("price",
            "In force from the next review. Nothing was sent, and no price ever is.");

    @Command(name = "list", description = "The prices; a customer's own goes before that for every customer, and the latest that has begun decides.")
    static final class ListAll extends KeptCommand {

        @Override
        void work(KeptIntegration kept, Output output) {
            Prices prices = kept.ledger().prices().prices();
            KnownNames names = kept.names();
            Set<Price> now = Set.copyOf(kept.prices().prices().values());
            Optional<String> currency = prices.currency().map(Currency::getCurrencyCode);
            new Columns<Price>().both("Id", "id", Price::id).json("accountId", price -> price.scope().accountId())
                    .both("Customer", "account", price -> names.account(price.scope()))
                    .json("serviceKey", price -> price.scope().serviceKey())
                    .both("Service", "service", price -> names.service(price.scope())).both(">Price", "price", Price::unit)
                    .both(">Cost", "cost", Price::cost).both("Currency", "currency", price -> currency).both("From", "from", Price::from)
                    .both("State", "state", price -> now.contains(price) ? "in force" : "not in force").both("By", "by", Price::by)
                    .show(output, "prices", prices.all(), "No price: nothing is said of money.");
        }
    }

    private static void change(PlannedLines command, KeptIntegration kept, List<WrittenLine<PriceColumn>> lines, boolean byName,
            Output output) {
        KnownNames names = kept.names();
        PricePlan plan = PricePlan.of(kept.ledger().prices().prices(), lines, names, kept.ledger().user().person().orElse("somebody"),
                byName);
        command.change(kept, plan, PlannedLines
                .<PriceColumn, Price>places(names, Price::scope, line -> line.either(PriceColumn.CUSTOMER, PriceColumn.CUSTOMER_ID),
                        line -> line.either(PriceColumn.SERVICE, PriceColumn.SERVICE_ID))
                .table(">Price", line -> line.written().get(PriceColumn.PRICE)).json("price", line -> line.wanted().map(Price::json))
                .json("replaces", line -> line.before().filter(price -> line.change() == WrittenPlan.Change.CHANGED).map(Price::id)), WORDS,
                output);
    }

    @Command(name = "set", description = "Set a price for every customer, or with --customer that customer's own. One that is kept about the same, from the same day on, is replaced.")
    static final class SetPrice extends PlannedLines {

        @Option(names = "--customer", paramLabel = "ID", description = "The customer's id at the vendor; left out for every customer.")
        private String customer = WrittenLine.EVERY;

        @Option(names = "--service", paramLabel = "KEY", required = true, description = "The service's key.")
        private String service = "";

        @Option(names = "--price", paramLabel = "N", required = true, description = "For one unit in a month, such as 5.50 or 0.0125.")
        private String price = "";

        @Option(names = "--cost", paramLabel = "N", description = "What one unit costs in a month, where that is known.")
        private String cost = "";

        @Option(names = "--currency", paramLabel = "CODE", description = "Such as USD; with the first price. All prices of an integration are in one.")
        private String currency = "";

        @Option(names = "--from", paramLabel = "DAY", description = "The first day, such as 2026-12-31; left out for any day before.")
        private String from = "";

        @Override
        void work(KeptIntegration kept, Output output) {
            Map<PriceColumn, String> fields = new EnumMap<>(Map.of(PriceColumn.CUSTOMER_ID, customer, PriceColumn.SERVICE_ID, service,
                    PriceColumn.PRICE, price, PriceColumn.COST, cost, PriceColumn.CURRENCY, currency, PriceColumn.FROM, from));
            PricesCommand.change(this, kept, List.of(new WrittenLine<>(0, fields)), false, output);
        }
    }

    @Command(name = "remove", description = "Take a price away; what has none has no money.")
    static final class Remove extends PlannedLines {

        @Parameters(paramLabel = "ID", description = "The price's id, as prices list shows it.")
        private String id = "";

        @Override
        void work(KeptIntegration kept, Output output) {
            Prices prices = kept.ledger().prices().prices();
            Price price = prices.all().stream().filter(one -> one.id().equals(id)).findFirst()
                    .orElseThrow(() -> Problem
                            .of(ProblemCode.WRONG_USE, "There is no price " + id + ".", WORDS.unchanged(), "See them with: prices list")
                            .asException());
            KnownNames names = kept.names();
            remove(price.json(),
                    price.id() + ", " + names.account(price.scope()) + ", " + names.service(price.scope()) + ": "
                            + price.unit().toPlainString() + " " + prices.currency().orElseThrow(),
                    () -> kept.ledger().prices().change(prices.currency().orElseThrow(), List.of(), Set.of(price.id())), output);
        }
    }

    @Command(name = "import", description = {"Set the prices of a CSV file or a workbook; what is kept and not in it stays.",
            "Nothing is changed when a line is refused. Every customer is written as *."})
    static final class Import extends PlannedLines.OfFile {

        @Override
        void change(KeptIntegration kept, Path file, boolean byName, Output output) {
            PricesCommand.change(this, kept, PriceFile.read(file), byName, output);
        }
    }

    @Command(name = "export", description = "The prices as CSV.")
    static final class Export extends CsvExport {

        @Override
        void write(KeptIntegration kept, Consumer<String> pieces) {
            pieces.accept(PriceFile.write(kept.ledger().prices().prices(), kept.names()));
        }
    }

    @Command(name = "limits", description = {
            "Hold what falls or rises by more than an amount a month, in the currency of the prices; 0 for no limit.",
            "Without an option the limits are shown."})
    static final class Limits extends KeptCommand.Writing {

        @Option(names = "--of-customer", paramLabel = "N", description = "Of one customer; only this customer waits.")
        private @Nullable BigDecimal customer;

        @Option(names = "--of-service", paramLabel = "N", description = "Of one service; a push that nobody looks at waits as a whole.")
        private @Nullable BigDecimal service;

        @Option(names = "--in-all", paramLabel = "N", description = "Of all together; a push that nobody looks at waits as a whole.")
        private @Nullable BigDecimal whole;

        @Override
        void run(Application application, Output output) {
            try (KeptIntegration kept = KeptIntegration.open(application, lockedAs())) {
                kept.notes().forEach(output::say);
                Amounts before = kept.thresholds().amounts();
                Amounts now = new Amounts(or(customer, before.customer()), or(service, before.service()), or(whole, before.whole()));
                if (!now.equals(before)) {
                    IntegrationSettings saved = application.settings().find(kept.name()).orElseThrow(
                            () -> Problem.of(ProblemCode.WRONG_USE, "The integration is not saved, so no limit can be kept with it.",
                                    "No limit was changed.", "Save it first with: import-env FILE").asException());
                    new AuditTrail(application).change(saved.withThresholds(saved.thresholds().withAmounts(before)),
                            saved.withThresholds(saved.thresholds().withAmounts(now)));
                }
                String currency = kept.ledger().prices().prices().currency().map(one -> " " + one).orElse("");
                output.put("limits", Json.of("customer", now.customer(), "service", now.service(), "all", now.whole()));
                output.result(said("One customer", now.customer(), currency) + said("One service", now.service(), currency)
                        + said("All together", now.whole(), currency).stripTrailing());
            }
        }

        @Override
        void work(KeptIntegration kept, Output output) {
            throw new IllegalStateException("done with the settings");
        }

        private static BigDecimal or(@Nullable BigDecimal typed, BigDecimal before) {
            if (typed != null && typed.signum() < 0) {
                throw Problem.of(ProblemCode.WRONG_USE, "A limit is an amount such as 100, or 0 for none.", "No limit was changed.", "")
                        .asException();
            }
            return typed == null ? before : typed;
        }

        private static String said(String of, BigDecimal limit, String currency) {
            return of + ": " + (limit.signum() == 0 ? "no limit" : "more than " + limit.toPlainString() + currency + " a month is held")
                    + System.lineSeparator();
        }
    }
}

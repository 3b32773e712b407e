package app.tallybird.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.KeptIntegration;
import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.RuleColumn;
import app.tallybird.engine.contract.RuleFile;
import app.tallybird.engine.contract.RulePlan;
import app.tallybird.engine.contract.Standing;
import app.tallybird.engine.contract.WrittenLine;
import app.tallybird.engine.contract.WrittenPlan;
import app.tallybird.model.ContractRule;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

@Command(name = "contracts", description = "What is billed by contract in place of the count: list, set, remove, import, export.", subcommands = {
        ContractsCommand.ListAll.class, ContractsCommand.SetRule.class, ContractsCommand.Remove.class, ContractsCommand.Import.class,
        ContractsCommand.Export.class})
final class ContractsCommand extends CommandGroup {

    private static final PlannedLines.Words WORDS = new PlannedLines.Words("contract rule",
            "In force from the next review. Nothing was sent.");

    private static Columns<ContractRule> columns(KnownNames names, LocalDate today) {
        return new Columns<ContractRule>().both("Id", "id", ContractRule::id).json("accountId", rule -> rule.scope().accountId())
                .both("Customer", "account", names::account).json("serviceKey", rule -> rule.scope().serviceKey())
                .both("Service", "service", names::service).table("Rule", rule -> rule.billing().words())
                .json("rule", rule -> rule.billing().kind().word()).json("units", rule -> rule.billing().agreed())
                .json("withoutReading", rule -> rule.billing().withoutReading()).both("From", "from", rule -> rule.period().from())
                .both("Until", "until", rule -> rule.period().until())
                .both("State", "state", rule -> Standing.of(rule, names, today).word()).both("By", "by", ContractRule::by)
                .both("Reason", "reason", ContractRule::reason);
    }

    @Command(name = "list", description = "The contract rules; the nearest decides: customer and service, customer, service, everyone.")
    static final class ListAll extends KeptCommand {

        @Override
        void work(KeptIntegration kept, Output output) {
            columns(kept.names(), LocalDate.now(kept.clock())).show(output, "rules", kept.ledger().contracts().rules().all(),
                    "No contract rule: what is counted is billed.");
        }
    }

    private static void change(PlannedLines command, KeptIntegration kept, List<WrittenLine<RuleColumn>> lines, boolean byName,
            Output output) {
        KnownNames names = kept.names();
        RulePlan plan = RulePlan.of(kept.ledger().contracts().rules(), lines, names, kept.ledger().user().person().orElse("somebody"),
                byName);
        command.change(kept, plan, PlannedLines
                .<RuleColumn, ContractRule>places(names, ContractRule::scope,
                        line -> line.either(RuleColumn.CUSTOMER, RuleColumn.CUSTOMER_ID),
                        line -> line.either(RuleColumn.SERVICE, RuleColumn.SERVICE_ID))
                .table("Rule",
                        line -> line.wanted().map(rule -> rule.billing().words()).orElseGet(() -> line.written().get(RuleColumn.RULE)))
                .json("contractRule", line -> line.wanted().map(ContractRule::json))
                .json("replaces", line -> line.before().filter(rule -> line.change() == WrittenPlan.Change.CHANGED).map(ContractRule::id)),
                WORDS, output);
    }

    @Command(name = "set", description = {"Set a contract rule. One that is kept about the same, from the same day on, is replaced.",
            "Unknown stays unknown under every rule, but for a fixed number that is billed also without a reading."})
    static final class SetRule extends PlannedLines {

        @Option(names = "--customer", paramLabel = "ID", description = "The customer's id at the vendor.")
        private String customer = "";

        @Option(names = "--every-customer", description = "In place of --customer.")
        private boolean everyCustomer;

        @Option(names = "--service", paramLabel = "KEY", description = "The service's key.")
        private String service = "";

        @Option(names = "--every-service", description = "In place of --service.")
        private boolean everyService;

        @Option(names = "--rule", paramLabel = "RULE", required = true, description = "as-counted, fixed, at-least, at-most, first-included or not-billed.")
        private String rule = "";

        @Option(names = "--units", paramLabel = "N", description = "The number that was agreed.")
        private String units = "";

        @Option(names = "--also-without-reading", description = "With fixed: billed also where nothing could be counted.")
        private boolean withoutReading;

        @Option(names = "--reason", paramLabel = "TEXT", description = "Shown beside the number; only as-counted needs none.")
        private String reason = "";

        @Option(names = "--from", paramLabel = "DAY", description = "The first day, such as 2026-12-31; left out for any day before.")
        private String from = "";

        @Option(names = "--until", paramLabel = "DAY", description = "The last day; left out for no end.")
        private String until = "";

        @Override
        void work(KeptIntegration kept, Output output) {
            Map<RuleColumn, String> fields = new EnumMap<>(RuleColumn.class);
            fields.put(RuleColumn.CUSTOMER_ID, either("--customer", customer, "--every-customer", everyCustomer));
            fields.put(RuleColumn.SERVICE_ID, either("--service", service, "--every-service", everyService));
            fields.putAll(Map.of(RuleColumn.RULE, rule, RuleColumn.UNITS, units, RuleColumn.WITHOUT_READING, withoutReading ? "yes" : "",
                    RuleColumn.REASON, reason, RuleColumn.FROM, from, RuleColumn.UNTIL, until));
            ContractsCommand.change(this, kept, List.of(new WrittenLine<>(0, fields)), false, output);
        }

        private static String either(String option, String id, String everyOption, boolean every) {
            if (every == !id.isBlank()) {
                throw Problem.of(ProblemCode.WRONG_USE,
                        every
                                ? option + " and " + everyOption + " exclude each other."
                                : "Neither " + option + " nor " + everyOption + " is given.",
                        WORDS.unchanged(), "Give one of the two.").asException();
            }
            return every ? WrittenLine.EVERY : id;
        }
    }

    @Command(name = "remove", description = "Take a contract rule away: what is counted is billed from the next review on.")
    static final class Remove extends PlannedLines {

        @Parameters(paramLabel = "ID", description = "The rule's id, as contracts list shows it.")
        private String id = "";

        @Override
        void work(KeptIntegration kept, Output output) {
            ContractRule rule = kept.ledger().contracts().rules().all().stream().filter(one -> one.id().equals(id)).findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.WRONG_USE, "There is no contract rule " + id + ".", WORDS.unchanged(),
                            "See them with: contracts list").asException());
            KnownNames names = kept.names();
            remove(rule.json(), rule.id() + ", " + names.account(rule) + ", " + names.service(rule) + ": " + rule.words(),
                    () -> kept.ledger().contracts().change(List.of(), Set.of(rule.id())), output);
        }
    }

    @Command(name = "import", description = {"Set the contract rules of a CSV file or a workbook; what is kept and not in it stays.",
            "Nothing is changed when a line is refused. Every customer or service is written as *."})
    static final class Import extends PlannedLines.OfFile {

        @Override
        void change(KeptIntegration kept, Path file, boolean byName, Output output) {
            ContractsCommand.change(this, kept, RuleFile.read(file), byName, output);
        }
    }

    @Command(name = "export", description = "The contract rules as CSV.")
    static final class Export extends CsvExport {

        @Override
        void write(KeptIntegration kept, Consumer<String> pieces) {
            pieces.accept(RuleFile.write(kept.ledger().contracts().rules().all(), kept.names()));
        }
    }
}

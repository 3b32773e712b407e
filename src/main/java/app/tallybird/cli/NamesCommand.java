package app.tallybird.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.Asked;
import app.tallybird.app.KeptIntegration;
import app.tallybird.app.OpenIntegration;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.CustomerNames;
import app.tallybird.engine.SaidNames;
import app.tallybird.engine.names.NameMatch;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.Account;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

@Command(name = "names", description = {"Who the customers of a file without ids are: list, set, remove.",
        "While a name may be that of a known customer, nothing of the file is sent."}, subcommands = {NamesCommand.ListAll.class,
                NamesCommand.SetName.class, NamesCommand.Remove.class})
final class NamesCommand extends CommandGroup {

    private static final Columns<NameMatch> COLUMNS = new Columns<NameMatch>().both("In the file", "name", NameMatch::name)
            .table("Is",
                    match -> match.account().map(Account::name)
                            .orElseGet(() -> match.candidates().stream().limit(3).map(one -> one.name() + " (" + one.id() + ")?")
                                    .collect(Collectors.joining(" "))))
            .both("Customer id", "customerId", match -> match.account().map(Account::id)).table("How", match -> match.how().words())
            .json("how", match -> match.how().key())
            .json("candidates", match -> Json.list(match.candidates(), one -> Json.of("id", one.id(), "name", one.name())));

    @Command(name = "list", description = "The names in the file, who they are, and how that is known; exit code 1 while one has to be said.")
    static final class ListAll extends IntegrationCommand {

        @Override
        void work(OpenIntegration open, Output output) {
            List<NameMatch> matches = new CustomerNames(open.context()).matches(ReadListener.none(), cancel());
            COLUMNS.show(output, "names", matches, "The customers have ids: no name has to be said.");
            output.codeWhen(matches.stream().anyMatch(NameMatch::waits), ProblemCode.BLOCKED.exitCode());
        }
    }

    @Command(name = "set", description = "Say who a name in the file is, for this file and all later ones.")
    static final class SetName extends IntegrationCommand.Writing {

        @Parameters(paramLabel = "NAME", arity = "0..1", description = "As it stands in the file.")
        private String name = "";

        @Option(names = "--customer", paramLabel = "ID", description = "The id of a customer that is known.")
        private String customer = "";

        @Option(names = "--new", description = "In place of --customer: a customer of its own, known by this name.")
        private boolean isNew;

        @Option(names = "--likely", description = "In place of a name: all names with one likely customer are that customer.")
        private boolean likely;

        @Override
        void run(Application application, Output output) {
            if (likely) {
                super.run(application, output);
                return;
            }
            try (KeptIntegration kept = KeptIntegration.open(application, lockedAs())) {
                kept.notes().forEach(output::say);
                keep(one(application, kept), kept.ledger(), output);
            }
        }

        @Override
        void work(OpenIntegration open, Output output) {
            keep(likely(new CustomerNames(open.context())), open.context().ledger(), output);
        }

        private static void keep(Map<String, String> said, Ledger ledger, Output output) {
            new SaidNames(ledger).say(said);
            output.put("said", said);
            output.result(said.isEmpty()
                    ? "No name has one likely customer. Nothing was changed."
                    : said.entrySet().stream()
                            .map(one -> "\"" + one.getKey() + "\" is "
                                    + (one.getKey().equals(one.getValue()) ? "a customer of its own" : one.getValue()) + ".")
                            .collect(Collectors.joining(System.lineSeparator())));
        }

        private Map<String, String> likely(CustomerNames names) {
            if (!name.isEmpty() || !customer.isEmpty() || isNew) {
                throw wrong("--likely is for all names.", "Leave out the name, --customer and --new.");
            }
            Map<String, String> said = new LinkedHashMap<>();
            names.matches(ReadListener.none(), cancel()).stream()
                    .filter(match -> match.how() == NameMatch.How.LIKELY && match.candidates().size() == 1)
                    .forEach(match -> said.put(match.name(), match.candidates().getFirst().id()));
            return said;
        }

        private Map<String, String> one(Application application, KeptIntegration kept) {
            if (name.isBlank() || isNew == !customer.isEmpty()) {
                throw wrong("Who the name is, is not clear.", "Give a name, and one of --customer ID and --new.");
            }
            if (!isNew && !kept.ledger().accountNames().containsKey(customer) && !isAtSynthesize(application)) {
                throw wrong("No customer has the id \"" + customer + "\" at Synthesize.", "See the ids with: names list --json");
            }
            return Map.of(name, isNew ? name : customer);
        }

        private boolean isAtSynthesize(Application application) {
            try (OpenIntegration open = application.openIntegration(Asked.SYNTHESIZE, "")) {
                return new CustomerNames(open.context()).known(cancel()).containsKey(customer);
            }
        }

        private static RuntimeException wrong(String what, String next) {
            return Problem.of(ProblemCode.WRONG_USE, what, "No name was changed.", next).asException();
        }
    }

    @Command(name = "remove", description = "Forget what was said of a name; it is matched again by what it says.")
    static final class Remove extends KeptCommand.Writing {

        @Parameters(paramLabel = "NAME", description = "As it stands in the file.")
        private String name = "";

        @Override
        void work(KeptIntegration kept, Output output) {
            if (!new SaidNames(kept.ledger()).forget(name)) {
                throw Problem.of(ProblemCode.WRONG_USE, "Nothing was said of \"" + name + "\".", "No name was changed.",
                        "See them with: names list").asException();
            }
            output.put("removed", name);
            output.result("Forgotten: \"" + name + "\".");
        }
    }
}

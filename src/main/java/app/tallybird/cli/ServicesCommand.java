package app.tallybird.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.KeptIntegration;
import app.tallybird.app.OwnServiceBook;
import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.own.OwnDraft;
import app.tallybird.engine.own.OwnOffer;
import app.tallybird.model.Json;
import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

@Command(name = "services", description = "Services of your own, made of others of an integration.", subcommands = ServicesCommand.Own.class)
final class ServicesCommand extends CommandGroup {

    @Command(name = "own", description = {"Sums and differences of services, billed as services of their own: list, set, remove.",
            "What they are made of is in them only, unless it is said to be sent by itself, too."}, subcommands = {Own.ListAll.class,
                    Own.SetService.class, Own.Remove.class})
    static final class Own extends CommandGroup {

        private static Columns<OwnService> columns(KnownNames names) {
            UnaryOperator<String> name = key -> names.services().getOrDefault(key, key);
            return new Columns<OwnService>().both("Name", "name", own -> own.service().name()).both("Key", "key", OwnService::key)
                    .both("Made of", "words", own -> own.words(name))
                    .json("parts",
                            own -> Json.list(own.parts(),
                                    part -> Json.of("serviceKey", part.serviceKey(), "minus", part.minus(), "alsoSent", part.alsoSent())))
                    .table("Also sent",
                            own -> own.parts().stream().filter(OwnService.Part::alsoSent).map(part -> name.apply(part.serviceKey()))
                                    .toList())
                    .table("For",
                            own -> own.accounts().isEmpty()
                                    ? "every customer"
                                    : own.accounts().stream().map(id -> names.accounts().getOrDefault(id, id)).sorted()
                                            .collect(Collectors.joining("; ")))
                    .json("customers", own -> own.accounts().stream().sorted().toList());
        }

        @Command(name = "list", description = "The own services, and what they are made of.")
        static final class ListAll extends KeptCommand {

            @Override
            void work(KeptIntegration kept, Output output) {
                columns(kept.names()).show(output, "ownServices", kept.services().own().all(),
                        "No own service: what the connector counts is what there is.");
            }
        }

        /** Changes own services; shows what is so then. */
        abstract static class Change extends KeptCommand.Writing {

            @Option(names = "--dry-run", description = "Show what would change; change nothing.")
            private boolean dryRun;

            /** The own services as they are to be, and the one that it is about. */
            record Wanted(OwnServices own, OwnService one, String words) {
            }

            abstract Wanted wanted(Application application, KeptIntegration kept);

            @Override
            void run(Application application, Output output) {
                try (KeptIntegration kept = KeptIntegration.open(application, lockedAs())) {
                    kept.notes().forEach(output::say);
                    Wanted wanted = wanted(application, kept);
                    boolean changes = !wanted.own().equals(kept.services().own());
                    output.put("changes", changes);
                    columns(kept.names()).show(output, "ownServices", List.of(wanted.one()), "");
                    if (!changes) {
                        output.result("It is so already.");
                    } else if (dryRun) {
                        output.codeWhen(true, ExitCode.CHANGES_PENDING);
                    } else {
                        new OwnServiceBook(application).keep(kept.name(), kept.ledger(), kept.services().own(), wanted.own());
                        output.result(wanted.words());
                    }
                }
            }

            @Override
            void work(KeptIntegration kept, Output output) {
                throw new IllegalStateException("done with the settings");
            }
        }

        @Command(name = "set", description = {"Make an own service, or change the one of this name. Sends nothing.",
                "A count that is not known makes the sum not known, and less than nothing is not known either."})
        static final class SetService extends Change {

            @Parameters(paramLabel = "NAME", description = "What it is called at Synthesize.")
            private String name = "";

            @Option(names = "--plus", paramLabel = "SERVICE", split = ";", description = "Added up; a key or a name, several with semicolons or said again.")
            private List<String> plus = new ArrayList<>();

            @Option(names = "--minus", paramLabel = "SERVICE", split = ";", description = "Taken away.")
            private List<String> minus = new ArrayList<>();

            @Option(names = "--also-sent", paramLabel = "SERVICE", split = ";", description = "A part that is sent by itself, too: its units are billed in both.")
            private List<String> alsoSent = new ArrayList<>();

            @Option(names = "--customer", paramLabel = "ID", split = ";", description = "For this customer only; left out for every customer.")
            private List<String> customers = new ArrayList<>();

            @Override
            Wanted wanted(Application application, KeptIntegration kept) {
                OwnOffer offer = new OwnServiceBook(application).offer(kept, cancel());
                Optional<OwnService> before = offer.find(name);
                OwnDraft draft = new OwnDraft(before.map(own -> own.service().name()).orElse(name), plus, minus, new HashSet<>(alsoSent),
                        new HashSet<>(customers));
                OwnService made = offer.made(draft, before);
                return new Wanted(kept.services().own().with(made), made,
                        "Bring it to Synthesize with sync-services and map it there. What it is made of is asked about in the next review. Nothing was sent.");
            }
        }

        @Command(name = "remove", description = "Make it no longer: the next review asks about zeros for it, and its parts are sent by themselves.")
        static final class Remove extends Change {

            @Parameters(paramLabel = "NAME", description = "Its name or its key.")
            private String name = "";

            @Override
            Wanted wanted(Application application, KeptIntegration kept) {
                OwnServices own = kept.services().own();
                OwnService one = own.all().stream().filter(each -> each.key().equals(name) || each.service().name().equals(name))
                        .findFirst().orElseThrow(() -> Problem.of(ProblemCode.WRONG_USE, "There is no own service \"" + name + "\".",
                                "No own service was changed.", "See them with: services own list").asException());
                return new Wanted(own.without(one.key()), one, "It is no longer made. Nothing was sent.");
            }
        }
    }
}

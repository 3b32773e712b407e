package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.format.Contract;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.testkit.ContractCases.Allowed;

/**
 * Plays a connector against what its vendor publishes: requests that the contract does not allow are refused, answers are as it allows, and every
 * published field is accounted for.
 */
final class ContractPlay {

    private final DocumentTree document;
    private final Contract contract;
    private final RequestRules rules;
    private final long seed;
    private final List<String> complaints = new ArrayList<>();

    ContractPlay(DocumentTree document, Contract contract, long seed) {
        this.document = document;
        this.contract = contract;
        this.seed = seed;
        rules = new RequestRules(contract);
    }

    Contracted play(List<KitCase> cases) {
        if (contract.calls().isEmpty()) {
            return new Contracted(contract, List.of(), Contracted.Tally.NONE, List.of());
        }
        cases.forEach(this::requests);
        Optional<KitCase> ordinary = cases.stream().filter(one -> one.name().equals(KitCase.ORDINARY)).findFirst();
        if (ordinary.isEmpty()) {
            return new Contracted(contract, complaints, Contracted.Tally.NONE, List.of());
        }
        Recording recording = Recording.once(ordinary.get().exchanges());
        Route route = new Route(recording);
        KitOutcome right = new Player(ReplayPort::new).play(ordinary.get(), recording, route);
        route.catchUp();
        Map<Contract.Published, List<Integer>> places = places(ordinary.get());
        contract.calls().stream().filter(call -> !places.containsKey(call))
                .forEach(call -> complaints.add(call + " is in the contract, and the ordinary case never asks for it"));
        Contracted.Tally tally = Contracted.Tally.NONE;
        for (Allowed allowed : new ContractCases(ordinary.get(), route, places, seed).cases()) {
            tally = tally.plus(judged(ordinary.get(), allowed, right));
        }
        return new Contracted(contract, complaints, tally, coverage(ordinary.get(), route, places));
    }

    /** Whether every request of a recorded case is as published. */
    private void requests(KitCase one) {
        Set<String> refused = new LinkedHashSet<>();
        Player player = new Player(recording -> new RefusingPort(rules, new ReplayPort(recording), refused));
        player.play(one, Recording.once(one.exchanges()), ReadListener.none());
        refused.forEach(words -> {
            if (complaints.stream().noneMatch(said -> said.endsWith(words))) {
                complaints.add(one.name() + ": " + words);
            }
        });
    }

    /** Which answers of the ordinary case belong to which call. */
    private Map<Contract.Published, List<Integer>> places(KitCase ordinary) {
        Map<Contract.Published, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < ordinary.exchanges().size(); i++) {
            Exchange one = ordinary.exchanges().get(i);
            int place = i;
            rules.call(one.method(), one.url(), one.sent().map(String::valueOf).orElse(""))
                    .ifPresent(call -> places.computeIfAbsent(call, none -> new ArrayList<>()).add(place));
        }
        return places;
    }

    private Contracted.Tally judged(KitCase ordinary, Allowed allowed, KitOutcome right) {
        Recording recording = Recording.again(allowed.exchanges());
        KitOutcome outcome = new Player(ReplayPort::new).play(ordinary.with(allowed.name(), allowed.exchanges()), recording,
                ReadListener.none());
        KitOutcome.Verdict verdict = outcome.against(right);
        Optional<String> broken = switch (allowed.law()) {
            case SAME -> verdict == KitOutcome.Verdict.GOLDEN ? Optional.empty() : Optional.of("the numbers are not the same");
            case NOT_MORE -> verdict == KitOutcome.Verdict.SILENT && outcome.exceeds(right)
                    ? Optional.of("less is there, and a number is higher without a word")
                    : Optional.empty();
            case NEVER_SILENT -> verdict == KitOutcome.Verdict.SILENT ? Optional.of("other numbers without a word") : Optional.empty();
            case NUMBERS -> outcome.isProblem() ? Optional.of("a published value stops everything") : Optional.empty();
            case NOT_LESS ->
                !outcome.isProblem() && right.exceeds(outcome) ? Optional.of("more is there, and a number is lower") : Optional.empty();
        };
        broken.ifPresent(words -> complaints.add(allowed.name() + ": " + words + ": " + outcome.shown()));
        return Contracted.Tally.of(broken.isPresent(), outcome.isProblem(), verdict);
    }

    private List<String> coverage(KitCase ordinary, Route route, Map<Contract.Published, List<Integer>> places) {
        List<String> covered = new ArrayList<>();
        Map<String, Set<String>> unnamed = new LinkedHashMap<>();
        for (Route.Stop first : route.firsts()) {
            Table table = document.document().tables().get(first.table());
            Optional<Contract.Published> call = places.entrySet().stream().filter(one -> one.getValue().contains(first.place()))
                    .map(Map.Entry::getKey).findFirst();
            if (table != null && call.isPresent()) {
                Coverage coverage = new Coverage(document, table, call.get(), ordinary.exchanges().get(first.place()).body());
                boolean billed = document.document().services().stream()
                        .anyMatch(service -> service.usage() instanceof Usage.Measured measured && measured.from().equals(first.table()));
                complaints.addAll(coverage.complaints(billed));
                coverage.unnamed().forEach((shape, states) -> unnamed.merge(call.get() + " " + shape, states, (one, other) -> {
                    one.retainAll(other);
                    return one;
                }));
                if (billed) {
                    covered.add(coverage.words());
                }
            }
        }
        unnamed.forEach((field, states) -> states
                .forEach(state -> complaints.add("no rule names the published value \"" + state + "\" of " + field)));
        return covered;
    }
}

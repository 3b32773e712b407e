package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.Auth;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.testkit.DerivedCases.Derived;
import app.tallybird.connector.testkit.KitResult.CaseResult;
import app.tallybird.connector.testkit.KitResult.Mutated;
import app.tallybird.connector.testkit.KitResult.Silent;

/**
 * Tests a connector on its recorded cases: each must give its golden result, ask for nothing else and leave nothing unasked; the cases every vendor
 * has must follow their rule; and no damage may give other numbers in silence. Thread-safe.
 */
public final class ConnectorKit {

    private static final String SIGN_IN = "VENDOR_SIGN_IN";

    private final Player player;
    private final Player inMemory = new Player(ReplayPort::new);

    private final long seed;

    private ConnectorKit(Player player, long seed) {
        this.player = player;
        this.seed = seed;
    }

    /** Plays without a network. */
    public static ConnectorKit inMemory() {
        return new ConnectorKit(new Player(ReplayPort::new), 1);
    }

    /** Plays cases over {@code way}; damages, of which there are hundreds, in memory all the same. */
    public static ConnectorKit over(Player.Way way) {
        return new ConnectorKit(new Player(way), 1);
    }

    /** The same with other answers that the contract allows. */
    public ConnectorKit withSeed(long other) {
        return new ConnectorKit(player, other);
    }

    /** Everything about a connector of the catalog, what its vendor publishes included. */
    public KitResult test(Catalog.Entry entry) {
        List<KitCase> cases = Cases.of(entry);
        KitResult result = test(entry.document().id(), cases);
        DocumentTree document = new DocumentTree(entry.document(), JsonParser.parseString(Catalog.text(entry)).getAsJsonObject());
        if (cases.isEmpty()) {
            return result;
        }
        return result.with(new CaseResult("states have names", true, Coverage.negative(document), new JsonObject()),
                Cases.contract(entry).map(contract -> new ContractPlay(document, contract, seed).play(cases)));
    }

    /** Everything about a connector with these cases. */
    public KitResult test(String connector, List<KitCase> cases) {
        List<CaseResult> results = new ArrayList<>(cases.stream().map(this::recorded).toList());
        Optional<KitCase> ordinary = cases.stream().filter(one -> one.name().equals(KitCase.ORDINARY)).findFirst();
        ordinary.ifPresent(one -> results.addAll(derived(one)));
        return new KitResult(connector, results, ordinary.map(this::mutations), Optional.empty());
    }

    /** One recorded case against its golden result. */
    public CaseResult recorded(KitCase one) {
        Recording recording = Recording.once(one.exchanges());
        KitOutcome outcome = player.play(one, recording, ReadListener.none());
        List<String> complaints = new ArrayList<>();
        if (one.golden().isEmpty()) {
            complaints.add("there is no golden.json yet: read the result and keep it as golden.json if it is right");
        } else if (!one.golden().get().equals(outcome.json())) {
            complaints.add("the result is not the golden one");
        }
        complaints.addAll(asked(recording));
        complaints.addAll(leaks(one, recording, outcome));
        return new CaseResult(one.name(), false, complaints, outcome.json());
    }

    private static List<String> asked(Recording recording) {
        return Stream
                .concat(recording.strange().stream().map(request -> "asked for what was not recorded: " + request),
                        recording.unused().stream().map(exchange -> "never asked for: " + exchange.method() + " " + exchange.url()))
                .toList();
    }

    /** Secrets belong into headers; into an address only where the vendor wants them there. */
    private static List<String> leaks(KitCase one, Recording recording, KitOutcome outcome) {
        List<String> leaks = new ArrayList<>();
        boolean byQuery = one.document().auth() instanceof Auth.Query;
        one.document().inputs().stream().filter(input -> input.secret()).map(input -> one.inputs().getOrDefault(input.key(), ""))
                .filter(secret -> !secret.isBlank()).forEach(secret -> {
                    if (outcome.json().toString().contains(secret)) {
                        leaks.add("a secret is in the result");
                    }
                    if (!byQuery && recording.served().stream().anyMatch(i -> recording.exchanges().get(i).url().contains(secret))) {
                        leaks.add("a secret is in the address of a request");
                    }
                });
        return leaks;
    }

    /** The cases made of the ordinary one, each against its rule. */
    public List<CaseResult> derived(KitCase ordinary) {
        Recording recording = Recording.once(ordinary.exchanges());
        Route route = new Route(recording);
        KitOutcome right = inMemory.play(ordinary, recording, route);
        route.catchUp();
        return DerivedCases.of(ordinary, route).stream().map(derived -> judged(ordinary, derived, right)).toList();
    }

    private CaseResult judged(KitCase ordinary, Derived derived, KitOutcome right) {
        Recording recording = derived.rule() == DerivedCases.Rule.GOLDEN
                ? Recording.once(derived.exchanges())
                : Recording.again(derived.exchanges());
        KitOutcome outcome = player.play(ordinary.with(derived.name(), derived.exchanges()), recording, ReadListener.none());
        List<String> complaints = new ArrayList<>(complaint(derived.rule(), outcome, right));
        if (derived.rule() == DerivedCases.Rule.GOLDEN) {
            complaints.addAll(asked(recording));
        }
        return new CaseResult(derived.name(), true, complaints, outcome.json());
    }

    private static List<String> complaint(DerivedCases.Rule rule, KitOutcome outcome, KitOutcome right) {
        KitOutcome.Verdict verdict = outcome.against(right);
        return switch (rule) {
            case NO_NUMBERS -> outcome.hasNumbers() ? List.of("numbers would be sent: " + outcome.shown()) : List.of();
            case SIGN_IN ->
                outcome.problem().startsWith(SIGN_IN) ? List.of() : List.of("this should be a problem of the sign-in: " + outcome.shown());
            case GOLDEN ->
                verdict == KitOutcome.Verdict.GOLDEN ? List.of() : List.of("this should give the ordinary numbers: " + outcome.shown());
            case ERROR -> verdict == KitOutcome.Verdict.ERROR || (verdict == KitOutcome.Verdict.GOLDEN && outcome.noticesMoreThan(right))
                    ? List.of()
                    : List.of("this should be a problem, or unknown, or warned of without changing a number: " + outcome.shown());
            case NEVER_SILENT ->
                verdict == KitOutcome.Verdict.SILENT ? List.of("other numbers without a word: " + outcome.shown()) : List.of();
        };
    }

    /** Every damage of the ordinary case, and what became of it. */
    public Mutated mutations(KitCase ordinary) {
        Recording whole = Recording.once(ordinary.exchanges());
        Route route = new Route(whole);
        KitOutcome right = inMemory.play(ordinary, whole, route);
        route.catchUp();
        Map<KitOutcome.Verdict, Integer> counts = new EnumMap<>(KitOutcome.Verdict.class);
        List<Silent> silent = new ArrayList<>();
        for (Mutation mutation : Mutations.of(ordinary, route)) {
            KitOutcome outcome = inMemory.play(ordinary, Recording.again(mutation.exchanges()), ReadListener.none());
            KitOutcome.Verdict verdict = outcome.against(right);
            counts.merge(verdict, 1, Integer::sum);
            if (verdict == KitOutcome.Verdict.SILENT) {
                silent.add(new Silent(mutation.name(), mutation.truncates()));
            }
        }
        return new Mutated(counts.getOrDefault(KitOutcome.Verdict.ERROR, 0), counts.getOrDefault(KitOutcome.Verdict.GOLDEN, 0),
                counts.getOrDefault(KitOutcome.Verdict.WARNED, 0), silent);
    }
}

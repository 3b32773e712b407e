package app.tallybird.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.connector.reading.AccountsRead;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.names.NameMatch;
import app.tallybird.http.Cancel;
import app.tallybird.model.Account;
import app.tallybird.model.Json;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.synthesize.SynthesizeAccount;

/**
 * The names under which files know customers that have an id elsewhere, kept with the integration. Nothing is read under a name that could be that of
 * a known customer before a person has said who it is.
 */
public final class CustomerNames {

    private static final String KEPT = "customer-names";
    private static final int NAMED = 5;

    private final IntegrationContext context;

    public CustomerNames(IntegrationContext context) {
        this.context = context;
    }

    /** The ids that a person gave, by name. */
    public Map<String, String> said() {
        Map<String, String> said = new TreeMap<>();
        context.ledger().note(KEPT).filter(text -> !text.isEmpty()).ifPresent(
                text -> JsonParser.parseString(text).getAsJsonObject().asMap().forEach((name, id) -> said.put(name, id.getAsString())));
        return said;
    }

    /** Remembers that these names mean these ids; a name that means itself is a customer of its own. */
    public void say(Map<String, String> idsByName) {
        mayBeSaid();
        Map<String, String> before = said();
        Map<String, String> said = new TreeMap<>(before);
        said.putAll(idsByName);
        keep(said);
        List<String> other = said.entrySet().stream().filter(one -> !one.getValue().equals(before.get(one.getKey())))
                .map(one -> "\"" + one.getKey() + "\" is "
                        + (one.getKey().equals(one.getValue()) ? "a customer of its own" : "customer " + one.getValue()))
                .toList();
        if (!other.isEmpty()) {
            new Deeds(context.ledger()).decided("Said who names are: " + Deeds.list(other));
        }
    }

    private void mayBeSaid() {
        context.ledger().user().require(Right.SET_UP, "No name was changed.");
    }

    /** Forgets what a name means; false when nothing was said of it. */
    public boolean forget(String name) {
        mayBeSaid();
        Map<String, String> said = said();
        boolean known = said.remove(name) != null;
        if (known) {
            keep(said);
            new Deeds(context.ledger()).decided("Forgot who \"" + name + "\" is");
        }
        return known;
    }

    private void keep(Map<String, String> said) {
        JsonObject json = Json.value(said).getAsJsonObject();
        context.ledger().note(KEPT, json.toString());
    }

    /** Who the names of the file are, in its order; none where the vendor tells customers by an id. */
    public List<NameMatch> matches(ReadListener listener, Cancel cancel) {
        return context.integration().vendor().knowsCustomersByName() ? matches(known(cancel), listener, cancel) : List.of();
    }

    private List<NameMatch> matches(Map<String, String> known, ReadListener listener, Cancel cancel) {
        return NameMatch.of(
                context.vendor().accounts(context.integration().vendor(), listener, cancel).accounts().stream().map(Account::id).toList(),
                said(), known);
    }

    /** The customers at Synthesize, and those that it had. */
    public Map<String, String> known(Cancel cancel) {
        Map<String, String> known = new HashMap<>(context.ledger().accountNames());
        for (SynthesizeAccount account : context.synthesize().accounts(cancel)) {
            known.put(account.id(), account.name());
        }
        return known;
    }

    /** The vendor with what its names mean; refused while a person has to say what one of them means. */
    ConfiguredConnector settled(ReadListener listener, Cancel cancel) {
        ConfiguredConnector vendor = context.integration().vendor();
        List<NameMatch> matches = matches(listener, cancel);
        List<NameMatch> waiting = matches.stream().filter(NameMatch::waits).toList();
        if (!waiting.isEmpty()) {
            throw waiting(waiting).asException();
        }
        Map<String, String> ids = new HashMap<>();
        matches.forEach(match -> match.account().map(Account::id).filter(id -> !id.equals(match.name()))
                .ifPresent(id -> ids.put(match.name(), id)));
        return ids.isEmpty() ? vendor : vendor.knowing(ids);
    }

    /** The accounts with the names that they have at Synthesize, where a file has another one for them: a spelling of a file renames nobody. */
    static AccountsRead keepingNames(AccountsRead read, ConfiguredConnector vendor, Map<String, String> present) {
        List<Account> accounts = read.accounts().stream().map(
                one -> vendor.names().containsValue(one.id()) ? new Account(one.id(), present.getOrDefault(one.id(), one.name())) : one)
                .toList();
        return new AccountsRead(accounts, read.issues(), read.likelyTotals(), read.warnings());
    }

    private static Problem waiting(List<NameMatch> waiting) {
        String named = waiting.stream().limit(NAMED).map(CustomerNames::words).collect(Collectors.joining("; "));
        return Problem.of(ProblemCode.BLOCKED,
                "The file has no customer ids, and who "
                        + Wording.count(waiting.size(), "name of it is has to be said", "names of it are has to be said") + ": " + named
                        + (waiting.size() > NAMED ? "; and " + (waiting.size() - NAMED) + " more" : "") + ".",
                "Nothing was sent and no account was created.",
                "Say it in the step Accounts of the set-up, or with: names set NAME --customer ID, or --new.");
    }

    private static String words(NameMatch match) {
        Optional<Account> first = match.how() == NameMatch.How.LIKELY ? match.candidates().stream().findFirst() : Optional.empty();
        return "\"" + match.name() + "\" " + first.map(one -> "may be \"" + one.name() + "\" (" + one.id() + ")")
                .orElse("may be new, or a customer of before under a new name");
    }
}

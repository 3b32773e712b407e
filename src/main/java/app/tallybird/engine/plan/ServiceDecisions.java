package app.tallybird.engine.plan;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import com.google.gson.Gson;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.Service;
import app.tallybird.synthesize.ServiceDetails;
import app.tallybird.synthesize.VendorService;

/**
 * What a person decided about services at Synthesize that were not the connector's: taken over, not ours, given up. Kept in the ledger; immutable.
 *
 * @param adopted by the key of the connector's service
 * @param notOurs ids at Synthesize
 * @param givenUp names by ids at Synthesize
 */
public record ServiceDecisions(Map<String, Adopted> adopted, Set<String> notOurs, Map<String, String> givenUp) {

    public static final ServiceDecisions NONE = new ServiceDecisions(Map.of(), Set.of(), Map.of());

    /** Keys of the ledger that stand for no service of the connector begin so, as nothing that is sold does. */
    public static final String OLD = "@old:";

    private static final String NOTE = "services-decided";
    private static final Gson GSON = new Gson();

    public ServiceDecisions {
        adopted = Map.copyOf(adopted);
        notOurs = Set.copyOf(notOurs);
        givenUp = Map.copyOf(givenUp);
    }

    /** The id that a service of the connector goes on under, how it was there before, whether it keeps that name, and the id it had itself or nothing. */
    public record Adopted(String id, ServiceDetails before, boolean keepsName, String idBefore) {
    }

    public static ServiceDecisions of(Ledger ledger) {
        return ledger.note(NOTE).filter(text -> !text.isEmpty()).map(text -> GSON.fromJson(text, ServiceDecisions.class)).orElse(NONE);
    }

    /** {@code idBefore} is the id that the connector's service has so far, or nothing. */
    public ServiceDecisions adopt(VendorService old, String key, boolean keepsName, String idBefore) {
        ServiceDecisions others = undecided(old.id());
        Map<String, Adopted> all = new HashMap<>(others.adopted);
        all.put(key, new Adopted(old.id(), old.details(), keepsName, idBefore));
        return new ServiceDecisions(all, others.notOurs, others.givenUp);
    }

    public ServiceDecisions notOurs(VendorService old) {
        ServiceDecisions others = undecided(old.id());
        Set<String> all = new HashSet<>(others.notOurs);
        all.add(old.id());
        return new ServiceDecisions(others.adopted, all, others.givenUp);
    }

    public ServiceDecisions giveUp(VendorService old) {
        ServiceDecisions others = undecided(old.id());
        Map<String, String> all = new HashMap<>(others.givenUp);
        all.put(old.id(), old.name());
        return new ServiceDecisions(others.adopted, others.notOurs, all);
    }

    /** Without what was decided about this id. */
    public ServiceDecisions undecided(String id) {
        Map<String, Adopted> taken = new HashMap<>(adopted);
        taken.values().removeIf(one -> one.id().equals(id));
        Set<String> foreign = new HashSet<>(notOurs);
        foreign.remove(id);
        Map<String, String> left = new HashMap<>(givenUp);
        left.remove(id);
        return new ServiceDecisions(taken, foreign, left);
    }

    public boolean about(String id) {
        return notOurs.contains(id) || givenUp.containsKey(id) || adopted.values().stream().anyMatch(one -> one.id().equals(id));
    }

    /** What is decided otherwise than before, a sentence each without a full stop. */
    public List<String> words(ServiceDecisions before) {
        Set<String> ids = new TreeSet<>();
        for (ServiceDecisions one : List.of(this, before)) {
            one.adopted.values().forEach(taken -> ids.add(taken.id()));
            ids.addAll(one.notOurs);
            ids.addAll(one.givenUp.keySet());
        }
        return ids.stream().filter(id -> !of(id).equals(before.of(id)))
                .map(id -> of(id).isEmpty()
                        ? "Took back what was decided about service " + id + " at Synthesize: it " + before.of(id)
                        : "Decided about service " + id + " at Synthesize: it " + of(id))
                .toList();
    }

    private String of(String id) {
        return adopted.entrySet().stream().filter(one -> one.getValue().id().equals(id)).map(one -> "goes on as \"" + one.getKey() + "\"")
                .findFirst().orElse(notOurs.contains(id) ? "is not this integration's" : givenUp.containsKey(id) ? "is given up" : "");
    }

    /** The service under the name that it keeps. */
    public UnaryOperator<Service> names() {
        return service -> Optional.ofNullable(adopted.get(service.key())).filter(Adopted::keepsName)
                .map(one -> service.named(one.before().name())).orElse(service);
    }

    /** The ids as they are once these decisions are kept. */
    public Map<String, String> over(Map<String, String> remembered) {
        Map<String, String> ids = new HashMap<>(remembered);
        adopted.forEach((key, one) -> ids.put(key, one.id()));
        notOurs.forEach(id -> ids.put(OLD + id, id));
        givenUp.keySet().forEach(id -> ids.put(OLD + id, id));
        return ids;
    }

    /** Writes them down; what was sent under an id stays with that id. */
    public void keep(Ledger ledger) {
        adopted.forEach((key, one) -> {
            String now = ledger.serviceIds().getOrDefault(key, "");
            if (!now.equals(one.id())) {
                if (!now.isBlank()) {
                    ledger.moveService(key, OLD + now);
                }
                if (ledger.serviceIds().containsKey(OLD + one.id())) {
                    ledger.moveService(OLD + one.id(), key);
                }
                ledger.rememberService(key, one.id(), one.before().name());
            }
        });
        givenUp.forEach((id, name) -> {
            if (!ledger.serviceIds().containsValue(id)) {
                ledger.rememberService(OLD + id, id, name);
            }
        });
        ledger.note(NOTE, GSON.toJson(this));
    }

    /** Gives the id that a service of the connector took over back, and the service its own of before, if it had one. */
    public static void giveBack(Ledger ledger, String key, Adopted adopted) {
        ledger.moveService(key, OLD + adopted.id());
        if (ledger.serviceIds().containsKey(OLD + adopted.idBefore())) {
            ledger.moveService(OLD + adopted.idBefore(), key);
        }
    }
}

package app.tallybird.engine.own;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import app.tallybird.model.OwnService;
import app.tallybird.model.OwnService.Part;
import app.tallybird.model.OwnServices;
import app.tallybird.model.Service;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * What own services can be made of, and those that there are.
 *
 * @param services those of the connector, with the names that a person chose
 * @param inside which of them hold units of others, by the keys of those others
 * @param customers the names of the customers by their ids
 */
public record OwnOffer(List<Service> services, Map<String, Set<String>> inside, Map<String, String> customers, OwnServices own) {

    public OwnOffer {
        services = List.copyOf(services);
        inside = Map.copyOf(inside);
        customers = Map.copyOf(customers);
    }

    /** The own service of this key or name. */
    public Optional<OwnService> find(String name) {
        return own.all().stream().filter(one -> one.key().equals(name) || one.service().name().equals(name)).findFirst();
    }

    public String name(String serviceKey) {
        return services.stream().filter(service -> service.key().equals(serviceKey)).map(Service::name).findFirst().orElse(serviceKey);
    }

    /** The own service that is described, in place of {@code before}; what is wrong with it is a problem of wrong use. */
    public OwnService made(OwnDraft draft, Optional<OwnService> before) {
        OwnServices others = before.map(one -> own.without(one.key())).orElse(own);
        if (draft.name().isEmpty()) {
            throw wrong("The own service has no name.", "Give it one.");
        }
        if (Stream.concat(services.stream(), others.all().stream().map(OwnService::service))
                .anyMatch(one -> one.name().equals(draft.name()))) {
            throw wrong("There is a service \"" + draft.name() + "\" already.", "Give this one another name.");
        }
        List<Part> parts = new ArrayList<>();
        Set<String> also = new HashSet<>();
        draft.alsoSent().forEach(part -> also.add(service(part).key()));
        draft.plus().forEach(part -> parts.add(new Part(service(part).key(), false, also.contains(service(part).key()))));
        draft.minus().forEach(part -> parts.add(new Part(service(part).key(), true, also.contains(service(part).key()))));
        OwnService made = new OwnService(words(draft, before, parts), parts, draft.customers());
        check(made, also);
        others.all().forEach(other -> check(made, other));
        return made;
    }

    private Service words(OwnDraft draft, Optional<OwnService> before, List<Part> parts) {
        Service like = before.map(OwnService::service)
                .or(() -> parts.stream().filter(part -> !part.minus()).findFirst().map(part -> service(part.serviceKey())))
                .orElseThrow(() -> wrong("\"" + draft.name() + "\" adds nothing up.", "Name at least one service that is added."));
        return new Service(before.map(OwnService::key).orElseGet(() -> freeKey(draft.name())), draft.name(), "", like.category(),
                like.subcategory());
    }

    private String freeKey(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String base = OwnService.MARK + (plain.isEmpty() ? "service" : plain);
        return Stream.iterate(1, number -> number + 1).map(number -> number == 1 ? base : base + "-" + number)
                .filter(key -> own.find(key).isEmpty()).findFirst().orElseThrow();
    }

    private Service service(String name) {
        List<Service> found = services.stream().filter(one -> one.key().equals(name) || one.name().equals(name)).toList();
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw find(name).isPresent()
                ? wrong("\"" + name + "\" is an own service itself.", "Name the services that it is made of.")
                : wrong(found.isEmpty() ? "There is no service \"" + name + "\"." : "Several services are called \"" + name + "\".",
                        "Name one by its key, as sync-services --json says it.");
    }

    private void check(OwnService made, Set<String> also) {
        if (made.plus().findAny().isEmpty()) {
            throw wrong("\"" + made.service().name() + "\" adds nothing up.", "Name at least one service that is added.");
        }
        List<String> keys = made.parts().stream().map(Part::serviceKey).toList();
        keys.stream().filter(key -> Collections.frequency(keys, key) > 1).findFirst().ifPresent(key -> {
            throw wrong("\"" + name(key) + "\" is named twice.", "Name each service once.");
        });
        also.stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw wrong("\"" + name(key) + "\" is none of the parts.", "Only a part can be sent by itself, too.");
        });
        made.accounts().stream().filter(id -> !customers.containsKey(id)).sorted().findFirst().ifPresent(id -> {
            throw wrong("No customer has the id \"" + id + "\".", "See the ids with: sync-accounts --dry-run --json");
        });
        List<String> plus = made.plus().map(Part::serviceKey).toList();
        plus.forEach(part -> inside.getOrDefault(part, Set.of()).stream().filter(plus::contains).findFirst().ifPresent(whole -> {
            throw wrong("\"" + name(whole) + "\" counts the units of \"" + name(part) + "\", too: the sum would hold them twice.",
                    "Leave one of the two out.");
        }));
    }

    /** A unit is in one sum, and what is said of a service by itself holds for all sums of a customer. */
    private void check(OwnService made, OwnService other) {
        if (!made.accounts().isEmpty() && !other.accounts().isEmpty() && Collections.disjoint(made.accounts(), other.accounts())) {
            return;
        }
        for (Part part : made.parts()) {
            other.part(part.serviceKey()).ifPresent(there -> {
                if (!part.minus() && !there.minus()) {
                    throw wrong("\"" + name(part.serviceKey()) + "\" is added up in \"" + other.service().name() + "\" already.",
                            "A service is in one sum of a customer; change that one, or name other customers.");
                }
                if (part.alsoSent() != there.alsoSent()) {
                    throw wrong("\"" + name(part.serviceKey()) + "\" is " + (there.alsoSent() ? "" : "not ")
                            + "sent by itself as a part of \"" + other.service().name() + "\".",
                            "Say the same here, or change that one first.");
                }
            });
        }
    }

    private static RuntimeException wrong(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, "No own service was changed.", next).asException();
    }
}

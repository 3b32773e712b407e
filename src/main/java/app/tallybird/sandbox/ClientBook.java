package app.tallybird.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/** The customers as the partner's PSA has them: what Synthesize still shows under its deprecated clients. Their page length is not published. */
final class ClientBook {

    private static final int PAGE = 25;

    private final Customers customers;

    ClientBook(Customers customers) {
        this.customers = customers;
    }

    /** Those whose name holds {@code search}, after the one called {@code previousId}. */
    JsonObject page(Map<String, String> query) {
        String search = query.getOrDefault("search", "").toLowerCase(Locale.ROOT);
        List<Customers.Customer> found = customers.customers().stream().filter(one -> one.name().toLowerCase(Locale.ROOT).contains(search))
                .toList();
        String previous = query.getOrDefault("previousId", "");
        List<Customers.Customer> shown = found.stream().dropWhile(one -> !previous.isEmpty() && !id(one).equals(previous))
                .skip(previous.isEmpty() ? 0 : 1).limit(PAGE).toList();
        return Json.of("meta", Json.of("total", found.size(), "limit", PAGE), "clients",
                Json.list(shown, one -> Json.of("id", id(one), "name", one.name())));
    }

    private static String id(Customers.Customer customer) {
        return "psa-" + customer.id();
    }
}

package app.tallybird.engine.leak;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.engine.leak.AuditedCell.ServiceOf;
import app.tallybird.model.Json;

/**
 * Which service a product of an invoice is, and which customer a name on it, as a person has said. What nobody has said is not known. Capital letters do not
 * matter. Immutable.
 *
 * @param products those without a service are no matter of any integration
 * @param customers the name that a customer has here
 */
public record InvoiceMatches(Map<String, Optional<ServiceOf>> products, Map<String, String> customers) {

    public static final InvoiceMatches NONE = new InvoiceMatches(Map.of(), Map.of());

    public InvoiceMatches {
        products = Map.copyOf(products);
        customers = Map.copyOf(customers);
    }

    private static String key(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Empty when nobody has said; an empty one in it when it is no service. */
    public Optional<Optional<ServiceOf>> product(String name) {
        return Optional.ofNullable(products.get(key(name)));
    }

    /** The name that the customer has here: the same one if nobody has said another. */
    public String customer(String name) {
        return customers.getOrDefault(key(name), name);
    }

    public InvoiceMatches withProduct(String name, Optional<ServiceOf> service) {
        Map<String, Optional<ServiceOf>> more = new TreeMap<>(products);
        more.put(key(name), service);
        return new InvoiceMatches(more, customers);
    }

    public InvoiceMatches withCustomer(String name, String here) {
        Map<String, String> more = new TreeMap<>(customers);
        more.put(key(name), here);
        return new InvoiceMatches(products, more);
    }

    public JsonObject json() {
        return Json.of("products",
                Json.list(new TreeMap<>(products).entrySet(),
                        one -> Json.of("product", one.getKey(), "integration", one.getValue().map(ServiceOf::integration), "serviceKey",
                                one.getValue().map(ServiceOf::serviceKey))),
                "customers", Json.list(new TreeMap<>(customers).entrySet(), one -> Json.of("name", one.getKey(), "here", one.getValue())));
    }

    /** Reads back what {@link #json()} wrote. */
    public static InvoiceMatches of(JsonObject json) {
        InvoiceMatches all = NONE;
        for (JsonElement one : json.getAsJsonArray("products")) {
            JsonObject product = one.getAsJsonObject();
            all = all.withProduct(Json.text(product, "product").orElseThrow(), Json.text(product, "integration")
                    .flatMap(integration -> Json.text(product, "serviceKey").map(service -> new ServiceOf(integration, service))));
        }
        for (JsonElement one : json.getAsJsonArray("customers")) {
            JsonObject customer = one.getAsJsonObject();
            all = all.withCustomer(Json.text(customer, "name").orElseThrow(), Json.text(customer, "here").orElseThrow());
        }
        return all;
    }
}

package app.tallybird.sandbox;

import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.sandbox.Customers.Customer;

/** Plays Proofpoint Essentials: one list with everything, no paging; one customer in fifteen is not active, one in eleven on trial. Thread-safe. */
final class ProofpointSide {

    /** Proofpoint's ids are the customers' numbers plus this. */
    static final int FIRST_ID = 120_000;
    private static final String BASE = "/api/v1/";

    private final Customers customers;

    ProofpointSide(Customers customers) {
        this.customers = customers;
    }

    Reply answer(Call call) {
        if (!VendorSides.USER.equals(call.header("x-user").orElse(""))
                || !VendorSides.CLIENT_SECRET.equals(call.header("x-password").orElse(""))) {
            return error(401, "Invalid user or password");
        }
        if (!call.method().equals("GET") || !call.path().startsWith(BASE)) {
            return error(404, "Not found");
        }
        String path = call.path().substring(BASE.length());
        return switch (path) {
            case "me" -> Reply.json(200, Json.of("type", "channel_admin", "is_admin", true, "is_partner_admin", true, "read_only_user",
                    false, "entity_type", "channel", "entity_primary_domain", VendorSides.DOMAIN));
            case "orgs/" + VendorSides.DOMAIN + "/orgs" -> Reply.json(200, Json.of("orgs", all()));
            case "billing/" + VendorSides.DOMAIN + "/orgs" -> Reply.json(200, all());
            default -> one(path.split("/", -1));
        };
    }

    private Reply one(String[] parts) {
        boolean licensing = parts.length == 3 && parts[2].equals("licensing");
        if (!parts[0].equals("orgs") || (parts.length != 2 && !licensing)) {
            return error(404, "Not found");
        }
        Optional<Customer> customer = customers.customers().stream().filter(one -> one.domain().equals(parts[1])).findFirst();
        return customer.map(found -> Reply.json(200, licensing ? licensing(found) : organization(found)))
                .orElseGet(() -> error(404, "Unknown domain"));
    }

    private JsonArray all() {
        return Json.list(customers.customers(), ProofpointSide::organization);
    }

    private static JsonObject organization(Customer customer) {
        String domain = customer.domain();
        return Json.of("primary_domain", domain, "name", customer.name(), "is_active", customer.id() % 15 != 0, "type", "organization",
                "eid", FIRST_ID + customer.id(), "licensing_package", customer.mailPackage(), "is_on_trial", onTrial(customer),
                "user_licenses", licenses(customer), "active_users", customer.seats().mailboxes(), "is_beginner_plus", false, "domains",
                List.of(Json.of("name", domain, "is_active", true, "is_relay", true)));
    }

    private static JsonObject licensing(Customer customer) {
        return Json.of("license_count", licenses(customer), "package", customer.mailPackage(), "is_on_trial", onTrial(customer),
                "is_beginner_plus", false);
    }

    private static boolean onTrial(Customer customer) {
        return customer.id() % 11 == 0;
    }

    private static int licenses(Customer customer) {
        return customer.seats().mailboxes() + 5;
    }

    private static Reply error(int status, String message) {
        JsonArray errors = new JsonArray();
        errors.add(message);
        return Reply.json(status, Json.of("errors", errors));
    }
}

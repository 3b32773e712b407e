package app.tallybird.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.sandbox.Customers.Customer;
import app.tallybird.sandbox.Customers.Seats;

/** Plays Huntress: newest organizations first, ten a page unless asked for more, an opaque page token, sixty requests a minute. Thread-safe. */
final class HuntressSide {

    /** Huntress' ids are the customers' numbers plus this. */
    static final int FIRST_ID = 4_000;
    private static final int PER_MINUTE = 60;
    private static final long MINUTE = 60_000_000_000L;
    private static final Pattern ONE = Pattern.compile("/v1/organizations/(\\d{1,9})");
    private static final Pattern TOKEN = Pattern.compile("\\{\"id\":(\\d{1,9})}");

    private final Customers customers;
    private final Throttle throttle;

    HuntressSide(Customers customers, LongSupplier nanoTime) {
        this.customers = customers;
        throttle = new Throttle(PER_MINUTE, MINUTE, nanoTime);
    }

    Reply answer(Call call) {
        if (!throttle.enter()) {
            return error(429, "Too many requests").with("Retry-After", "10");
        }
        String basic = Base64.getEncoder()
                .encodeToString((VendorSides.CLIENT_ID + ":" + VendorSides.CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + basic).equals(call.header("authorization").orElse(""))) {
            return error(401, "invalid API credentials");
        }
        if (!call.method().equals("GET")) {
            return error(404, "not found");
        }
        Matcher one = ONE.matcher(call.path());
        return switch (call.path()) {
            case "/v1/account" -> Reply.json(200, Json.of("account", Json.of("id", 5, "name", "Harbor IT Services", "status", "enabled")));
            case "/v1/organizations" -> list(call);
            default -> one.matches() ? one(Integer.parseInt(one.group(1)) - FIRST_ID) : error(404, "not found");
        };
    }

    private Reply list(Call call) {
        int size = call.number("limit", 10);
        if (size < 1 || size > 500) {
            return error(400, "limit must be from 1 to 500");
        }
        String token = call.query().getOrDefault("page_token", "");
        int before = token.isEmpty() ? Integer.MAX_VALUE : last(token);
        if (before < 0) {
            return error(400, "page_token is not one of ours");
        }
        List<Customer> rest = customers.customers().stream().filter(one -> FIRST_ID + one.id() < before)
                .sorted(Comparator.comparingInt(Customer::id).reversed()).toList();
        JsonObject pagination = new JsonObject();
        if (rest.size() > size) {
            String next = Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(("{\"id\":" + (FIRST_ID + rest.get(size - 1).id()) + "}").getBytes(StandardCharsets.UTF_8));
            pagination.addProperty("next_page_token", next);
            pagination.addProperty("next_page_url", "https://api.huntress.io/v1/organizations?limit=" + size + "&page_token=" + next);
        }
        return Reply.json(200,
                Json.of("organizations", rest.stream().limit(size).map(HuntressSide::organization).toList(), "pagination", pagination));
    }

    private static int last(String token) {
        try {
            Matcher id = TOKEN.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
            return id.matches() ? Integer.parseInt(id.group(1)) : -1;
        } catch (IllegalArgumentException notBase64) {
            return -1;
        }
    }

    private Reply one(int customerId) {
        return customers.customers().stream().filter(customer -> customer.id() == customerId).findFirst().map(customer -> {
            JsonObject organization = organization(customer);
            organization.add("actual_usages", usages(customer.seats()));
            return Reply.json(200, Json.of("organization", organization));
        }).orElseGet(() -> error(404, "not found"));
    }

    private static JsonObject organization(Customer customer) {
        Seats seats = customer.seats();
        return Json.of("id", FIRST_ID + customer.id(), "account_id", 5, "name", customer.name(), "key",
                customer.domain().replace(".example", ""), "agents_count", seats.agents(), "billable_identity_count", seats.identities(),
                "sat_learner_count", seats.learners(), "logs_sources_count", seats.sources());
    }

    /** One agent in twenty does not respond and is not billed. Products that were not bought are absent. */
    private static JsonObject usages(Seats seats) {
        int silent = seats.agents() / 20;
        JsonObject usages = Json.of("edr", Json.of("billable_agents_count", seats.agents() - silent, "unresponsive_agents_count", silent,
                "outdated_agents_count", 0, "isolated_agents_count", 0));
        if (seats.learners() > 0) {
            usages.add("sat", Json.of("learners_count", seats.learners()));
        }
        if (seats.sources() > 0) {
            usages.add("siem", Json.of("billable_log_sources_count", seats.sources(), "retention", "90/7"));
        }
        if (seats.identities() > 0) {
            JsonArray itdr = new JsonArray();
            itdr.add(Json.of("type", "microsoft", "billable_identities_count", seats.identities(), "total_identities_count",
                    seats.identities() + 9));
            usages.add("itdr", itdr);
        }
        return usages;
    }

    private static Reply error(int status, String message) {
        return Reply.json(status, Json.of("error", Json.of("message", message)));
    }
}

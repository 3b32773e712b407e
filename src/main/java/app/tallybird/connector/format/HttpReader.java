package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.google.gson.JsonObject;

import app.tallybird.connector.format.HttpPart.FailRule;
import app.tallybird.connector.format.HttpPart.Pace;
import app.tallybird.connector.format.HttpPart.Rate;
import app.tallybird.connector.format.HttpPart.Retry;
import app.tallybird.connector.format.HttpPart.Then;

/** Reads what all requests have in common, and single requests. */
final class HttpReader {

    private static final Map<String, Then> THEN = words("fail", Then.FAIL, "retry", Then.RETRY, "signInAgain", Then.SIGN_IN_AGAIN, "noRows",
            Then.NO_ROWS);
    private static final Map<String, String> METHODS = words("GET", "GET", "POST", "POST");
    private static final int LONGEST_WAIT = 900;

    private HttpReader() {
    }

    @SuppressWarnings("unchecked")
    static <T> Map<String, T> words(Object... pairs) {
        Map<String, T> words = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            words.put((String) pairs[i], (T) pairs[i + 1]);
        }
        return words;
    }

    static HttpPart http(Part part) {
        try (part) {
            List<Template> hosts = new ArrayList<>();
            for (String host : part.textItems("allowedHosts")) {
                if (!host.matches("(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d+)?|\\{\\{input\\.[A-Za-z0-9_-]+}}")) {
                    part.complain("C112", "allowedHosts", "\"" + host + "\" is not a host",
                            "write api.vendor.com or *.vendor.com, without https://");
                }
                Template.parse(host).ifPresent(hosts::add);
            }
            if (hosts.isEmpty()) {
                part.missing("allowedHosts");
            }
            return new HttpPart(part.requiredTemplate("base"), hosts, part.templates("headers"), part.templates("query"), pace(part),
                    failWhen(part));
        }
    }

    private static Pace pace(Part part) {
        Duration timeout = Duration.ofSeconds(part.integer("timeoutSeconds", 60, 1, 300));
        Optional<Rate> rate = part.part("rate").map(inner -> {
            try (inner) {
                if (!inner.has("requests") || !inner.has("perSeconds")) {
                    inner.complain("C104", "", "\"rate\" needs \"requests\" and \"perSeconds\"", "");
                }
                return new Rate(inner.integer("requests", 1, 1, 100_000), inner.integer("perSeconds", 1, 1, 86_400));
            }
        });
        return new Pace(timeout, rate, part.integer("parallel", 1, 1, 8), part.part("retry").map(HttpReader::retry).orElse(Retry.DEFAULT));
    }

    private static Retry retry(Part part) {
        try (part) {
            Set<Integer> statuses = part.has("statuses") ? statuses(part, "statuses", 400) : Retry.DEFAULT.statuses();
            if (part.number("firstWaitSeconds").map(seconds -> seconds.doubleValue() < 0.1).orElse(false)) {
                part.complain("C108", "firstWaitSeconds", "a wait of at least 0.1 seconds is expected here", "");
            }
            Duration first = part.number("firstWaitSeconds").map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()))
                    .orElse(Retry.DEFAULT.firstWait());
            Duration longest = Duration.ofSeconds(part.integer("maxWaitSeconds", 120, 0, LONGEST_WAIT));
            return new Retry(part.integer("attempts", 5, 1, 10), statuses, first, longest, part.text("waitHeader").orElse("Retry-After"));
        }
    }

    private static Set<Integer> statuses(Part part, String property, int least) {
        Set<Integer> statuses = new LinkedHashSet<>();
        for (Node item : part.items(property)) {
            if (item instanceof Node.Num number && number.number().compareTo(BigDecimal.valueOf(least)) >= 0
                    && number.number().compareTo(BigDecimal.valueOf(599)) <= 0) {
                statuses.add(number.number().intValue());
            } else {
                part.complain("C108", property, "HTTP statuses from " + least + " to 599 are expected here", "");
            }
        }
        return statuses;
    }

    static List<FailRule> failWhen(Part holder) {
        List<FailRule> rules = new ArrayList<>();
        for (Part part : holder.parts("failWhen")) {
            try (part) {
                Set<Integer> statuses = part.has("status") ? statuses(part, "status", 100) : Set.of();
                List<Condition> body = ConditionReader.list(part, "body");
                if (statuses.isEmpty() && body.isEmpty()) {
                    part.complain("C104", "", "the rule names neither \"status\" nor \"body\"", "");
                }
                rules.add(new FailRule(statuses, body, part.oneOf("then", THEN, Then.FAIL), part.path("message")));
            }
        }
        return rules;
    }

    static Request request(Part part) {
        try (part) {
            String method = part.oneOf("method", METHODS, "GET");
            Request.Body body = body(part);
            if (method.equals("GET") && !(body instanceof Request.Body.None)) {
                part.complain("C113", "", "a GET has no body", "add \"method\": \"POST\"");
            }
            return new Request(method, part.template("base"), part.requiredTemplate("path"), part.templates("query"),
                    part.templates("headers"), body);
        }
    }

    private static Request.Body graphql(Part part) {
        try (part) {
            String query = part.required("query");
            if (query.matches("(?s).*\\{\\{[a-z]+\\..*")) {
                part.complain("C114", "query", "a GraphQL text has no placeholders", "declare a $variable and give it under \"variables\"");
            }
            Node variables = part.node("variables");
            if (variables != null && !(variables instanceof Node.Obj)) {
                part.complain("C105", "variables", "an object is expected here, not " + variables.kind(), "write { ... }");
            }
            return new Request.Body.GraphQl(query, variables instanceof Node.Obj ? variables.toGson() : new JsonObject());
        }
    }

    private static Request.Body body(Part part) {
        Node json = part.node("json");
        boolean form = part.has("form");
        Optional<Part> graphql = part.part("graphql");
        if (Stream.of(json != null, form, graphql.isPresent()).filter(given -> given).count() > 1) {
            part.complain("C113", form ? "form" : "graphql", "a request has one body: \"json\", \"form\" or \"graphql\"",
                    "remove the others");
        }
        if (graphql.isPresent()) {
            return graphql(graphql.get());
        }
        if (json != null) {
            return new Request.Body.Json(json.toGson());
        }
        return form ? new Request.Body.Form(part.templates("form")) : new Request.Body.None();
    }
}

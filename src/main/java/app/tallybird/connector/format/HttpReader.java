package app.tallybird.connector.format;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.connector.format.HttpPart.FailRule;
import app.tallybird.connector.format.HttpPart.Pace;
import app.tallybird.connector.format.HttpPart.Rate;
import app.tallybird.connector.format.HttpPart.Retry;
import app.tallybird.connector.format.HttpPart.Then;

/** Reads what all requests have in common, and single requests. */
final class HttpReader {

    private HttpReader() {
    }

    static HttpPart http(ObjectReader http) {
        Pace pace = new Pace(Duration.ofSeconds(http.whole("timeoutSeconds")),
                http.part("rate").map(rate -> new Rate(rate.whole("requests"), rate.whole("perSeconds"))), http.whole("parallel"),
                retry(http.partOrDefaults("retry")));
        return new HttpPart(http.neededTemplate("base"),
                http.texts("allowedHosts").stream().map(host -> Template.parse(host).orElseThrow()).toList(), http.templates("headers"),
                http.templates("query"), pace, failWhen(http));
    }

    private static Retry retry(ObjectReader retry) {
        return new Retry(retry.whole("attempts"), statuses(retry, "statuses"),
                Duration.ofMillis(retry.number("firstWaitSeconds").movePointRight(3).longValue()),
                Duration.ofSeconds(retry.whole("maxWaitSeconds")), retry.text("waitHeader"));
    }

    static Set<Integer> statuses(ObjectReader from, String name) {
        return new LinkedHashSet<>(from.texts(name).stream().map(Integer::valueOf).toList());
    }

    static List<FailRule> failWhen(ObjectReader holder) {
        return holder.list("failWhen").stream().map(rule -> new FailRule(statuses(rule, "status"), rule.conditions("body"),
                rule.word("then", Then.class), rule.path("message"), rule.text("hint"))).toList();
    }

    static Request request(ObjectReader request) {
        return new Request(request.text("method"), request.template("base"), request.neededTemplate("path"), request.templates("query"),
                request.templates("headers"), body(request));
    }

    private static Request.Body body(ObjectReader request) {
        JsonElement json = request.json("json").orElse(null);
        if (json != null) {
            return new Request.Body.Json(json);
        }
        if (request.has("form")) {
            return new Request.Body.Form(request.templates("form"));
        }
        return request
                .part("graphql").<Request.Body>map(
                        graphql -> new Request.Body.GraphQl(graphql.text("query"), graphql.json("variables").orElseGet(JsonObject::new)))
                .orElseGet(Request.Body.None::new);
    }
}

package app.tallybird.settings;

import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.model.CloseDay;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** The settings one by one: where each is kept, what fits, and the words that people use. */
@SuppressWarnings("ImmutableEnumChecker") // the functions keep no state
public enum SettingKey {
    THEME("theme", oneOf("system", "light", "dark"), "Look of the window: system, light or dark"),
    RATE("sending.rate", whole(1, 95), "Requests a second to Synthesize, 1 to 95"),
    SERVICE_DROP_PERCENT("sending.thresholds.serviceDropPercent", whole(1, 100),
            "New integrations: hold when a service falls by more than this many percent"),
    CUSTOMER_DROP_PERCENT("sending.thresholds.cellDropPercent", whole(1, 100),
            "New integrations: hold a customer when one count falls by more than this many percent"),
    SERVICE_RISE_PERCENT("sending.thresholds.rises.servicePercent", whole(1, 10_000),
            "New integrations: hold when a service rises by more than this many percent"),
    CUSTOMER_RISE_PERCENT("sending.thresholds.rises.cellPercent", whole(1, 10_000),
            "New integrations: hold a customer when one count rises by more than this many percent"),
    APPROVAL("sending.approval.needed", oneOf("off", "every", "above", "held"),
            "A second person is needed for: off (no send), every send, sends above an amount a month, or held ones"),
    APPROVAL_ABOVE("sending.approval.above", SettingKey::amount,
            "With approval above: what a send may change in a month without a second person, in the currency of the prices"),
    KEEP_DAYS("keepDays", whole(7, 3_650), "Days that runs stay in the history"),
    KEEP_NAMES_MONTHS("keepNamesMonths", whole(0, 120),
            "Months that the names behind the numbers stay, so that what is new and gone can be said; 0 for never"),
    PROXY("network.proxy", SettingKey::proxy, "Proxy as http://host:port; empty for the system's"),
    EXTRA_CA("network.extraCa", text -> text, "PEM file of a certificate to trust besides the system's; empty for none"),
    UPDATE_ADDRESS("network.updates", SettingKey::page, "Address of the release page that is asked for a newer version; empty for never"),
    WEBHOOK_KIND("notices.webhook", oneOf("teams", "slack", "json").andThen(kind -> kind.toUpperCase(Locale.ROOT)),
            "What is behind the webhook's address: teams, slack or json"),
    TICKETS("notices.tickets", oneOf("on", "off").andThen("on"::equals),
            "Tickets in the PSA for failures, where an account is named for them: on or off"),
    WARN_DAYS("monthEnd.warnDays", whole(0, 15), "Days before the end of the month in which a missing push is warned of; 0 for never"),
    CLOSE_DAY("monthEnd.closeDay", SettingKey::closeDay,
            "Day on which the month's books close: last, last-working (Monday to Friday) or 1 to 31; none for no such day"),
    PRE_CLOSE_DAYS("monthEnd.preCloseDays", whole(0, 15),
            "Days before the close on which a scheduled integration is pushed once more; 0 for never. Set its schedule again afterwards"),
    FREEZE_DAYS("monthEnd.freezeDays", whole(0, 20), "Days after the close in which pushes that nobody looks at are held; 0 for never");

    private final List<String> path;
    private final Function<String, ?> checked;
    private final String words;

    SettingKey(String path, Function<String, ?> checked, String words) {
        this.path = List.of(path.split("\\."));
        this.checked = checked;
        this.words = words;
    }

    /** As it is written on the command line. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String words() {
        return words;
    }

    public String value(AppSettings settings) {
        JsonPrimitive kept = made(JsonDocument.tree(settings)).getAsJsonPrimitive(path.getLast());
        String text = kept.isBoolean() ? kept.getAsBoolean() ? "on" : "off" : kept.getAsString();
        return this == WEBHOOK_KIND ? text.toLowerCase(Locale.ROOT) : text;
    }

    /** The settings with this one changed; a value that does not fit is thrown as a problem of wrong use. */
    public AppSettings with(AppSettings settings, String value) {
        JsonObject all = JsonDocument.tree(settings);
        put(all, value);
        return JsonDocument.GSON.fromJson(all, AppSettings.class);
    }

    /** Whether it stays with this computer where the others are shared. */
    public boolean isOfThisComputer() {
        return this == THEME || this == PROXY || this == EXTRA_CA;
    }

    void put(JsonObject all, String value) {
        JsonElement fits = Json.value(checked.apply(value.strip()));
        made(all).add(path.getLast(), fits);
    }

    /** What such JSON says of this computer alone. */
    static JsonObject own(JsonObject all) {
        JsonObject own = new JsonObject();
        ownKeys().forEach(key -> key.place(all).map(place -> place.get(key.path.getLast()))
                .ifPresent(value -> key.made(own).add(key.path.getLast(), value)));
        return own;
    }

    /** The rest of it. */
    static JsonObject withoutOwn(JsonObject all) {
        JsonObject rest = all.deepCopy();
        ownKeys().forEach(key -> key.place(rest).ifPresent(place -> place.remove(key.path.getLast())));
        return rest;
    }

    private static Stream<SettingKey> ownKeys() {
        return Stream.of(values()).filter(SettingKey::isOfThisComputer);
    }

    /** The object that has it, as far as it is there. */
    private Optional<JsonObject> place(JsonObject all) {
        Optional<JsonObject> place = Optional.of(all);
        for (String name : path.subList(0, path.size() - 1)) {
            place = place.map(outer -> outer.get(name)).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
        }
        return place;
    }

    private JsonObject made(JsonObject all) {
        JsonObject place = all;
        for (String name : path.subList(0, path.size() - 1)) {
            if (!(place.get(name) instanceof JsonObject)) {
                place.add(name, new JsonObject());
            }
            place = place.getAsJsonObject(name);
        }
        return place;
    }

    private static Function<String, Integer> whole(int least, int most) {
        return text -> {
            if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw wrong("\"" + text + "\" is not a whole number from " + least + " to " + most + ".");
            }
            return Integer.parseInt(text);
        };
    }

    private static BigDecimal amount(String text) {
        if (!text.matches("\\d{1,9}(\\.\\d{1,4})?")) {
            throw wrong("\"" + text + "\" is no amount such as 100 or 99.50.");
        }
        return new BigDecimal(text);
    }

    private static Function<String, String> oneOf(String... words) {
        return text -> Stream.of(words).filter(text::equalsIgnoreCase).findFirst()
                .orElseThrow(() -> wrong("\"" + text + "\" is none of: " + String.join(", ", words) + "."));
    }

    private static String closeDay(String text) {
        try {
            return new CloseDay(text).word();
        } catch (IllegalArgumentException noDay) {
            throw wrong("\"" + text + "\" is none of: last, last-working, a day from 1 to 31, none.");
        }
    }

    /** A password does not belong into a settings file. */
    private static String proxy(String text) {
        try {
            URI uri = URI.create(text);
            if (text.isEmpty()
                    || ("http".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0 && uri.getRawUserInfo() == null)) {
                return text;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw wrong("The proxy is not written as http://host:port. A user and a password go into the variable HTTPS_PROXY.");
    }

    /** Over plain HTTP only within this computer, where tests are. */
    private static String page(String text) {
        try {
            URI uri = URI.create(text);
            boolean here = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
            if (text.isEmpty() || (("https".equals(uri.getScheme()) || here) && uri.getHost() != null && uri.getRawUserInfo() == null)) {
                return text;
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below
        }
        throw wrong("The release page is not written as https://host/path.");
    }

    private static RuntimeException wrong(String what) {
        return Problem.of(ProblemCode.WRONG_USE, what, "No setting was changed.", "See all settings with: settings show").asException();
    }
}

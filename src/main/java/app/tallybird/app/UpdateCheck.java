package app.tallybird.app;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import app.tallybird.http.Cancel;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.JsonBodies;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Whether the release page that is set names a newer version. It is asked for that page and told nothing; nothing is downloaded or installed, and without
 * an address nobody is asked.
 */
public final class UpdateCheck {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    /** As tags are written: v1.2.3, with or without the v; what follows a dash is a version before it. */
    private static final Pattern VERSION = Pattern.compile("v?(\\d{1,6}(?:\\.\\d{1,6}){0,3})(-[A-Za-z0-9.]{1,20})?");

    private final HttpPort http;
    private final String address;
    private final String own;

    UpdateCheck(HttpPort http, String address, String own) {
        this.http = http;
        this.address = address;
        this.own = own;
    }

    /** What the page said; {@code page} is where a person reads on, or empty. */
    public record Answer(String own, String latest, String page, boolean newer) {

        public String words() {
            return newer
                    ? "Version " + latest + " is out; this is " + own + "." + (page.isEmpty() ? "" : " See " + page)
                    : "No newer version than " + own + (latest.equals(own) ? "." : ": the release page names " + latest + ".");
        }
    }

    /** Whether a page is set. */
    public boolean on() {
        return !address.isEmpty();
    }

    /** Asks once; a version that was built for trying has no newer one. That there is no address, no answer or no version in it is thrown as a problem. */
    public Answer ask(Cancel cancel) {
        if (!on()) {
            throw Problem
                    .of(ProblemCode.CONFIGURATION, "No release page is set, so nobody was asked.", "Nothing was changed.",
                            "Set it with: settings set update-address https://api.github.com/repos/OWNER/tallybird/releases/latest")
                    .asException();
        }
        URI page = URI.create(address);
        try {
            HttpCall call = HttpCall.get(page).withHeader("Accept", "application/json").withTimeout(LIMIT);
            return http.exchange(call, answer -> {
                if (!answer.isSuccess()) {
                    throw fault("The release page at " + page.getHost() + " answered with status " + answer.status() + ".");
                }
                return read(JsonBodies.parse(answer.body()));
            }, cancel);
        } catch (HttpFailure failure) {
            throw failure.kind() == HttpFailure.Kind.BAD_BODY
                    ? unknown()
                    : fault("The release page at " + page.getHost() + " can not be reached: " + failure.words());
        }
    }

    private Answer read(JsonElement json) {
        String latest = text(json, "tag_name").filter(tag -> VERSION.matcher(tag).matches()).map(tag -> tag.replaceFirst("^v", ""))
                .orElseThrow(UpdateCheck::unknown);
        String page = text(json, "html_url").filter(UpdateCheck::shown).orElse("");
        return new Answer(own, latest, page, VERSION.matcher(own).matches() && compare(own, latest) < 0);
    }

    private static Optional<String> text(JsonElement json, String name) {
        return Stream.of(json).filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject).map((JsonObject one) -> one.get(name))
                .filter(one -> one != null && one.isJsonPrimitive()).map(JsonElement::getAsString).findFirst();
    }

    /** What somebody else wrote is shown only as a plain address. */
    private static boolean shown(String text) {
        return text.length() <= 200 && text.matches("https://[A-Za-z0-9./_~%-]+");
    }

    /** Negative when the first is older. */
    static int compare(String one, String other) {
        List<BigInteger> mine = numbers(one);
        List<BigInteger> theirs = numbers(other);
        for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            int order = part(mine, i).compareTo(part(theirs, i));
            if (order != 0) {
                return order;
            }
        }
        return Comparator.<Boolean>naturalOrder().compare(!one.contains("-"), !other.contains("-"));
    }

    private static List<BigInteger> numbers(String version) {
        Matcher parts = VERSION.matcher(version);
        return parts.matches() ? Stream.of(parts.group(1).split("\\.", -1)).map(BigInteger::new).toList() : List.of();
    }

    private static BigInteger part(List<BigInteger> parts, int at) {
        return at < parts.size() ? parts.get(at) : BigInteger.ZERO;
    }

    private static RuntimeException unknown() {
        return fault("The answer of the release page names no version.");
    }

    private static RuntimeException fault(String what) {
        return Problem.of(ProblemCode.UNREACHABLE, what, "Nothing was changed.", "Try it later, or look at the page yourself.")
                .asException();
    }
}

package app.tallybird.connector.editing;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * What a cURL command would send.
 *
 * @param base scheme, host and port
 * @param query the parameters, decoded, in their order
 * @param body what is sent along, or empty
 * @param user name and password of {@code -u}, joined by a colon, or empty
 * @param notes what was left out and why
 */
public record CurlCommand(String method, String base, String path, Map<String, String> query, Map<String, String> headers, String body,
        String user, List<String> notes) {

    private static final Set<String> WITHOUT_VALUE = Set.of("--compressed", "-s", "--silent", "-S", "--show-error", "-i", "--include", "-v",
            "--verbose", "-L", "--location", "-f", "--fail", "-#", "--progress-bar", "-g", "--globoff", "--http1.1", "--http2", "-N",
            "--no-buffer", "--location-trusted", "--fail-with-body");
    private static final Set<String> WITH_VALUE = Set.of("-o", "--output", "-m", "--max-time", "--connect-timeout", "--retry", "-w",
            "--write-out", "-x", "--proxy", "--cacert", "-D", "--dump-header", "-c", "--cookie-jar", "--max-redirs", "-E", "--cert",
            "--key", "--resolve");
    private static final Set<String> SHORT_WITH_VALUE = Set.of("-H", "-d", "-u", "-X", "-b", "-A", "-e", "-o", "-m", "-w", "-x", "-F");

    /** Understands a command, or says in words why not. Never runs anything. */
    public static CurlCommand parse(String text) {
        List<String> words = CurlLexer.words(text.strip().replaceFirst("^[$>]\\s+", ""));
        if (words.isEmpty() || !words.getFirst().matches("(?i)(.*[/\\\\])?curl(\\.exe)?")) {
            throw wrong("This is no cURL command: it does not begin with \"curl\".");
        }
        Reading reading = new Reading();
        Iterator<String> rest = apart(words.subList(1, words.size())).iterator();
        while (rest.hasNext()) {
            reading.take(rest.next(), rest);
        }
        return reading.command();
    }

    /** {@code -XPOST} and {@code --header=x} are two words each. */
    private static List<String> apart(List<String> words) {
        List<String> apart = new ArrayList<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            if (word.startsWith("--") && equals > 0 && word.substring(0, equals).matches("--[a-z-]+")) {
                apart.add(word.substring(0, equals));
                apart.add(word.substring(equals + 1));
            } else if (word.length() > 2 && !word.startsWith("--") && SHORT_WITH_VALUE.contains(word.substring(0, 2))) {
                apart.add(word.substring(0, 2));
                apart.add(word.substring(2));
            } else {
                apart.add(word);
            }
        }
        return apart;
    }

    private static RuntimeException wrong(String what) {
        return Problem.of(ProblemCode.WRONG_USE, what, "Nothing was changed and nothing was sent.",
                "Copy the request as cURL from the vendor's documentation or from the browser's network page.").asException();
    }

    private static final class Reading {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private final List<String> data = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private Optional<String> method = Optional.empty();
        private String url = "";
        private String user = "";
        private boolean get;
        private boolean json;

        private void take(String word, Iterator<String> rest) {
            switch (word) {
                case "-X", "--request" -> method = Optional.of(value(word, rest).toUpperCase(java.util.Locale.ROOT));
                case "-H", "--header" -> header(value(word, rest));
                case "-d", "--data", "--data-raw", "--data-binary", "--data-ascii" -> data(value(word, rest));
                case "--data-urlencode" -> encoded(value(word, rest));
                case "--json" -> {
                    json = true;
                    data(value(word, rest));
                }
                case "-u", "--user" -> user = value(word, rest);
                case "-G", "--get" -> get = true;
                case "-I", "--head" -> notes.add("-I asks for the head only; the connector asks for the whole answer.");
                case "--url" -> url = value(word, rest);
                case "-b", "--cookie" -> cookie(value(word, rest));
                case "-A", "--user-agent" -> {
                    value(word, rest);
                    notes.add("The user agent was left out.");
                }
                case "-e", "--referer" -> headers.put("Referer", value(word, rest));
                case "-k", "--insecure" -> notes.add("-k was left out: certificates are always checked.");
                case "-F", "--form", "--form-string" ->
                    throw wrong("The command sends a form with parts (-F), as for files; a connector only reads.");
                case "-T", "--upload-file" -> throw wrong("The command uploads a file; a connector only reads.");
                default -> other(word, rest);
            }
        }

        private void other(String word, Iterator<String> rest) {
            if (WITH_VALUE.contains(word)) {
                value(word, rest);
                notes.add(word + " was left out.");
            } else if (WITHOUT_VALUE.contains(word) || word.matches("-[sSvLifkg]{2,}")) {
                if (word.startsWith("-") && !word.startsWith("--") && word.contains("k")) {
                    notes.add("-k was left out: certificates are always checked.");
                }
            } else if (word.startsWith("-") && word.length() > 1) {
                notes.add("\"" + word + "\" is not known here and was left out.");
            } else if (url.isEmpty()) {
                url = word;
            } else {
                notes.add("\"" + word + "\" was left out: only the first address counts.");
            }
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw wrong("There is nothing behind \"" + option + "\" in the command.");
            }
            return rest.next();
        }

        private void header(String line) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                return;
            }
            String name = line.substring(0, colon).strip();
            if (name.equalsIgnoreCase("Cookie")) {
                cookie(line.substring(colon + 1).strip());
            } else {
                headers.put(name, line.substring(colon + 1).strip());
            }
        }

        private void cookie(String value) {
            if (!value.contains("=")) {
                notes.add("The cookie file was left out.");
                return;
            }
            headers.put("Cookie", headers.containsKey("Cookie") ? headers.get("Cookie") + "; " + value : value);
            notes.add("A cookie belongs to a browser's session and ends with it; look for an API key of the vendor instead.");
        }

        private void data(String value) {
            if (value.startsWith("@")) {
                throw wrong("The body of the command is in the file " + value.substring(1) + ".");
            }
            data.add(value);
        }

        private void encoded(String value) {
            int equals = value.indexOf('=');
            data.add(equals > 0
                    ? value.substring(0, equals + 1) + encode(value.substring(equals + 1))
                    : encode(value.substring(Math.max(0, equals + 1))));
        }

        private static String encode(String text) {
            return URLEncoder.encode(text, StandardCharsets.UTF_8);
        }

        private CurlCommand command() {
            if (url.isEmpty()) {
                throw wrong("The command has no address.");
            }
            URI uri = uri(url);
            Map<String, String> query = new LinkedHashMap<>();
            pairs(uri.getRawQuery() == null ? "" : uri.getRawQuery(), query);
            String body = String.join(json ? "" : "&", data);
            if (get) {
                pairs(body, query);
                body = "";
            }
            String way = method.orElse(body.isEmpty() ? "GET" : "POST");
            if (!way.equals("GET") && !way.equals("POST")) {
                throw wrong("The command is a " + way + "; a connector only reads, with GET or POST.");
            }
            if (json) {
                headers.putIfAbsent("Content-Type", "application/json");
                headers.putIfAbsent("Accept", "application/json");
            }
            String who = user.isEmpty() && uri.getUserInfo() != null ? uri.getUserInfo() : user;
            String base = uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
            String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return new CurlCommand(way, base, path, query, headers, body, who, List.copyOf(notes));
        }

        private static URI uri(String address) {
            String full = address.matches("(?i)[a-z]+://.*") ? address : "https://" + address;
            try {
                URI uri = URI.create(full.replace("[", "%5B").replace("]", "%5D").replace(" ", "%20").replace("{", "%7B")
                        .replace("}", "%7D").replace("|", "%7C").replace("\"", "%22"));
                if (uri.getHost() != null) {
                    return uri;
                }
            } catch (IllegalArgumentException e) {
                throw wrong("\"" + address + "\" is no address.");
            }
            throw wrong("\"" + address + "\" is no address.");
        }

        private static void pairs(String text, Map<String, String> to) {
            for (String pair : text.split("&", -1)) {
                if (!pair.isEmpty()) {
                    int equals = pair.indexOf('=');
                    to.put(decode(equals < 0 ? pair : pair.substring(0, equals)), equals < 0 ? "" : decode(pair.substring(equals + 1)));
                }
            }
        }
    }

    static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return text;
        }
    }

    /** The pairs of a form body. */
    static Map<String, String> form(String body) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Reading.pairs(body, pairs);
        return pairs;
    }
}

package app.tallybird.http;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Checks the address that all requests are sent to in place of their own. Only this very computer is accepted. */
public final class SandboxRoute {

    private static final Pattern LOOPBACK = Pattern.compile("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]|\\[0:0:0:0:0:0:0:1]|localhost");

    private SandboxRoute() {
    }

    public static URI checkLoopback(String url) {
        URI uri;
        try {
            uri = URI.create(url.strip());
        } catch (IllegalArgumentException e) {
            throw refused(url);
        }
        String host = uri.getHost();
        boolean plain = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null
                && (uri.getRawPath() == null || uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
        if (!"http".equalsIgnoreCase(uri.getScheme()) || host == null || !plain
                || !LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches()) {
            throw refused(url);
        }
        int port = uri.getPort() < 0 ? 80 : uri.getPort();
        String literal = host.equalsIgnoreCase("localhost") ? "127.0.0.1" : host;
        return URI.create("http://" + literal + ":" + port);
    }

    private static RuntimeException refused(String url) {
        return Problem.of(ProblemCode.WRONG_USE, "\"" + url + "\" is not an address of this computer.", "Nothing was sent anywhere.",
                "A sandbox is given as http://127.0.0.1:PORT.").asException();
    }
}

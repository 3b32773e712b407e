package app.tallybird.serve;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** Where the server answers: an address of this computer, and a port; 0 takes a free one. */
public record Listen(InetAddress address, int port) {

    private static final Pattern WRITTEN = Pattern.compile("(?:\\[([0-9A-Fa-f:.%]+)]|([^:\\[\\]]+)):(\\d{1,5})");
    private static final int HIGHEST_PORT = 65_535;

    /** As it is typed: 127.0.0.1:8787, [::1]:8787, a name and a port. */
    public static Listen parse(String text) {
        Matcher parts = WRITTEN.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(3)) > HIGHEST_PORT) {
            throw wrong("\"" + text + "\" is no address with a port.");
        }
        try {
            return new Listen(InetAddress.getByName(parts.group(1) == null ? parts.group(2) : parts.group(1)),
                    Integer.parseInt(parts.group(3)));
        } catch (UnknownHostException e) {
            throw wrong("There is no address \"" + text + "\" on this computer.");
        }
    }

    private static ProblemException wrong(String what) {
        return Problem
                .of(ProblemCode.WRONG_USE, what, "The server did not start.", "Write it like 127.0.0.1:8787, or 0.0.0.0:8787 for all.")
                .asException();
    }

    boolean loopback() {
        return address.isLoopbackAddress();
    }
}

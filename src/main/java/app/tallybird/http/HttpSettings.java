package app.tallybird.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How requests travel.
 *
 * @param maxResponseBytes the most that one answer may have, counted after unzipping
 * @param sandbox a loopback address that takes every request in place of its own host
 * @param extraCa a PEM file of certificates to trust besides those of the system
 * @param environment where {@code HTTPS_PROXY} and {@code NO_PROXY} are looked up before the system's settings
 */
public record HttpSettings(Duration connect, long maxResponseBytes, Optional<URI> sandbox, Optional<Path> extraCa,
        Map<String, String> environment) {

    /** The environment variable that names a PEM file of certificates to trust, for servers with a private authority. */
    public static final String CA_FILE = "TALLYBIRD_CA_FILE";
    private static final long MEGABYTE = 1024L * 1024;

    public HttpSettings {
        environment = Map.copyOf(environment);
    }

    /** The environment holds keys and the proxy's password. */
    @Override
    public String toString() {
        return "HttpSettings[connect=" + connect + ", maxResponseBytes=" + maxResponseBytes + ", sandbox=" + sandbox + ", extraCa="
                + extraCa + ", environment=***]";
    }

    public static HttpSettings direct(Map<String, String> environment) {
        return new HttpSettings(Duration.ofSeconds(10), 100 * MEGABYTE, Optional.empty(),
                Optional.ofNullable(environment.get(CA_FILE)).filter(file -> !file.isBlank()).map(Path::of), environment);
    }

    public HttpSettings throughSandbox(URI address) {
        return new HttpSettings(connect, maxResponseBytes, Optional.of(address), extraCa, environment);
    }
}

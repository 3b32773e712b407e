package app.tallybird.connector.fetch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import app.tallybird.http.HttpCall;
import app.tallybird.secret.Secret;

/**
 * Signs requests as Duo wants it: an HMAC-SHA512 over date, method, host, path and parameters, sent as the password of HTTP Basic. The host that is
 * signed is the one the request goes to. Duo takes SHA-1, too, which its own clients gave up.
 */
final class DuoSignature {

    private static final String HMAC = "HmacSHA512";
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss '-0000'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private DuoSignature() {
    }

    static HttpCall sign(HttpCall call, String key, Secret secret, Instant now) {
        String date = DATE.format(now);
        HttpCall.Header header = SignIn.basic(key, Secret.of(signature(call, secret, date)));
        return call.withHeader("Date", date).withHeader(header.name(), header.value());
    }

    static String signature(HttpCall call, Secret secret, String date) {
        HttpCall.Body body = call.body();
        String params = call.method().equals("POST")
                ? body == null ? "" : new String(body.bytes(), StandardCharsets.UTF_8)
                : call.uri().getRawQuery() == null ? "" : call.uri().getRawQuery();
        String canonical = String.join("\n", date, call.method(), call.uri().getHost().toLowerCase(Locale.ROOT), call.uri().getRawPath(),
                sorted(params));
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(canonical.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do " + HMAC, e);
        }
    }

    private static String sorted(String params) {
        List<String> pairs = new ArrayList<>();
        for (String pair : params.isEmpty() ? new String[0] : params.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            pairs.add(encode(name) + "=" + encode(equals < 0 ? "" : pair.substring(equals + 1)));
        }
        return String.join("&", pairs.stream().sorted().toList());
    }

    /** RFC 3986, whatever form the parameter was in. */
    private static String encode(String text) {
        return HttpCall.encoded(URLDecoder.decode(text, StandardCharsets.UTF_8)).replace("*", "%2A").replace("%7E", "~");
    }
}

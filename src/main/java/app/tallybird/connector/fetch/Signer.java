package app.tallybird.connector.fetch;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import app.tallybird.connector.format.Auth;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.http.HttpCall;
import app.tallybird.secret.Secret;

/** Signs requests in the way that a document says: each of them anew, with an id of its own and the time of now. */
final class Signer {

    private static final int ID_BYTES = 16;

    private final Clock clock;
    private final RandomGenerator random;

    Signer(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The request with the headers of the signature, if there is one. */
    HttpCall sign(HttpCall call, Optional<Auth.Signature> rule, ReadingScope scope) {
        return rule.map(sign -> sign(call, sign, sign.of(), scope)).orElse(call);
    }

    /** The same for the request of a sign-in. */
    HttpCall signIn(HttpCall call, Optional<Auth.Signature> rule, ReadingScope scope) {
        return rule.map(sign -> sign(call, sign, sign.ofSignIn().orElse(sign.of()), scope)).orElse(call);
    }

    private HttpCall sign(HttpCall call, Auth.Signature sign, Template of, ReadingScope scope) {
        Map<String, String> parts = parts(call, sign);
        ReadingScope place = scope.at(scope.pointer() + "/sign");
        parts.put("signature", signature(sign.digest(), place.signing(parts), of));
        HttpCall signed = call;
        for (Map.Entry<String, Template> header : sign.headers().entrySet()) {
            signed = signed.withHeader(header.getKey(), header.getValue().render(place.signing(parts)));
        }
        return signed;
    }

    private Map<String, String> parts(HttpCall call, Auth.Signature sign) {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        URI uri = call.uri();
        HttpCall.Body body = call.body();
        Map<String, String> parts = new HashMap<>();
        parts.put("id", UUID.nameUUIDFromBytes(id).toString());
        parts.put("time", DateTimeFormatter.ofPattern(sign.time(), Locale.ENGLISH).withZone(ZoneOffset.UTC).format(clock.instant()));
        parts.put("method", call.method());
        parts.put("target", uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()));
        parts.put("body", body == null ? "" : new String(body.bytes(), StandardCharsets.UTF_8));
        return parts;
    }

    private static String signature(Auth.Digest digest, ReadingScope scope, Template of) {
        return signature(digest, digest.key().map(scope::secret), scope.secret(of));
    }

    /** What a text becomes. */
    static String signature(Auth.Digest digest, Optional<Secret> key, Secret text) {
        byte[] plain = text.reveal().getBytes(StandardCharsets.UTF_8);
        byte[] bytes = digest.ofBase64() ? Base64.getEncoder().encode(plain) : plain;
        byte[] signature = key.map(secret -> hmac(digest.hash(), secret, bytes)).orElseGet(() -> hash(digest.hash(), bytes));
        return digest.asBase64() ? Base64.getEncoder().encodeToString(signature) : HexFormat.of().formatHex(signature);
    }

    private static byte[] hash(Auth.Hash hash, byte[] bytes) {
        String name = switch (hash) {
            case SHA256 -> "SHA-256";
            case SHA512 -> "SHA-512";
            case SHA1 -> "SHA-1";
        };
        try {
            return MessageDigest.getInstance(name).digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do " + name, e);
        }
    }

    private static byte[] hmac(Auth.Hash hash, Secret key, byte[] bytes) {
        String name = switch (hash) {
            case SHA256 -> "HmacSHA256";
            case SHA512 -> "HmacSHA512";
            case SHA1 -> "HmacSHA1";
        };
        try {
            Mac mac = Mac.getInstance(name);
            mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), name));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do " + name, e);
        }
    }
}

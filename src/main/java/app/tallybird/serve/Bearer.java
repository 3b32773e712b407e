package app.tallybird.serve;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

import app.tallybird.secret.Secret;

/** The token that each request has to bring. However much of it is right, the answer takes the same time. */
final class Bearer {

    static final int SHORTEST = 16;
    private static final String SCHEME = "Bearer ";

    private final byte[] sum;

    Bearer(Secret token) {
        sum = sum(token.reveal());
    }

    /** Whether it could be guessed. */
    static boolean tooShort(Secret token) {
        return token.reveal().length() < SHORTEST;
    }

    /** Whether this is the header of one who knows it. */
    boolean isIn(Optional<String> header) {
        return header.filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .filter(text -> MessageDigest.isEqual(sum, sum(text.substring(SCHEME.length()).strip()))).isPresent();
    }

    /** Sums are of one length, so that the length of the token is not told either. */
    private static byte[] sum(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

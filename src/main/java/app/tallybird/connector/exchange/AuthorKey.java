package app.tallybird.connector.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;

/** The Ed25519 key pair by which others know the connectors of one person. Prints {@code ***}. */
public final class AuthorKey {

    private final byte[] privateKey;
    private final String publicKey;

    private AuthorKey(byte[] privateKey, String publicKey) {
        this.privateKey = privateKey.clone();
        this.publicKey = publicKey;
    }

    /** A new one of the JDK's. */
    public static AuthorKey fresh() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(Signature.ALGORITHM).generateKeyPair();
            return new AuthorKey(pair.getPrivate().getEncoded(), Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One that was kept; anything else is a problem, because a new key would be another author to everybody. */
    public static AuthorKey of(Secret kept) {
        String[] parts = kept.reveal().split("\\.", -1);
        try {
            AuthorKey key = new AuthorKey(Base64.getDecoder().decode(parts[0]), parts.length == 2 ? parts[1] : "");
            if (!key.sign("").fits("")) {
                throw new IllegalStateException("two halves of different keys");
            }
            return key;
        } catch (IllegalArgumentException | IllegalStateException damaged) {
            throw Problem.of(ProblemCode.CONFIGURATION, "The key that signs your connectors is damaged.", "Nothing was signed.",
                    "Remove \"author-key\" of Tallybird from the system's store of secrets; the next export makes a new one, and others are"
                            + " told that the author changed.")
                    .asException();
        }
    }

    /** As it is kept in the store for secrets. */
    public Secret kept() {
        return Secret.of(Base64.getEncoder().encodeToString(privateKey) + "." + publicKey);
    }

    /** Signs the exact text of a document. */
    public Signature sign(String text) {
        try {
            java.security.Signature signing = java.security.Signature.getInstance(Signature.ALGORITHM);
            signing.initSign(KeyFactory.getInstance(Signature.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
            signing.update(Signature.PURPOSE);
            signing.update(text.getBytes(StandardCharsets.UTF_8));
            return new Signature(publicKey, Base64.getEncoder().encodeToString(signing.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}

package app.tallybird.connector.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import app.tallybird.connector.editing.WholeFile;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Somebody's Ed25519 signature over the exact bytes of a document, as it stands in a file beside it. It proves that the document is as the holder of the
 * key left it, and says nothing about who that is.
 *
 * @param key the public key, in Base64 of its X.509 form
 * @param value the signature, in Base64
 */
public record Signature(String key, String value) {

    static final String ALGORITHM = "Ed25519";
    /** Signed in front of the document, so that nothing else that is signed with the key can pass for one. */
    static final byte[] PURPOSE = "Tallybird connector 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int LARGEST = 1_024;
    private static final int GROUP = 4;
    private static final int GROUPS = 8;
    private static final Pattern FORM = Pattern
            .compile("Tallybird connector signature 1\\R" + "Key: ([A-Za-z0-9+/=]{1,200})\\R" + "Signature: ([A-Za-z0-9+/=]{1,200})\\s*");

    /** The file of a document's signature. */
    public static Path file(Path document) {
        return document.resolveSibling(document.getFileName() + ".sig");
    }

    /** The signature beside a document, or empty when it is not signed. One that does not fit these very bytes is refused. */
    public static Optional<Signature> beside(Path document, String text) {
        Path file = file(document);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Signature signature = read(file).filter(one -> one.fits(text)).orElseThrow(() -> Problem
                .of(ProblemCode.CONNECTOR_DOCUMENT,
                        "The signature of the connector is broken: the document is not the one that was signed.",
                        "The connector was not used.",
                        "Get document and signature again from their author: somebody may have changed it on the way. Whoever changed it on"
                                + " purpose removes the signature; the document is then looked at as one that is not signed.")
                .at(file.toString()).asException());
        return Optional.of(signature);
    }

    /** Puts the signature beside a document, or takes away the one that is there. */
    public static void put(Optional<Signature> signature, Path document) {
        Path file = file(document);
        if (signature.isPresent()) {
            WholeFile.write(file, signature.get().text(), "The signature");
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw Problem
                    .of(ProblemCode.HOME_NOT_WRITABLE, "The signature of an older document can not be removed.",
                            "The connector was not changed.", "Give this user the right to write the folder.")
                    .at(file.toString()).asException();
        }
    }

    private static Optional<Signature> read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                return Optional.empty();
            }
            Matcher form = FORM.matcher(Files.readString(file, StandardCharsets.US_ASCII));
            return form.matches() ? Optional.of(new Signature(form.group(1), form.group(2))) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean fits(String text) {
        try {
            java.security.Signature check = java.security.Signature.getInstance(ALGORITHM);
            check.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
            check.update(PURPOSE);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(value));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** What people compare keys by: "1a2b-3c4d-…", the first half of the key's SHA-256. */
    public String fingerprint() {
        String digits = sha256(Base64.getDecoder().decode(key));
        StringBuilder groups = new StringBuilder(digits.substring(0, GROUP));
        for (int group = 1; group < GROUPS; group++) {
            groups.append('-').append(digits, group * GROUP, (group + 1) * GROUP);
        }
        return groups.toString();
    }

    /** The lines of its file. */
    public String text() {
        return "Tallybird connector signature 1\nKey: " + key + "\nSignature: " + value + "\n";
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

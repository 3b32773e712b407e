package app.tallybird.it;

import java.io.File;
import java.nio.charset.Charset;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.spec.ECGenParameterSpec;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import javax.crypto.KeyAgreement;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;

/** Runs inside the packaged runtime and touches what a module left out of it would take away. Prints a line for each; any failure ends it. */
public final class RuntimeProbe {

    private RuntimeProbe() {
    }

    public static void main(String[] args) throws GeneralSecurityException, SQLException, ClassNotFoundException {
        tls();
        // The way to libsecret names the user by this class, on a machine that has such a store.
        System.out.println("user for the keychain: " + Class.forName("com.sun.security.auth.module.UnixSystem").getSimpleName());
        System.out.println("trusted authorities: " + (authorities() > 50));
        System.out.println("sqlite: " + sqlite());
        System.out.println("charsets: " + List.of(Charset.forName("windows-1252"), Charset.forName("IBM850"), Charset.forName("Big5")));
        System.out.println("keychain: " + keychain());
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            System.out.println("windows certificates: " + windowsCertificates());
        }
        System.out.println("unpacked: " + unpacked());
        System.exit(0);
    }

    private static void tls() throws GeneralSecurityException {
        List<String> suites = Arrays.asList(SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites());
        System.out.println("tls: " + suites.containsAll(List.of("TLS_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384")));
        KeyPairGenerator curve = KeyPairGenerator.getInstance("EC");
        curve.initialize(new ECGenParameterSpec("secp384r1"));
        KeyPair one = curve.generateKeyPair();
        KeyPair other = curve.generateKeyPair();
        System.out.println("elliptic curves: " + Arrays.equals(secret(one, other), secret(other, one)));
    }

    private static byte[] secret(KeyPair mine, KeyPair theirs) throws GeneralSecurityException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(mine.getPrivate());
        agreement.doPhase(theirs.getPublic(), true);
        return agreement.generateSecret();
    }

    private static int authorities() throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null);
        return ((X509TrustManager) factory.getTrustManagers()[0]).getAcceptedIssuers().length;
    }

    /** The Java that Wine runs for tests lacks that module; the one of the package has it. */
    private static String windowsCertificates() {
        try {
            return KeyStore.getInstance("Windows-ROOT").getType();
        } catch (KeyStoreException absent) {
            return "none";
        }
    }

    private static boolean sqlite() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                ResultSet version = connection.createStatement().executeQuery("select sqlite_version()")) {
            return version.next() && version.getString(1).startsWith("3.");
        }
    }

    /** A machine without a store is no fault of the runtime; a missing class is. */
    private static String keychain() {
        try {
            Keyring.create();
            return "a store";
        } catch (BackendNotSupportedException none) {
            return "no store on this machine";
        }
    }

    /** What the libraries left in the folder for temporary files; the packaged app brings them unpacked. */
    private static int unpacked() {
        return Objects.requireNonNull(new File(System.getProperty("java.io.tmpdir")).list()).length;
    }
}

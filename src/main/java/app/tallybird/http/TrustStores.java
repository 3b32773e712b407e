package app.tallybird.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** Trusts what the JDK trusts, what the operating system trusts, and one CA file of the user's. Verification is never off. */
public final class TrustStores {

    /** Where Linux distributions keep what the system trusts, as one file. */
    private static final List<Path> SYSTEM_BUNDLES = List.of(Path.of("/etc/ssl/certs/ca-certificates.crt"),
            Path.of("/etc/pki/tls/certs/ca-bundle.crt"), Path.of("/etc/ssl/ca-bundle.pem"));

    private TrustStores() {
    }

    /** A file that can not be read is thrown as a problem. */
    public static SSLContext context(Optional<Path> extraCa) {
        try {
            List<X509TrustManager> managers = new ArrayList<>();
            managers.add(manager(null));
            for (String type : systemStores(System.getProperty("os.name").toLowerCase(Locale.ROOT))) {
                system(type).ifPresent(managers::add);
            }
            for (Path bundle : SYSTEM_BUNDLES) {
                Optional<X509TrustManager> found = bundle(bundle);
                if (found.isPresent()) {
                    managers.add(found.get());
                    break;
                }
            }
            if (extraCa.isPresent()) {
                managers.add(manager(load(extraCa.get())));
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[]{new AnyOf(List.copyOf(managers))}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java cannot do TLS", e);
        }
    }

    private static List<String> systemStores(String os) {
        if (os.startsWith("windows")) {
            return List.of("Windows-ROOT", "Windows-ROOT-LOCALMACHINE");
        }
        return os.startsWith("mac") ? List.of("KeychainStore-ROOT", "KeychainStore") : List.of();
    }

    /** A store that this system or this Java does not have is no fault. */
    private static Optional<X509TrustManager> system(String type) {
        try {
            KeyStore store = KeyStore.getInstance(type);
            store.load(null, null);
            return Optional.of(manager(store));
        } catch (GeneralSecurityException | IOException absent) {
            return Optional.empty();
        }
    }

    private static Optional<X509TrustManager> bundle(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(manager(store(in)));
        } catch (GeneralSecurityException | IOException absent) {
            return Optional.empty();
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no X.509 trust manager");
    }

    private static KeyStore load(Path file) throws GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return store(in);
        } catch (IOException | CertificateException e) {
            throw Problem.of(ProblemCode.CONFIGURATION, "The CA file can not be read.", "Nothing was sent.",
                    "Name a file with one or more certificates in PEM form.").at(file.toString()).asException();
        }
    }

    private static KeyStore store(InputStream pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(new BufferedInputStream(pem))) {
            store.setCertificateEntry("extra-" + number++, certificate);
        }
        return store;
    }

    /** Why a chain of certificates is not accepted, as the end of a sentence. */
    static final class NotTrusted extends CertificateException {

        private static final long serialVersionUID = 1L;

        private final String words;

        NotTrusted(String words, CertificateException cause) {
            super(words, cause);
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** Accepts a chain that any of its members accepts; says what is wrong with it when none does. */
    private record AnyOf(List<X509TrustManager> members) implements X509TrustManager {

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            CertificateException last = new CertificateException("no trust store");
            boolean knownIssuer = false;
            for (X509TrustManager member : members) {
                try {
                    member.checkServerTrusted(chain, authType);
                    return;
                } catch (CertificateException e) {
                    last = e;
                    knownIssuer = knownIssuer || aboutTime(e);
                }
            }
            String issuer = chain.length == 0 ? "nobody" : chain[chain.length - 1].getIssuerX500Principal().getName();
            List<String> faults = new ArrayList<>(Stream.of(chain).flatMap(one -> outOfTime(one).stream()).limit(1).toList());
            if (knownIssuer && faults.isEmpty()) {
                faults.add("a certificate is out of date, or the clock of this computer is wrong");
            }
            if (!knownIssuer) {
                faults.add("the certificate was issued by " + issuer + ", which this computer does not trust");
            }
            throw new NotTrusted(String.join("; besides, ", faults), last);
        }

        /** One who complains of the time knows the issuer. */
        private static boolean aboutTime(Throwable failure) {
            return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                    .anyMatch(cause -> cause instanceof CertificateExpiredException || cause instanceof CertificateNotYetValidException);
        }

        private static Optional<String> outOfTime(X509Certificate certificate) {
            String name = "the certificate of " + certificate.getSubjectX500Principal().getName();
            try {
                certificate.checkValidity();
                return Optional.empty();
            } catch (CertificateExpiredException e) {
                return Optional.of(name + " expired on " + day(certificate.getNotAfter()) + ", or the clock of this computer is ahead");
            } catch (CertificateNotYetValidException e) {
                return Optional.of(
                        name + " is valid only from " + day(certificate.getNotBefore()) + " on, or the clock of this computer is behind");
            }
        }

        private static LocalDate day(Date date) {
            return LocalDate.ofInstant(date.toInstant(), ZoneOffset.UTC);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("no clients here");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return members.stream().flatMap(member -> List.of(member.getAcceptedIssuers()).stream()).toArray(X509Certificate[]::new);
        }
    }
}

package app.tallybird.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The way to a shared ledger is encrypted, to the server that the address names and no other. */
class SharedTlsTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private static Path keys;
    private static Path authority;
    private static StagePostgres server;
    private static String database;

    @BeforeAll
    static void start() throws IOException, GeneralSecurityException, InterruptedException {
        Path store = keys.resolve("all.p12");
        keytool(store, "-alias", "authority", "-dname", "CN=An authority of nobody", "-ext", "bc:c", "-validity", "36500");
        keytool(store, "-alias", "server", "-signer", "authority", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity",
                "36500");
        KeyStore all = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            all.load(in, PASSWORD);
        }
        authority = Files.writeString(keys.resolve("authority.pem"), pem("CERTIFICATE", all.getCertificate("authority").getEncoded()));
        server = StagePostgres.encrypted(pem("CERTIFICATE", all.getCertificate("server").getEncoded()),
                pem("PRIVATE KEY", all.getKey("server", PASSWORD).getEncoded()));
        database = server.database();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(bytes) + "\n-----END " + kind
                + "-----\n";
    }

    private static void keytool(Path store, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
                "-keystore", store.toString(), "-storepass", new String(PASSWORD), "-keyalg", "RSA", "-keysize", "2048"));
        command.addAll(List.of(more));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    private static SharedLedgers at(int port, String host, Optional<Path> extraCa) {
        return SharedLedgers.at(LedgerAddress.of("postgresql://postgres@" + host + ":" + port + "/" + database, Optional.empty()),
                Optional.empty(), extraCa, new LedgerUser(new StageClock(), words -> words, Optional.empty()));
    }

    @Test
    void aServerThatTheSettingsTrustIsTalkedToInSecret() {
        try (SharedLedgers ledgers = at(server.port(), "localhost", Optional.of(authority))) {
            assertThat(ledgers.look().encrypted()).isTrue();
            ledgers.setup();
            ledgers.open("NinjaOne").close();
            assertThat(ledgers.names()).containsExactly("NinjaOne");
        }
    }

    /** A server that runs for months is not started again for it. */
    @Test
    void whatIsTrustedMeanwhileIsTrusted() {
        AtomicReference<Optional<Path>> trusted = new AtomicReference<>(Optional.empty());
        try (SharedLedgers ledgers = SharedLedgers.at(
                LedgerAddress.of("postgresql://postgres@localhost:" + server.port() + "/" + database, Optional.empty()),
                new SharedLedgers.Way(Optional::empty, trusted::get), new LedgerUser(new StageClock(), words -> words, Optional.empty()))) {
            assertThatThrownBy(ledgers::look).isInstanceOf(ProblemException.class);
            trusted.set(Optional.of(authority));
            assertThat(ledgers.look().encrypted()).isTrue();
        }
    }

    @Test
    void anotherAuthorityAnotherNameAndNoTlsAtAllAreRefused() {
        refused(server.port(), "localhost", Optional.empty());
        refused(server.port(), "127.0.0.1", Optional.of(authority));
        refused(StagePostgres.shared().port(), "localhost", Optional.of(authority));
    }

    @Test
    void theNameOfADatabaseSaysNothingToTheDriver() {
        int plain = StagePostgres.shared().port();
        String other = StagePostgres.shared().database();
        for (String smuggled : new String[]{"?sslmode=disable", "?sslfactory=org.postgresql.ssl.NonValidatingFactory&sslmode=prefer"}) {
            try (SharedLedgers ledgers = SharedLedgers.at(new LedgerAddress("localhost", plain, other + smuggled, "postgres", true),
                    Optional.empty(), Optional.of(authority), new LedgerUser(new StageClock(), words -> words, Optional.empty()))) {
                assertThatThrownBy(ledgers::look).isInstanceOfSatisfying(ProblemException.class,
                        problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.TLS));
            }
            String written = "postgresql://postgres@localhost:" + plain + "/" + other + smuggled.replace("?", "%3F").replace("&", "%26");
            assertThatThrownBy(() -> LedgerAddress.of(written, Optional.empty())).isInstanceOfSatisfying(ProblemException.class,
                    problem -> assertThat(problem.problem().code()).isEqualTo(ProblemCode.WRONG_USE));
        }
    }

    private static void refused(int port, String host, Optional<Path> extraCa) {
        try (SharedLedgers ledgers = at(port, host, extraCa)) {
            assertThatThrownBy(ledgers::look).isInstanceOfSatisfying(ProblemException.class, problem -> {
                assertThat(problem.problem().code()).as(problem.problem().sentence()).isEqualTo(ProblemCode.TLS);
                assertThat(problem.problem().notChanged()).isEqualTo("Nothing was sent there, not even the password.");
            });
        }
    }
}

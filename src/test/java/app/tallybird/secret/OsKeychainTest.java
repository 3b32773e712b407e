package app.tallybird.secret;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.PasswordAccessException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** A system's store that is not there, locked, refuses or has no room: the program starts, says so in a few lines, and keeps nothing anywhere else. */
class OsKeychainTest {

    /** More than two entries of the Windows Credential Manager take. */
    private static final String LONG = "s3cr3t-".repeat(366).substring(0, 2_561);
    /** 2,560 bytes of UTF-16. */
    private static final int FITS = 1_280;
    private static final SecretName NAME = new SecretName("ninjaone", "clientSecret");

    /** A store in memory that takes what is short enough and fails as it is told to. */
    private static final class Played implements OsKeychain.Entries {
        private final Map<String, String> kept = new HashMap<>();
        private Optional<Supplier<Exception>> fault = Optional.empty();
        private int room = Integer.MAX_VALUE;

        private void check() throws PasswordAccessException {
            if (fault.isPresent()) {
                switch (fault.get().get()) {
                    case PasswordAccessException refused -> throw refused;
                    case RuntimeException broken -> throw broken;
                    case Exception other -> throw new IllegalStateException(other);
                }
            }
        }

        @Override
        public String get(String account) throws PasswordAccessException {
            check();
            if (!kept.containsKey(account)) {
                throw new PasswordAccessException("no such entry");
            }
            return kept.get(account);
        }

        @Override
        public void set(String account, String value) throws PasswordAccessException {
            check();
            if (value.length() > FITS || kept.size() == room && !kept.containsKey(account)) {
                throw new PasswordAccessException("1783: The stub received bad data: " + value);
            }
            kept.put(account, value);
        }

        @Override
        public void delete(String account) throws PasswordAccessException {
            check();
            kept.remove(account);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(Arguments.of("locked", (Supplier<Exception>) () -> new PasswordAccessException("the collection is locked")),
                Arguments.of("denied, or signed by somebody else", (Supplier<Exception>) () -> new PasswordAccessException("-25293")),
                Arguments.of("its service has gone", (Supplier<Exception>) () -> new IllegalStateException("no D-Bus connection")));
    }

    @Test
    void withoutAStoreItIsForThisSessionOnlyAndSaysSo() {
        for (OsKeychain.Opening opening : new OsKeychain.Opening[]{() -> {
            throw new BackendNotSupportedException("none");
        }, () -> {
            throw new IllegalStateException("no session bus");
        }, () -> {
            throw new UnsatisfiedLinkError("no library");
        }}) {
            SecretStore store = OsKeychain.openOrSession("Linux", opening);
            assertThat(store.availability())
                    .isEqualTo(new Availability.SessionOnly("this system offers no store for secrets to this program"));
            store.write(NAME, Secret.of("s3cr3t"));
            assertThat(store.read(NAME)).map(Secret::reveal).contains("s3cr3t");
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void aStoreThatRefusesIsSaidInAFewLinesWithoutTheSecret(String how, Supplier<Exception> fault) {
        Played played = new Played();
        SecretStore store = OsKeychain.openOrSession("Mac OS X", () -> played);
        store.write(NAME, Secret.of("the old one"));
        played.fault = Optional.of(fault);
        assertThat(store.read(NAME)).isEmpty();
        store.delete(NAME);
        Problem problem = refused(store, "s3cr3t");
        assertThat(problem.code()).isEqualTo(ProblemCode.CONFIGURATION);
        assertThat(problem.what()).isEqualTo("The secret could not be put into the macOS Keychain.");
        assertThat(problem.toString()).doesNotContain("s3cr3t");
        played.fault = Optional.empty();
        assertThat(store.read(NAME)).map(Secret::reveal).as("what was kept stays").contains("the old one");
    }

    @Test
    void aSecretThatOneEntryOfWindowsDoesNotTakeIsKeptInPiecesAndGoesWhole() {
        Played played = new Played();
        SecretStore store = OsKeychain.openOrSession("Windows 11", () -> played);
        for (String value : new String[]{LONG, "other-" + LONG, "x".repeat(LongEntries.PIECE), "y".repeat(LongEntries.PIECE + 1), LONG,
                "short"}) {
            store.write(NAME, Secret.of(value));
            assertThat(store.read(NAME)).map(Secret::reveal).contains(value);
            int pieces = (value.length() + LongEntries.PIECE - 1) / LongEntries.PIECE;
            assertThat(played.kept).as("none of the value before is left").hasSize(pieces == 1 ? 1 : pieces + 1);
        }
        String signs = "x" + "\ud83d\ude00".repeat(1_000);
        store.write(NAME, Secret.of(signs));
        assertThat(played.kept.values()).noneMatch(piece -> Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
        assertThat(store.read(NAME)).map(Secret::reveal).contains(signs);
        store.delete(NAME);
        assertThat(played.kept).isEmpty();
    }

    @Test
    void aPieceThatIsNotTakenLeavesTheOldSecretAsItWas() {
        Played played = new Played();
        SecretStore store = OsKeychain.openOrSession("Windows 11", () -> played);
        store.write(NAME, Secret.of(LONG));
        played.room = 6;
        Problem problem = refused(store, "other-" + LONG);
        assertThat(problem.what()).isEqualTo("The secret could not be put into the Windows Credential Manager.");
        assertThat(problem.next()).doesNotStartWith("Unlock");
        assertThat(problem.toString()).doesNotContain("s3cr3t").hasSizeLessThan(500);
        assertThat(store.read(NAME)).map(Secret::reveal).contains(LONG);
        assertThat(played.kept).hasSize(4);
    }

    @Test
    void halfASecretIsNone() {
        Played played = new Played();
        SecretStore store = OsKeychain.openOrSession("Windows 11", () -> played);
        store.write(NAME, Secret.of(LONG));
        String piece = played.kept.keySet().stream().filter(account -> account.endsWith("1")).findFirst().orElseThrow();
        played.kept.put(piece, "x");
        assertThat(store.read(NAME)).isEmpty();
        played.kept.remove(piece);
        assertThat(store.read(NAME)).isEmpty();
    }

    private static Problem refused(SecretStore store, String secret) {
        return catchThrowableOfType(ProblemException.class, () -> store.write(NAME, Secret.of(secret))).problem();
    }
}

package app.tallybird.app;

import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.http.Redactor;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;
import app.tallybird.secret.SecretStore;
import app.tallybird.secret.SessionStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LearningStoreTest {

    private static final SecretName NAME = new SecretName("Entra", "refreshToken");

    /** A store that takes nothing while it is locked. */
    private static final class Locked implements SecretStore {
        private final SessionStore kept = new SessionStore("test");
        private boolean locked;

        @Override
        public Optional<Secret> read(SecretName name) {
            return kept.read(name);
        }

        @Override
        public void write(SecretName name, Secret value) {
            if (locked) {
                throw Problem.of(ProblemCode.CONFIGURATION, "The secret could not be put into the store.", "Nothing.", "Unlock it.")
                        .asException();
            }
            kept.write(name, value);
        }

        @Override
        public void delete(SecretName name) {
            kept.delete(name);
        }

        @Override
        public Availability availability() {
            return kept.availability();
        }
    }

    @Test
    void aRenewedTokenThatCanNotBeKeptIsThereUntilTheProgramEnds() {
        Locked locked = new Locked();
        Redactor redactor = new Redactor();
        SecretStore store = new LearningStore(locked, redactor);
        store.write(NAME, Secret.of("refresh-one"));
        locked.locked = true;
        assertThat(store.renew(NAME, Secret.of("refresh-two"))).as("somebody has to be told").isFalse();
        assertThat(store.read(NAME)).map(Secret::reveal).contains("refresh-two");
        assertThat(locked.read(NAME)).map(Secret::reveal).contains("refresh-one");
        assertThat(redactor.words("got refresh-two")).isEqualTo("got ***");
        assertThatThrownBy(() -> store.write(NAME, Secret.of("typed"))).as("what a person types is refused aloud")
                .isInstanceOf(ProblemException.class);
        locked.locked = false;
        assertThat(store.renew(NAME, Secret.of("refresh-three"))).isTrue();
        assertThat(new LearningStore(locked, redactor).read(NAME)).map(Secret::reveal).contains("refresh-three");
        assertThat(store.read(NAME)).map(Secret::reveal).contains("refresh-three");
        store.delete(NAME);
        assertThat(store.read(NAME)).isEmpty();
    }
}

package app.tallybird.ui.sharing;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.LedgerPlace;
import app.tallybird.app.LedgerSharing;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.secret.Secret;
import app.tallybird.stage.StagePostgres;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Sharing begins with a look, and ends with the same numbers on one side only. */
class SharingModelTest {

    @TempDir
    private Path home;
    @TempDir
    private Path other;
    private final StagePostgres server = StagePostgres.shared();
    private final String database = server.database();

    private SharingModel open(AppOnSandbox hand) {
        SharingModel model = new SharingModel(hand.place(new DirectTaskRunner()));
        model.enter();
        model.user.set("postgres");
        model.address.set("127.0.0.1:" + server.port() + "/" + database + "?tls=off");
        return model;
    }

    @Test
    void whatIsHereIsCopiedAndTheNextComputerUsesWhatIsThere() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); AppOnSandbox second = AppOnSandbox.small(other, 2)) {
            Setup ninja = hand.ready();
            Pushes.push(ninja);
            hand.application.userConnectors().file("none");
            SharingModel model = open(hand);
            assertThat(model.now.get().here()).isEqualTo("1 ledger with 1 push, and 1 setting, connector or other document");
            model.password.set("a password");
            model.test();
            SharingModel.Tested tested = Objects.requireNonNull(model.tested.get());
            assertThat(tested.server()).startsWith("PostgreSQL ").endsWith(", 127.0.0.1");
            assertThat(tested.line()).startsWith("without TLS, on this computer \u00b7 ").endsWith(" ms");
            assertThat(tested.there()).isEqualTo("Nothing yet; the ledger is made with the first copy.");
            assertThat(tested.found().inForce()).isFalse();
            model.copyThere();
            assertThat(model.problem.get()).isNull();
            assertThat(model.good.get()).startsWith("2 ledgers with 1 push, and 1 setting");
            assertThat(model.now.get().shared().map(Object::toString)).isPresent();
            assertThat(hand.application.ledgers().names()).containsExactly("NinjaOne");
            assertThat(hand.secrets.read(LedgerPlace.name(model.now.get().shared().orElseThrow())).map(Secret::isBlank)).contains(false);
            assertThat(model.password.get()).isEmpty();

            SharingModel there = open(second);
            there.test();
            assertThat(Objects.requireNonNull(there.tested.get()).there()).isEqualTo("1 integration is worked with there.");
            assertThat(Objects.requireNonNull(there.tested.get()).found().inForce()).isTrue();
            there.useThere();
            assertThat(second.application.settings().find("NinjaOne")).isPresent();
            try (var ledger = second.application.openLedger("NinjaOne")) {
                assertThat(ledger.accepted()).isNotEmpty();
            }
        }
    }

    @Test
    void whatIsTypedAnewIsTestedAnew() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            SharingModel model = open(hand);
            model.test();
            assertThat(model.tested.get()).isNotNull();
            model.user.set("nobody");
            assertThat(model.tested.get()).isNull();
            model.test();
            assertThat(model.tested.get()).isNull();
            assertThat(Objects.requireNonNull(model.problem.get()).code()).isEqualTo(ProblemCode.CONFIGURATION);
            model.address.set("127.0.0.1:" + server.port() + "/" + database + "?tls=maybe");
            model.test();
            assertThat(Objects.requireNonNull(model.problem.get()).code()).isEqualTo(ProblemCode.WRONG_USE);
        }
    }

    @Test
    void workingAloneAgainTakesAllOfItAlongAndClosesItForTheOthers() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 2); AppOnSandbox second = AppOnSandbox.small(other, 2)) {
            Pushes.push(hand.ready());
            SharingModel model = open(hand);
            model.test();
            model.copyThere();
            new LedgerSharing(second.application).use(model.now.get().shared().orElseThrow(), Optional.empty());
            second.application.openLedger("NinjaOne").close();
            model.askToLeave();
            SharingModel.Leaving asked = Objects.requireNonNull(model.leaving.get());
            assertThat(SharingModel.words(asked.report())).isEqualTo("2 ledgers with 1 push, and 1 setting, connector or other document");
            assertThat(asked.mayGoAlone()).as("what is here was moved away").isFalse();
            model.stay();
            assertThat(model.leaving.get()).isNull();
            model.askToLeave();
            model.takeBack();
            assertThat(model.problem.get()).isNull();
            assertThat(model.now.get().shared()).isEmpty();
            assertThat(hand.application.ledgers().names()).containsExactly("NinjaOne");
            assertThat(catchThrowableOfType(ProblemException.class, () -> second.application.openLedger("NinjaOne")).problem().code())
                    .isEqualTo(ProblemCode.LEDGER_MOVED);
            SharingModel secondModel = new SharingModel(second.place(new DirectTaskRunner()));
            secondModel.enter();
            secondModel.leaveThem();
            assertThat(secondModel.now.get().shared()).isEmpty();
            assertThat(second.application.settings().all()).isEmpty();
        }
    }
}

package app.tallybird.ledger;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.Documents;
import app.tallybird.settings.TwoAtOnce;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Two computers with one database. */
class SharedAtOnceTest extends TwoAtOnce {

    @TempDir
    private Path folder;
    private final String database = StagePostgres.shared().database();
    private final SharedLedgers danas = ledgers("postgres");
    private final SharedLedgers mias = ledgers("postgres");
    private Documents here;
    private Documents there;

    private SharedLedgers ledgers(String role) {
        String address = StagePostgres.shared().address(database).replace("postgres@", role + "@");
        return SharedLedgers.at(LedgerAddress.of(address, Optional.empty()), Optional.empty(), Optional.empty(),
                new LedgerUser(new StageClock(), words -> words, Optional.empty()));
    }

    @Override
    @BeforeEach
    protected void saved() {
        danas.setup();
        // no time passes, so that each looks as seldom as may be
        here = SharedDocuments.of(danas, folder.resolve("dana"), new StageClock(), () -> 0);
        there = SharedDocuments.of(mias, folder.resolve("mia"), new StageClock(), () -> 0);
        super.saved();
    }

    @AfterEach
    void close() {
        danas.close();
        mias.close();
    }

    @Override
    protected Documents danas() {
        return here;
    }

    @Override
    protected Documents mias() {
        return there;
    }

    @Test
    void aChangeIsMadeAgainOverWhatSomebodyElseDidMeanwhile() {
        int[] runs = new int[1];
        here.change(now -> {
            if (runs[0]++ == 0) {
                there.write(there.read("settings.json"), "theirs");
            }
            String before = now.read("settings.json").text().orElse("nothing");
            now.write(now.read("settings.json"), before + " and mine");
            return before;
        });
        assertThat(runs[0]).isEqualTo(2);
        assertThat(there.<Optional<String>>change(now -> now.read("settings.json").text())).contains("theirs and mine");
    }

    /** Nothing of what belongs together is there when one of it may not be written. */
    @Test
    void whatMayNotBeWrittenLeavesNothingOfTheRest() {
        StagePostgres.shared().execute(database, "CREATE ROLE tina_" + database + " LOGIN IN ROLE tallybird_technician");
        try (SharedLedgers hers = ledgers("tina_" + database)) {
            Documents tinas = SharedDocuments.of(hers, folder.resolve("tina"), new StageClock(), () -> 0);
            assertThatThrownBy(() -> tinas.change(now -> {
                now.write(now.read("integrations/x.json"), "{}");
                now.write(now.read("ledger/months/2026-01.json"), "{}");
                return now.delete("integrations/NinjaOne.json");
            })).isInstanceOfSatisfying(ProblemException.class, refused -> {
                assertThat(refused.problem().code()).isEqualTo(ProblemCode.CONFIGURATION);
                assertThat(refused.problem().what()).startsWith("The role may not do this in the shared ledger");
                assertThat(refused.problem().notChanged()).isEqualTo("Your change was not saved.");
            });
        }
        assertThat(here.<Boolean>change(now -> now.read("integrations/x.json").text().isPresent())).isFalse();
        assertThat(here.list("integrations", ".json")).containsExactly("integrations/NinjaOne.json");
    }
}

package app.tallybird.app;

import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is in force when not all of it could be done. */
class LedgerSharingTest {

    @TempDir
    private Path home;

    @Test
    void aMoveThatCanNotBeWrittenDownIsSaidToBeMade() {
        StagePostgres server = StagePostgres.shared();
        String database = server.database();
        try (Office office = new Office(home).ready(); Application application = office.start()) {
            LedgerAddress address = LedgerAddress.of(server.address(database), Optional.empty());
            try (SharedLedgers there = application.ledgerPlace().at(address, Optional.empty())) {
                there.setup();
            }
            server.execute(database,
                    "CREATE FUNCTION tallybird.full_up() RETURNS trigger LANGUAGE plpgsql AS "
                            + "$$ BEGIN RAISE EXCEPTION 'full' USING ERRCODE = '53100'; END $$; "
                            + "CREATE TRIGGER full_up BEFORE INSERT ON tallybird.all_audit FOR EACH ROW WHEN (NEW.words LIKE 'Moved %') "
                            + "EXECUTE FUNCTION tallybird.full_up()");
            LedgerSharing sharing = new LedgerSharing(application);
            assertThatThrownBy(() -> sharing.share(address, Optional.empty(), false)).isInstanceOfSatisfying(ProblemException.class,
                    failed -> assertThat(failed.problem().notChanged()).isEqualTo(
                            "The ledgers were moved to " + address.place() + " and are worked with there, but that is not written down."));
            assertThat(sharing.shared()).contains(address);
            assertThat(application.ledgers().names()).containsExactly(Office.NINJA);
        }
    }
}

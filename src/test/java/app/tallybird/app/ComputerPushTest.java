package app.tallybird.app;

import java.nio.file.Path;
import java.time.LocalTime;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.Consent;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

import static org.assertj.core.api.Assertions.assertThat;

/** What the role of a computer lets it do is all that a scheduled push needs. */
class ComputerPushTest {

    @TempDir
    private Path folder;

    @Test
    void aScheduledPushAsAComputerSendsEverythingAndWritesNoDocument() throws Exception {
        StagePostgres server = StagePostgres.shared();
        String database = server.database();
        try (SharedLedgers owner = SharedLedgers.at(LedgerAddress.of(server.address(database), Optional.empty()), Optional.empty(),
                Optional.empty(), new LedgerUser(new StageClock(), words -> words, Optional.empty()))) {
            owner.setup();
        }
        server.execute(database, "CREATE ROLE night_" + database + " LOGIN IN ROLE tallybird_computer");
        try (Office office = new Office(folder, Office.CUSTOMERS, Map.of(LedgerPlace.VARIABLE, server.address(database))).ready()) {
            try (Application application = office.start()) {
                application.routines().change(Office.NINJA,
                        none -> none.withSchedule(Optional.of(new Schedule(new Rhythm.Daily(LocalTime.of(2, 0)), Schedule.Start.SERVER)),
                                office.clock.instant(), false));
            }
            office.push();
            office.clock.set("2026-11-03T03:00");
            server.execute(database, "CREATE TABLE before AS SELECT * FROM tallybird.document");
            String night = server.address(database).replace("postgres@", "night_" + database + "@");
            IntegrationChoice choice = new IntegrationChoice(Optional.of(Office.NINJA), Optional.empty(), Optional.of(folder),
                    Optional.of(office.sandbox.url()), 5_000);
            try (Application application = Application.open(
                    Stage.around(folder, Stage.time(office.clock), Map.of("USER", "srv", LedgerPlace.VARIABLE, night)), choice,
                    office.secrets)) {
                UnattendedPush.Ended ended = new UnattendedPush(application, new PushChoices(Consent.UNATTENDED, RebuildMode.EACH, false),
                        false).run(PushListener.none(), office.cancel);
                assertThat(ended.problems()).isEmpty();
                assertThat(ended.result().orElseThrow().run().orElseThrow().accepted()).isEqualTo(Office.CELLS);
                assertThat(new TeamDesk(application).audit(AuditTrail.Filter.ALL).getFirst().person()).isEqualTo("night_" + database);
            }
            try (var connection = server.connect(database);
                    var rows = connection.createStatement()
                            .executeQuery("SELECT count(*) FROM (SELECT * FROM before EXCEPT SELECT * FROM tallybird.document) other")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }
}

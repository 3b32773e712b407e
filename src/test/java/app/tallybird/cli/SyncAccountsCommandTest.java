package app.tallybird.cli;

import java.nio.file.Path;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What sync-accounts tells besides the accounts. */
class SyncAccountsCommandTest {

    @TempDir
    private Path folder;

    @Test
    void whatWasNoticedWhileReadingIsShownInTextAndJson() throws Exception {
        try (Desk desk = new Desk(folder).counts("901,,Seats,7", "902,Fabrikam,Seats,3")) {
            assertThat(desk.run("sync-accounts", "--dry-run").out()).contains("  ! Warning W409: 1 account has no name; its id is used");
            JsonObject warning = desk.run("sync-accounts", "--dry-run", "--json").json().getAsJsonObject("plan").getAsJsonArray("warnings")
                    .get(0).getAsJsonObject();
            assertThat(warning.get("code").getAsString()).isEqualTo("W409");
            assertThat(warning.get("new").getAsBoolean()).isTrue();
        }
    }
}

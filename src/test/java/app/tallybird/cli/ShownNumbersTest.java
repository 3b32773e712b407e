package app.tallybird.cli;

import java.nio.file.Path;

import com.google.gson.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A count is shown the way it is sent, whatever the vendor wrote and whatever a sum makes of it. */
class ShownNumbersTest {

    @TempDir
    private Path folder;

    @Test
    void noZerosThatSayNothing() throws Exception {
        try (Desk desk = new Desk(folder).counts("901,Contoso,Seats,2.0", "902,Fabrikam,Seats,20.50", "903,Tailspin,Seats,0.50").ready()) {
            JsonObject sent = desk.run("sync-usage", "--yes", "--json").json();
            assertThat(sent.toString()).contains("\"now\":2,", "\"now\":20.5,", "\"now\":0.5,", "\"units\":23}").doesNotContain("2.0",
                    ".50", "23.0");
            assertThat(desk.sandbox.synthesize().accepted())
                    .allMatch(count -> count.endsWith(" 2") || count.endsWith(" 20.5") || count.endsWith(" 0.5"));

            desk.counts("901,Contoso,Seats,2.50", "902,Fabrikam,Seats,20.00", "903,Tailspin,Seats,1.50");
            assertThat(desk.run("sync-usage").out()).contains(": 3 counts, 24 units").containsPattern("Contoso +Seats +2 +2\\.5 +\\+0\\.5 ")
                    .containsPattern("Fabrikam +Seats +20\\.5 +20 +-0\\.5 ").containsPattern("Tailspin +Seats +0\\.5 +1\\.5 +\\+1 ");
            assertThat(desk.run("history").out()).containsPattern("R00002 .* 24 +\\+1\\R").containsPattern("R00001 .* 23 +\\+23\\R");
            assertThat(desk.run("history", "--json").json().toString()).contains("\"units\":24,\"change\":1}",
                    "\"units\":23,\"change\":23}");
            assertThat(desk.run("history", "export").out()).contains(",Contoso,Seats,,2,", ",Contoso,Seats,2,2.5,").doesNotContain("2.0",
                    ".50");
            assertThat(desk.run("history", "compare", "R00001", "R00002", "--json").json().toString()).contains("\"change\":1}");
            assertThat(desk.run("history", "series", "--json").json().toString()).contains("\"units\":24}").doesNotContain("24.0");
        }
    }
}

package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.gson.JsonElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The groups of a plan decided from a terminal. */
class DecisionsTest {

    @TempDir
    private Path folder;

    private Desk pushed(Path place) throws Exception {
        Desk desk = new Desk(place)
                .counts("901,Contoso,Seats,70", "902,Fabrikam,Seats,300", "901,Contoso,Sites,20", "902,Fabrikam,Sites,40").ready();
        assertThat(desk.run("sync-usage", "--yes").code()).isZero();
        return desk;
    }

    @Test
    void groupsAreShownAndDecidedByTheirNames() throws Exception {
        try (Desk desk = pushed(folder)) {
            desk.counts("901,Contoso,Seats,7", "902,Fabrikam,Seats,301", "901,Contoso,Sites,20", "902,Fabrikam,Sites,41");

            CommandFolder.Ended dry = desk.run("sync-usage", "--dry-run", "--json");
            assertThat(dry.err()).contains("2 of 2 customers changed, -61 units. 1 thing to decide.",
                    "! [customer:901] Contoso fell by 90 % (1 count, -63 units). In 1 service, from 70 to 7 units.");
            assertThat(dry.json().getAsJsonObject("plan").getAsJsonArray("causes").asList()).map(JsonElement::getAsJsonObject)
                    .extracting(cause -> cause.get("id").getAsString() + " " + cause.get("choices"))
                    .containsExactly("customer:901 [\"accept\",\"hold\",\"leave-out\"]");

            CommandFolder.Ended held = desk.run("sync-usage", "--hold", "customer:901");
            assertThat(held.code()).isZero();
            assertThat(held.out()).contains("3 accepted");
            assertThat(held.err()).contains("What is held waits as plan ");
            assertThat(desk.at()).isEqualTo(at(70, 301, 20, 41));
            assertThat(desk.run("sync-usage", "--accept", "customer:901").code()).isZero();
            assertThat(desk.at()).isEqualTo(at(7, 301, 20, 41));
        }
    }

    /** A plan that was shown before something was left out would send it. */
    @Test
    void aPlanThatWouldSendWhatIsLeftOutByNowIsRefused() throws Exception {
        try (Desk desk = pushed(folder)) {
            desk.counts("901,Contoso,Seats,71", "902,Fabrikam,Seats,301", "901,Contoso,Sites,20", "902,Fabrikam,Sites,41");
            String hash = desk.run("sync-usage", "--dry-run", "--json").json().getAsJsonObject("plan").get("hash").getAsString();
            assertThat(desk.run("integrations", "leave-out", "--account", "902").code()).isZero();
            CommandFolder.Ended refused = desk.run("sync-usage", "--plan", hash);
            assertThat(refused.code()).isNotZero();
            assertThat(refused.err()).contains("Something that the plan " + hash + " would send was left out since.", "Nothing was sent.");
            assertThat(desk.at()).isEqualTo(at(70, 300, 20, 40));
            assertThat(desk.run("sync-usage", "--yes").code()).isZero();
            assertThat(desk.at()).isEqualTo(at(71, 300, 20, 40));
        }
    }

    private static Map<String, BigDecimal> at(int contoso, int fabrikam, int sites, int more) {
        return Map.of("901 Seats", BigDecimal.valueOf(contoso), "902 Seats", BigDecimal.valueOf(fabrikam), "901 Sites",
                BigDecimal.valueOf(sites), "902 Sites", BigDecimal.valueOf(more));
    }

    @Test
    void singleCustomersOfAGroupAreDecidedAndWhatWasDecidedIsKeptWithItsNote() throws Exception {
        try (Desk desk = new Desk(folder).counts(seats(100, 100)).ready()) {
            assertThat(desk.run("sync-usage", "--yes").code()).isZero();
            desk.counts(seats(10, 9));
            assertThat(desk.run("sync-usage", "--hold", "customer:falls", "--accept", "customer:falls/901").err())
                    .contains("\"customer:falls\" is decided as a whole and for single customers.", "Nothing was sent.");

            CommandFolder.Ended sent = desk.run("sync-usage", "--accept", "customer:falls/901", "--hold", "customer:falls/902", "--note",
                    "asking Mr. Ito");
            assertThat(sent.code()).isZero();
            assertThat(desk.at()).containsEntry("901 Seats", BigDecimal.TEN).containsEntry("902 Seats", BigDecimal.valueOf(100));

            CommandFolder.Ended shown = desk.run("history", "show", "R00002", "--json");
            assertThat(shown.json().getAsJsonArray("decisions").asList()).map(JsonElement::getAsJsonObject).extracting(
                    one -> one.get("group").getAsString() + " " + one.get("decision").getAsString() + " " + one.get("note").getAsString())
                    .containsExactly("customer:falls/901 accept asking Mr. Ito", "customer:falls/902 hold asking Mr. Ito");
            assertThat(desk.run("history", "show", "R00002").out()).contains("[customer:falls/901] Customer 901 fell by 90 %: accept")
                    .contains("(asking Mr. Ito)");
        }
    }

    private static String[] seats(int first, int second) {
        return IntStream.rangeClosed(901, 912)
                .mapToObj(id -> id + ",Customer " + id + ",Seats," + (id == 901 ? first : id == 902 ? second : 100)).toArray(String[]::new);
    }

    @Test
    void aBroadFallIsAcceptedByItsTotal() throws Exception {
        try (Desk desk = pushed(folder)) {
            desk.counts("901,Contoso,Seats,7", "902,Fabrikam,Seats,3", "901,Contoso,Sites,2", "902,Fabrikam,Sites,1");

            CommandFolder.Ended untyped = desk.run("sync-usage", "--accept", "service:all");
            assertThat(untyped.err()).contains(
                    "97 % fewer units in all 2 services: this looks like a failed or partial answer of the vendor.",
                    "--accept service:all=13");
            assertThat(desk.at()).isEqualTo(at(70, 300, 20, 40));
            assertThat(desk.run("sync-usage", "--accept", "service:all=12").code()).isEqualTo(untyped.code()).isEqualTo(64);
            assertThat(desk.run("sync-usage", "--accept", "service:all=13").code()).isZero();
            assertThat(desk.at()).isEqualTo(at(7, 3, 2, 1));
        }
    }

    @Test
    void whatCannotBeDecidedSoIsRefusedAndNothingIsSent() throws Exception {
        try (Desk desk = pushed(folder)) {
            desk.counts("901,Contoso,Seats,7", "902,Fabrikam,Seats,301", "901,Contoso,Sites,20", "902,Fabrikam,Sites,41");
            for (List<String> args : List.of(List.of("--accept", "customer:902"), List.of("--left", "customer:901"),
                    List.of("--accept", "customer:901", "--hold", "customer:901"), List.of("--accept", "customer:901", "--yes"))) {
                String[] all = Stream.concat(Stream.of("sync-usage"), args.stream()).toArray(String[]::new);
                CommandFolder.Ended refused = desk.run(all);
                assertThat(refused.code()).as(args.toString()).isEqualTo(64);
                assertThat(refused.err()).as(args.toString()).contains("Nothing was sent.");
            }
            assertThat(desk.at()).isEqualTo(at(70, 300, 20, 40));
        }
    }
}

package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Contract rules from a terminal, and what is sent by them. */
class ContractsTest extends AtDesk {

    @BeforeEach
    void open() throws Exception {
        pushed("901,Contoso,Seats,96", "902,Fabrikam,Seats,30");
    }

    private CommandFolder.Ended set(String... more) throws Exception {
        return desk
                .run(Stream.concat(Stream.of("contracts", "set", "--customer", "901", "--service", "Seats", "--reason", "Campus agreement"),
                        Stream.of(more)).toArray(String[]::new));
    }

    @Test
    void aRuleIsSetShownAndBilled() throws Exception {
        assertThat(desk.run("contracts", "list").out()).isEqualTo("No contract rule: what is counted is billed.\n");
        CommandFolder.Ended dry = set("--rule", "at-least", "--units", "100", "--dry-run");
        assertThat(dry.code()).isEqualTo(2);
        assertThat(dry.out()).startsWith("+ 1 added\n");
        assertThat(desk.run("contracts", "list").out()).isEqualTo("No contract rule: what is counted is billed.\n");

        CommandFolder.Ended done = set("--rule", "at-least", "--units", "100", "--until", "2027-03-31");
        assertThat(done.code()).isZero();
        assertThat(done.out()).contains("In force from the next review. Nothing was sent.");
        assertThat(desk.at()).containsEntry("901 Seats", new BigDecimal("96"));
        assertThat(desk.run("contracts", "list").out()).isEqualTo("""
                  Id  Customer  Service  Rule          From  Until       State     By    Reason
                  C1  Contoso   Seats    at least 100  —     2027-03-31  in force  anna  Campus agreement
                """);
        assertThat(desk.run("contracts", "list", "--json").json().getAsJsonArray("rules")).hasToString(
                "[{\"id\":\"C1\",\"accountId\":\"901\",\"account\":\"Contoso\",\"serviceKey\":\"Seats\",\"service\":\"Seats\",\"rule\":\"at-least\","
                        + "\"units\":100,\"withoutReading\":false,\"from\":null,\"until\":\"2027-03-31\",\"state\":\"in force\",\"by\":\"anna\","
                        + "\"reason\":\"Campus agreement\"}]");

        CommandFolder.Ended push = desk.run("sync-usage");
        assertThat(push.code()).isZero();
        assertThat(push.out()).contains("counted 96, at least 100 by contract until 2027-03-31 (Campus agreement), so 100 is sent");
        assertThat(desk.at()).containsEntry("901 Seats", new BigDecimal("100")).containsEntry("902 Seats", new BigDecimal("30"));
        assertThat(desk.run("history", "show", "R00002").out()).isEqualTo("""
                  Account   Service  Before  Sent  Counted  Rule  Outcome   Message
                  Contoso   Seats        96   100       96  C1    accepted
                  Fabrikam  Seats        30    30                 accepted
                """);
    }

    @Test
    void whatIsWrongIsRefusedAndNothingIsKept() throws Exception {
        CommandFolder.Ended unknown = desk.run("contracts", "set", "--customer", "999", "--every-service", "--rule", "not-billed",
                "--reason", "pilot");
        assertThat(unknown.code()).isEqualTo(78);
        assertThat(unknown.err()).contains("1 contract rule was refused.", "No contract rule was changed.");
        assertThat(unknown.out()).contains("no customer has the id \"999\"");
        CommandFolder.Ended nobody = desk.run("contracts", "set", "--service", "Seats", "--rule", "not-billed", "--reason", "pilot");
        assertThat(nobody.code()).isEqualTo(64);
        assertThat(nobody.err()).contains("Neither --customer nor --every-customer is given.");
        assertThat(set("--every-customer", "--rule", "not-billed").code()).isEqualTo(64);
        assertThat(desk.run("contracts", "remove", "C7").code()).isEqualTo(64);
        assertThat(desk.run("contracts", "list", "--json").json().getAsJsonArray("rules")).isEmpty();
    }

    @Test
    void aRuleThatIsTakenAwayLeavesTheCountAndItsPlanIsNoneAnyMore() throws Exception {
        set("--rule", "fixed", "--units", "120");
        String hash = desk.run("sync-usage", "--dry-run", "--json").json().getAsJsonObject("plan").get("hash").getAsString();
        CommandFolder.Ended dry = desk.run("contracts", "remove", "C1", "--dry-run");
        assertThat(dry.code()).isEqualTo(2);
        assertThat(dry.out()).isEqualTo("Would be removed: C1, Contoso, Seats: fixed 120 by contract (Campus agreement).\n");
        assertThat(desk.run("contracts", "remove", "C1").code()).isZero();
        CommandFolder.Ended stale = desk.run("sync-usage", "--plan", hash);
        assertThat(stale.code()).isEqualTo(4);
        assertThat(stale.err())
                .contains("Numbers were sent, or contract rules or own services changed, since the plan " + hash + " was made.");
        assertThat(desk.at()).containsEntry("901 Seats", new BigDecimal("96"));
    }

    @Test
    void exportedAndImportedAgain() throws Exception {
        set("--rule", "at-least", "--units", "100");
        Path file = folder.resolve("rules.csv");
        assertThat(desk.run("contracts", "export", "--file", "rules.csv").code()).isZero();
        String csv = Files.readString(file);
        assertThat(csv).contains("901,Contoso,Seats,Seats,at-least,100,,Campus agreement,,,anna,C1\r\n");
        CommandFolder.Ended same = desk.run("contracts", "import", "rules.csv");
        assertThat(same.code()).isZero();
        assertThat(same.out()).startsWith("= 1 same\n");

        Files.writeString(file, csv.replace("at-least,100", "at-least,150") + ",Fabrikam,Seats,,not-billed,,,Pilot,,,,\r\n");
        CommandFolder.Ended refused = desk.run("contracts", "import", "rules.csv");
        assertThat(refused.code()).isEqualTo(78);
        assertThat(refused.out()).startsWith("~ 1 changed, ! 1 refused\n").contains("\"Fabrikam\" is looked for only with --by-name");
        assertThat(desk.run("contracts", "import", "rules.csv", "--by-name", "--dry-run").code()).isEqualTo(2);
        CommandFolder.Ended changed = desk.run("contracts", "import", "rules.csv", "--by-name", "--json");
        assertThat(changed.code()).isZero();
        assertThat(changed.json().getAsJsonArray("plan").get(0).getAsJsonObject().get("replaces").getAsString()).isEqualTo("C1");
        assertThat(desk.run("contracts", "list").out()).contains("C2  Contoso   Seats    at least 150",
                "C3  Fabrikam  Seats    not billed");
        push();
        assertThat(desk.at()).containsEntry("901 Seats", new BigDecimal("150")).containsEntry("902 Seats", new BigDecimal("0"));
    }

    /** The day is 2026-03-12. */
    @Test
    void aRuleThatEndsNeedsAPersonBeforeAndInItsMonth() throws Exception {
        set("--rule", "at-least", "--units", "100", "--until", "2026-04-30");
        assertThat(desk.run("needs").out()).isEqualTo("Nothing needs you.\n");
        set("--rule", "at-least", "--units", "100", "--until", "2026-03-31");
        CommandFolder.Ended needs = desk.run("needs");
        assertThat(needs.code()).isEqualTo(4);
        assertThat(needs.out())
                .contains("1 contract rule ends soon: C2, Contoso, at least 100 by contract until 2026-03-31 (Campus agreement). "
                        + "Then the count itself is sent.");
        assertThat(desk.run("sync-usage", "--dry-run").out()).contains("P511: 1 contract rule ends soon: C2 Contoso, Seats: at least 100");
        assertThat(desk.run("contracts", "list").out()).contains("2026-03-31  ends soon");
    }
}

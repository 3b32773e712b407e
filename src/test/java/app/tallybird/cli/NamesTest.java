package app.tallybird.cli;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A file that stops naming ids, from a terminal: who its names are is said once, and no count goes astray. */
class NamesTest extends AtDesk {

    @BeforeEach
    void open() throws Exception {
        pushed("901,Contoso Dental,Seats,96", "902,Fabrikam,Seats,30");
        Path env = folder.resolve(".env");
        Files.writeString(env, Files.readString(env).replace("ACCOUNT_ID=id", "ACCOUNT_ID=name"));
    }

    @Test
    void aLikelyNameWaitsForAYesAndIsThenRemembered() throws Exception {
        desk.counts(",CONTOSO dental Ltd,Seats,97", ",Fabrikam,Seats,31");
        CommandFolder.Ended held = desk.run("sync-usage", "--yes");
        assertThat(held.code()).isEqualTo(1);
        assertThat(held.err()).contains("The file has no customer ids, and who 1 name of it is has to be said: "
                + "\"CONTOSO dental Ltd\" may be \"Contoso Dental\" (901).", "Nothing was sent and no account was created.");
        assertThat(desk.run("sync-accounts", "--yes").code()).isEqualTo(1);
        assertThat(desk.at()).isEqualTo(Map.of("901 Seats", new BigDecimal("96"), "902 Seats", new BigDecimal("30")));

        CommandFolder.Ended list = desk.run("names", "list");
        assertThat(list.code()).isEqualTo(1);
        assertThat(list.out()).isEqualTo("""
                  In the file         Is                     Customer id  How
                  CONTOSO dental Ltd  Contoso Dental (901)?  —            much the same name: who is it?
                  Fabrikam            Fabrikam               902          the same name
                """);
        assertThat(desk.run("names", "list", "--json").json().getAsJsonArray("names").get(0))
                .hasToString("{\"name\":\"CONTOSO dental Ltd\",\"customerId\":null,\"how\":\"likely\","
                        + "\"candidates\":[{\"id\":\"901\",\"name\":\"Contoso Dental\"}]}");

        CommandFolder.Ended said = desk.run("names", "set", "--likely");
        assertThat(said.code()).isZero();
        assertThat(said.out()).isEqualTo("\"CONTOSO dental Ltd\" is 901.\n");
        CommandFolder.Ended accounts = desk.run("sync-accounts", "--dry-run");
        assertThat(accounts.code()).as(accounts.out()).isZero();
        push();
        assertThat(desk.at()).isEqualTo(Map.of("901 Seats", new BigDecimal("97"), "902 Seats", new BigDecimal("31")));
        assertThat(desk.sandbox.synthesize().accountNames()).containsEntry("901", "Contoso Dental").doesNotContainKey("CONTOSO dental Ltd");
    }

    @Test
    void aRenamedCustomerIsAskedAboutAndGoesOnUnderItsId() throws Exception {
        desk.counts(",Contoso Dental,Seats,96", ",Northwind Traders,Seats,33");
        CommandFolder.Ended held = desk.run("sync-usage", "--yes");
        assertThat(held.code()).isEqualTo(1);
        assertThat(held.err()).contains("\"Northwind Traders\" may be new, or a customer of before under a new name.");
        assertThat(desk.run("names", "set", "Northwind Traders", "--customer", "777").err())
                .contains("No customer has the id \"777\" at Synthesize.", "No name was changed.");
        assertThat(desk.run("names", "set", "Northwind Traders").code()).isEqualTo(64);
        assertThat(desk.run("names", "set", "Northwind Traders", "--customer", "902").code()).isZero();
        push();
        assertThat(desk.at()).isEqualTo(Map.of("901 Seats", new BigDecimal("96"), "902 Seats", new BigDecimal("33")));

        assertThat(desk.run("names", "remove", "Northwind Traders").out()).isEqualTo("Forgotten: \"Northwind Traders\".\n");
        assertThat(desk.run("names", "remove", "Northwind Traders").code()).isEqualTo(64);
        assertThat(desk.run("sync-usage", "--yes").code()).isEqualTo(1);
    }

    @Test
    void twoNamesOfOneCustomerAreAddedUpAndOneThatIsNewIsMade() throws Exception {
        Path env = folder.resolve(".env");
        Files.writeString(env, Files.readString(env) + "\nDUPLICATES=sum\n");
        desk.counts(",Contoso Dental,Seats,90", ",Contoso Dental Ltd,Seats,6", ",Fabrikam,Seats,30", ",Woodgrove,Seats,4");
        assertThat(desk.run("names", "set", "Contoso Dental Ltd", "--customer", "901").code()).isZero();
        assertThat(desk.run("names", "list").out()).contains("Woodgrove           Woodgrove       Woodgrove    new");
        assertThat(desk.run("sync-accounts", "--yes").code()).isZero();
        assertThat(desk.sandbox.synthesize().accountNames())
                .isEqualTo(Map.of("901", "Contoso Dental", "902", "Fabrikam", "Woodgrove", "Woodgrove"));
        desk.run("sync-usage", "--yes");
        assertThat(desk.at()).containsEntry("901 Seats", new BigDecimal("96")).containsEntry("902 Seats", new BigDecimal("30"));
    }

    @Test
    void aFileWithIdsAsksNothing() throws Exception {
        Path env = folder.resolve(".env");
        Files.writeString(env, Files.readString(env).replace("ACCOUNT_ID=name", "ACCOUNT_ID=id"));
        desk.counts("901,Somebody Else,Seats,96", "903,Fabrikam,Seats,30");
        assertThat(desk.run("names", "list").out()).isEqualTo("The customers have ids: no name has to be said.\n");
    }
}

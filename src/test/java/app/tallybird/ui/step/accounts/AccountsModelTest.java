package app.tallybird.ui.step.accounts;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.plan.AccountPlan.Change;
import app.tallybird.model.Account;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What changes for each customer, chosen one by one, then applied. */
class AccountsModelTest {

    @TempDir
    private Path home;

    private static AccountsModel open(AppOnSandbox hand, Setup setup) {
        AccountsModel model = new AccountsModel(setup, hand.place(new DirectTaskRunner()));
        model.enter();
        return model;
    }

    private static AccountRow row(AccountsModel model, String name) {
        return model.rows.all.stream().filter(row -> row.account().name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void newCustomersAreCreatedAndTheLabelSaysHowMany() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 5)) {
            Setup setup = hand.ninja();
            AccountsModel model = open(hand, setup);
            assertThat(model.words.get())
                    .isEqualTo("NinjaOne has 5 customers. This is what changes in Synthesize; nothing is sent until you apply.");
            assertThat(model.nextLabel.get()).isEqualTo("Apply 5 changes");
            assertThat(model.hint.get()).isEqualTo("5 to create");
            assertThat(hand.sandbox.synthesize().accountNames()).isEmpty();

            model.next();

            assertThat(hand.sandbox.synthesize().accountNames()).hasSize(5).containsEntry("1", "Acme Dental");
            assertThat(model.good.get()).isEqualTo("5 customers created, 0 renamed in Synthesize.");
            assertThat(model.nextLabel.get()).isEqualTo("Next: Services");
            assertThat(setup.done()).contains(Step.ACCOUNTS);
        }
    }

    @Test
    void anUntickedCustomerIsLeftOutOnPurposeAndCanBeTakenBackIn() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ninja();
            AccountsModel model = open(hand, setup);
            model.tick(row(model, "Apex Roofing"), false);
            assertThat(model.hint.get()).isEqualTo("2 to create, 1 to leave out");
            model.next();
            assertThat(hand.sandbox.synthesize().accountNames()).containsOnlyKeys("1", "2");

            AccountsModel again = open(hand, setup);
            assertThat(row(again, "Apex Roofing").change()).isEqualTo(Change.LEFT_OUT);
            assertThat(row(again, "Apex Roofing").note()).isEqualTo("Left out on purpose: no counts are sent");
            again.tick(row(again, "Apex Roofing"), true);
            again.next();
            assertThat(hand.sandbox.synthesize().accountNames()).containsOnlyKeys("1", "2", "3");
        }
    }

    /** A file without ids: likely customers are proposed and wait for a yes, a name nobody knows has no proposal, and both are remembered. */
    @Test
    void theNamesOfAFileWithoutIdsAreAskedAboutOnce() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = hand.usage("usage", "901,Elm Clinic,Seats,7", "902,Oak,Seats,3");
            Setup setup = hand.csv(file);
            open(hand, setup).next();
            Files.writeString(file, "id,name,service,count\n,ELM CLINIC Ltd,Seats,7\n,Northwind,Seats,3\n");
            Map<String, String> inputs = new HashMap<>(setup.settings().inputs());
            inputs.put("accountId", "name");
            Elsewhere.save(setup, setup.settings().withInputs(inputs));

            AccountsModel model = open(hand, setup);
            assertThat(model.names).extracting(row -> row.name() + "=" + row.chosen().get())
                    .containsExactly("ELM CLINIC Ltd=" + new Account("901", "Elm Clinic"), "Northwind=null");
            assertThat(model.nextLabel.get()).isEqualTo("Keep 2 answers");
            assertThat(model.blocked.get()).isEqualTo("Say first who 1 name is.");
            assertThat(model.rows.all).isEmpty();
            model.names.get(1).chosen().set(model.names.get(1).candidates().getFirst());
            assertThat(model.names.get(1).chosen().get()).isEqualTo(new Account("902", "Oak"));
            assertThat(model.blocked.get()).isEmpty();

            model.next();
            assertThat(model.names).isEmpty();
            assertThat(model.rows.all).extracting(AccountRow::change).containsOnly(Change.UNCHANGED);
            assertThat(hand.sandbox.synthesize().accountNames()).isEqualTo(Map.of("901", "Elm Clinic", "902", "Oak"));
        }
    }

    @Test
    void whatWasNoticedWhileReadingIsShown() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.csv(hand.usage("usage", "901,,Seats,7", "902,Fabrikam,Seats,3"));
            assertThat(open(hand, setup).warnings.get()).containsExactly("New: 1 account has no name; its id is used");
        }
    }

    @Test
    void renamedAndGoneCustomersAreShownWithTheirConsequences() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            Setup setup = hand.ninja();
            open(hand, setup).next();
            hand.sandbox.customers().rename(1, "Acme Dental Group");
            hand.sandbox.customers().removeCustomer(3);

            AccountsModel model = open(hand, setup);
            assertThat(row(model, "Acme Dental Group").note()).isEqualTo("was “Acme Dental”");
            assertThat(row(model, "Apex Roofing").note()).isEqualTo("Stays in Synthesize; its counts go to 0");
            assertThat(model.rows.chosen.get().label()).isEqualTo("To do");
            assertThat(model.nextLabel.get()).isEqualTo("Apply 1 change");
            model.next();

            assertThat(hand.sandbox.synthesize().accountNames()).containsEntry("1", "Acme Dental Group").containsKey("3");
        }
    }

    @Test
    void idsThatLookLikeNamesNeedOneTick() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = hand.usage("usage", "acme.example,Acme,Seats,3");
            AccountsModel model = open(hand, hand.csv(file));
            assertThat(model.doubt.get()).startsWith("1 new customer has an id that may change: \"acme.example\"");
            assertThat(model.blocked.get()).isEqualTo("Tick the sentence about the ids first.");

            model.confirmed.set(true);
            assertThat(model.blocked.get()).isEmpty();
            model.next();
            assertThat(hand.sandbox.synthesize().accountNames()).containsEntry("acme.example", "Acme");
        }
    }

    @Test
    void aTotalAmongTheCustomersNeedsATickOrIsLeftOut() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path file = hand.usage("usage", "a1,Acme,Seats,3", "b2,Bolt,Seats,4", "c3,Cedar,Seats,5", "x9,Total,Seats,12");
            AccountsModel model = open(hand, hand.csv(file));
            assertThat(model.doubt.get()).isEqualTo("\"Total\" has 12 of \"Seats\", as many as all others together: a total?"
                    + " Leave it out below, or say here that it is a customer.");
            assertThat(model.sure.get()).isEqualTo("No total: it is a customer");
            assertThat(model.blocked.get()).isEqualTo("Tick the sentence about the total, or leave it out.");
            model.confirmed.set(true);
            assertThat(model.blocked.get()).isEmpty();
            model.confirmed.set(false);
            model.tick(row(model, "Total"), false);
            assertThat(model.blocked.get()).isEmpty();

            model.next();
            assertThat(hand.sandbox.synthesize().accountNames()).containsOnlyKeys("a1", "b2", "c3");
        }
    }

    @Test
    void aVendorThatIsDownBlocksWithTheReasonAndNothingIsChanged() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            hand.sandbox.fault(PlayedFault.status("ninjarmm", "/v2/organizations", 100, 403));
            AccountsModel model = open(hand, hand.ninja());

            assertThat(model.problem.get()).isNotNull();
            assertThat(model.attention.get()).isTrue();
            assertThat(model.blocked.get()).isEqualTo("The customers have not been read yet.");
            assertThat(hand.sandbox.synthesize().accountNames()).isEmpty();

            hand.sandbox.noFaults();
            model.readAgain();
            assertThat(model.problem.get()).isNull();
            assertThat(model.attention.get()).isFalse();
            assertThat(model.blocked.get()).isEmpty();
        }
    }

    @Test
    void searchLooksInNamesAndIds() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 12)) {
            AccountsModel model = open(hand, hand.ninja());
            model.rows.search.set("baker");
            assertThat(model.rows.shown).extracting(row -> row.account().name()).containsExactly("Baker Street Books");
            model.rows.search.set("12");
            assertThat(model.rows.shown).extracting(row -> row.account().id()).containsExactly("12");
        }
    }

    @Test
    void aChoiceIsKeptWhenBothSidesAreReadAgain() {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 3)) {
            AccountsModel model = new AccountsModel(hand.ninja(), hand.place(new DirectTaskRunner()));
            model.enter();
            AccountRow first = model.rows.all.getFirst();
            model.tick(first, false);

            model.readAgain();

            assertThat(model.rows.all).filteredOn(row -> !row.ticked()).extracting(AccountRow::account).containsExactly(first.account());
            assertThat(model.hint.get()).isEqualTo("2 to create, 1 to leave out");
        }
    }
}

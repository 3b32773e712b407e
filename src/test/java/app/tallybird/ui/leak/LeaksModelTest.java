package app.tallybird.ui.leak;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.leak.LeakReport.NotAudited;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Planted leaks are found and sorted by money, and nothing that was not compared is said to be in order; the clock stands at 12 March 2026. */
class LeaksModelTest {

    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final String INVOICE = """
            Customer,Product,Quantity,Amount
            Contoso GmbH,Business Basic,10,70.00
            Fabrikam,Business Basic,3,21.00
            Litware,Business Basic,9,63.00
            Litware,=Evil(),7,1
            """;

    @TempDir
    private Path home;
    private final List<String> opened = new ArrayList<>();

    private Setup pushed(AppOnSandbox hand) throws Exception {
        Setup setup = hand.pushed("usage", "901,Contoso,Seats,8", "902,Fabrikam,Seats,5", "904,Litware,Seats,4", "904,Litware,Backup,1");
        try (Ledger ledger = hand.application.openLedger(setup.name())) {
            ledger.prices().change(Currency.getInstance("USD"), List.of(new Price("", new Scope(Optional.empty(), Optional.of("Seats")),
                    new BigDecimal("10"), Optional.of(new BigDecimal("7")), Optional.empty(), "dana")), Set.of());
        }
        return setup;
    }

    private LeaksModel open(AppOnSandbox hand) {
        LeaksModel model = new LeaksModel(hand.place(new DirectTaskRunner()), opened::add);
        model.enter(Optional.of(MARCH));
        return model;
    }

    private void drop(LeaksModel model, String text) throws Exception {
        model.drop(Files.writeString(home.resolve("invoice.csv"), text));
    }

    private static void choose(LeaksModel model, String name) {
        model.form.choice.set(model.form.choices.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow());
        model.keep();
        assertThat(model.problem.get()).isNull();
    }

    private static NotAudited open(LeaksModel model, String what) {
        return model.notAudited.stream().filter(one -> one.what().startsWith(what)).findFirst().orElseThrow();
    }

    private static void matched(LeaksModel model, String integration) {
        model.say(open(model, "product \"Business Basic\""));
        choose(model, "Seats of " + integration);
        model.say(open(model, "customer \"Contoso GmbH\""));
        choose(model, "Contoso");
    }

    private static List<String> rows(LeaksModel model) {
        return model.leaks.shown.stream().map(leak -> leak.kind() + " " + leak.place().account() + " " + leak.units().toPlainString())
                .toList();
    }

    @Test
    void withoutAnInvoiceNothingIsCalledInOrder() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            pushed(hand);
            LeaksModel model = open(hand);
            assertThat(model.verdict.get()).isEqualTo(new Tag("There is no invoice yet: nothing is said of what was bought.", Tone.WARN));
            assertThat(model.totals.get()).isEmpty();
            assertThat(model.later.get()).isFalse();
            model.look(1);
            assertThat(model.month.get()).isEqualTo(MARCH);
            model.look(-1);
            assertThat(model.month.get()).isEqualTo(YearMonth.of(2026, 2));
            assertThat(model.later.get()).isTrue();
        }
    }

    @Test
    void namesAreSaidOnceAndLeaksAreSortedByMoney() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            LeaksModel model = open(hand);
            drop(model, INVOICE);
            assertThat(rows(model)).isEmpty();
            assertThat(model.verdict.get().tone()).isEqualTo(Tone.WARN);
            assertThat(model.verdict.get().words()).startsWith("Nothing was compared. ");
            model.say(open(model, "product \"Business Basic\""));
            assertThat(model.form.title.get()).isEqualTo("Which service is \"Business Basic\"?");
            assertThat(model.form.choice.get()).isNull();
            assertThat(model.form.choices).extracting(Named::name).containsExactly("No service of any integration",
                    "Backup of " + setup.name(), "Seats of " + setup.name());
            model.keep();
            assertThat(model.names).isEmpty();
            assertThat(model.close()).isTrue();

            matched(model, setup.name());
            assertThat(hand.desktop.said).contains("It is remembered what \"Contoso GmbH\" is, for later invoices, too.");
            assertThat(rows(model)).containsExactly("BOUGHT_NOT_USED Litware 5", "BOUGHT_NOT_USED Contoso 2",
                    "BILLED_NOT_BOUGHT Fabrikam 2");
            assertThat(model.totals.get()).extracting(LeakTotal::figure, LeakTotal::words)
                    .containsExactly(tuple("$49.00", "bought and not used, a month"), tuple("$20.00", "billed and not bought, a month"));
            assertThat(model.verdict.get().words()).isEqualTo(
                    "3 findings; 3 numbers were compared with what was bought. " + "2 things were not compared: nothing is said of them.");
            assertThat(model.leaks.chips.get()).extracting(chip -> chip.kind().label() + " " + chip.rows()).containsExactly("All 3",
                    "Bought and not used 2", "Billed and not bought 1");
            assertThat(model.names).extracting(one -> one.what() + " " + one.name().name() + " = " + one.here())
                    .containsExactly("product business basic = Seats of " + setup.name(), "customer contoso gmbh = Contoso");

            model.open(model.leaks.shown.getFirst());
            assertThat(opened).containsExactly(setup.name());
            hand.desktop.file = Optional.of(home.resolve("out.csv"));
            model.export();
            assertThat(Files.readString(home.resolve("out.csv")).lines()).hasSize(6)
                    .anyMatch(line -> line.contains("not audited") && line.contains("=Evil()"));
            assertThat(hand.desktop.said.getLast()).startsWith("Saved as ");
        }
    }

    @Test
    void aPriceIsComparedWhenItsColumnIsChosenAndAMissingColumnIsNoFinding() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            LeaksModel model = open(hand);
            drop(model, "Customer,Product,Quantity,Amount\nContoso,Seats,8,60.00\nFabrikam,Seats,5,35.00\nLitware,Seats,4,28.00\n");
            model.say(open(model, "product \"Seats\""));
            assertThat(model.form.choice.get()).isNotNull();
            choose(model, "Seats of " + setup.name());
            assertThat(rows(model)).isEmpty();
            assertThat(model.verdict.get().words())
                    .startsWith("Nothing was found in what was compared; 3 numbers were compared with what was bought. 1 thing was not");

            InvoiceFile file = model.files.getFirst();
            file.amount.set(new Named("Amount", "Amount"));
            assertThat(rows(model)).isEmpty();
            assertThat(model.notAudited).anyMatch(one -> one.why().contains("in which currency they are is not known"));
            file.currency.set(new Named("EUR", "EUR"));
            assertThat(rows(model)).isEmpty();
            assertThat(model.notAudited).anyMatch(one -> one.why().contains("the invoice is in EUR and what is kept here in USD"));
            file.currency.set(new Named("USD", "USD"));
            assertThat(rows(model)).containsExactly("PRICE_CHANGED Contoso 8");
            assertThat(model.leaks.shown.getFirst().money().orElseThrow().text()).isEqualTo("4.00 USD");

            file.units.set(new Named("", "choose\u2026"));
            assertThat(rows(model)).isEmpty();
            assertThat(model.notAudited.getFirst())
                    .isEqualTo(new NotAudited("the file invoice.csv", "the column for units is not chosen yet"));
            model.remove(file);
            assertThat(model.verdict.get().words()).startsWith("There is no invoice yet:");
        }
    }

    @Test
    void whatCanNotBeReadIsSaidAndIsNoCleanReport() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            LeaksModel model = open(hand);
            model.drop(home.resolve("nothing.csv"));
            assertThat(model.files).isEmpty();
            assertThat(model.problem.get().what()).contains("nothing.csv");
            drop(model, INVOICE);
            matched(model, setup.name());
            assertThat(rows(model)).hasSize(3);
            Files.delete(home.resolve("invoice.csv"));
            model.enter(Optional.empty());
            assertThat(rows(model)).isEmpty();
            assertThat(model.totals.get()).isEmpty();
            assertThat(model.verdict.get()).isEqualTo(new Tag("Nothing was compared.", Tone.WARN));
            assertThat(model.exportLabel.get()).isEmpty();
        }
    }

    @Test
    void twoThousandFindingsAreSortedOnce() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            StringBuilder usage = new StringBuilder("id,name,service,count\n");
            StringBuilder invoice = new StringBuilder("Customer,Product,Quantity\n");
            for (int id = 1; id <= 2_000; id++) {
                usage.append(id).append(",Customer ").append(id).append(",Seats,1\n");
                invoice.append("Customer ").append(id).append(",Business Basic,").append(1 + id).append('\n');
            }
            Setup setup = hand.ready(hand.csv(Files.writeString(home.resolve("usage.csv"), usage)));
            assertThat(Pushes.push(setup).problems()).isEmpty();
            LeaksModel model = open(hand);
            drop(model, invoice.toString());
            model.say(open(model, "product \"Business Basic\""));
            choose(model, "Seats of " + setup.name());
            assertThat(model.leaks.shown).hasSize(2_000);
            assertThat(model.leaks.shown.getFirst().place().account()).isEqualTo("Customer 2000");
            model.leaks.search.set("customer 77");
            assertThat(model.leaks.shown).hasSize(11);
        }
    }
}

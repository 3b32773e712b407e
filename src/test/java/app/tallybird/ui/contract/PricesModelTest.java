package app.tallybird.ui.contract;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.engine.contract.WrittenPlan;
import app.tallybird.engine.contract.WrittenPlan.Change;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.ui.contract.KeptModel.Shown;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** Prices are seen before they are kept, and none is lost or sent; the clock stands at 12 March 2026. */
class PricesModelTest {

    @TempDir
    private Path home;

    private static Setup pushed(AppOnSandbox hand) {
        return hand.pushed("usage", "901,Bellows College,Seats,117", "901,Bellows College,Mail,3", "902,Contoso,Seats,9");
    }

    private static PricesModel open(AppOnSandbox hand, Setup setup) {
        PricesModel model = new PricesModel(hand.place(new DirectTaskRunner()), setup.name());
        model.enter();
        return model;
    }

    private static Named of(List<Named> offered, String name) {
        return offered.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
    }

    private static void type(PricesModel model, String service, String customer, String unit) {
        model.add();
        model.form.service.set(of(model.form.services, service));
        model.form.customer.set(of(model.form.customers, customer));
        model.form.unit.set(unit);
        model.form.currency.set("USD");
    }

    private static void add(PricesModel model, String service, String customer, String unit) {
        type(model, service, customer, unit);
        model.keep();
        assertThat(model.problem.get()).isNull();
    }

    private static List<Price> kept(AppOnSandbox hand, Setup setup) {
        try (Ledger ledger = hand.application.openLedger(setup.name())) {
            return ledger.prices().prices().all();
        }
    }

    @Test
    void aPriceIsSeenBeforeItIsAddedAndSaysWhatIsPriced() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            PricesModel model = open(hand, setup);
            assertThat(model.total.get()).isEqualTo("0 of 2 services priced");
            model.add();
            assertThat(List.of(model.preview.get(), "" + model.fits.get())).containsExactly("Choose the service.", "false");
            type(model, "Seats", "Every customer", "5.50");
            model.form.currency.set("");
            assertThat(model.preview.get()).isEqualTo("Type the currency, such as USD.");
            model.form.currency.set("USD");
            assertThat(model.preview.get()).isEqualTo(
                    "126 units accepted last \u2192 $693.00 a month, without a price now, from the next review. A price is never sent.");
            model.form.from.set("2026-05-01");
            assertThat(model.preview.get()).contains("from 1 May 2026.");
            model.form.from.set("");
            model.form.cost.set("x");
            assertThat(model.preview.get()).startsWith("Not yet: the cost is a number such as 5.50");
            model.keep();
            assertThat(kept(hand, setup)).isEmpty();
            model.form.cost.set("3.1234");
            int before = hand.sandbox.synthesize().accepted().size();
            model.keep();

            assertThat(model.good.get()).isEqualTo("The price was added. " + PricesModel.IN_FORCE);
            assertThat(hand.sandbox.synthesize().accepted()).hasSize(before);
            PriceRow row = model.rows.shown.getFirst();
            assertThat(List.of(row.service(), row.customer(), model.money(row.price().unit()),
                    model.money(row.price().cost().orElseThrow()), row.from()))
                    .containsExactly("Seats", "Every customer", "$5.50", "$3.1234", "any day");
            assertThat(model.total.get()).isEqualTo("1 of 2 services priced \u00b7 all in USD");
            add(model, "Mail", "Contoso", "1");
            assertThat(model.total.get()).startsWith("1 of 2 services priced");
            add(model, "Mail", "Bellows College", "1");
            assertThat(model.total.get()).startsWith("2 of 2 services priced");
        }
    }

    @Test
    void aChangeIsSetAgainstNowAndTakesThePlaceOfWhatWasKept() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            PricesModel model = open(hand, setup);
            add(model, "Seats", "Every customer", "5.50");
            type(model, "Seats", "Contoso", "4");
            assertThat(model.preview.get()).startsWith("9 units accepted last \u2192 $36.00 a month, \u2212$13.50 against now, from");
            model.form.currency.set("EUR");
            assertThat(model.preview.get()).startsWith("Not yet: the prices are in USD");
            assertThat(model.fits.get()).isFalse();

            PriceRow every = model.rows.shown.getFirst();
            model.change(every.price());
            assertThat(model.preview.get()).isEqualTo("This is what is kept already.");
            model.form.customer.set(of(model.form.customers, "Contoso"));
            assertThat(model.preview.get())
                    .startsWith("9 units accepted last \u2192 $49.50 a month, the same as now, from the next review.")
                    .contains("1 number has no price then.");
            model.keep();
            assertThat(kept(hand, setup)).singleElement().satisfies(price -> assertThat(price.scope().accountId()).contains("902"));
            type(model, "Seats", "Contoso", "6");
            assertThat(model.preview.get()).endsWith("It takes the place of $5.50. A price is never sent.");
            model.form.from.set("2026-04-01");
            model.keep();
            assertThat(model.rows.shown).extracting(PriceRow::state).containsExactly(PriceRow.State.IN_FORCE, PriceRow.State.LATER);
            assertThat(model.rows.shown.get(1).from()).isEqualTo("1 Apr 2026, not yet in force");
        }
    }

    @Test
    void whatIsRemovedCanComeBackUnlessItsPlaceIsTaken() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            PricesModel model = open(hand, setup);
            add(model, "Seats", "Every customer", "5.50");
            model.remove(model.rows.shown.getFirst());
            assertThat(model.good.get()).startsWith("Seats, Every customer: the price was removed.");
            assertThat(kept(hand, setup)).isEmpty();
            assertThat(model.undoable.get()).isTrue();
            model.undo();
            assertThat(model.rows.shown).singleElement().satisfies(row -> assertThat(row.price().unit()).isEqualByComparingTo("5.50"));
            assertThat(model.undoable.get()).isFalse();

            PriceRow stale = model.rows.shown.getFirst();
            model.remove(stale);
            try (Ledger ledger = hand.application.openLedger(setup.name())) {
                Scope scope = stale.price().scope();
                ledger.prices().change(Currency.getInstance("EUR"),
                        List.of(new Price("", scope, BigDecimal.TEN, Optional.empty(), Optional.empty(), "dana")), Set.of());
            }
            model.undo();
            assertThat(model.problem.get().what()).startsWith("Another price was set in its place meanwhile");
            model.remove(stale);
            assertThat(model.problem.get().what()).isEqualTo("The price was changed or removed elsewhere meanwhile.");
            assertThat(kept(hand, setup)).singleElement().satisfies(price -> assertThat(price.unit()).isEqualByComparingTo("10"));
        }
    }

    @Test
    void aFileIsAPlanFirstAndARefusedLineKeepsAllOfItOut() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = pushed(hand);
            PricesModel model = open(hand, setup);
            hand.desktop.file = Optional.of(Files.writeString(home.resolve("prices.csv"),
                    "Customer id,Customer,Service id,Service,Price,Currency\n*,,,Seats,5.50,USD\n902,,,Seats,4,USD\n"));
            model.chooseFile();
            assertThat(model.shown.get()).isEqualTo(Shown.IMPORT);
            assertThat(model.lines).extracting(WrittenPlan.Line::change).containsExactly(Change.REFUSED, Change.REFUSED);
            assertThat(model.importWords.get())
                    .isEqualTo("2 refused. Put right what is refused and choose the file again; nothing is kept before.");
            model.keepFile();
            assertThat(kept(hand, setup)).isEmpty();

            model.byName.set(true);
            assertThat(List.of(model.importWords.get(), model.importLabel.get())).containsExactly("2 added.", "Keep 2 prices");
            model.keepFile();
            assertThat(model.rows.shown).extracting(PriceRow::customer).containsExactly("Every customer", "Contoso");
            hand.desktop.file = Optional.of(home.resolve("out.csv"));
            model.export();
            model.chooseFile();
            assertThat(List.of(model.importWords.get(), model.importLabel.get())).containsExactly("2 same.", "");
        }
    }
}

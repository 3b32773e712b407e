package app.tallybird.ui.leak;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.ui.control.Fields.Named;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.screens.Screen;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** The page for leaks from the month and back: an invoice is taken in, a name is said with keys alone, and what was found is seen. */
class LeaksScreenTest {

    @TempDir
    private Path home;

    private static int rows(Screen screen, String table) {
        return screen.on(() -> ((TableView<?>) screen.stage.getScene().lookup("#" + table)).getItems().size());
    }

    @Test
    void anInvoiceIsTakenInAndItsNamesAreSaid() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(Files.writeString(home.resolve("usage.csv"), """
                    id,name,service,count
                    901,Bellows College,Microsoft 365 Business Premium,117
                    902,Fourth Coffee,Microsoft 365 Business Premium,7
                    903,School of Fine Art,Microsoft 365 Business Premium,61
                    904,Graphic Design Institute,Microsoft 365 Business Premium,12
                    904,Graphic Design Institute,Backup for Microsoft 365,4
                    """)));
            Pushes.push(setup);
            try (Ledger ledger = hand.application.openLedger(setup.name())) {
                ledger.prices()
                        .change(Currency.getInstance("USD"),
                                List.of(new Price("", new Scope(Optional.empty(), Optional.of("Microsoft 365 Business Premium")),
                                        new BigDecimal("26.40"), Optional.of(new BigDecimal("18.10")), Optional.empty(), "dana")),
                                Set.of());
            }
            Path invoice = Files.writeString(home.resolve("Distributor 2026-03.csv"), """
                    Customer,Product,Quantity,Line total
                    Bellows Coll.,M365 Bus. Premium annual,130,2353.00
                    Fourth Coffee,M365 Bus. Premium annual,4,72.40
                    School of Fine Art,M365 Bus. Premium annual,61,1134.60
                    Graphic Design Institute,M365 Bus. Premium annual,12,217.20
                    Graphic Design Institute,Shipping,1,9.00
                    """);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.press("month-leaks");
                screen.awaitShown("leaks-verdict");
                screen.await("what was read", () -> screen.text("leaks-verdict").startsWith("There is no invoice yet:"));
                screen.shoot("30-leaks-none");
                LeaksView view = (LeaksView) screen.find("leaks-page");
                screen.on(() -> {
                    view.model.drop(invoice);
                    return invoice;
                });
                screen.await("the file", () -> screen.has("leaks-customer-0") && screen.text("leaks-verdict").startsWith("Nothing was"));
                screen.chip("Not compared");
                screen.await("what was not compared", () -> rows(screen, "leaks-open") > 2);
                screen.select("leaks-open", 0);
                screen.key(KeyCode.ENTER);
                screen.awaitShown("leaks-match");
                assertThat(screen.focus()).isEqualTo("leaks-match");
                screen.shoot("30-leaks-match");
                screen.key(KeyCode.ESCAPE);
                screen.await("no question", () -> !screen.has("leaks-match"));
                assertThat(screen.focus()).isEqualTo("leaks-open");
                screen.key(KeyCode.ENTER);
                screen.awaitShown("leaks-match");
                screen.on(() -> {
                    ComboBox<?> box = (ComboBox<?>) screen.find("leaks-match");
                    box.getSelectionModel().select(2);
                    return box;
                });
                screen.press("leaks-match-keep");
                screen.await("one finding", () -> screen.text("leaks-verdict").startsWith("1 finding;"));
                screen.on(() -> {
                    view.model.say(
                            view.model.notAudited.stream().filter(one -> one.what().contains("Bellows Coll.")).findFirst().orElseThrow());
                    view.model.form.choice.set(view.model.form.choices.getFirst());
                    return view;
                });
                screen.press("leaks-match-keep");
                screen.await("two findings", () -> screen.text("leaks-verdict").startsWith("2 findings;"));
                screen.on(() -> {
                    ComboBox<?> amounts = (ComboBox<?>) screen.find("leaks-amount-0");
                    amounts.getSelectionModel().select(4);
                    return amounts;
                });
                // in which currency the amounts are is asked, because the file does not say it
                screen.await("what was not compared", () -> view.model.notAudited.stream().anyMatch(one -> one.why().contains("currency")));
                screen.on(() -> {
                    ComboBox<?> currencies = (ComboBox<?>) screen.find("leaks-currency-0");
                    currencies.getSelectionModel().select(InvoiceFile.CURRENCIES.indexOf(new Named("USD", "USD")));
                    return currencies;
                });
                screen.await("three findings", () -> screen.text("leaks-verdict").startsWith("3 findings;"));
                screen.shoot("30-leaks-open");
                screen.chip("Findings");
                screen.await("the findings", () -> screen.has("leaks") && rows(screen, "leaks") == 3);
                screen.shoot("30-leaks");
                screen.size(1024, 640);
                screen.await("the width", () -> screen.stage.getScene().getWidth() == 1024);
                screen.shoot("30-leaks-1024");
                screen.chip("Names on");
                screen.await("the names", () -> screen.has("leaks-names") && rows(screen, "leaks-names") == 2);
                screen.save("30-leaks-names-1024", 1);
                screen.chip("Findings");
                screen.select("leaks", 0);
                screen.key(KeyCode.ENTER);
                screen.awaitShown("integration-tabs");
                screen.size(1280, 800);
                screen.chip("Contracts and prices");
                screen.awaitShown("open-leaks");
                screen.save("30-leaks-from-contracts", 1);
                screen.press("open-leaks");
                screen.await("the same findings", () -> screen.has("leaks-verdict") && rows(screen, "leaks") == 3);
                screen.press("go-home");
                screen.awaitShown("month-leaks");
                screen.save("30-leaks-from-home", 1);
            }
        }
    }
}

package app.tallybird.ui.screens;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** The prices of an integration: the table, the form with its preview, and the keys. */
class PricesScreenTest {

    @TempDir
    private Path home;

    private static Price price(String account, String service, String unit, String cost, String from) {
        return new Price("", new Scope(Optional.of(account).filter(id -> !id.isEmpty()), Optional.of(service)), new BigDecimal(unit),
                Optional.of(cost).filter(text -> !text.isEmpty()).map(BigDecimal::new),
                Optional.of(from).filter(text -> !text.isEmpty()).map(LocalDate::parse), "dana");
    }

    @Test
    void pricesAreSeenAddedAndRemoved() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.pushed("usage", "901,Bellows College,Total Workstations,117", "901,Bellows College,Total Mail,3",
                    "902,Fourth Coffee,Total Workstations,7", "903,School of Fine Art,Total Workstations,61",
                    "904,Graphic Design Institute,Total Servers,12");
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.integration(setup.name());
                screen.chip("Contracts and prices");
                screen.chip("Prices");
                screen.await("the sum", () -> Sight.seen(screen.find("price-add")));
                screen.shoot("25-prices-none");
                try (Ledger ledger = hand.application.openLedger(setup.name())) {
                    List<String> keys = ledger.serviceIds().keySet().stream().sorted().toList();
                    String workstations = keys.stream().filter(key -> key.contains("ork")).findFirst().orElseThrow();
                    String mail = keys.stream().filter(key -> key.contains("ail")).findFirst().orElseThrow();
                    ledger.prices()
                            .change(Currency.getInstance("USD"),
                                    List.of(price("", workstations, "5.50", "3.10", ""), price("902", workstations, "4.75", "", ""),
                                            price("", workstations, "5.90", "3.10", "2026-07-01"), price("901", mail, "0.0125", "", "")),
                                    Set.of());
                }
                screen.integration(setup.name());
                screen.chip("Contracts and prices");
                screen.chip("Prices");
                screen.awaitShown("prices");
                screen.awaitRows("prices", 4);
                screen.shoot("25-prices");
                screen.focusOn("prices");
                screen.key(KeyCode.INSERT);
                screen.on(() -> {
                    ((ComboBox<?>) screen.find("price-service")).getSelectionModel().select(1);
                    ((TextField) screen.find("price-unit")).setText("30");
                    ((TextField) screen.find("price-cost")).setText("21");
                    return true;
                });
                screen.await("the preview", () -> ((Labeled) screen.find("price-preview")).getText()
                        .startsWith("12 units accepted last \u2192 $360.00 a month, without a price now"));
                screen.shoot("25-prices-add");
                screen.size(1024, 640);
                screen.await("the button in sight", () -> Sight.seen(screen.find("price-keep")));
                screen.shoot("25-prices-add-1024");
                screen.press("price-keep");
                screen.awaitRows("prices", 5);
                screen.shoot("25-prices-1024");
                screen.select("prices", 0);
                screen.key(KeyCode.F2);
                screen.await("the form", () -> screen.find("price-unit").isFocused());
                screen.key(KeyCode.ESCAPE);
                screen.await("the form is gone", () -> screen.find("prices").isFocused());
                screen.key(KeyCode.DELETE);
                screen.awaitRows("prices", 4);
                screen.press("price-undo");
                screen.awaitRows("prices", 5);
                try (Ledger ledger = hand.application.openLedger(setup.name())) {
                    assertThat(ledger.prices().prices().all()).hasSize(5);
                }
            }
        }
    }
}

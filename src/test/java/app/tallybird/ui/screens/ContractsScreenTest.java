package app.tallybird.ui.screens;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.Billing;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRule.Period;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** The contract rules of an integration: the table, the form with its preview, and the plan of a file. */
class ContractsScreenTest {

    @TempDir
    private Path home;

    private static ContractRule rule(String account, String service, Billing billing, String reason, String until) {
        return new ContractRule("", new Scope(Optional.of(account).filter(id -> !id.isEmpty()), Optional.of(service)), billing, reason,
                "dana", new Period(Optional.empty(), Optional.of(until).filter(day -> !day.isEmpty()).map(LocalDate::parse)));
    }

    @Test
    void rulesAreSeenAddedAndRead() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.pushed("usage", "901,Bellows College,Total Workstations,117", "901,Bellows College,Total Mail,3",
                    "902,Fourth Coffee,Total Workstations,7", "903,School of Fine Art,Total Workstations,61",
                    "904,Graphic Design Institute,Total Workstations,12");
            try (Ledger ledger = hand.application.openLedger(setup.name())) {
                List<String> keys = ledger.serviceIds().keySet().stream().sorted().toList();
                String workstations = keys.stream().filter(key -> key.contains("ork")).findFirst().orElseThrow();
                String mail = keys.stream().filter(key -> key.contains("ail")).findFirst().orElseThrow();
                ledger.contracts().change(List.of(
                        rule("901", workstations, new Billing.AtMost(new BigDecimal(100)), "Campus agreement", "2027-03-31"),
                        rule("902", workstations, new Billing.FirstIncluded(new BigDecimal(5)), "Part of the support flat rate", ""),
                        rule("903", workstations, new Billing.AtMost(new BigDecimal(50)), "Capped by the school board", "2026-03-31"),
                        rule("", mail, new Billing.NotBilled(), "Own mail since 1 July", "")), Set.of());
            }
            Pushes.price(setup, "Total Workstations", "5.50", "4.125");
            hand.usage("usage", "901,Bellows College,Total Workstations,119", "901,Bellows College,Total Mail,3",
                    "902,Fourth Coffee,Total Workstations,9", "903,School of Fine Art,Total Workstations,61",
                    "904,Graphic Design Institute,Total Workstations,12");
            Pushes.push(setup);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.integration(setup.name());
                screen.chip("Contracts and prices");
                screen.awaitRows("contract-rules", 4);
                screen.shoot("25-contracts");
                screen.press("rule-add");
                screen.on(() -> {
                    ((ComboBox<?>) screen.find("rule-customer")).getSelectionModel().select(3);
                    ((ComboBox<?>) screen.find("rule-service")).getSelectionModel().select(2);
                    ((TextField) screen.find("rule-units")).setText("20");
                    ((TextField) screen.find("rule-until")).setText("2027-12-31");
                    ((TextField) screen.find("rule-reason")).setText("Minimum in contract 2026-07");
                    return true;
                });
                screen.await("the preview", () -> ((Labeled) screen.find("rule-preview")).getText()
                        .startsWith("12 counted \u2192 20 billed. +8 units, +$44.00 a month against now"));
                screen.shoot("25-contracts-add");
                screen.size(1024, 640);
                screen.await("the button in sight", () -> Sight.seen(screen.find("rule-keep")));
                screen.save("25-contracts-add-1024", 1);
                screen.size(1280, 800);
                screen.press("rule-keep");
                screen.awaitRows("contract-rules", 5);

                screen.select("contract-rules", 0);
                screen.key(KeyCode.DELETE);
                screen.await("the end", () -> ((Labeled) screen.find("rules-said")).getText().contains("the rule ends today"));
                screen.press("rule-undo");
                screen.await("it is back", () -> ((Labeled) screen.find("rules-said")).getText().startsWith("The rule is back as it was."));
                screen.chip("Pushes");
                screen.awaitRows("runs", 2);
                screen.chip("Money");
                screen.await("money", () -> ((TableView<?>) screen.find("runs")).getColumns().stream()
                        .anyMatch(column -> column.getText().startsWith("Margin")));
                screen.shoot("10-history-money");
                try (Ledger ledger = hand.application.openLedger(setup.name())) {
                    assertThat(ledger.contracts().rules().all()).hasSize(5);
                }
            }
        }
    }
}

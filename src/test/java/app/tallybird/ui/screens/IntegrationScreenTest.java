package app.tallybird.ui.screens;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.model.ContractRule.Scope;
import app.tallybird.model.Price;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

/** The page of an integration after some months: its numbers now and then, and its set-up whose steps are tried alone, all within the window. */
class IntegrationScreenTest {

    private static final List<String> CUSTOMERS = List.of("A. Datum Corporation", "Bellows College", "Contoso Pharmaceuticals",
            "Humongous Insurance", "Municipality of Saint-Bruno-de-Montarville", "Northwind Traders LLC", "Woodgrove Law");
    private static final List<String> SERVICES = List.of("Total Workstations", "Total Servers", "Total Virtual Servers",
            "Total Network Devices", "Total Mobile Devices", "Total Cloud Monitors", "Total Backup Agents");

    @TempDir
    private Path home;

    private Path usage(int month) throws Exception {
        StringBuilder lines = new StringBuilder("id,name,service,count\n");
        for (int customer = 0; customer < CUSTOMERS.size(); customer++) {
            for (int service = 0; service < SERVICES.size(); service++) {
                int units = (customer + 3) * (service + 2) + month * (service % 3) - (month == 5 ? 2 : 0);
                lines.append("90").append(customer).append(',').append(CUSTOMERS.get(customer)).append(',').append(SERVICES.get(service))
                        .append(',').append(units).append('\n');
            }
        }
        return Files.writeString(home.resolve("usage.csv"), lines.toString());
    }

    @Test
    void theNumbersNowAndThenAndTheStepsTriedAlone() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(usage(0)));
            for (int month = 0; month < 9; month++) {
                usage(month);
                if (month == 8) {
                    hand.sandbox.synthesize().map("904", false);
                }
                if (month != 3) {
                    Pushes.push(setup);
                }
                hand.clock.pass(Duration.ofDays(month < 8 ? 30 : 1));
            }
            Elsewhere.work(setup, "a test", open -> {
                open.context().ledger().prices().change(Currency.getInstance("USD"),
                        List.of(new Price("",
                                new Scope(Optional.empty(), open.context().ledger().serviceNames().keySet().stream().sorted().findFirst()),
                                new BigDecimal("2.50"), Optional.empty(), Optional.empty(), "anna")),
                        Set.of());
                return true;
            });
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.integration(setup.name());
                screen.await("the numbers",
                        () -> screen.stage.getScene().lookup("#numbers-as-of") instanceof MenuButton box && box.getItems().size() == 8);
                screen.shoot("23-integration");
                screen.size(1024, 640);
                for (String id : new String[]{"integration-main", "numbers-export", "numbers-as-of", "health-schedule"}) {
                    screen.await(id + " to be in sight", () -> Sight.seen(screen.find(id)));
                }
                screen.save("23-integration-1024", 1);
                screen.on(() -> {
                    ((MenuButton) screen.stage.getScene().lookup("#numbers-as-of")).getItems().get(7).fire();
                    return true;
                });
                screen.await("the first push",
                        () -> ((MenuButton) screen.find("numbers-as-of")).getText().startsWith("As accepted on 12 Mar"));
                screen.size(1280, 800);
                screen.chip("12 months");
                screen.save("23-integration-months", 1);
                year(screen);
                screen.chip("Set-up");
                screen.press("check-services");
                screen.await("the services",
                        () -> ((Labeled) screen.find("checked-services")).getText().startsWith("7 services: 0 to create"));
                screen.press("check-map");
                screen.await("the mapping", () -> ((Labeled) screen.find("checked-map")).getText().contains("mapped in Synthesize"));
                screen.shoot("23-integration-set-up");
            }
        }
    }

    /** One customer's months, in units and in money, and the months that it can have a report of. */
    private static void year(Screen screen) {
        screen.chip("Pushes");
        screen.await("a customer to choose",
                () -> screen.stage.getScene().lookup("#history-customer") instanceof ComboBox<?> box && box.getItems().size() > 2);
        screen.on(() -> {
            ((ComboBox<?>) screen.stage.getScene().lookup("#history-customer")).getSelectionModel().select(1);
            return true;
        });
        screen.await("its report", () -> screen.stage.getScene().lookup("#history-report") instanceof MenuButton box && Sight.seen(box));
        screen.chip("12 months");
        screen.awaitRows("months-table", 9);
        screen.shoot("25-customer-year");
    }
}

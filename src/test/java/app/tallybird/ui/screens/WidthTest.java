package app.tallybird.ui.screens;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.Integrations;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

import static org.assertj.core.api.Assertions.assertThat;

/** What stands beside one another has the width that there is: filters in one line, facts whole, columns to the edge, names before their state. */
class WidthTest {

    private static final String LONG = "Municipality of Saint-Bruno-de-Montarville and its Libraries, Pools and Ice Rinks";

    /** Of the lowest thing that stands in a line. */
    private static final double HALF = 12;

    @TempDir
    private Path home;

    private Setup file(AppOnSandbox hand, String name) throws Exception {
        StringBuilder lines = new StringBuilder("id,name,service,count\n");
        for (String service : List.of("Workstations", "Servers", "Network devices", "Mobile devices", "Backup agents", "Seats", "Mail")) {
            lines.append("901,").append(LONG.replace(",", "")).append(',').append(service).append(",7\n902,Contoso,").append(service)
                    .append(",12\n");
        }
        return hand.ready(hand.csv(Files.writeString(home.resolve(name + ".csv"), lines)));
    }

    @Test
    void factsAreWholeAndColumnsFillTheIntegrationPage() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = file(hand, "usage");
            hand.sandbox.synthesize().map("902", false);
            Pushes.push(setup);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.integration(setup.name());
                screen.await("the numbers", () -> !places(screen, ".matrix-head.numbers").isEmpty() && screen.has("health-mapping"));
                for (int width : new int[]{1280, 1024}) {
                    screen.size(width, width == 1280 ? 800 : 640);
                    screen.await("no fact to be cut", () -> facts(screen).noneMatch(Labeled::isTextTruncated));
                    assertThat(screen.on(() -> facts(screen).count())).isEqualTo(8);
                }
                screen.size(1280, 800);
                screen.await("columns to the edge", () -> {
                    double edge = Sight.at(screen.find("numbers")).getMaxX();
                    double last = places(screen, ".matrix-head.numbers").stream().mapToDouble(Bounds::getMaxX).max().orElse(0);
                    return Math.abs(edge - last) <= 1;
                });
                screen.save("W-integration", 1);
                screen.on(() -> {
                    Labeled name = screen.stage.getScene().getRoot().lookupAll(".matrix-name .label").stream().map(Labeled.class::cast)
                            .filter(words -> words.getText().startsWith("Municipality")).findFirst().orElseThrow();
                    assertThat(name.isTextTruncated()).isTrue();
                    assertThat(name.getParent().getProperties().values()).as("whole in its tooltip")
                            .anyMatch(one -> one instanceof Tooltip whole && whole.getText().equals(name.getText()));
                    return true;
                });
            }
        }
    }

    private static Stream<Labeled> facts(Screen screen) {
        return screen.stage.getScene().getRoot().lookupAll(".fact .label").stream().filter(Screen::shows).map(Labeled.class::cast)
                .filter(words -> !words.getText().isEmpty());
    }

    @Test
    void theFiltersOfTheReviewStandInOneLine() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 14)) {
            Setup setup = hand.ready();
            hand.sandbox.customers().setDevices(3, 0);
            Pushes.push(setup);
            Pushes.price(setup, "total-devices", "5.50");
            hand.sandbox.customers().setDevices(3, 4);
            hand.sandbox.customers().setDevices(7, 3);
            hand.sandbox.customers().setDevices(9, 0);
            hand.sandbox.synthesize().map("5", false);
            try (Screen screen = Screen.open(hand, 1280, 800)) {
                screen.on(() -> {
                    screen.shell.open(setup.name(), Step.REVIEW);
                    return true;
                });
                screen.awaitShown("next");
                screen.await("the review", () -> screen.label("next").matches("Send [1-9].*"));
                for (int width : new int[]{1280, 1024}) {
                    screen.size(width, width == 1280 ? 800 : 640);
                    screen.save("W-review-" + width, 1);
                    screen.await("one line at " + width, () -> oneLine(screen, ".filter-bar .chip"));
                    assertThat(places(screen, ".filter-bar .chip")).hasSizeGreaterThanOrEqualTo(4);
                }
                screen.await("room for the numbers", () -> Sight.at(screen.find("review-matrix")).getHeight() > 150);
                screen.await("columns to the edge", () -> {
                    double edge = Sight.at(screen.find("review-matrix")).getMaxX();
                    return places(screen, ".matrix-head.numbers").stream().anyMatch(head -> Math.abs(edge - head.getMaxX()) <= 1);
                });
                screen.press("go-history");
                screen.awaitShown("history-export");
                screen.save("W-history", 1);
                screen.await("one line of the history", () -> oneLine(screen, "#history-integration, #history-service, #history-export"));
            }
        }
    }

    @Test
    void aNameOfTheHomePageEndsBeforeItsState() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = file(hand, "usage");
            Pushes.push(setup);
            Pushes.price(setup, "Seats", "5.50");
            new Integrations(hand.application, hand.programs).rename(setup.name(), "Proofpoint Essentials of the Northern Hemisphere");
            try (Screen screen = Screen.open(hand, 1024, 640)) {
                screen.awaitShown("integrations");
                screen.await("the row", () -> !places(screen, ".month-state").isEmpty());
                for (int width : new int[]{1024, 1280}) {
                    screen.size(width, 700);
                    screen.save("W-home-" + width, 1);
                    screen.await("the names to end", () -> {
                        double state = places(screen, ".month-state").getFirst().getMinX();
                        return screen.stage.getScene().getRoot().lookupAll(".month-who .text").stream().filter(Screen::shows)
                                .allMatch(words -> Sight.at(words).getMaxX() <= state);
                    });
                    assertThat(screen.on(() -> Sight.at(screen.stage.getScene().lookup(".month-name")).getWidth())).isGreaterThan(120);
                }
            }
        }
    }

    private static boolean oneLine(Screen screen, String which) {
        DoubleSummaryStatistics below = places(screen, which).stream().mapToDouble(Bounds::getMaxY).summaryStatistics();
        return below.getCount() > 1 && below.getMax() - below.getMin() < HALF;
    }

    private static List<Bounds> places(Screen screen, String which) {
        return screen.on(() -> Arrays.stream(which.split(", ")).flatMap(one -> screen.stage.getScene().getRoot().lookupAll(one).stream())
                .filter(Screen::shows).map(Sight::at).toList());
    }
}

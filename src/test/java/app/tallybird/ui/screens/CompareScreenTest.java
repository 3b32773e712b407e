package app.tallybird.ui.screens;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.sandbox.Visitors;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

/** The page for an old script, opened from where the integration is set up: all of it is within the window while counts come and are compared. */
class CompareScreenTest {

    @TempDir
    private Path home;

    @Test
    void aScriptSendsAndIsCompared() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup setup = hand.ready(hand.csv(Files.writeString(home.resolve("usage.csv"), """
                    id,name,service,count
                    901,Contoso Pharmaceuticals,Workstations,7
                    902,Fabrikam Logistics,Workstations,9
                    902,Fabrikam Logistics,Servers,3
                    903,Northwind Traders,Workstations,0
                    """)));
            Pushes.push(setup);
            Elsewhere.done(setup, Step.SEND);
            try (Screen screen = Screen.open(hand, 1024, 640)) {
                screen.integration(setup.name());
                screen.awaitShown("integration-tabs");
                screen.chip("Set-up");
                screen.press("open-compare");
                screen.await("the address", () -> screen.has("compare-address") && !screen.text("compare-address").isEmpty());
                int port = URI.create(screen.text("compare-address")).getPort();
                screen.size(1280, 800);
                screen.shoot("27-compare-empty");
                screen.size(1024, 640);
                Visitors.script(port, "Workstations", java.util.Map.of("901", "Contoso Pharmaceuticals", "902", "Fabrikam Logistics"),
                        java.util.Map.of("901", 7, "902", 5));
                screen.await("both counts", () -> screen.has("compare-now") && screen.label("compare-now").equals("Compare 2 counts"));
                screen.save("27-compare-arrived-small", 1);
                for (String id : new String[]{"compare-close", "compare-listen", "compare-now", "copy-address", "copy-keys"}) {
                    screen.await(id + " to be in sight", () -> Sight.seen(screen.find(id)));
                }
                screen.press("compare-now");
                screen.await("the comparison", () -> screen.text("compare-words").startsWith("1 count is the same, 3 differ."));
                screen.size(1280, 800);
                screen.shoot("27-compare");
                screen.press("compare-close");
                screen.awaitShown("integration-tabs");
            }
        }
    }
}

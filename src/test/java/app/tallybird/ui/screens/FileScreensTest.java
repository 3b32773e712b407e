package app.tallybird.ui.screens;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;

/** A file from the drop to the keys, by keyboard; pictures to look at. */
@Tag("long")
class FileScreensTest {

    @TempDir
    private Path home;

    private Path sent() throws Exception {
        List<String> lines = new ArrayList<>(List.of("Usage report;Contoso MSP;;;;", "Period;1. to 30.11.2026;;;;",
                "CustNo;Customer;Product;ChargeType;Qty;UnitPrice", "K-10412;Adatum Dental;M365 Business Premium;cycleCharge;25;18,70",
                "K-10412;Adatum Dental;Defender for Business;cycleCharge;25;2,60",
                "K-10418;Alpine Ski House;M365 Business Premium;cycleCharge;48;18,70",
                "K-10418;Alpine Ski House;M365 Business Premium;removeQuantity;-3;18,70",
                "K-10420;Bellows College;M365 A3 Faculty;cycleCharge;1.210;3,25",
                "K-10420;Bellows College;M365 A3 Faculty;customerCredit;1;61,25",
                "K-10431;City Power & Light;Exchange Online Plan 1;cycleCharge;34;3,40", "",
                "K-10433;Munson\u2019s Pickles and Preserves Farm;M365 Business Premium;cycleCharge;27;18,70",
                "K-10440;Litware Clinics;M365 Business Premium;cycleCharge;41;18,70"));
        for (int i = 0; i < 140; i++) {
            lines.add("K-2" + (1000 + i) + ";Caf\u00e9 Number " + i + ";M365 Business Premium;cycleCharge;" + (i + 1) + ";18,70");
        }
        lines.add(";;Total;;" + "11.278" + ";");
        return Files.write(home.resolve("efile_2026-11.csv"), String.join("\r\n", lines).getBytes(Charset.forName("windows-1252")));
    }

    @Test
    void aFileIsPointedAt() throws Exception {
        Path file = sent();
        try (AppOnSandbox hand = new AppOnSandbox(home.resolve("home")); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.on(() -> {
                screen.shell.readFile(file);
                return true;
            });
            screen.awaitShown("file-lines");
            screen.await("what is open", () -> screen.text("file-open").equals("1 to decide"));
            screen.shoot("24-file-open");
            screen.press("reads-thousands");
            screen.await("the counts", () -> screen.text("file-hint").startsWith("Nothing is sent"));
            screen.shoot("24-file");
            screen.press("watch-next");
            screen.await("the folder", () -> Screen.shows(screen.find("watch-where")));
            screen.focusOn("file-by");
            screen.shoot("24-file-next");
            screen.press("watch-next");
            screen.press("use-file");
            screen.awaitShown("import-env");
            screen.shoot("24-file-used");
        }
    }

    /** Arrows move, Space leaves a line out and takes it back, Alt and Down changes what a column is for, Alt and U goes on. */
    @Test
    void byTheKeyboardAlone() throws Exception {
        Path file = Files.writeString(home.resolve("seats.csv"),
                "Customer,Product,Seats,Reserve\r\nElm,Backup,4,1\r\nOak,Backup,3,2\r\nFir,Backup,2,9\r\n");
        try (AppOnSandbox hand = AppOnSandbox.small(home.resolve("home"), 1); Screen screen = Screen.open(hand, 1280, 800)) {
            screen.on(() -> {
                screen.shell.readFile(file);
                return true;
            });
            screen.awaitShown("file-lines");
            screen.await("the focus", () -> "file-lines".equals(screen.stage.getScene().getFocusOwner().getId()));
            screen.await("the counts", () -> figures(screen).equals(List.of("3", "1", "9")));
            for (int down = 0; down < 3; down++) {
                screen.key(KeyCode.DOWN);
            }
            screen.key(KeyCode.SPACE);
            screen.await("the line to be left out",
                    () -> figures(screen).equals(List.of("2", "1", "7")) || figures(screen).equals(List.of("2", "1", "6")));
            screen.key(KeyCode.SPACE);
            screen.await("the line to be back", () -> figures(screen).equals(List.of("3", "1", "9")));
            for (int right = 0; right < 4; right++) {
                screen.key(KeyCode.RIGHT);
            }
            screen.key(KeyCode.DOWN, KeyCode.ALT);
            for (int down = 0; down < 4; down++) {
                screen.key(KeyCode.DOWN);
            }
            screen.key(KeyCode.ENTER);
            screen.await("two counts beside a service", () -> screen.text("file-open").equals("1 to decide"));
        }
    }

    private static List<String> figures(Screen screen) {
        return screen.find("file-figures").lookupAll(".file-figure").stream().map(one -> ((Labeled) one).getText()).toList();
    }
}

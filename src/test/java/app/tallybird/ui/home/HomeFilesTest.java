package app.tallybird.ui.home;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import app.tallybird.app.PointedFile;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.kit.Pushes;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** Files on the home page: dropped on a row, and missed. */
class HomeFilesTest extends AtHome {

    @Test
    void aDroppedFileIsReadFromThenOnAndOthersTakeNone() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup csv = hand.csv(hand.usage("june", "901,Contoso,Seats,7"));
            Pushes.push(hand.ready(csv));
            hand.ready();
            Path july = hand.usage("july", "901,Contoso,Seats,8");
            HomeModel model = open(hand);
            for (IntegrationRow row : List.copyOf(model.rows)) {
                model.drop(row, july);
            }

            assertThat(hand.application.settings().find(csv.name()).orElseThrow().inputs()).containsEntry("file", july.toString());
            assertThat(doors.taken).containsExactly(csv.name() + " REVIEW");
            assertThat(hand.desktop.said).contains("\"NinjaOne\" reads no file: drop it on an integration that does.");
        }
    }

    /** Reading it would end the watching, so it waits. */
    @Test
    void aDroppedFileFromOutsideTheWatchedFolderSaysThatWatchingEnds() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup csv = hand.csv(hand.usage("june", "901,Contoso,Seats,7"));
            Pushes.push(hand.ready(csv));
            Path in = Files.createDirectory(home.resolve("in"));
            String watched = in + "/efile_*.csv";
            hand.application.settings().change(csv.name(), saved -> saved.withInputs(Map.of("file", watched)));
            Path july = Files.writeString(home.resolve("efile_2026-07.csv"), "id,name,service,count\n901,Contoso,Seats,8\n");
            HomeModel model = open(hand);
            IntegrationRow row = model.rows.stream().filter(one -> one.name().equals(csv.name())).findFirst().orElseThrow();
            model.drop(row, july);
            assertThat(hand.desktop.said).last()
                    .isEqualTo("efile_2026-07.csv is outside the watched folder. Nothing was changed. Files efile_*.csv in " + in
                            + " are no longer watched for once it is read. If it is meant all the same, choose it in the set-up.");
            assertThat(hand.application.settings().find(csv.name()).orElseThrow().inputs()).containsEntry("file", watched);
            model.drop(row, Files.copy(july, in.resolve("efile_2026-07.csv")));
            assertThat(hand.application.settings().find(csv.name()).orElseThrow().inputs()).containsEntry("file", watched);
            assertThat(doors.taken).containsExactly(csv.name() + " REVIEW");
        }
    }

    @Test
    void aFileThatDidNotComeByItsDayIsSaidOnItsRow() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Setup csv = hand.csv(hand.usage("june", "901,Contoso,Seats,7"));
            Pushes.push(hand.ready(csv));
            hand.application.routines().change(csv.name(), saved -> saved.withFileBy(5));
            hand.clock.pass(Duration.ofDays(31));
            HomeModel model = open(hand);
            IntegrationRow row = model.rows.stream().filter(one -> one.name().equals(csv.name())).findFirst().orElseThrow();
            assertThat(row.tag().words()).isEqualTo("Not yet");
            assertThat(row.attention()).isEqualTo("No file of April yet; expected by the 5th.");
        }
    }

    /** A file whose columns are others is shown first, and nothing is changed before a person has looked. */
    @Test
    void aDroppedFileWithOtherColumnsWaits() throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            Path june = Files.writeString(home.resolve("june.csv"), "Customer,Product,Qty\nElm,Seats,7\nOak,Seats,2\n");
            PointedFile file = new PointedFile(hand.application, june);
            FileLayout layout = file.layout(FileChoices.Written.FOUND);
            ConnectorDocument document = file.save(FileChoices.of(layout, FileChoices.Written.FOUND), "Seats");
            Setup seats = Setup.fresh(hand.application);
            seats.choose(document, document.id());
            Elsewhere.save(seats, Map.of("file", june.toString()), Map.of());
            HomeModel model = open(hand);
            IntegrationRow row = model.rows.stream().filter(one -> one.name().equals(seats.name())).findFirst().orElseThrow();
            Path july = Files.writeString(home.resolve("july.csv"), "Customer,Product,Units\nElm,Seats,8\n");
            Path august = Files.writeString(home.resolve("august.csv"), "Qty,Product,Customer\n9,Seats,Elm\n");

            model.drop(row, july);
            assertThat(doors.taken).containsExactly(seats.name() + " waits for july.csv");
            assertThat(hand.application.settings().find(seats.name()).orElseThrow().inputs()).containsEntry("file", june.toString());
            model.drop(row, august);
            // it goes on where it is: its keys are missing
            assertThat(doors.taken).last().isEqualTo(seats.name() + " CONNECT");
            assertThat(hand.application.settings().find(seats.name()).orElseThrow().inputs()).containsEntry("file", august.toString());
        }
    }
}

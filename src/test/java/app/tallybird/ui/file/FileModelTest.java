package app.tallybird.ui.file;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.app.NextFile;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.layout.Role;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.SeenLine;
import app.tallybird.http.Cancel;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.secret.Secret;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.kit.Elsewhere;
import app.tallybird.ui.wizard.Setup;

import static org.assertj.core.api.Assertions.assertThat;

/** From the drop of a file to a connector that reads it, without a toolkit. */
class FileModelTest {

    private static final Map<String, Secret> KEYS = Map.of("VENDOR_API_KEY", Secret.of(SynthesizeSide.VENDOR_KEY), "PARTNER_API_KEY",
            Secret.of(SynthesizeSide.PARTNER_KEY));

    @TempDir
    private Path home;
    private final List<String> doors = new ArrayList<>();
    private Optional<ConnectorDocument> made = Optional.empty();

    private FileModel open(AppOnSandbox hand, Optional<String> integration) {
        return new FileModel(hand.place(new DirectTaskRunner()), integration, new FileModel.Exits((connector, file) -> {
            made = Optional.of(connector);
            doors.add("set up " + connector.id() + " with " + file.getFileName());
        }, name -> doors.add("review " + name), () -> doors.add("cancel")));
    }

    private FileModel drop(AppOnSandbox hand, Path file) {
        FileModel model = open(hand, Optional.empty());
        model.drop(file);
        assertThat(model.problem.get()).isNull();
        return model;
    }

    private static Path sent(String name) throws Exception {
        return Path.of(FileModelTest.class.getResource("/files/cases/" + name).toURI());
    }

    private Path written(String name, String... lines) throws Exception {
        return Files.writeString(home.resolve(name), String.join("\r\n", lines) + "\r\n", StandardCharsets.UTF_8);
    }

    private static List<String> counts(FileModel model) {
        return model.counts.get().list().stream().map(one -> one.customer() + "/" + one.service() + "=" + (one.known() ? one.units() : "unknown"))
                .toList();
    }

    /** What a push reads once the file is used. */
    private List<String> pushed(AppOnSandbox hand, FileModel model, Path file) {
        model.use();
        assertThat(model.problem.get()).isNull();
        Setup setup = Setup.fresh(hand.application);
        setup.choose(made.orElseThrow(), made.get().id());
        Elsewhere.save(setup, Map.of("file", file.toString()), KEYS);
        return Elsewhere.work(setup, "", at -> {
            Reading reading = at.context().vendor().read(at.context().integration().vendor(), ReadListener.none(), Cancel.never());
            return reading.cells().entrySet().stream()
                    .map(one -> one.getKey().accountId() + "/" + one.getKey().serviceKey() + "="
                            + one.getValue().known().map(units -> units.toPlainString()).orElse("unknown"))
                    .sorted().toList();
        });
    }

    /** Every file as it was sent: nothing but the drop, and what is proposed is right. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "01-nce-recon/G000000001.csv|North Pier Dental, PLLC/Microsoft 365 Business Premium=42;Harbor Freight Legal/Microsoft 365 Business Premium=12;Old Mill Bakery/Exchange Online (Plan 1)=unknown",
            "02-nable-efile/efile_INV-77.csv|Elm Clinic/Cove Server=2.4839;Elm Clinic/Cove Storage Per GB=1204.75;Oak Foods/Cove Server=1;Oak Foods/Cove Storage Per GB=88.5", "02-nable-efile/efile_INV-77.xlsx|Elm Clinic/Cove Server=2.4839;Elm Clinic/Cove Storage Per GB=1204.75;Oak Foods/Cove Server=1;Oak Foods/Cove Storage Per GB=88.5",
            "03-azure-three-tables/usage.csv|Contoso Dental/Virtual Machines=48;Fabrikam Autos/Virtual Machines=9.5",
            "03-azure-three-tables/meta_total.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "03-azure-three-tables/total_named.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "03-azure-three-tables/total_short.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "03-azure-three-tables/repeated_header.csv|Elm Clinic/Cloud Backup=14;Oak Foods/Cloud Backup=6",
            "05-pstn-tab/report_tab.CSV|Fjord Reisen GmbH/Calling Plan=12;Fjord Reisen GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "05-pstn-tab/report_utf16.CSV|Fjord Reisen GmbH/Calling Plan=12;Fjord Reisen GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "05-pstn-tab/report_utf16_nobom.CSV|Fjord Reisen GmbH/Calling Plan=12;Fjord Reisen GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "05-pstn-tab/report_sep.csv|Fjord Reisen GmbH/Calling Plan=12;Fjord Reisen GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "05-pstn-tab/report_ansi.csv|Müller & Söhne GmbH/Calling Plan=12;Müller & Söhne GmbH/Audio Conferencing=3;Sanders, Ortiz & Co/Calling Plan=1",
            "06-dup-heading/copilot.csv|Fjord Reisen/Copilot=4", "06-dup-heading/dup_unused.csv|Fjord Reisen/Copilot=4",
            "07-double-bom/double_bom.csv|Fjord/Audit Log Retention=3", "07-double-bom/mojibake_bom.csv|Fjord/Audit Log Retention=3",
            "27-hwm-daily-rows/peak.csv|Elm Clinic/Users=2;Oak Foods/Users=1;Shut Cafe/Users=0",
            "28-currency-parens/apostrophe.csv|Elm/Seats=10", "28-currency-parens/parens.csv|Elm/Seats=10",
            "28-currency-parens/minus_behind.csv|Elm/Seats=10", "28-currency-parens/currency.csv|Elm/Seats=12",
            "28-currency-parens/dash_blank.csv|Elm/Seats=12;Oak/Seats=unknown;Pine/Seats=unknown;Zeta/Seats=unknown",
            "28-currency-parens/formula.csv|Elm/Seats=12;Oak/Seats=3", "28-currency-parens/german.csv|Elm/Storage GB=1204.5;Oak/Storage GB=88",
            "28-currency-parens/nbsp.csv|Elm/Storage GB=1204;Oak/Storage GB=88",
            "28-currency-parens/swiss.csv|Elm/Storage GB=1204;Oak/Storage GB=88",
            "28-currency-parens/thousands.csv|Elm/Storage GB=1204;Oak/Storage GB=88",
            "28-currency-parens/neg_only.csv|Elm/Seats=unknown;Oak/Seats=5",
            "28-currency-parens/plus.csv|Elm/Seats=12;Oak/Seats=7;Pine/Seats=7"})
    void aSentFileIsReadAsItIsProposed(String file, String right) throws Exception {
        try (AppOnSandbox hand = AppOnSandbox.small(home, 1)) {
            FileModel model = drop(hand, sent(file));
            assertThat(model.blocked.get()).isEmpty();
            assertThat(String.join(";", counts(model))).isEqualTo(right);
            assertThat(pushed(hand, model, sent(file)).stream().map(one -> one.replaceAll(".*=", "")).sorted())
                    .isEqualTo(Stream.of(right.split(";")).map(one -> one.replaceAll(".*=", "")).sorted().toList());
        }
    }
}

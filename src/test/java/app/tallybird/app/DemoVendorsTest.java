package app.tallybird.app;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.connector.reading.Reading;
import app.tallybird.http.Cancel;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo of the window plays every built-in connector with the values it fills in itself, all of them at once. */
class DemoVendorsTest {

    @TempDir
    private Path folder;

    static Stream<Catalog.Entry> connectors() {
        return new Catalog(Path.of("no-such-folder")).all().stream().filter(entry -> !entry.document().id().equals("command"));
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void isReadAgainAndAgainWithTheSameNumbers(Catalog.Entry entry) {
        Surroundings surroundings = Stage.around(folder, new StageClock());
        IntegrationChoice home = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(folder), Optional.empty(), 0);
        try (Application real = Application.open(surroundings, home); Demo demo = Demo.open(real)) {
            Application application = demo.application();
            assertThat(DemoVendors.plays(entry.document().id())).isTrue();
            var connector = InputCheck.complete(entry.document(), Demo.values(entry.document().id(), application));

            Reading first = application.connectors().read(connector, ReadListener.none(), Cancel.never());
            Reading second = application.connectors().read(connector, ReadListener.none(), Cancel.never());

            assertThat(first.accounts()).isNotEmpty();
            assertThat(first.cells()).isNotEmpty().isEqualTo(second.cells());
        }
    }
}

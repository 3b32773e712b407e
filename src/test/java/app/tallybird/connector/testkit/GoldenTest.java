package app.tallybird.connector.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each recorded case gives exactly its golden result, asks for nothing that was not recorded, and leaves nothing unasked. A case without a golden
 * result writes one and fails, so that a person reads it before it counts.
 */
class GoldenTest {

    static Stream<Fixture> cases() throws IOException {
        return Fixture.all().stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheGoldenResult(Fixture fixture) throws IOException {
        KitResult.CaseResult result = ConnectorKit.inMemory().recorded(fixture.recorded());
        if (fixture.recorded().golden().isEmpty()) {
            Path golden = fixture.folder().resolve("golden.json");
            Files.writeString(golden, new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(result.got()) + "\n");
            throw new AssertionError("read the new " + golden + " and run again");
        }
        assertThat(result.got()).isEqualTo(fixture.recorded().golden().orElse(new JsonObject()));
        assertThat(result.complaints()).isEmpty();
        assertThat(result.got().toString()).doesNotContain("fake-token-0001");
    }
}

package app.tallybird.connector.kit;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Damages every answer of the ordinary case in every way that was seen in the wild. The law: the golden numbers, an error, an unknown count, or a
 * difference that carries a new warning; never other numbers in silence.
 */
class MutationTest {

    static Stream<Fixture> ordinary() throws IOException {
        return Fixture.all().stream().filter(fixture -> fixture.recorded().name().equals(KitCase.ORDINARY))
                .filter(fixture -> !fixture.recorded().exchanges().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("ordinary")
    void neverOtherNumbersInSilence(Fixture fixture) {
        KitResult.Mutated mutated = ConnectorKit.inMemory().mutations(fixture.recorded());

        List<String> silent = mutated.silent().stream().filter(one -> !one.allowed()).map(KitResult.Silent::what).toList();
        assertThat(mutated.total()).isGreaterThan(20);
        assertThat(silent).as(mutated.words()).isEmpty();
    }
}

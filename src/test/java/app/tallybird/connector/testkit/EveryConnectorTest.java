package app.tallybird.connector.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.Table;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole kit on every built-in connector: recorded and derived cases over real connections through the sandbox route, damages in memory. What
 * vendors publish is {@link EveryContractTest}'s. Prints what became of the damages.
 */
class EveryConnectorTest {

    private static final List<KitResult.Mutated> ALL = new ArrayList<>();
    private static RecordedSandbox sandbox;
    private static long started;

    @BeforeAll
    static void open() {
        sandbox = new RecordedSandbox();
        started = System.nanoTime();
    }

    @AfterAll
    static void sum() {
        sandbox.close();
        System.out.printf(Locale.ROOT, "ALL %d connectors: %s; %.1f s%n", ALL.size(), KitResult.Mutated.sum(ALL).words(),
                (System.nanoTime() - started) / 1e9);
    }

    static Stream<String> connectors() {
        return catalog().all().stream()
                .filter(entry -> entry.document().tables().values().stream().noneMatch(EveryConnectorTest::startsAProgram))
                .map(entry -> entry.document().id());
    }

    /** Has nothing to record or to damage; CommandTest holds it. */
    private static boolean startsAProgram(Table table) {
        return table.source() instanceof Table.Source.Command;
    }

    private static Catalog catalog() {
        return new Catalog(Path.of("no-such-folder"));
    }

    @ParameterizedTest
    @MethodSource("connectors")
    void keepsTheLaw(String id) {
        int before = sandbox.requests();
        KitResult result = ConnectorKit.over(sandbox).test(id, Cases.of(catalog().entry(id, Path.of(""))));
        KitResult.Mutated mutated = result.mutations().orElseThrow(() -> new AssertionError("there is no ordinary case"));
        ALL.add(mutated);
        System.out.println(id + " " + mutated.words());

        assertThat(result.cases().stream().filter(one -> !one.passed()).map(one -> one.name() + ": " + one.complaints())).isEmpty();
        assertThat(mutated.silent().stream().filter(one -> !one.allowed()).map(KitResult.Silent::what)).as(mutated.words()).isEmpty();
        boolean reads = catalog().entry(id, Path.of("")).document().http().isPresent();
        assertThat(sandbox.requests() - before > 0).as("requests over a real connection").isEqualTo(reads);
    }

    /** Which list a request was made for is told by what was asked for before it. */
    @Test
    void isPlayedOneListAfterAnotherWhereTheVendorIsAskedForSeveralAtATime() {
        Catalog.Entry several = catalog().entry("bitdefender-gravityzone", Path.of(""));
        assertThat(several.document().http().orElseThrow().pace().parallel()).isEqualTo(4);
        assertThat(Cases.of(several)).isNotEmpty()
                .allSatisfy(one -> assertThat(one.connector(Path.of("")).doc().http().orElseThrow().pace().parallel()).isEqualTo(1));
    }
}

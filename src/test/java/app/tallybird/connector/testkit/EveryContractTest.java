package app.tallybird.connector.testkit;

import java.nio.file.Path;
import java.util.stream.Stream;

import com.google.gson.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.connector.catalog.Catalog;

import static org.assertj.core.api.Assertions.assertThat;

/** Every built-in connector against what its vendor publishes. {@code -Dtallybird.seed} plays other answers that the contracts allow. */
class EveryContractTest {

    private static Catalog catalog() {
        return new Catalog(Path.of("no-such-folder"));
    }

    static Stream<String> contracts() {
        return catalog().all().stream().filter(entry -> Cases.contract(entry).isPresent()).map(entry -> entry.document().id());
    }

    @Test
    void everyConnectorThatAsksAVendorHasOne() {
        assertThat(catalog().all().stream().filter(entry -> entry.document().http().isPresent() && Cases.contract(entry).isEmpty())
                .map(entry -> entry.document().id())).isEmpty();
    }

    @Test
    void noConditionOfTheCatalogSaysWhatAStateIsNot() {
        assertThat(catalog().all().stream().flatMap(entry -> Coverage.negative(tree(entry)).stream())).isEmpty();
    }

    private static DocumentTree tree(Catalog.Entry entry) {
        return new DocumentTree(entry.document(), JsonParser.parseString(Catalog.text(entry)).getAsJsonObject());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void isKept(String id) {
        Catalog.Entry entry = catalog().entry(id, Path.of(""));

        Contracted played = new ContractPlay(tree(entry), Cases.contract(entry).orElseThrow(), Long.getLong("tallybird.seed", 1))
                .play(Cases.of(entry));

        System.out.println(id + " " + played.words());
        assertThat(played.complaints()).isEmpty();
    }
}

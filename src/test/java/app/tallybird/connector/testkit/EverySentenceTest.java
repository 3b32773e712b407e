package app.tallybird.connector.testkit;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.format.Usage;
import app.tallybird.connector.format.Usage.Measure;

import static org.assertj.core.api.Assertions.assertThat;

/** What every built-in connector says to those who bill: a sentence for each service, and a name for whatever is counted one by one. */
class EverySentenceTest {

    private static final Predicate<String> SENTENCE = Predicate.not(text -> text.matches("\\p{Lu}.{10,300}\\."));
    /** Words of programs and of the format. */
    private static final Predicate<String> TECHNICAL = text -> text.matches(
            "(?s).*(\\w\\.\\w|\\w_\\w|[a-z][A-Z][a-z]+Id|\\bkind is\\b|\\bper \\w+Id\\b|\\brows?\\b|\\bfield (is|in)\\b|\\bnull\\b).*");

    private static Stream<Catalog.Entry> catalog() {
        return new Catalog(Path.of("no-such-folder")).all().stream();
    }

    private static Stream<String> sentences(Predicate<String> wrong) {
        return catalog().flatMap(entry -> entry.document().services().stream().filter(service -> wrong.test(service.means()))
                .map(service -> entry.document().id() + ": " + service.means()));
    }

    @Test
    void everyServiceSaysWhatIsCountedInASentence() {
        assertThat(sentences(SENTENCE)).isEmpty();
        assertThat(catalog().mapToLong(entry -> entry.document().services().size()).sum()).isGreaterThanOrEqualTo(183);
    }

    @Test
    void noSentenceSpeaksOfFieldsAndRows() {
        assertThat(sentences(TECHNICAL)).isEmpty();
    }

    /** Autotask is asked for few fields of an item, and none of them is its name. */
    @Test
    void whatIsCountedOneByOneHasAName() {
        Set<String> nameless = new TreeSet<>();
        catalog().forEach(entry -> entry.document().services().forEach(service -> {
            if (service.usage() instanceof Usage.Measured measured
                    && (measured.measure() == Measure.COUNT || measured.measure() == Measure.COUNT_DISTINCT)) {
                Table table = entry.document().tables().get(measured.from());
                if (table.evidence().isEmpty()) {
                    nameless.add(entry.document().id());
                }
            }
        }));

        assertThat(nameless).containsExactly("autotask-configuration-items");
    }

    /** A key of a table is for machines: names for people are other fields. */
    @Test
    void noNameIsAKeyOrASecret() {
        Set<String> wrong = new TreeSet<>();
        catalog().forEach(entry -> entry.document().tables().values()
                .forEach(table -> table.evidence()
                        .ifPresent(evidence -> evidence.name().stream()
                                .filter(path -> table.rows().key().fields().contains(path)
                                        || path.toString().matches("(?i).*(uid|guid|token|secret|(^|[._])id)$"))
                                .forEach(path -> wrong.add(entry.document().id() + ": " + path)))));

        assertThat(wrong).isEmpty();
    }
}

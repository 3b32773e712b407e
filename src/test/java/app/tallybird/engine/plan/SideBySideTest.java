package app.tallybird.engine.plan;

import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What was bought and what is assigned stand side by side. */
class SideBySideTest {

    private static List<String> ordered(String... names) {
        return SideBySide.ordered(List.of(names), Function.identity());
    }

    @Test
    void whatIsAssignedFollowsWhatWasBoughtAndNothingIsLost() {
        assertThat(ordered("B, assigned", "A", "B", "A Plus", "A, assigned")).containsExactly("A", "A, assigned", "B", "B, assigned",
                "A Plus");
        assertThat(ordered("A, assigned", "C")).containsExactly("A, assigned", "C");
        assertThat(ordered("A", "A", "A, assigned", "A, assigned")).hasSize(4).startsWith("A");
        assertThat(ordered()).isEmpty();
    }

    @Test
    void eachKnowsTheOther() {
        List<String> all = List.of("A", "A, assigned", "B, assigned");
        assertThat(SideBySide.other("A", all, Function.identity())).contains("A, assigned");
        assertThat(SideBySide.other("A, assigned", all, Function.identity())).contains("A");
        assertThat(SideBySide.other("B, assigned", all, Function.identity())).isEmpty();
        assertThat(SideBySide.word("A")).isEqualTo("bought");
        assertThat(SideBySide.word("A, assigned")).isEqualTo("assigned");
    }
}

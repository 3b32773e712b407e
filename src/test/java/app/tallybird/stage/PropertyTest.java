package app.tallybird.stage;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PropertyTest {

    @Test
    void aClaimThatDoesNotHoldIsShownWithItsSeedAndItsSmallestDraws() {
        assertThatThrownBy(() -> Property.holds(200, draws -> {
            int first = draws.between(-10, 1_000_000);
            boolean second = draws.either();
            assertThat(first < 54_321 || !second).as("first " + first).isTrue();
        })).isInstanceOf(AssertionError.class).hasMessageMatching(
                "(?s)Try \\d+ of 200 failed; -Dtallybird\\.seed=\\d+ makes it again; " + "drawn \\[54331, 1\\]: \\[first 54321\\].*")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void anExceptionIsAFailureToo() {
        assertThatThrownBy(() -> Property.holds(1, draws -> {
            throw new java.io.IOException("gone");
        })).isInstanceOf(AssertionError.class).hasMessageContaining("Try 1 of 1 failed").hasMessageEndingWith("drawn []: gone");
    }

    @Test
    void eachTryIsAnotherAndTheSameEachTime() {
        assertThat(drawn()).hasSize(100).doesNotHaveDuplicates().isEqualTo(drawn());
    }

    @Test
    void theEndsAreDrawnOften() {
        List<Integer> seen = new ArrayList<>();
        Property.holds(200, draws -> seen.add(draws.between(3, 1_000_003)));

        assertThat(seen).contains(3, 1_000_003).allMatch(one -> one >= 3 && one <= 1_000_003);
    }

    @Test
    void everyChoiceIsDrawn() {
        List<String> seen = new ArrayList<>();
        Property.holds(100, draws -> seen.add(draws.oneOf(List.of("a", "b", "c"))));

        assertThat(seen).hasSize(100).containsOnly("a", "b", "c").contains("a", "b", "c");
    }

    private static List<List<Long>> drawn() {
        List<List<Long>> all = new ArrayList<>();
        Property.holds(100, draws -> all.add(List.of(draws.seed(), (long) draws.between(0, 1_000_000), draws.seed())));
        return all;
    }
}

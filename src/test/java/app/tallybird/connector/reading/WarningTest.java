package app.tallybird.connector.reading;

import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a warning is about can be named again, and nothing is taken for a name that is none. */
class WarningTest {

    private static final Warning WARNING = new Warning("W405", "/tables/a/columns/b/map", "not in the map", "", 3);

    @Test
    void thingsAreNamedWithHowOftenTheyWereSeen() {
        assertThat(WARNING.about(Map.of("MAC", 2L, "a different one", 1L)).things())
                .isEqualTo(new TreeMap<>(Map.of("MAC", 2L, "a different one", 1L)));
    }

    @Test
    void aWarningAboutOneThingOrAboutTooManyNamesNone() {
        Map<String, Long> many = new TreeMap<>();
        for (int i = 0; i < 5_000; i++) {
            many.put("value " + i, 1L);
        }
        assertThat(WARNING.things()).isEmpty();
        assertThat(WARNING.about(many).things()).isEmpty();
    }

    @Test
    void aNameThatWasCutIsNoName() {
        assertThat(WARNING.about(Map.of("x".repeat(300), 1L, "y", 2L)).things()).isEqualTo(Map.of("y", 2L));
    }
}

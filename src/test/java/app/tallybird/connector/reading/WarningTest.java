package app.tallybird.connector.reading;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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

    private static Map<String, Long> things(int many) {
        return IntStream.range(0, many).boxed().collect(Collectors.toMap(i -> "value " + i, i -> 1L));
    }

    /** The print is kept between runs. */
    @Test
    void ofVeryManyThingsAnyChangeIsSeen() {
        assertThat(WARNING.about(things(1_000)).seen().facts()).hasSize(1_000).containsEntry("W405 /tables/a/columns/b/map\tvalue 7", 1L);
        Map<String, Long> many = things(1_001);
        assertThat(WARNING.about(many).seen().facts())
                .isEqualTo(Map.of("W405 /tables/a/columns/b/map\t1001 different ones fdc9d9cbdf092c2d", 3L));
        many.remove("value 3");
        many.put("value x", 1L);
        assertThat(WARNING.about(many).seen().facts()).hasSize(1).isNotEqualTo(WARNING.about(things(1_001)).seen().facts());
    }

    @Test
    void namesAreKeptOneALineAndCutWhereTheyAreTooLong() {
        assertThat(WARNING.about(Map.of("two\nlines\tand", 1L, "two lines and", 2L)).things()).isEqualTo(Map.of("two lines and", 3L));
        String longest = "x".repeat(200);
        assertThat(WARNING.about(Map.of(longest, 1L)).things()).isEqualTo(Map.of(longest, 1L));
        assertThat(WARNING.about(Map.of(longest + "y", 1L)).seen().facts())
                .isEqualTo(Map.of("W405 /tables/a/columns/b/map\t" + longest + " 98002479", 1L));
    }

    @Test
    void unitsOfNobodyAreFactsOfTheirOwnRoundedUp() {
        Warning.Nobody nobody = new Warning.Nobody(new BigDecimal("3.50"), 2, "the rows name no customer");
        Warning warning = WARNING.about(Map.of("Pro", 1L)).about(nobody,
                Map.of("Pro", new BigDecimal("2.1"), "Li\nte", new BigDecimal("1"), "Li te", new BigDecimal("0.4")));
        assertThat(nobody.words()).isEqualTo("3.5 units in 2 rows");
        assertThat(new Warning.Nobody(BigDecimal.ONE, 1, "").words()).isEqualTo("1 unit in 1 row");
        assertThat(warning.hint()).isEqualTo("3.5 units in 2 rows belong to nobody");
        assertThat(warning.unitsOfNobody())
                .isEqualTo(Map.of("W405 /tables/a/columns/b/map units\tPro", 3L, "W405 /tables/a/columns/b/map units\tLi te", 2L));
        assertThat(warning.things()).isEqualTo(Map.of("Pro", 1L));
        assertThat(warning.seen().facts()).hasSize(3);
        assertThat(warning.seen().facts().keySet().stream().filter(Warning::isOfNobody)).hasSize(2);
        assertThat(new Warning("W410", "/a", "b", "look", 1).about(nobody, Map.of()).hint())
                .isEqualTo("look; 3.5 units in 2 rows belong to nobody");
    }

    @Test
    void theSameToldTwiceIsOne() {
        Warning must = new Warning("W408", "/a", "empty", "", 2).about(Map.of("x", 2L, "y", 1L));
        Warning may = new Warning("W408", "/b", "empty", "hint", 5, true).about(Map.of("z", 5L));
        Warning.Nobody few = new Warning.Nobody(new BigDecimal("2"), 1, "few");
        Warning.Nobody more = new Warning.Nobody(new BigDecimal("10"), 1, "more");
        assertThat(may.and(must)).extracting(Warning::pointer, Warning::count, Warning::allowed).containsExactly("/a", 2L, false);
        assertThat(must.and(may)).extracting(Warning::pointer, Warning::count, Warning::allowed).containsExactly("/a", 2L, false);
        assertThat(may.and(may).allowed()).isTrue();
        assertThat(may.and(must).seen().facts()).isEqualTo(Map.of("W408 /a\tx", 2L, "W408 /a\ty", 1L, "W408 /b\tz", 5L));
        Warning again = new Warning("W408", "/a", "empty", "", 2).about(Map.of("x", 1L, "y", 4L));
        assertThat(must.and(again).things()).isEqualTo(Map.of("x", 2L, "y", 4L));
        assertThat(must.about(few, Map.of()).and(must.about(more, Map.of())).seen().nobody()).contains(more);
        assertThat(must.about(more, Map.of()).and(must.about(few, Map.of())).seen().nobody()).contains(more);
        assertThat(must.about(few, Map.of()).and(must).seen().nobody()).contains(few);
        assertThat(must.and(must).seen().nobody()).isEmpty();
    }

    @Test
    void aSentenceHasItsHint() {
        assertThat(WARNING.sentence()).isEqualTo("W405 /tables/a/columns/b/map: not in the map");
        assertThat(new Warning("W401", "/a", "text", "do it", 1).sentence()).isEqualTo("W401 /a: text  Hint: do it");
        assertThat(WARNING.seen().facts()).isEqualTo(Map.of("W405 /tables/a/columns/b/map", 3L));
        assertThat(WARNING.aboutEveryRow().seen().facts()).isEqualTo(Map.of("W405 /tables/a/columns/b/map\t", 1L));
    }
}

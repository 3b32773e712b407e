package app.tallybird.engine.explain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import app.tallybird.engine.explain.SinceLast.Between;
import app.tallybird.engine.explain.SinceLast.NotTold;
import app.tallybird.engine.explain.SinceLast.Pattern;
import app.tallybird.engine.explain.SinceLast.Seen;
import app.tallybird.engine.explain.SinceLast.Told;
import app.tallybird.ledger.PushedNames;
import app.tallybird.ledger.PushedNames.Kept;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.model.NamedRow;
import app.tallybird.model.RowNames;

import static org.assertj.core.api.Assertions.assertThat;

/** Who is new, who is gone, and when that can not be said. */
class ComparisonTest {

    private static final Instant SEPTEMBER = Instant.parse("2026-09-26T09:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2026-10-26T09:00:00Z");

    private static NamedRow row(String name) {
        return new NamedRow(name, "", Optional.empty());
    }

    private static RowNames names(String... names) {
        return new RowNames(names.length, Stream.of(names).map(ComparisonTest::row).toList());
    }

    private static PushedNames push(int run, Instant at, RowNames names) {
        return new PushedNames(new RunId("R0000" + run), RunKind.USAGE, "p" + run, at, BigDecimal.valueOf(names.total()),
                new Kept.Names(names));
    }

    private static Told told(List<PushedNames> pushed, RowNames now) {
        return (Told) new Comparison(pushed, 13).of(Optional.of(now), "");
    }

    private static List<String> named(List<Seen> seen) {
        return seen.stream().map(Seen::name).toList();
    }

    @Test
    void namesAreNewGoneOrTheSame() {
        Told told = told(List.of(push(2, OCTOBER, names("A", "B", "C")), push(1, SEPTEMBER, names("A", "B"))), names("A", "C", "D"));

        assertThat(named(told.fresh())).containsExactly("D");
        assertThat(told.gone()).containsExactly(new Seen("B", "", Optional.of(SEPTEMBER), true, Optional.of(OCTOBER)));
        assertThat(told.counted()).containsExactly(new Seen("A", "", Optional.of(SEPTEMBER), true, Optional.empty()),
                new Seen("C", "", Optional.of(OCTOBER), false, Optional.empty()),
                new Seen("D", "", Optional.empty(), false, Optional.empty()));
        assertThat(told.stayed()).isEqualTo(2);
        assertThat(told.basis()).isEqualTo(new SinceLast.Basis(new RunId("R00002"), OCTOBER, new BigDecimal("3")));
    }

    @Test
    void twoThingsOfOneNameAreTwo() {
        Told told = told(List.of(push(1, OCTOBER, names("PC", "PC", "PC"))), names("PC", "PC"));

        assertThat(named(told.gone())).containsExactly("PC");
        assertThat(told.fresh()).isEmpty();
    }

    @Test
    void aPushThatWasGoneBackBehindIsNotComparedWith() {
        PushedNames first = push(1, SEPTEMBER, names("A", "B"));
        PushedNames wrong = push(2, OCTOBER, names("X"));
        PushedNames undo = new PushedNames(new RunId("R00003"), RunKind.UNDO, "R00002", OCTOBER, BigDecimal.TWO, new Kept.Not());

        Told told = told(List.of(undo, wrong, first), names("A", "B", "C"));

        assertThat(told.basis().run()).isEqualTo(first.run());
        assertThat(named(told.fresh())).containsExactly("C");
        assertThat(told.gone()).isEmpty();
    }

    @Test
    void afterAWayBackThatWasGoneBackBehindTheFirstPushStandsAgain() {
        PushedNames first = push(1, SEPTEMBER, names("A"));
        PushedNames second = push(2, OCTOBER, names("A", "B"));
        PushedNames undo = new PushedNames(new RunId("R00003"), RunKind.UNDO, "R00002", OCTOBER, BigDecimal.ONE, new Kept.Not());
        PushedNames redo = new PushedNames(new RunId("R00004"), RunKind.UNDO, "R00003", OCTOBER, BigDecimal.TWO, new Kept.Not());

        assertThat(told(List.of(redo, undo, second, first), names("A", "B")).basis().run()).isEqualTo(second.run());
    }

    @Test
    void zeroHasNoNamesAndIsComparedAllTheSame() {
        PushedNames zero = new PushedNames(new RunId("R00001"), RunKind.USAGE, "p", OCTOBER, BigDecimal.ZERO, new Kept.Not());

        assertThat(named(told(List.of(zero), names("A")).fresh())).containsExactly("A");
        assertThat(named(told(List.of(push(1, OCTOBER, names("A"))), RowNames.NONE).gone())).containsExactly("A");
    }

    @Test
    void whyItCanNotBeSaidIsSaid() {
        PushedNames none = new PushedNames(new RunId("R00001"), RunKind.USAGE, "", OCTOBER, BigDecimal.ONE, new Kept.Not());
        PushedNames damaged = new PushedNames(new RunId("R00001"), RunKind.USAGE, "p", OCTOBER, BigDecimal.ONE, new Kept.Damaged());

        assertThat(why(List.of(), 13)).isEqualTo("Nothing was accepted before, so there is nothing to compare with.");
        assertThat(why(List.of(none), 13))
                .isEqualTo("The names behind that number were not kept: they are too old, or none were kept then.");
        assertThat(why(List.of(none), 0)).isEqualTo("Names are not kept: the setting keep-names-months is 0.");
        assertThat(why(List.of(damaged), 13))
                .isEqualTo("The names kept with push R00001 are damaged and can not be read. The number itself is not affected.");
        assertThat(why(List.of(push(1, OCTOBER, new RowNames(9, List.of(row("A"))))), 13))
                .isEqualTo("1 name is kept of 9, so it can not be said who is new or gone.");
        assertThat(((NotTold) new Comparison(List.of(none), 13).of(Optional.empty(),
                "Huntress states this as a number, so there are no names.")).why())
                .isEqualTo("Huntress states this as a number, so there are no names.");
    }

    private static String why(List<PushedNames> pushed, int months) {
        return ((NotTold) new Comparison(pushed, months).of(Optional.of(names("A")), "")).why();
    }

    @Test
    void aPatternIsNamedFromFourOfFiveOn() {
        Instant silent = Instant.parse("2026-10-14T18:00:00Z");
        List<NamedRow> lab = IntStream.range(0, 8).mapToObj(i -> new NamedRow("LAB-" + i, "Lab", Optional.of(silent.plusSeconds(i * 120L))))
                .toList();
        List<NamedRow> desk = List.of(new NamedRow("DESK-1", "Office", Optional.of(OCTOBER)),
                new NamedRow("DESK-2", "Hall", Optional.of(OCTOBER)));
        List<NamedRow> all = Stream.concat(lab.stream(), desk.stream()).toList();

        assertThat(pattern(all))
                .contains(new Pattern(8, 10, Optional.of("Lab"), Optional.of(new Between(silent, silent.plusSeconds(840)))));
        assertThat(pattern(Stream.concat(all.stream(), Stream.of(new NamedRow("D3", "Hall", Optional.of(OCTOBER)))).toList())).isEmpty();
    }

    /** Whatever is switched on is heard of just before it is counted. */
    @Test
    void whatWasHeardOfUntilTheEndHasNoPattern() {
        assertThat(
                pattern(IntStream.range(0, 8).mapToObj(i -> new NamedRow("PC-" + i, "", Optional.of(OCTOBER.minusSeconds(60)))).toList()))
                .isEmpty();
    }

    private static Optional<Pattern> pattern(List<NamedRow> gone) {
        return told(List.of(push(1, OCTOBER, new RowNames(gone.size(), gone))), RowNames.NONE).pattern();
    }
}

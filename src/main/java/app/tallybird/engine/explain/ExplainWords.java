package app.tallybird.engine.explain;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import app.tallybird.engine.explain.SinceLast.Pattern;
import app.tallybird.engine.explain.SinceLast.Seen;
import app.tallybird.engine.explain.SinceLast.Told;
import app.tallybird.engine.plan.SideBySide;
import app.tallybird.engine.plan.Written;
import app.tallybird.problem.Wording;

/** An explained number in sentences; how numbers and moments are written is for whoever shows them. */
public record ExplainWords(Function<BigDecimal, String> number, Function<Instant, String> moment) {

    /** "96 counted. Was 210 on 26 Oct. held: …". */
    public String head(Explained one) {
        String counted = one.counted().map(units -> number.apply(units) + " counted").orElse("Not known")
                + one.billed().map(billed -> " \u2192 " + number.apply(billed.units()) + " to send").orElse("");
        String before = basis(one).map(basis -> " Before: " + number.apply(basis.units()) + ", accepted " + moment.apply(basis.at()) + ".")
                .orElse("");
        return counted + " (" + one.state() + ")." + before + (one.remark().isEmpty() ? "" : " " + Wording.sentence(one.remark()));
    }

    /** "At least 100 by contract until 2027-03-31 (Campus agreement), so 100 is sent.". */
    public String contract(Explained.Billed billed) {
        return Wording.sentence(billed.contract() + ", so " + number.apply(billed.units()) + " is sent");
    }

    /** "25 bought, 20 assigned.", or nothing where only one of them is counted. */
    public String beside(Explained one) {
        return one.beside()
                .map(other -> SideBySide.word(one.names().service()).equals("bought")
                        ? units(one.counted()) + " bought, " + units(other.units()) + " assigned."
                        : units(other.units()) + " bought, " + units(one.counted()) + " assigned.")
                .orElse("");
    }

    private String units(Optional<BigDecimal> units) {
        return units.map(number).orElse("An unknown number");
    }

    /** "Worth 550.00 USD a month at 5.5 each (own price), +22.00 USD. Margin 250.00 USD.". */
    public static String money(Explained.Worth worth, Written written) {
        return "Worth " + written.money().apply(worth.amount()) + " a month at " + written.units().apply(worth.price().unit()) + " each"
                + (worth.price().own() ? " (own price)" : "")
                + worth.change().filter(change -> change.signum() != 0).map(change -> ", " + written.signed(change)).orElse("") + "."
                + worth.margin().map(margin -> " Margin " + written.money().apply(margin) + ".").orElse("");
    }

    public static Optional<SinceLast.Basis> basis(Explained one) {
        return switch (one.since()) {
            case Told told -> Optional.of(told.basis());
            case SinceLast.NotTold not -> not.basis();
        };
    }

    /** "4 staged, 2 retired", the most first; empty for none. */
    public String notCounted(Map<String, Long> states) {
        return states.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(state -> number.apply(BigDecimal.valueOf(state.getValue())) + " " + state.getKey()).collect(Collectors.joining("; "));
    }

    /** "117 gone, 3 new, 93 the same". */
    public String changes(Told told) {
        return number(told.gone().size()) + " gone, " + number(told.fresh().size()) + " new, " + number(told.stayed()) + " the same";
    }

    /** "112 of the 117 are in "Computer lab" and were last seen within 18 minutes, until Sat 14 Nov 18:20.". */
    public String pattern(Pattern pattern) {
        List<String> parts = new ArrayList<>();
        pattern.site().ifPresent(site -> parts.add("are in \u201c" + site + "\u201d"));
        pattern.lastSeen().ifPresent(between -> {
            long minutes = Math.max(1, Duration.between(between.from(), between.to()).plusSeconds(59).toMinutes());
            parts.add("were last seen within " + Wording.count(minutes, "minute") + ", until " + moment.apply(between.to()));
        });
        return number(pattern.of()) + " of the " + number(pattern.gone()) + " that are gone " + String.join(" and ", parts) + ".";
    }

    public String name(Seen one) {
        return one.name().isEmpty() ? "(without a name)" : one.name();
    }

    /** When it was first counted; what is older than all that was kept may be older still. */
    public String first(Seen one) {
        return one.first().map(at -> moment.apply(at) + (one.firstOrBefore() ? " or before" : "")).orElse("now");
    }

    public String last(Seen one) {
        return one.last().map(moment).orElse("");
    }

    /** The heading above {@link #last(Seen)}. */
    public static String lastHeading(Told told) {
        return told.lastIsTheVendors() ? "Last seen" : "Last counted";
    }

    /** Everything as text, a line each; at most {@code most} names of each list. */
    public List<String> lines(Explained one, int most) {
        List<String> lines = new ArrayList<>();
        lines.add(one.names().account() + ", " + one.names().service());
        lines.add(head(one));
        if (!one.means().isEmpty()) {
            lines.add("Rule: " + one.means());
        }
        one.billed().ifPresent(billed -> lines.add("\u00a7 " + contract(billed)));
        if (one.beside().isPresent()) {
            lines.add(beside(one));
        }
        one.worth().ifPresent(worth -> lines.add(money(worth, Written.PLAIN)));
        one.parts().forEach(part -> lines.add("  " + part.service() + ": " + part.units().map(number).orElse("not known")));
        switch (one.since()) {
            case Told told -> {
                lines.add(
                        "Since " + moment.apply(told.basis().at()) + " (push " + told.basis().run().value() + "): " + changes(told) + ".");
                told.pattern().ifPresent(pattern -> lines.add(pattern(pattern)));
                told.gone().stream().limit(most).forEach(seen -> lines.add("  gone  " + name(seen) + site(seen) + ", first counted "
                        + first(seen) + ", " + lastHeading(told).toLowerCase(Locale.ROOT) + " " + last(seen)));
                more(told.gone(), most, lines);
                told.fresh().stream().limit(most).forEach(seen -> lines.add("  new   " + name(seen) + site(seen)));
                more(told.fresh(), most, lines);
            }
            case SinceLast.NotTold not -> lines.add(not.why());
        }
        if (!one.notCounted().isEmpty()) {
            lines.add("Not counted: " + notCounted(one.notCounted()) + ".");
        }
        return lines;
    }

    private static String site(Seen one) {
        return one.site().isEmpty() ? "" : " (" + one.site() + ")";
    }

    private void more(List<Seen> all, int most, List<String> lines) {
        if (all.size() > most) {
            lines.add("  and " + number(all.size() - most) + " more");
        }
    }

    private String number(long value) {
        return number.apply(BigDecimal.valueOf(value));
    }
}

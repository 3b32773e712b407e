package app.tallybird.engine.explain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.google.gson.JsonObject;

import app.tallybird.engine.explain.Explained.Worth;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.Written;
import app.tallybird.model.Json;
import app.tallybird.model.Money;
import app.tallybird.model.MoneySum;

/** What several explained numbers are worth together, and of how many that is known. A zero is worth nothing and needs no price. */
public record WorthSum(MoneySum amounts, MoneySum change, MoneySum margins) {

    public static WorthSum of(List<Explained> all) {
        List<Optional<Worth>> worth = all.stream().filter(one -> one.units().filter(units -> units.signum() != 0).isPresent())
                .map(Explained::worth).toList();
        return new WorthSum(sum(worth, one -> Optional.of(one.amount())),
                sum(all.stream().map(Explained::worth).filter(Optional::isPresent).toList(), Worth::change), sum(worth, Worth::margin));
    }

    private static MoneySum sum(List<Optional<Worth>> worth, Function<Worth, Optional<Money>> what) {
        return MoneySum.of(worth.stream().map(one -> one.flatMap(what)).toList());
    }

    /** "In all 550.00 USD a month (5 of 7 counts priced), +22.00 USD. Margin 250.00 USD a month."; empty where none has a price. */
    public String words(Written written) {
        String margin = written.margin(margins);
        return amounts.isEmpty()
                ? ""
                : "In all " + amounts.amounts().stream().map(written.money()).collect(Collectors.joining(", ")) + " a month"
                        + Written.priced(amounts) + change.amounts().stream().filter(one -> one.signum() != 0)
                                .map(one -> ", " + written.signed(one)).collect(Collectors.joining())
                        + "." + (margin.isEmpty() ? "" : " " + margin + ".");
    }

    public JsonObject json() {
        return Json.of("amount", PlanJson.write(amounts), "amountChange", PlanJson.write(change), "margin", PlanJson.write(margins));
    }
}

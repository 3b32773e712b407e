package app.tallybird.ui.kit;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.PushChoices;
import app.tallybird.engine.SyncUsage;
import app.tallybird.engine.UsageResult;
import app.tallybird.engine.push.PushListener;
import app.tallybird.http.Cancel;
import app.tallybird.model.ContractRule;
import app.tallybird.model.Price;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;

/** Pushes for tests, as a person makes them who has looked at the numbers. */
public final class Pushes {

    private Pushes() {
    }

    /** Sets what a unit of a service is sold for, in USD. */
    public static void price(Setup setup, String service, String unit) {
        price(setup, service, unit, Optional.empty());
    }

    /** One with its cost. */
    public static void price(Setup setup, String service, String unit, String cost) {
        price(setup, service, unit, Optional.of(cost));
    }

    private static void price(Setup setup, String service, String unit, Optional<String> cost) {
        Elsewhere.work(setup, "a price", open -> {
            open.context().ledger().prices().change(Currency.getInstance("USD"),
                    List.of(new Price("", new ContractRule.Scope(Optional.empty(), Optional.of(service)), new BigDecimal(unit),
                            cost.map(BigDecimal::new), Optional.empty(), "kim")),
                    Set.of());
            return unit;
        });
    }

    /** Reads the vendor and sends all of it. */
    public static UsageResult push(Setup setup) {
        UsageResult result = Elsewhere.work(setup, "a test", open -> {
            SyncUsage verb = new SyncUsage(open.context());
            return verb.apply(verb.plan(ReadListener.none(), Cancel.never()), PushChoices.accepted(), PushListener.none(), Cancel.never());
        });
        Elsewhere.done(setup, Step.REVIEW);
        Elsewhere.done(setup, Step.SEND);
        return result;
    }
}

package app.tallybird.ui.contract;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.engine.contract.KnownNames;
import app.tallybird.engine.contract.PriceColumn;
import app.tallybird.engine.contract.PriceFile;
import app.tallybird.engine.contract.PricePlan;
import app.tallybird.engine.contract.WrittenLine;
import app.tallybird.engine.contract.WrittenPlan;
import app.tallybird.engine.contract.WrittenPlan.Change;
import app.tallybird.ledger.Ledger;
import app.tallybird.model.Price;
import app.tallybird.model.PriceList;
import app.tallybird.model.Prices;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Workplace;

/** The prices of one integration. What is changed is shown before; it is in force from the next review, and no price is ever sent. */
public final class PricesModel extends KeptModel<PriceColumn, Price, PriceRow> {

    static final String IN_FORCE = "In force from the next review. Nothing was sent, and no price ever is.";

    final PriceForm form = new PriceForm();
    private Known known = new Known(Prices.NONE, new KnownNames(Map.of(), Map.of()), new LastUnits(Map.of()), LocalDate.EPOCH);

    private record Known(Prices prices, KnownNames names, LastUnits units, LocalDate today) {
    }

    public PricesModel(Workplace place, String integration) {
        super(place, integration, new Words("price", "price", "prices", IN_FORCE),
                new Filtered<>(PriceRow::text,
                        List.of(new Filtered.Kind<>("Prices", row -> true),
                                new Filtered.Kind<>("One customer's own", row -> row.price().own()),
                                state("Not yet in force", PriceRow.State.LATER), state("Replaced", PriceRow.State.REPLACED))));
        form.follow(this::look);
    }

    private static Filtered.Kind<PriceRow> state(String label, PriceRow.State state) {
        return new Filtered.Kind<>(label, row -> row.state() == state);
    }

    @Override
    public void enter() {
        read(cancel -> found(), this::show);
    }

    private Known found() {
        Setup setup = setup();
        return place.ledger(integration, ledger -> new Known(ledger.prices().prices(), names(ledger, setup), LastUnits.of(ledger),
                place.application().localTime().toLocalDate()));
    }

    private void show(Known found) {
        known = found;
        PriceList today = known.prices.on(known.today);
        rows.setAll(known.prices.all().stream().map(price -> row(price, today)).sorted(PriceRow.ORDER).toList());
        Set<String> services = known.names.services().keySet();
        long priced = services.stream().filter(service -> known.units.priced(today, service)).count();
        total.set(LocalFormat.joined(" \u00b7 ",
                LocalFormat.number(priced) + " of " + LocalFormat.count(services.size(), "service") + " priced",
                known.prices.all().isEmpty() ? "" : "all in " + currency()));
        look();
    }

    private PriceRow row(Price price, PriceList today) {
        return new PriceRow(price, known.names.service(price.scope()), price.own() ? known.names.account(price.scope()) : "Every customer",
                known.prices.currency().orElseThrow(),
                !price.began(known.today)
                        ? PriceRow.State.LATER
                        : today.prices().containsValue(price) ? PriceRow.State.IN_FORCE : PriceRow.State.REPLACED);
    }

    /** An amount in the currency of the prices. */
    String money(BigDecimal amount) {
        return known.prices.currency().map(currency -> LocalFormat.money(amount, currency)).orElse(LocalFormat.NONE);
    }

    private String currency() {
        return known.prices.currency().map(Currency::getCurrencyCode).orElse("");
    }

    @Override
    void fill(Optional<Price> price) {
        form.begin(known.names, currency(), price);
    }

    @Override
    String missing() {
        return form.missing();
    }

    @Override
    void understood() {
        PricePlan plan = plan(known.prices, typed(), edited());
        WrittenPlan.Line<PriceColumn, Price> line = plan.lines().getFirst();
        boolean kept = line.change() == Change.SAME || (plan.currency().equals(known.prices.currency())
                && edited().filter(one -> line.wanted().filter(one::saysTheSame).isPresent()).isPresent());
        fits.set(line.wanted().isPresent() && !kept);
        preview.set(line.wanted().map(price -> kept ? "This is what is kept already." : effect(plan, line, price))
                .orElseGet(() -> "Not yet: " + line.why() + "."));
    }

    private PricePlan plan(Prices prices, WrittenLine<PriceColumn> line, Optional<Price> old) {
        return PricePlan.of(without(prices, old), List.of(line), known.names, person(), false);
    }

    private static Prices without(Prices prices, Optional<Price> one) {
        return new Prices(prices.currency(), prices.all().stream().filter(price -> one.filter(price::equals).isEmpty()).toList());
    }

    private String effect(PricePlan plan, WrittenPlan.Line<PriceColumn, Price> line, Price price) {
        List<Price> rest = without(without(known.prices, edited()), line.before()).all();
        Prices after = new Prices(plan.currency(), Stream.concat(rest.stream(), Stream.of(price)).toList());
        return LocalFormat.joined(" ", known.units.effect(known.prices, after, price, known.today),
                line.before().map(other -> "It takes the place of " + money(other.unit()) + ".").orElse(""), "A price is never sent.");
    }

    @Override
    WrittenLine<PriceColumn> typed() {
        return form.line();
    }

    @Override
    void keep(Ledger ledger, WrittenLine<PriceColumn> typed, Optional<Price> old) {
        Prices now = ledger.prices().prices();
        PricePlan plan = plan(now, typed, old);
        if (plan.refuses()) {
            throw refused("It does not fit any more: " + plan.lines().getFirst().why() + ".");
        }
        old.ifPresent(one -> there(now, one));
        Set<String> gone = Stream.concat(old.stream(), plan.lines().getFirst().before().stream()).map(Price::id)
                .collect(Collectors.toSet());
        ledger.prices().change(plan.currency().orElseThrow(), plan.lines().stream().flatMap(one -> one.wanted().stream()).toList(), gone);
    }

    private void there(Prices now, Price price) {
        if (!now.all().contains(price)) {
            throw refused("The price was changed or removed elsewhere meanwhile.");
        }
    }

    /** Takes a price away; what has none has no money. It can be brought back. */
    void remove(PriceRow row) {
        locked(ledger -> {
            there(ledger.prices().prices(), row.price());
            ledger.prices().change(row.currency(), List.of(), Set.of(row.price().id()));
            return Optional.of(row);
        }, row.service() + ", " + row.customer() + ": the price was removed.");
    }

    /** The price that was removed last is kept again. */
    void undo() {
        taken().ifPresent(row -> locked(ledger -> {
            Prices now = ledger.prices().prices();
            Price price = row.price();
            if (now.all().stream().anyMatch(one -> one.scope().equals(price.scope()) && one.from().equals(price.from()))
                    || (!now.all().isEmpty() && now.currency().filter(row.currency()::equals).isEmpty())) {
                throw refused("Another price was set in its place meanwhile, or the prices are in another currency now.");
            }
            ledger.prices().change(row.currency(), List.of(price), Set.of());
            return Optional.empty();
        }, "The price is back as it was."));
    }

    @Override
    PricePlan planned(List<WrittenLine<PriceColumn>> written, boolean names) {
        return PricePlan.of(known.prices, written, known.names, person(), names);
    }

    @Override
    PricePlan planned(Ledger ledger, List<WrittenLine<PriceColumn>> written, boolean names) {
        return PricePlan.of(ledger.prices().prices(), written, known.names, person(), names);
    }

    @Override
    List<WrittenLine<PriceColumn>> read(Path file) {
        return PriceFile.read(file);
    }

    @Override
    String written() {
        return PriceFile.write(known.prices, known.names);
    }
}

package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.model.CellKey;
import app.tallybird.model.OwnService;
import app.tallybird.model.OwnServices;
import app.tallybird.model.UnitCount;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is counted: an own service is its parts to the last digit or not known, and every unit is billed once. */
class OwnServicePropertyTest {

    private static final List<String> PARTS = List.of("a", "b", "c");

    @Test
    void anOwnServiceIsTheSumOfItsPartsOrNotKnown() {
        Property.holds(3_000, draws -> {
            Case one = Case.drawn(draws, true);
            UsagePlan plan = one.planned.plan();
            for (String account : one.accounts) {
                Optional<BigDecimal> expected = Optional.of(BigDecimal.ZERO);
                for (OwnService.Part part : one.own.parts()) {
                    Optional<BigDecimal> units = one.counts.get(account + "/" + part.serviceKey());
                    expected = expected.flatMap(sum -> units.map(more -> part.minus() ? sum.subtract(more) : sum.add(more)));
                }
                Optional<BigDecimal> exact = expected.filter(sum -> sum.signum() >= 0);
                Optional<PlanCell> cell = plan.cells().stream().filter(other -> other.key().equals(new CellKey(account, one.own.key())))
                        .findFirst();
                assertThat(cell.isPresent()).isEqualTo(one.own.isFor(account));
                if (cell.isPresent()) {
                    assertThat(cell.get().units().isPresent()).isEqualTo(exact.isPresent());
                    exact.ifPresent(sum -> assertThat(cell.get().sent()).isEqualByComparingTo(sum));
                    assertThat(plan.toSend(true).contains(cell.get())).isEqualTo(exact.isPresent());
                }
            }
            // a number of the plan is one that was counted, or a zero for what is in the sum
            plan.cells().stream().filter(cell -> PARTS.contains(cell.key().serviceKey()) && cell.units().isPresent()).forEach(cell -> {
                Optional<BigDecimal> counted = one.counts.get(cell.key().accountId() + "/" + cell.key().serviceKey());
                assertThat(counted).isPresent();
                if (cell.sent().compareTo(counted.get()) != 0) {
                    assertThat(cell.sent()).isZero();
                    assertThat(one.own.isFor(cell.key().accountId())).isTrue();
                }
            });
        });
    }

    /** However much was billed by itself before: when all of the plan was accepted, every unit that was counted is billed once, and then nothing changes. */
    @Test
    void everyUnitIsBilledOnce() {
        Property.holds(3_000, draws -> {
            Case one = Case.drawn(draws, false);
            UsagePlan plan = one.planned.plan();
            Map<CellKey, BigDecimal> there = new HashMap<>(one.before);
            plan.toSend(true).forEach(cell -> there.put(cell.key(), cell.sent()));
            for (String account : one.accounts) {
                BigDecimal counted = BigDecimal.ZERO;
                boolean known = true;
                for (String part : PARTS) {
                    Optional<BigDecimal> units = one.counts.get(account + "/" + part);
                    known &= units.isPresent();
                    counted = counted.add(units.orElse(BigDecimal.ZERO));
                }
                if (known) {
                    CountedOnce overlap = new CountedOnce(new OwnServices(List.of(one.own)).over(Map.of()));
                    BigDecimal billed = there.entrySet().stream().filter(cell -> cell.getKey().accountId().equals(account))
                            .filter(cell -> overlap.isWhole(cell.getKey(), there)).map(Map.Entry::getValue)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
                    assertThat(billed).isEqualByComparingTo(counted);
                }
            }
            there.forEach((cell, units) -> one.planned.before(cell.accountId() + "/" + cell.serviceKey(), units.toPlainString()));
            assertThat(one.planned.plan().changesPending()).isFalse();
        });
    }

    /** Counts drawn at random, with two digits after the point as often as none, and now and then not known. */
    private record Case(PlannedCase planned, OwnService own, List<String> accounts, Map<String, Optional<BigDecimal>> counts,
            Map<CellKey, BigDecimal> before) {

        static Case drawn(Draws draws, boolean differences) {
            PlannedCase planned = new PlannedCase();
            List<String> accounts = List.of("1", "2", "3").subList(0, draws.between(1, 3));
            planned.accounts(accounts.toArray(String[]::new));
            StringBuilder words = new StringBuilder("sum =");
            for (int i = 0; i < PARTS.size(); i++) {
                boolean minus = differences && i > 0 && draws.either();
                words.append(i == 0 ? " " : minus ? " - " : " + ").append(PARTS.get(i)).append(draws.between(0, 3) == 0 ? "!" : "");
            }
            if (draws.either()) {
                words.append(" @ 1");
            }
            planned.services(PARTS.toArray(String[]::new)).own(words.toString()).ownReady();
            Map<String, Optional<BigDecimal>> counts = new HashMap<>();
            Map<CellKey, BigDecimal> before = new HashMap<>();
            List<String> sent = new ArrayList<>(PARTS);
            sent.add("own:sum");
            for (String account : accounts) {
                PARTS.forEach(part -> counts.put(account + "/" + part, count(draws, planned, account + "/" + part)));
                for (String service : sent) {
                    boolean made = !service.equals("own:sum") || words.indexOf("@") < 0 || account.equals("1");
                    if (made && draws.either()) {
                        BigDecimal units = units(draws);
                        planned.before(account + "/" + service, units.toPlainString());
                        before.put(new CellKey(account, service), units);
                    }
                }
            }
            return new Case(planned, PlannedCase.ownService(words.toString()), accounts, counts, before);
        }

        private static Optional<BigDecimal> count(Draws draws, PlannedCase planned, String cell) {
            if (draws.between(0, 5) == 0) {
                planned.unknown(cell, "E330: no number");
                return Optional.empty();
            }
            BigDecimal units = units(draws);
            planned.now(cell, units.toPlainString());
            return UnitCount.of(units).known();
        }

        private static BigDecimal units(Draws draws) {
            return BigDecimal.valueOf(draws.between(0, 500), draws.either() ? 2 : 0);
        }
    }
}

package app.tallybird.engine.contract;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.ledger.Ledger;
import app.tallybird.model.Billing;
import app.tallybird.model.ContractRule;
import app.tallybird.model.ContractRule.Period;
import app.tallybird.model.ContractRule.Scope;
import app.tallybird.problem.ProblemException;
import app.tallybird.stage.Property;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Contract rules from a file, laid beside those that are kept. */
class RulePlanTest {

    private static final String HEAD = "Customer id,Customer,Service id,Service,Rule,Units,Also without a reading,Reason,From,Until\n";
    private static final KnownNames NAMES = new KnownNames(
            Map.of("901", "Contoso", "902", "Fabrikam", "=1+2", "=HYPERLINK(1)", "7", "Twin", "8", "Twin"),
            Map.of("seats", "Total Seats", "mail", "Mail; \"boxes\""));

    @TempDir
    private Path folder;
    private final Ledger ledger = Ledger.empty(new StageClock());

    @AfterEach
    void close() {
        ledger.close();
    }

    private RulePlan plan(boolean byName, String... lines) throws Exception {
        return planOf(byName, HEAD + String.join("\n", lines) + "\n");
    }

    private RulePlan planOf(boolean byName, String text) throws Exception {
        Path file = folder.resolve("rules.csv");
        Files.writeString(file, text, StandardCharsets.UTF_8);
        return RulePlan.of(ledger.contracts().rules(), RuleFile.read(file), NAMES, "kim", byName);
    }

    private static String told(RulePlan plan) {
        return plan.lines().stream()
                .map(line -> line.written().line() + " " + line.change().sign() + " "
                        + line.wanted().map(rule -> NAMES.account(rule) + ", " + NAMES.service(rule) + ": " + rule.words()).orElse("-")
                        + (line.why().isEmpty() ? "" : " | " + line.why()) + "\n")
                .collect(Collectors.joining());
    }

    @Test
    void anImportIsAPlanOfWhatIsAddedChangedAndTheSame() throws Exception {
        RulePlan first = plan(false, "901,,seats,,at-least,100,,Campus agreement,,2027-03-31", "*,,seats,,First included,5,,Flat rate,,",
                "902,,*,,as-counted,,,,2026-01-01,");
        assertThat(told(first)).isEqualTo("""
                2 + Contoso, Total Seats: at least 100 by contract until 2027-03-31 (Campus agreement)
                3 + every customer, Total Seats: first 5 included by contract (Flat rate)
                4 + Fabrikam, every service: as counted by contract
                """);
        assertThat(ledger.contracts().rules().all()).isEmpty();
        first.apply(ledger);
        assertThat(ledger.contracts().rules().all()).extracting(ContractRule::id).containsExactly("C1", "C2", "C3");

        RulePlan second = plan(false, "901,,seats,,at-least,120,,Campus agreement,,2026-12-31",
                "901,,seats,,at-least,130,,Campus agreement,2027-01-01,", "*,,seats,,first-included,5,no,Flat rate,,");
        assertThat(told(second)).isEqualTo("""
                2 ~ Contoso, Total Seats: at least 120 by contract until 2026-12-31 (Campus agreement) \
                | was: at least 100 by contract until 2027-03-31 (Campus agreement)
                3 + Contoso, Total Seats: at least 130 by contract (Campus agreement)
                4 = every customer, Total Seats: first 5 included by contract (Flat rate)
                """);
        second.apply(ledger);
        assertThat(ledger.contracts().rules().all()).extracting(rule -> rule.id() + " " + rule.by() + " " + rule.words()).containsExactly(
                "C2 kim first 5 included by contract (Flat rate)", "C3 kim as counted by contract",
                "C4 kim at least 120 by contract until 2026-12-31 (Campus agreement)",
                "C5 kim at least 130 by contract (Campus agreement)");
        long version = ledger.baselineVersion();
        RulePlan again = plan(false, "*,,seats,,first-included,5,no,Flat rate,,");
        assertThat(again.changesPending()).isFalse();
        again.apply(ledger);
        assertThat(ledger.baselineVersion()).isEqualTo(version);
    }

    @Test
    void whatIsRefusedSaysWhyAndNothingIsKept() throws Exception {
        plan(false, "901,,seats,,at-least,100,,agreed,2026-01-01,2026-12-31").apply(ledger);
        RulePlan plan = plan(false, "999,,seats,,at-least,1,,r,,", ",Contoso,seats,,at-least,1,,r,,", ",,seats,,at-least,1,,r,,",
                "901,,nope,,at-least,1,,r,,", "901,,seats,,free,1,,r,,", "901,,seats,,at-least,,,r,,", "901,,seats,,at-most,\"1,5\",,r,,",
                "901,,seats,,fixed,0,,r,,", "901,,seats,,not-billed,3,,r,,", "901,,mail,,at-least,3,,,,", "901,,mail,,at-least,3,yes,r,,",
                "901,,mail,,fixed,3,maybe,r,,", "901,,mail,,fixed,3,,r,12/31/2026,", "901,,mail,,fixed,3,,r,2026-02-02,2026-02-01",
                "901,,seats,,fixed,3,,r,2026-06-01,", "902,,mail,,fixed,3,,r,,", "902,,mail,,fixed,4,,r,2026-01-01,");
        assertThat(told(plan)).isEqualTo("""
                2 ! - | no customer has the id "999"; the ids are 7, 8, 901, 902, =1+2
                3 ! - | the id of the customer is missing; "Contoso" is looked for only with --by-name
                4 ! - | the id of the customer is missing; every customer is written as *
                5 ! - | no service has the id "nope"; the ids are mail, seats
                6 ! - | "free" is no rule; there are: as-counted, fixed, at-least, at-most, first-included, not-billed
                7 ! - | "at-least" needs a number above zero, written like 25 or 2.5
                8 ! - | "at-most" needs a number above zero, written like 25 or 2.5, and "1,5" is none
                9 ! - | "fixed" needs a number above zero, written like 25 or 2.5, and "0" is none
                10 ! - | "not-billed" goes with no number
                11 ! - | a reason is missing: it is shown beside the number
                12 ! - | only a fixed number can be billed also without a reading
                13 ! - | "Also without a reading" is yes or no
                14 ! - | "12/31/2026" is no day: days are written like 2026-12-31
                15 ! - | it ends on 2026-02-01, before it begins
                16 ! - | some of its days are in rule C1, too: at least 100 by contract until 2026-12-31 (agreed)
                17 + Fabrikam, Mail; "boxes": fixed 3 by contract (r)
                18 ! - | some of its days are in line 17, too
                """);
        assertThatThrownBy(() -> plan.apply(ledger)).isInstanceOf(IllegalStateException.class);
        assertThat(ledger.contracts().rules().all()).hasSize(1);
    }

    @Test
    void aNameIsTakenForAnIdOnlyAfterAYesAndOnlyWhenItIsOne() throws Exception {
        assertThat(told(plan(true, ",Contoso,,Total Seats,at-least,3,,r,,", ",Twin,seats,,at-least,3,,r,,",
                ",Nobody,seats,,at-least,3,,r,,", ",contoso,seats,,at-least,3,,r,,"))).isEqualTo("""
                        2 + Contoso, Total Seats: at least 3 by contract (r)
                        3 ! - | 2 customers are called "Twin"
                        4 ! - | no customer is called "Nobody"
                        5 ! - | no customer is called "contoso"
                        """);
    }

    @Test
    void aFileThatIsNoTableOfRulesIsRefusedAsAWhole() throws Exception {
        assertThatThrownBy(() -> planOf(false, "Name,Value\nx,y\n")).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().what() + " " + problem.problem().notChanged())
                        .isEqualTo("The file has no column \"Rule\". No contract rule was changed."));
        assertThatThrownBy(() -> planOf(false, HEAD + "901,,seats,,at-least,3,,r,,\n\nTotal,1\n")).isInstanceOfSatisfying(
                ProblemException.class, problem -> assertThat(problem.problem().what()).contains("something that is no rule", "Total"));
        assertThatThrownBy(() -> RuleFile.read(folder.resolve("gone.csv"))).isInstanceOfSatisfying(ProblemException.class,
                problem -> assertThat(problem.problem().next()).isEqualTo("Check the path."));
    }

    @Test
    void whatASpreadsheetWouldRunIsMadeHarmlessAndReadBackAsItWas() throws Exception {
        ContractRule evil = new ContractRule("C1", new Scope(Optional.of("=1+2"), Optional.of("mail")), new Billing.NotBilled(),
                "-2 as agreed;@later", "=kim", new Period(Optional.of(LocalDate.parse("2026-01-01")), Optional.empty()));
        String csv = RuleFile.write(List.of(evil), NAMES);
        assertThat(csv).isEqualTo("\ufeff" + HEAD.strip() + ",Set by,Rule id\r\n"
                + "'=1+2,'=HYPERLINK(1),mail,\"Mail; \"\"boxes\"\"\",not-billed,,,\"'-2 as agreed;'@later\",2026-01-01,,'=kim,C1\r\n");
        assertThat(planOf(false, csv).lines().getFirst().wanted().orElseThrow().saysTheSame(evil)).isTrue();
    }

    /** Whatever is kept comes back from its own export as the same. */
    @Test
    void anExportChangesNothing() throws Exception {
        List<String> accounts = List.of("*", "901", "902", "=1+2");
        Property.holds(200, draws -> {
            try (Ledger one = Ledger.empty(new StageClock())) {
                List<ContractRule> rules = new ArrayList<>();
                for (String account : accounts) {
                    for (String service : List.of("*", "seats", "mail")) {
                        Billing billing = draws.oneOf(List.of(Billing.Kind.values()))
                                .with(new BigDecimal(draws.between(1, 90_000)).movePointLeft(draws.between(0, 3)), draws.either());
                        rules.add(new ContractRule("", new Scope(named(account), named(service)), billing,
                                draws.oneOf(List.of("agreed", "=1", "a;-b", "\"quoted\", with commas", "+49 30", "tab\there")), "kim",
                                new Period(draws.either() ? Optional.of(LocalDate.parse("2026-01-01")) : Optional.empty(),
                                        draws.either() ? Optional.of(LocalDate.parse("2026-12-31")) : Optional.empty())));
                    }
                }
                one.contracts().change(rules, Set.of());
                Path file = folder.resolve("export.csv");
                Files.writeString(file, RuleFile.write(one.contracts().rules().all(), NAMES));
                RulePlan plan = RulePlan.of(one.contracts().rules(), RuleFile.read(file), NAMES, "kim", false);
                assertThat(told(plan).lines().filter(line -> !line.contains(" = "))).isEmpty();
                assertThat(plan.lines()).hasSameSizeAs(rules);
            }
        });
    }

    private static Optional<String> named(String id) {
        return Optional.of(id).filter(one -> !one.equals("*"));
    }

    @ParameterizedTest
    @CsvSource({"901, seats, , , in force", "901, seats, 2026-12-01, , not yet in force", "901, seats, , 2026-11-30, ends soon",
            "901, seats, , 2026-11-14, ended", "999, seats, , , no such customer or service", "901, nope, , , no such customer or service",
            "999, seats, , 2026-11-14, ended"})
    void howARuleStands(String account, String service, String from, String until, String standing) {
        ContractRule rule = new ContractRule("C1", new Scope(Optional.of(account), Optional.of(service)), new Billing.NotBilled(), "r",
                "kim", new Period(Optional.ofNullable(from).map(LocalDate::parse), Optional.ofNullable(until).map(LocalDate::parse)));
        assertThat(Standing.of(rule, NAMES, LocalDate.parse("2026-11-15")).word()).isEqualTo(standing);
    }
}

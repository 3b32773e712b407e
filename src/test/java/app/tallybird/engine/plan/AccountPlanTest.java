package app.tallybird.engine.plan;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import app.tallybird.connector.reading.AccountIssue;
import app.tallybird.connector.reading.AccountsRead;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.Account;

import static org.assertj.core.api.Assertions.assertThat;

/** What becomes of each account when the vendor's list is compared with Synthesize's. */
class AccountPlanTest {

    private static String lines(AccountPlan plan) {
        return plan
                .lines().stream().map(line -> line.change().sign() + " " + line.change().word() + " " + line.account().id() + " "
                        + line.account().name() + " [" + line.before() + "] " + line.note())
                .map(line -> line.stripTrailing() + "\n").collect(Collectors.joining());
    }

    @Test
    void everyChange() {
        List<Account> accounts = List.of(new Account("1", "Acme"), new Account("2", "Bolt"), new Account("3", "Cedar"),
                new Account("4", "Delta"), new Account("5", "Elm"), new Account("6", "Fir"), new Account("7", "Summe"));
        List<AccountIssue> issues = List.of(new AccountIssue(AccountIssue.Kind.BLANK_ID, "", List.of("Gum", "Hay"), 2),
                new AccountIssue(AccountIssue.Kind.TWO_NAMES, "3", List.of("Cedar", "Cedar Ltd"), 2),
                new AccountIssue(AccountIssue.Kind.TWO_NAMES, "6", List.of("Fir", "Fur"), 2));
        AccountPlan plan = AccountPlan.make(
                new AccountsRead(accounts, issues, Map.of("7", "\"Summe\" has all", "2", "never"),
                        List.of(new Warning("W409", "/a", "no name", "", 1), new Warning("W408", "/b", "empty", "", 1, true),
                                new Warning("W408", "/c", "empty", "", 2, true))),
                Map.of("1", "Acme", "2", "Old Bolt", "6", "Fir", "5", "Elm", "9", "Gone Inc"), id -> List.of("4", "5", "6").contains(id),
                new WarningMemory(Map.of("W408 /b", 1L, "W408 /c", 1L, "W409 /a", 1L)));

        assertThat(lines(plan)).isEqualTo("""
                ! blocked  Gum, Hay [] E325 2 account rows have no id: "Gum", "Hay"
                = unchanged 1 Acme [Acme]
                ~ renamed 2 Bolt [Old Bolt]
                ! blocked 3 Cedar [] The account id "3" has 2 names: "Cedar", "Cedar Ltd"
                . left out on purpose 4 Delta []
                . left out on purpose 5 Elm [Elm]
                ! blocked 6 Fir [Fir] The account id "6" has 2 names: "Fir", "Fur"
                + new 7 Summe [] "Summe" has all: a total?
                - gone from the vendor 9 Gone Inc [Gone Inc] stays at Synthesize; its counts go to 0 with the next usage push
                """);
        assertThat(plan.of(AccountPlan.Change.LEFT_OUT)).extracting(Account::id).containsExactly("4", "5");
        assertThat(plan.totals()).extracting(line -> line.account().id()).containsExactly("7");
        assertThat(plan.doubtful()).isEmpty();
        assertThat(plan.changesPending()).isTrue();
        assertThat(plan.warnings()).extracting(warning -> warning.place() + " " + warning.fresh()).containsExactly("/a false", "/c true");
    }

    @Test
    void nothingToDo() {
        assertThat(plan("1", "Acme", Map.of("1", "Acme", "2", "gone")).changesPending()).isFalse();
        assertThat(plan("1", "Acme", Map.of("1", "Acne")).changesPending()).isTrue();
        assertThat(plan("1", "Acme", Map.of()).changesPending()).isTrue();
    }

    private static AccountPlan plan(String id, String name, Map<String, String> known) {
        return AccountPlan.make(new AccountsRead(List.of(new Account(id, name)), List.of(), Map.of(), List.of()), known, any -> false,
                WarningMemory.NONE);
    }

    /** Ids that people change are told once. */
    @ParameterizedTest
    @CsvSource({"it@acme.example, e-mail address", "acme.example, domain", "a-b.acme.co.uk, domain", "Acme Dental, name",
            "Ärzte Köln, name", "12345, ''", "acme, ''", "3f2504e0-4f89-11d3, ''", "1.2.3, ''", "acme.e1, ''", "A 1, ''", "12 b, ''"})
    void idsThatLookLikeSomethingElse(String id, String like) {
        AccountPlan plan = plan(id, "Acme", Map.of());
        assertThat(plan.doubtful()).hasSize(like.isEmpty() ? 0 : 1);
        assertThat(plan.lines().getFirst().note()).isEqualTo(
                like.isEmpty() ? "" : "the id looks like " + (like.startsWith("e") ? "an " : "a ") + like + ", which can change");
        assertThat(plan(id, "Acme", Map.of(id, "Other")).doubtful()).isEmpty();
        assertThat(plan.totals()).isEmpty();
    }
}

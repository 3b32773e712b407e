package app.tallybird.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Everything that is remembered besides counts, read back from a file that was closed in between. */
class RememberedTest extends EachStore {

    @Test
    void aNewLedgerKnowsNothing() {
        assertThatObject(after(ledger -> {
        }, ledger -> List.of(ledger.organization(), ledger.serviceIds(), ledger.serviceNames(), ledger.accountNames(),
                ledger.accountsLastRun(), ledger.accepted(), ledger.uncertain(), ledger.withoutPlace(), ledger.baselineVersion(),
                ledger.heldPlans(), ledger.openRun(), ledger.runs(9), ledger.buildPending(), ledger.leftOut(), ledger.lastWarnings(),
                ledger.note("paused"))))
                .isEqualTo(List.of(Optional.empty(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), Set.of(), List.of(), 0L, List.of(),
                        Optional.empty(), List.of(), false, Set.of(), List.of(), Optional.empty()));
    }

    @Test
    void theOrganizationIsReplacedAsAWhole() {
        OrganizationSeen first = new OrganizationSeen("org-1", "v-1", "i-1", "Contoso", Instant.parse("2026-01-01T00:00:00.123456789Z"));
        OrganizationSeen second = new OrganizationSeen("org-2", "", "", "", Instant.parse("2026-01-02T00:00:00Z"));
        assertThat(after(ledger -> ledger.rememberOrganization(first), Ledger::organization)).contains(first);
        assertThat(after(ledger -> ledger.rememberOrganization(second), Ledger::organization)).contains(second);
    }

    @Test
    void aServiceKeepsItsKeyWhenIdAndNameChange() {
        Consumer<Ledger> change = ledger -> {
            ledger.rememberService("servers", "s1", "Servers");
            ledger.rememberService("mobiles", "s2", "Mobiles");
            ledger.rememberService("servers", "s9", "All servers");
        };
        assertThat(after(change, Ledger::serviceIds)).isEqualTo(Map.of("servers", "s9", "mobiles", "s2"));
        assertThat(after(change, Ledger::serviceNames)).isEqualTo(Map.of("servers", "All servers", "mobiles", "Mobiles"));
    }

    @Test
    void accountsAreAddedAndRenamedButNotForgotten() {
        assertThat(after(ledger -> {
            ledger.rememberAccounts(Map.of("1", "Contoso", "2", "Fabrikam"));
            ledger.rememberAccounts(Map.of("2", "Fabrikam  GmbH ", "3", ""));
        }, Ledger::accountNames)).isEqualTo(Map.of("1", "Contoso", "2", "Fabrikam  GmbH ", "3", ""));
    }

    @Test
    void theAccountsOfTheLastRunReplaceThoseBefore() {
        assertThat(after(ledger -> {
            ledger.rememberAccountsLastRun(Set.of("1", "2"));
            ledger.rememberAccountsLastRun(Set.of("2", "3"));
        }, Ledger::accountsLastRun)).isEqualTo(Set.of("2", "3"));
        assertThat(after(ledger -> ledger.rememberAccountsLastRun(Set.of()), Ledger::accountsLastRun)).isEmpty();
    }

    @Test
    void theThreeKindsOfMarksAreKeptApart() {
        LeftOut account = new LeftOut(Optional.of("7"), Optional.empty());
        LeftOut service = new LeftOut(Optional.empty(), Optional.of("7"));
        LeftOut cell = new LeftOut(Optional.of("7"), Optional.of("7"));
        assertThat(after(ledger -> {
            ledger.leaveOut(account);
            ledger.leaveOut(service);
            ledger.leaveOut(cell);
            ledger.leaveOut(cell);
        }, Ledger::leftOut)).isEqualTo(Set.of(account, service, cell));
        assertThat(after(ledger -> ledger.takeBackIn(cell), Ledger::leftOut)).isEqualTo(Set.of(account, service));
    }

    @Test
    void aMarkNamesSomething() {
        assertThatThrownBy(() -> new LeftOut(Optional.empty(), Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    /** In the file an empty id stands for "all"; it would be read back as a mark of nothing. */
    @Test
    void aMarkIsNotMadeOfAnEmptyId() {
        assertThatThrownBy(() -> new LeftOut(Optional.of(""), Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theBuildFlagIsSetAndCleared() {
        assertThatObject(after(ledger -> ledger.buildPending(true), Ledger::buildPending)).isEqualTo(true);
        assertThatObject(after(ledger -> ledger.buildPending(false), Ledger::buildPending)).isEqualTo(false);
    }

    @Test
    void notesAreReplaced() {
        assertThatObject(after(ledger -> {
            ledger.note("paused", "no");
            ledger.note("paused", "yes");
            ledger.note("other", "");
        }, ledger -> List.of(ledger.note("paused"), ledger.note("other"), ledger.note("third"))))
                .isEqualTo(List.of(Optional.of("yes"), Optional.of(""), Optional.empty()));
    }

    @Test
    void theWarningsOfARunReplaceThoseBefore() {
        assertThat(after(ledger -> {
            ledger.rememberWarnings(List.of("3 W405 /tables/a", "1 W402 "));
            ledger.rememberWarnings(List.of("2 W401 /"));
        }, Ledger::lastWarnings)).isEqualTo(List.of("2 W401 /"));
        assertThat(after(ledger -> ledger.rememberWarnings(List.of()), Ledger::lastWarnings)).isEmpty();
    }

    private <T> T after(Consumer<Ledger> change, Function<Ledger, T> read) {
        try (Ledger ledger = open()) {
            change.accept(ledger);
        }
        try (Ledger ledger = open()) {
            return read.apply(ledger);
        }
    }
}

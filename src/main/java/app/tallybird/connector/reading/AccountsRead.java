package app.tallybird.connector.reading;

import java.util.List;
import java.util.Map;

import app.tallybird.model.Account;

/**
 * The accounts alone, without their counts.
 *
 * @param likelyTotals accounts that look like the total of a report, by id, each with a sentence without its end
 * @param warnings what a person should know about how they were read
 */
public record AccountsRead(List<Account> accounts, List<AccountIssue> issues, Map<String, String> likelyTotals, List<Warning> warnings) {

    public AccountsRead {
        accounts = List.copyOf(accounts);
        issues = List.copyOf(issues);
        likelyTotals = Map.copyOf(likelyTotals);
        warnings = List.copyOf(warnings);
    }
}

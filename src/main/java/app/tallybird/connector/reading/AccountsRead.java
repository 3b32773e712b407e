package app.tallybird.connector.reading;

import java.util.List;

import app.tallybird.model.Account;

/** The accounts alone, without their counts. */
public record AccountsRead(List<Account> accounts, List<AccountIssue> issues) {

    public AccountsRead {
        accounts = List.copyOf(accounts);
        issues = List.copyOf(issues);
    }
}

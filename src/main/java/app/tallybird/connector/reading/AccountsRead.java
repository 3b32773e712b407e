package app.tallybird.connector.reading;

import java.util.List;

import app.tallybird.model.Account;

/** The accounts alone, without their counts; the warnings are those of reading them. */
public record AccountsRead(List<Account> accounts, List<AccountIssue> issues, List<Warning> warnings) {

    public AccountsRead {
        accounts = List.copyOf(accounts);
        issues = List.copyOf(issues);
        warnings = List.copyOf(warnings);
    }
}

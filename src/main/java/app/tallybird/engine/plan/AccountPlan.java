package app.tallybird.engine.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import app.tallybird.connector.reading.AccountIssue;
import app.tallybird.connector.reading.AccountsRead;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.model.Account;

/**
 * What sync-accounts would do. Accounts that the vendor no longer lists stay at Synthesize, because removing one there loses its mapping;
 * their counts go to zero in the next usage plan.
 *
 * @param warnings what a person should know about how the accounts were read
 */
public record AccountPlan(List<Line> lines, List<PlanWarning> warnings) {
    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,}");
    private static final Pattern NAME = Pattern.compile(".*\\p{L}\\s+\\p{L}.*");

    private static final String TOTAL = ": a total?";

    /** What happens to one account. */
    public enum Change implements PlannedChange {
        NEW("new", '+'),
        RENAMED("renamed", '~'),
        GONE("gone from the vendor", '-'),
        UNCHANGED("unchanged", '='),
        BLOCKED("blocked", '!'),
        LEFT_OUT("left out on purpose", '.');

        private final String word;
        private final char sign;

        Change(String word, char sign) {
            this.word = word;
            this.sign = sign;
        }

        @Override
        public String word() {
            return word;
        }

        @Override
        public char sign() {
            return sign;
        }
    }

    /** {@code before} is the name at Synthesize now, empty when there is none; {@code note} says why, for blocked and doubtful ones. */
    public record Line(Change change, Account account, String before, String note) {

        /** Whether the account looks like the total of the others. */
        public boolean isTotal() {
            return note.endsWith(TOTAL);
        }
    }

    public AccountPlan {
        lines = List.copyOf(lines);
        warnings = List.copyOf(warnings);
    }

    /** Compares what the vendor lists with what Synthesize has; ids are compared exactly. */
    public static AccountPlan make(AccountsRead vendor, Map<String, String> namesAtSynthesize, Predicate<String> leftOut,
            WarningMemory warnings) {
        Map<String, String> blocked = new HashMap<>();
        List<Line> lines = new ArrayList<>();
        for (AccountIssue issue : vendor.issues()) {
            switch (issue.kind()) {
                case BLANK_ID ->
                    lines.add(new Line(Change.BLOCKED, new Account("", String.join(", ", issue.names())), "", issue.sentence()));
                case TWO_NAMES -> blocked.put(issue.accountId(), issue.sentence());
            }
        }
        Map<String, Account> listed = new HashMap<>();
        for (Account account : vendor.accounts()) {
            listed.put(account.id(), account);
            String before = namesAtSynthesize.get(account.id());
            if (blocked.containsKey(account.id())) {
                lines.add(new Line(Change.BLOCKED, account, before == null ? "" : before, blocked.get(account.id())));
            } else if (leftOut.test(account.id())) {
                lines.add(new Line(Change.LEFT_OUT, account, before == null ? "" : before, ""));
            } else if (before == null) {
                lines.add(new Line(Change.NEW, account, "", Optional.ofNullable(vendor.likelyTotals().get(account.id()))
                        .map(said -> said + TOTAL).orElseGet(() -> doubt(account))));
            } else {
                lines.add(new Line(before.equals(account.name()) ? Change.UNCHANGED : Change.RENAMED, account, before, ""));
            }
        }
        namesAtSynthesize.forEach((id, name) -> {
            if (!listed.containsKey(id)) {
                lines.add(new Line(Change.GONE, new Account(id, name), name,
                        "stays at Synthesize; its counts go to 0 with the next usage push"));
            }
        });
        return new AccountPlan(lines, vendor.warnings().stream().map(warnings::compared).filter(PlanWarning::told).toList());
    }

    public List<Account> of(Change change) {
        return lines.stream().filter(line -> line.change() == change).map(Line::account).toList();
    }

    /** New accounts whose id looks like something that people change; once per integration a person confirms them. */
    public List<Line> doubtful() {
        return lines.stream().filter(line -> line.change() == Change.NEW && !line.note().isEmpty() && !line.isTotal()).toList();
    }

    /** New accounts that look like a total of the others; each needs a person's word. */
    public List<Line> totals() {
        return lines.stream().filter(line -> line.change() == Change.NEW && line.isTotal()).toList();
    }

    public boolean changesPending() {
        return lines.stream().anyMatch(line -> line.change() == Change.NEW || line.change() == Change.RENAMED);
    }

    private static String doubt(Account account) {
        String id = account.id();
        if (id.contains("@")) {
            return "the id looks like an e-mail address, which can change";
        }
        if (DOMAIN.matcher(id).matches()) {
            return "the id looks like a domain, which can change";
        }
        if (NAME.matcher(id).matches()) {
            return "the id looks like a name, which can change";
        }
        return "";
    }
}

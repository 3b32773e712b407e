package app.tallybird.connector.pointing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import app.tallybird.connector.layout.FileLayout;
import app.tallybird.connector.layout.Role;

/** What is proposed beside the roles of columns. */
final class FileProposals {

    private static final Set<String> YES = Set.of("yes", "y", "true", "ja", "oui", "si", "sí");
    private static final Set<String> NO = Set.of("no", "n", "false", "nein", "non", "nee");
    private static final Pattern USER = Pattern.compile("(?iu).*\\b(user|e-?mail|mailbox|principal|benutzer).*");
    private static final Pattern DEVICE = Pattern.compile("(?iu).*\\b(device|computer|host|machine|server|endpoint|gerät).*");

    private FileProposals() {
    }

    /** What lines are that count as one each, by their headings. */
    static String service(FileLayout layout) {
        List<String> headings = layout.columns().stream().map(FileLayout.Seen::heading).toList();
        return headings.stream().anyMatch(heading -> USER.matcher(heading).matches())
                ? "Users"
                : headings.stream().anyMatch(heading -> DEVICE.matcher(heading).matches()) ? "Devices" : "";
    }

    /** A column of Yes and No beside lines that are counted says which of them count; of any other a person decides. */
    static List<FileChoices.ValueFilter> filters(FileLayout layout, boolean rows) {
        return layout.columns().stream().filter(seen -> seen.role() == Role.FILTER)
                .map(seen -> new FileChoices.ValueFilter(seen.heading(), rows ? yes(seen) : List.of(), rows && !yes(seen).isEmpty()))
                .toList();
    }

    private static List<String> yes(FileLayout.Seen seen) {
        List<String> lower = seen.values().stream().map(value -> value.toLowerCase(Locale.ROOT)).toList();
        boolean both = lower.stream().allMatch(value -> YES.contains(value) || NO.contains(value))
                && lower.stream().anyMatch(YES::contains);
        return both ? seen.values().stream().filter(value -> YES.contains(value.toLowerCase(Locale.ROOT))).toList() : List.of();
    }

    /** Lines that are the sum of others, and are called so or lack a customer or a service, are no data. */
    static FileChoices withoutTotals(FileLayout layout, FileChoices choices) {
        FileChoices without = choices;
        for (Map<String, String> cells : layout.totals()) {
            Map<String, String> by = new HashMap<>();
            choices.columns().forEach(one -> {
                if (one.role() == Role.CUSTOMER_ID || one.role() == Role.CUSTOMER_NAME || one.role() == Role.SERVICE) {
                    Optional.ofNullable(cells.get(one.heading())).ifPresent(cell -> by.put(one.heading(), cell));
                }
            });
            // what says nothing would leave out every line
            if (!by.isEmpty()) {
                without = without.leaving(new FileChoices.LeftOut(by, "total line"));
            }
        }
        return without;
    }
}

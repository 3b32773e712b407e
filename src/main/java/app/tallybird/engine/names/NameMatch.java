package app.tallybird.engine.names;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import app.tallybird.model.Account;

/**
 * Which customer a name in a file is.
 *
 * @param account the customer, when that is sure; one that is new is known by the name itself
 * @param candidates those it may be, the likeliest first, when a person has to say
 */
public record NameMatch(String name, How how, Optional<Account> account, List<Account> candidates) {

    /** A number or code, which nobody renames. */
    private static final Pattern CODE = Pattern.compile("(?=.*\\d)\\S+|\\S+@\\S+");

    public NameMatch {
        candidates = List.copyOf(candidates);
    }

    /** How it is known. */
    public enum How {
        SAID("said by you"),
        KNOWN("known by this name"),
        SAME_NAME("the same name"),
        /** Much the same name as that of others. */
        LIKELY("much the same name: who is it?"),
        /** No name like it, and known customers are missing in the file. */
        NEW_OR_RENAMED("new, or a new name: who is it?"),
        NEW("new");

        private final String words;

        How(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        /** Its name in JSON. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether a person has to say who it is before anything of the file is sent. */
    public boolean waits() {
        return account.isEmpty();
    }

    /**
     * Matches the names of a file.
     *
     * @param names as they stand in the file, in its order
     * @param said the ids that a person gave to names
     * @param known the names of the customers that are known, by id
     */
    public static List<NameMatch> of(Collection<String> names, Map<String, String> said, Map<String, String> known) {
        List<Account> everybody = new TreeMap<>(known).entrySet().stream().map(one -> new Account(one.getKey(), one.getValue())).toList();
        Map<String, List<Account>> byName = everybody.stream().collect(Collectors.groupingBy(one -> one.name().strip()));
        Map<PlainName, List<Account>> alike = new HashMap<>();
        everybody.forEach(one -> alike.computeIfAbsent(PlainName.of(one.name()), made -> new ArrayList<>()).add(one));
        Map<String, NameMatch> found = new HashMap<>();
        for (String name : names) {
            sure(name, said, known, byName.getOrDefault(name.strip(), List.of())).ifPresent(match -> found.put(name, match));
        }
        Set<String> present = new HashSet<>();
        for (String name : names) {
            PlainName plain = PlainName.of(name);
            List<Account> like = plain.says() ? alike.computeIfAbsent(plain, made -> new ArrayList<>()) : new ArrayList<>();
            NameMatch match = found.computeIfAbsent(name, one -> like.isEmpty() ? isNew(one) : asked(one, How.LIKELY, like));
            match.account().ifPresentOrElse(account -> present.add(account.id()), () -> like.forEach(one -> present.add(one.id())));
            // a second spelling in one file is asked about as one of an earlier file is
            match.account().filter(account -> !like.contains(account)).ifPresent(like::add);
        }
        List<Account> missing = everybody.stream().filter(one -> !present.contains(one.id())).toList();
        return names.stream().map(found::get).filter(Objects::nonNull)
                .map(match -> match.how() == How.NEW && !missing.isEmpty() && !CODE.matcher(match.name()).matches()
                        ? asked(match.name(), How.NEW_OR_RENAMED, missing)
                        : match)
                .toList();
    }

    private static Optional<NameMatch> sure(String name, Map<String, String> said, Map<String, String> known, List<Account> same) {
        String id = said.get(name);
        if (id != null) {
            return Optional.of(sure(name, How.SAID, new Account(id, known.getOrDefault(id, name))));
        }
        if (known.containsKey(name)) {
            return Optional.of(sure(name, How.KNOWN, new Account(name, known.getOrDefault(name, name))));
        }
        return same.size() == 1 ? Optional.of(sure(name, How.SAME_NAME, same.getFirst())) : Optional.empty();
    }

    private static NameMatch isNew(String name) {
        return sure(name, How.NEW, new Account(name, name));
    }

    private static NameMatch sure(String name, How how, Account account) {
        return new NameMatch(name, how, Optional.of(account), List.of());
    }

    private static NameMatch asked(String name, How how, List<Account> candidates) {
        return new NameMatch(name, how, Optional.empty(), candidates);
    }
}

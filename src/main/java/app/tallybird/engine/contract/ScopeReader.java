package app.tallybird.engine.contract;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Understands whom and what a written line is about, and from when: by ids, and by names only when that was agreed to. */
record ScopeReader(KnownNames names, boolean byName) {

    /** So many ids can be read in a sentence. */
    private static final int FEW = 20;

    /** Empty for every customer. */
    Optional<String> customer(String id, String name) throws RuleReader.Refusal {
        return place(new Asked("customer", id, name), names.accounts());
    }

    /** Empty for every service. */
    Optional<String> service(String id, String name) throws RuleReader.Refusal {
        return place(new Asked("service", id, name), names.services());
    }

    static Optional<LocalDate> day(String text) throws RuleReader.Refusal {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            throw new RuleReader.Refusal("\"" + text + "\" is no day: days are written like 2026-12-31");
        }
    }

    private record Asked(String what, String id, String name) {
    }

    private Optional<String> place(Asked asked, Map<String, String> known) throws RuleReader.Refusal {
        if (asked.id.equals(WrittenLine.EVERY)) {
            return Optional.empty();
        }
        if (!asked.id.isEmpty()) {
            if (!known.containsKey(asked.id)) {
                throw new RuleReader.Refusal("no " + asked.what + " has the id \"" + asked.id + "\""
                        + (known.size() > FEW
                                ? ""
                                : known.keySet().stream().sorted().collect(Collectors.joining(", ", "; the ids are ", ""))));
            }
            return Optional.of(asked.id);
        }
        if (asked.name.isEmpty()) {
            throw new RuleReader.Refusal(
                    "the id of the " + asked.what + " is missing; every " + asked.what + " is written as " + WrittenLine.EVERY);
        }
        if (!byName) {
            throw new RuleReader.Refusal(
                    "the id of the " + asked.what + " is missing; \"" + asked.name + "\" is looked for only with --by-name");
        }
        Set<String> ids = known.entrySet().stream().filter(one -> one.getValue().equals(asked.name)).map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        if (ids.size() != 1) {
            throw new RuleReader.Refusal((ids.isEmpty() ? "no " : ids.size() + " ") + asked.what + (ids.isEmpty() ? " is" : "s are")
                    + " called \"" + asked.name + "\"");
        }
        return ids.stream().findFirst();
    }
}

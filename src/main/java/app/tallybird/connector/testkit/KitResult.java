package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;

/**
 * What the kit found out about one connector. Immutable.
 *
 * @param cases the recorded cases, then those made of the ordinary one
 * @param mutations empty when there is no ordinary case to damage
 * @param contract empty when there is no contract
 */
public record KitResult(String connector, List<CaseResult> cases, Optional<Mutated> mutations, Optional<Contracted> contract) {

    public KitResult {
        cases = List.copyOf(cases);
    }

    public boolean passed() {
        return !cases.isEmpty() && cases.stream().allMatch(CaseResult::passed)
                && contract.map(played -> played.complaints().isEmpty()).orElse(true)
                && mutations.map(all -> all.silent().stream().allMatch(Silent::allowed)).orElse(true);
    }

    KitResult with(CaseResult one, Optional<Contracted> played) {
        List<CaseResult> more = new ArrayList<>(cases);
        more.add(one);
        return new KitResult(connector, more, mutations, played);
    }

    /**
     * One case.
     *
     * @param derived made by the kit
     * @param complaints why it failed, in words; empty when it passed
     * @param got what came of it, in the form of {@code golden.json}
     */
    public record CaseResult(String name, boolean derived, List<String> complaints, JsonObject got) {

        public CaseResult {
            complaints = List.copyOf(complaints);
        }

        public boolean passed() {
            return complaints.isEmpty();
        }
    }

    /** How many damages led to what. {@code silent} lists those that gave other numbers without a word. */
    public record Mutated(int errors, int golden, int warned, List<Silent> silent) {

        public Mutated {
            silent = List.copyOf(silent);
        }

        public int total() {
            return errors + golden + warned + silent.size();
        }

        /** In the words of a report: how many, and what became of them. */
        public String words() {
            long allowed = silent.stream().filter(Silent::allowed).count();
            return "mutations: " + total() + ", error " + errors + ", golden " + golden + ", warned " + warned + ", silent "
                    + (silent.size() - allowed) + " (allowed truncations " + allowed + ")";
        }

        Mutated plus(Mutated other) {
            List<Silent> both = new ArrayList<>(silent);
            both.addAll(other.silent);
            return new Mutated(errors + other.errors, golden + other.golden, warned + other.warned, both);
        }

        /** The sum over connectors. */
        public static Mutated sum(List<Mutated> all) {
            return all.stream().reduce(new Mutated(0, 0, 0, List.of()), Mutated::plus);
        }
    }

    /** A damage that nobody would notice; only the loss of rows or pages that no total tells of is allowed. */
    public record Silent(String what, boolean allowed) {
    }
}

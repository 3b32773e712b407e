package app.tallybird.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The faults that are still to come. Thread-safe. */
final class Faults {

    private final List<int[]> used = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();

    synchronized void add(Fault fault) {
        faults.add(fault);
        used.add(new int[]{0});
    }

    synchronized void clear() {
        faults.clear();
        used.clear();
    }

    /** The fault of this request, if it has one; counts it. */
    synchronized Optional<Fault> next(Call call) {
        for (int i = 0; i < faults.size(); i++) {
            Fault fault = faults.get(i);
            if (call.host().contains(fault.host()) && fault.path().matcher(call.path()).find()) {
                int seen = used.get(i)[0]++;
                if (seen >= fault.skip() && seen < fault.skip() + fault.times()) {
                    return Optional.of(fault);
                }
            }
        }
        return Optional.empty();
    }
}

package app.tallybird.sandbox;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;

/** The counts that were accepted, and the rebuilds they asked for. Guarded by its {@link SynthesizeSide}. */
final class CountBook {

    /** How long calls must rest before billing views are rebuilt. The real length is not published. */
    private static final long QUIET_NANOS = 2_000_000_000L;

    private final LongSupplier nanoTime;
    private final Map<String, BigDecimal> counts = new TreeMap<>();
    private final List<String> accepted = new ArrayList<>();
    private int buildingCalls;
    private int rebuilds;
    private long lastBuildingCall;

    CountBook(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** What is wrong with the body of a count. */
    static List<String> complaints(JsonObject body) {
        List<String> complaints = new ArrayList<>();
        if (Json.text(body, "accountId").isEmpty()) {
            complaints.add("accountId must be a string");
        }
        Optional<BigDecimal> units = Json.number(body, "unitCount");
        if (units.isEmpty()) {
            complaints.add("unitCount must be a number");
        } else if (units.get().signum() < 0) {
            complaints.add("unitCount must not be less than 0");
        }
        if (body.has("clientOId")) {
            complaints.add("clientOId is deprecated");
        }
        return complaints;
    }

    void accept(String account, String serviceId, String serviceName, BigDecimal units) {
        counts.put(account + " " + serviceName, units);
        accepted.add(account + " " + serviceId + " " + units.toPlainString());
    }

    void askForBuild() {
        long now = nanoTime.getAsLong();
        rebuilds += buildingCalls == 0 || now - lastBuildingCall >= QUIET_NANOS ? 1 : 0;
        lastBuildingCall = now;
        buildingCalls++;
    }

    Map<String, BigDecimal> counts() {
        return new TreeMap<>(counts);
    }

    List<String> accepted() {
        return List.copyOf(accepted);
    }

    int buildingCalls() {
        return buildingCalls;
    }

    int rebuilds() {
        return rebuilds;
    }
}

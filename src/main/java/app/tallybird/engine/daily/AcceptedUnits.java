package app.tallybird.engine.daily;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import app.tallybird.engine.plan.CsvText;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunCell;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunRecord;
import app.tallybird.model.CellKey;
import app.tallybird.model.Json;

/** What Synthesize had accepted by a time, each number with the push that brought it as far as that is kept. Only reads. */
public record AcceptedUnits(Map<CellKey, Accepted> cells) {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /** One number and its push. */
    public record Accepted(BigDecimal units, Optional<RunRecord> push) {
    }

    private record Named(CellKey key, String account, String service, Accepted number) {
    }

    public AcceptedUnits {
        cells = Map.copyOf(cells);
    }

    /** As it is now. */
    public static AcceptedUnits now(Ledger ledger) {
        return walk(ledger, Optional.empty());
    }

    /** As it was after this push. */
    public static AcceptedUnits after(Ledger ledger, RunId push) {
        return walk(ledger, Optional.of(push));
    }

    /** As it was just before a moment; nothing when no push is kept that began before it. */
    public static AcceptedUnits before(Ledger ledger, Instant moment) {
        return ledger.runs(Integer.MAX_VALUE).stream().filter(run -> run.started().isBefore(moment)).findFirst()
                .map(run -> after(ledger, run.id())).orElseGet(() -> new AcceptedUnits(Map.of()));
    }

    /** Backwards in time from what is known now: what later pushes set goes back to what was there before them. */
    private static AcceptedUnits walk(Ledger ledger, Optional<RunId> until) {
        Map<CellKey, BigDecimal> units = new HashMap<>(ledger.accepted());
        Map<CellKey, RunRecord> pushes = new HashMap<>();
        boolean later = until.isPresent();
        for (RunRecord run : ledger.runs(Integer.MAX_VALUE)) {
            later = later && !until.get().equals(run.id());
            if (!later && pushes.keySet().containsAll(units.keySet())) {
                break;
            }
            for (RunCell cell : ledger.cells(run.id())) {
                if (cell.atSynthesize() && later) {
                    cell.previousAccepted().ifPresentOrElse(before -> units.put(cell.key(), before), () -> units.remove(cell.key()));
                } else if (cell.atSynthesize() && units.containsKey(cell.key())) {
                    pushes.putIfAbsent(cell.key(), run);
                }
            }
        }
        Map<CellKey, Accepted> cells = new HashMap<>();
        units.forEach((key, value) -> cells.put(key, new Accepted(value, Optional.ofNullable(pushes.get(key)))));
        return new AcceptedUnits(cells);
    }

    /** For a spreadsheet, with the names of now; times are UTC. */
    public String csv(Ledger ledger) {
        CsvText csv = new CsvText("Account id", "Account", "Service", "Units", "Accepted (UTC)", "Run");
        named(ledger).forEach(one -> csv.line(one.key().accountId(), one.account(), one.service(), one.number().units(),
                one.number().push().map(run -> run.started().truncatedTo(ChronoUnit.SECONDS).toString()),
                one.number().push().map(run -> run.id().value())));
        return csv.toString();
    }

    /** The same for a program. */
    public String json(Ledger ledger) {
        return GSON.toJson(Json.list(named(ledger),
                one -> Json.of("accountId", one.key().accountId(), "account", one.account(), "serviceKey", one.key().serviceKey(),
                        "service", one.service(), "units", one.number().units(), "accepted", one.number().push().map(RunRecord::started),
                        "run", one.number().push().map(run -> run.id().value()))));
    }

    private List<Named> named(Ledger ledger) {
        Map<String, String> accounts = ledger.accountNames();
        Map<String, String> services = ledger.serviceNames();
        List<Named> list = new ArrayList<>();
        cells.forEach((key, number) -> list.add(new Named(key, accounts.getOrDefault(key.accountId(), key.accountId()),
                services.getOrDefault(key.serviceKey(), key.serviceKey()), number)));
        list.sort(Comparator.comparing(Named::account).thenComparing(one -> one.key().accountId()).thenComparing(Named::service));
        return list;
    }
}

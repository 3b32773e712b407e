package app.tallybird.ui.step.map;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.engine.IntegrationStatus;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.LeftOut;
import app.tallybird.ledger.Outcome;
import app.tallybird.ui.step.map.MapRow.Kind;

/** What one look at Synthesize and at the ledger found, as rows: what had a place and has none now comes first. */
record MapRows(IntegrationStatus status, Set<LeftOut> leftOut, Map<String, String> accounts, Map<String, String> services) {

    List<MapRow> rows() {
        List<MapRow> rows = new ArrayList<>();
        status.lost().gone().forEach(account -> rows.add(new MapRow(account(account.id()), account.name(), Kind.GONE)));
        status.unmapped().stream().filter(account -> !leftOut.contains(account(account.id())))
                .forEach(account -> rows.add(new MapRow(account(account.id()), account.name(),
                        status.lost().unmapped().contains(account.id()) ? Kind.LOST : Kind.NOT_MAPPED)));
        services(rows);
        leftOut.forEach(mark -> rows.add(new MapRow(mark, name(mark), Kind.LEFT_OUT)));
        rows.sort(Comparator.comparing(MapRow::kind));
        return rows;
    }

    /** Synthesize tells nothing of the mapping of services: what the last push met of accounts that have a place is known. */
    private void services(List<MapRow> rows) {
        Set<String> withoutPlace = new HashSet<>();
        status.unmapped().forEach(account -> withoutPlace.add(account.id()));
        status.lost().gone().forEach(account -> withoutPlace.add(account.id()));
        Map<String, Kind> found = new LinkedHashMap<>();
        for (CellResult cell : status.lost().counts()) {
            boolean itsAccount = withoutPlace.contains(cell.key().accountId()) || status.mapped().isEmpty();
            Optional<Kind> kind = kind(cell.outcome(), itsAccount);
            kind.ifPresent(known -> found.merge(cell.key().serviceKey(), known, (one, other) -> one.compareTo(other) < 0 ? one : other));
        }
        found.forEach((key, kind) -> rows.add(new MapRow(new LeftOut(Optional.empty(), Optional.of(key)),
                services.getOrDefault(key, key) + " (service, at the last push)", kind)));
    }

    private static Optional<Kind> kind(Outcome outcome, boolean itsAccount) {
        return switch (outcome) {
            case SERVICE_GONE -> Optional.of(Kind.GONE);
            case LOST -> itsAccount ? Optional.empty() : Optional.of(Kind.LOST);
            case NOT_MAPPED -> itsAccount ? Optional.empty() : Optional.of(Kind.NOT_MAPPED);
            case ACCEPTED, CARRIED, ACCOUNT_GONE, DISCONNECTED, REFUSED, FAILED, UNKNOWN -> Optional.empty();
        };
    }

    private static LeftOut account(String id) {
        return new LeftOut(Optional.of(id), Optional.empty());
    }

    private String name(LeftOut mark) {
        String account = mark.accountId().map(id -> accounts.getOrDefault(id, id)).orElse("");
        String service = mark.serviceKey().map(key -> services.getOrDefault(key, key)).orElse("");
        return account.isEmpty() ? service : service.isEmpty() ? account : account + ", " + service;
    }
}

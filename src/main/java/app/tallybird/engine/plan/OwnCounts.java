package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import app.tallybird.connector.reading.Contradiction;
import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Reading;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.NamedRow;
import app.tallybird.model.OwnService;
import app.tallybird.model.RowNames;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.settings.ServiceEdits;

/** Counts own services of what was counted of their parts. Used by one thread. */
public final class OwnCounts {

    static final String PART_GONE = "P521";

    private final Reading reading;
    private final ServiceEdits edits;
    private final Map<String, String> names;
    private final Map<CellKey, UnitCount> cells;
    private final Map<CellKey, CountOrigin> origins;

    private OwnCounts(Reading reading, ServiceEdits edits) {
        this.reading = reading;
        this.edits = edits;
        names = reading.services().stream().map(edits::apply).collect(Collectors.toMap(Service::key, Service::name));
        cells = new HashMap<>(reading.cells());
        origins = new HashMap<>(reading.origins());
    }

    /** What was read, and beside it the own services as if they were the connector's. */
    public static Reading over(Reading reading, ServiceEdits edits) {
        return edits.own().all().isEmpty() ? reading : new OwnCounts(reading, edits).counted();
    }

    private Reading counted() {
        List<Service> services = new ArrayList<>(reading.services());
        for (OwnService own : edits.own().all()) {
            services.add(own.service());
            reading.accounts().stream().map(Account::id).filter(own::isFor).forEach(account -> count(own, account));
        }
        return new Reading(reading.accounts(), reading.issues(), services, cells, origins, reading.warnings(), reading.gaps(),
                reading.contradictions().stream().map(this::withOwn).toList(), reading.stats());
    }

    /** What speaks against a count speaks against all that is made of it. */
    private Contradiction withOwn(Contradiction one) {
        return new Contradiction(one.accountId(),
                cell -> one.depends().test(cell) || edits.own().find(cell.serviceKey()).stream().flatMap(own -> own.parts().stream())
                        .anyMatch(part -> one.depends().test(new CellKey(cell.accountId(), part.serviceKey()))),
                one.warning());
    }

    private void count(OwnService own, String account) {
        CellKey cell = new CellKey(account, own.key());
        UnitCount count = own.count(part -> part(own, new CellKey(account, part)));
        List<CountOrigin.Part> parts = own.parts().stream().map(part -> new CountOrigin.Part(name(part.serviceKey()), part.minus(),
                part(own, new CellKey(account, part.serviceKey())).known())).toList();
        String words = own.words(this::name);
        long rows = own.parts().stream().map(part -> origins.get(new CellKey(account, part.serviceKey())))
                .mapToLong(origin -> origin == null ? 0 : origin.rows()).sum();
        cells.put(cell, count);
        origins.put(cell, new CountOrigin(words, rows, Map.of(), Optional.empty(),
                new CountOrigin.ForPeople(words + ".", Map.of(), names(own, account), parts)));
    }

    private String name(String serviceKey) {
        return names.getOrDefault(serviceKey, serviceKey);
    }

    /**
     * A service that was not seen of a customer is none, as everywhere. One that nobody has any more may only be called otherwise, and the sum would lose
     * it unseen; so that is not known.
     */
    private UnitCount part(OwnService own, CellKey part) {
        UnitCount count = reading.cells().get(part);
        if (count != null) {
            return count;
        }
        return reading.unread(part).<UnitCount>map(UnitCount.Unknown::new)
                .orElseGet(() -> names.containsKey(part.serviceKey())
                        ? new UnitCount.KnownZero()
                        : new UnitCount.Unknown(PART_GONE + ": \"" + own.service().name() + "\" is made of \"" + part.serviceKey()
                                + "\", which is no longer there"));
    }

    /** Those of all parts, as long as nothing is taken away and each unit of them has one. */
    private RowNames names(OwnService own, String account) {
        List<NamedRow> rows = new ArrayList<>();
        long total = 0;
        for (OwnService.Part part : own.parts()) {
            CellKey key = new CellKey(account, part.serviceKey());
            Optional<BigDecimal> units = part(own, key).known();
            if (units.filter(known -> known.signum() == 0).isPresent()) {
                continue;
            }
            CountOrigin origin = origins.get(key);
            if (part.minus() || origin == null || origin.told().names().rows().isEmpty()
                    || units.filter(known -> known.compareTo(BigDecimal.valueOf(origin.told().names().total())) == 0).isEmpty()) {
                return RowNames.NONE;
            }
            total += origin.told().names().total();
            rows.addAll(origin.told().names().rows());
        }
        return new RowNames(total, rows.stream().limit(RowNames.MOST).toList());
    }
}

package app.tallybird.connector.rows;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ConfiguredConnector;

/** What could not be read in a run: whole tables, and single columns of tables that stand. Used by one thread. */
final class Losses {

    private final ConfiguredConnector connector;
    private final Map<String, Fault> tables = new HashMap<>();
    private final Map<String, Map<String, Fault>> columns = new HashMap<>();

    Losses(ConfiguredConnector connector) {
        this.connector = connector;
    }

    /** Notes that the table could not be read, unless the fault is one that ends the run. */
    void table(Table table, Fault fault) {
        if (tables.containsValue(fault) || !endsTheRun(fault, table)) {
            tables.put(table.name(), fault);
        }
    }

    /** A refused sign-in concerns all that is asked with it, and a person can correct a file or the way to the vendor. */
    private static boolean endsTheRun(Fault fault, Table table) {
        return switch (fault.kind()) {
            case CANCELLED, CONFIGURATION, DUPLICATE_ROWS, TLS, PROXY -> true;
            case VENDOR_SIGN_IN -> !(table.source() instanceof Table.Source.Http http && http.auth().isPresent());
            default -> false;
        };
    }

    /** Notes what columns say nothing. Throws when one of them decides which rows there are, or who the accounts are. */
    void columns(Table table, Map<String, Fault> lost) {
        String at = "/tables/" + table.name();
        Set<String> deciding = connector.reads(table.name(), at + "/where", at + "/latest", "/accounts");
        lost.forEach((name, fault) -> {
            if (deciding.contains(name)) {
                throw fault.asException();
            }
        });
        columns.put(table.name(), Map.copyOf(lost));
    }

    /** Throws when a column that says nothing decides for which parents is asked. */
    void check(String table, Table.ForEach each) {
        ofNames(each.table(), connector.reads(each.table(), "/tables/" + table + "/forEach")).ifPresent(fault -> {
            throw fault.asException();
        });
    }

    Optional<Fault> ofTable(String table) {
        return Optional.ofNullable(tables.get(table));
    }

    /** Why the table says nothing under one of these names. */
    Optional<Fault> ofNames(String table, Collection<String> names) {
        Map<String, Fault> lost = ofColumns(table);
        return names.stream().sorted().map(lost::get).flatMap(fault -> Optional.ofNullable(fault).stream()).findFirst();
    }

    Map<String, Fault> ofColumns(String table) {
        return columns.getOrDefault(table, Map.of());
    }
}

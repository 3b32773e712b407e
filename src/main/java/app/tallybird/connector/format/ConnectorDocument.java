package app.tallybird.connector.format;

import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A connector of format 1, read and checked: how to sign in at a vendor, which tables to read, and how to make accounts and counts of them. Immutable;
 * {@code tables} are in the document's order.
 *
 * @param check the table whose first page proves the credentials, when it is not the first accounts table
 * @param uses every field of a row or an answer that anything in the document looks at
 */
public record ConnectorDocument(Head head, List<Input> inputs, Optional<HttpPart> http, Auth auth, Map<String, Table> tables,
        Optional<String> check, AccountsRule accounts, List<ServiceRule> services, Limits limits, List<FieldUse> uses) {

    public ConnectorDocument {
        inputs = List.copyOf(inputs);
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        services = List.copyOf(services);
        uses = List.copyOf(uses);
    }

    /** The same that asks for one list after another, so that each request can be told by what was asked for before it. */
    public ConnectorDocument oneAtATime() {
        return new ConnectorDocument(head, inputs, http.map(HttpPart::oneAtATime), auth, tables, check, accounts, services, limits, uses);
    }

    /**
     * What the catalog shows.
     *
     * @param dates the dates that requests and conditions speak of
     * @param beta not yet compared with a live account of the vendor
     * @param sdk the folder name of the PowerShell SDK's integration, or empty
     */
    public record Head(String id, String name, String version, String docs, String note, Dates dates, String category, boolean beta,
            String sdk) {
    }

    /**
     * Whose day is today.
     *
     * @param zone the zone that the vendor's dates are in, when the document fixes it
     * @param asked whether the document speaks of today at all
     */
    public record Dates(Optional<ZoneId> zone, boolean asked) {

        /** Whether it is for the person who uses the connector to say whose day is today. */
        boolean isOpen() {
            return asked && zone.isEmpty();
        }
    }

    /** Which rows are accounts: tables, the id and the name, and conditions. Several tables are joined by id. */
    public record AccountsRule(List<String> from, FieldRef id, FieldRef name, List<Condition> where) {
        public AccountsRule {
            from = List.copyOf(from);
            where = List.copyOf(where);
        }
    }

    /** Bounds of one run. */
    public record Limits(int maxRequests, int maxRows, int maxResponseMb, int maxMinutes) {
        public static final Limits DEFAULT = new Limits(5_000, 200_000, 20, 30);
    }

    /** The names of all fields that the part of the document at {@code pointer} looks at, and of what is around them. */
    public Set<String> namesIn(String pointer) {
        return usesIn(pointer).flatMap(FieldUse::names).collect(Collectors.toUnmodifiableSet());
    }

    /** The fields that the part of the document at {@code pointer} looks at. */
    public Stream<FieldUse> usesIn(String pointer) {
        return uses.stream().filter(use -> use.pointer().equals(pointer) || use.pointer().startsWith(pointer + "/"));
    }

    public String id() {
        return head.id();
    }

    public String name() {
        return head.name();
    }

    /** Whether any service is found in the data rather than listed in the document. */
    public boolean discoversServices() {
        return services.stream().anyMatch(service -> service.naming() instanceof ServiceRule.Naming.Discovered);
    }

    /** Whether rows of this table hold something of a file of the user's, which no request may carry away. */
    public boolean isMadeOfFile(String table) {
        return isMadeOfFile(table, new HashSet<>());
    }

    private boolean isMadeOfFile(String name, Set<String> seen) {
        Table table = tables.get(name);
        return table != null && seen.add(name)
                && (table.source() instanceof Table.Source.Csv || table.needs().stream().anyMatch(other -> isMadeOfFile(other, seen)));
    }

    /** The table that a test of the credentials reads. */
    public String checkTable() {
        return check.orElse(accounts.from().getFirst());
    }
}

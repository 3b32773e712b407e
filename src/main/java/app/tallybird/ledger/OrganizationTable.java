package app.tallybird.ledger;

import java.time.Instant;
import java.util.Optional;

/** The organization that the integration's key opens, in its one row. */
final class OrganizationTable {

    private OrganizationTable() {
    }

    static Optional<OrganizationSeen> read(Database database) {
        return database.query("SELECT organization_id, vendor_id, integration_id, name, first_seen FROM organization",
                row -> new OrganizationSeen(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
                        Instant.parse(row.getString(5))))
                .stream().findFirst();
    }

    static void write(Database database, OrganizationSeen seen) {
        database.update(
                "INSERT INTO organization (one, organization_id, vendor_id, integration_id, name, first_seen) VALUES (1, ?, ?, ?, ?, ?) "
                        + "ON CONFLICT (one) DO UPDATE SET organization_id = excluded.organization_id, vendor_id = excluded.vendor_id, "
                        + "integration_id = excluded.integration_id, name = excluded.name, first_seen = excluded.first_seen",
                seen.organizationId(), seen.vendorId(), seen.integrationId(), seen.name(), seen.firstSeen().toString());
    }
}

package app.tallybird.ui.kit;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.stage.StageClock;
import app.tallybird.stage.StagePostgres;

/** A shared ledger with people of each role: dana prepares, mia and ravi bill, jo_anne reads, srv_bill_01 is a computer. */
public final class TeamDatabase {

    private static final Map<String, String> PEOPLE = Map.of("dana", "technician", "mia", "billing", "ravi", "billing", "jo_anne", "reader",
            "srv_bill_01", "computer");

    public final StagePostgres server = StagePostgres.shared();
    public final String name;

    public TeamDatabase() {
        name = server.database();
        try (SharedLedgers owner = at(server.address(name))) {
            owner.setup();
        }
        PEOPLE.forEach((person, role) -> server.execute(name, "DO $$ BEGIN CREATE ROLE " + person
                + " LOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$; GRANT tallybird_" + role + " TO " + person));
    }

    private static SharedLedgers at(String address) {
        return SharedLedgers.at(LedgerAddress.of(address, Optional.empty()), Optional.empty(), Optional.empty(),
                new LedgerUser(new StageClock(), UnaryOperator.identity(), Optional.empty()));
    }

    /** Its address for that person. */
    public String of(String person) {
        return server.address(name).replace("postgres@", person + "@");
    }

    /** The ledgers as that person sees them, at another computer. */
    public SharedLedgers ledgers(String person) {
        return at(of(person));
    }
}

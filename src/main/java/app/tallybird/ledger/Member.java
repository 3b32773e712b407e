package app.tallybird.ledger;

import app.tallybird.model.TeamRole;

/** Somebody who may work with a shared ledger, by the name that the database knows them by. */
public record Member(String name, TeamRole role) {
}

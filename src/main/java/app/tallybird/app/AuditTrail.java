package app.tallybird.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.Ledgers;
import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/**
 * Who did what, over all integrations, and whether somebody may. What is about one integration is in its own ledger, beside the numbers; what is
 * about all of them, and what is left of one that was removed, is in one more ledger that is no integration's.
 */
public final class AuditTrail {

    private final Application application;

    public AuditTrail(Application application) {
        this.application = application;
    }

    /** Which entries; what is empty is all of them. */
    public record Filter(Optional<String> integration, Optional<AuditKind> kind, Optional<Instant> since) {
        public static final Filter ALL = new Filter(Optional.empty(), Optional.empty(), Optional.empty());

        private boolean takes(AuditEntry entry) {
            return integration.filter(name -> !name.equals(entry.place())).isEmpty() && kind.filter(one -> one != entry.kind()).isEmpty()
                    && since.filter(entry.at()::isBefore).isEmpty();
        }
    }

    /** The newest first. */
    public List<AuditEntry> entries(Filter filter) {
        List<AuditEntry> found = new ArrayList<>();
        for (String name : application.ledgers().names()) {
            if (filter.integration().filter(one -> !one.equals(name)).isEmpty()) {
                found.addAll(of(name, name));
            }
        }
        if (application.ledgers().exists(Ledgers.OF_ALL)) {
            found.addAll(of(Ledgers.OF_ALL, ""));
        }
        return found.stream().filter(filter::takes).sorted(Comparator.comparing(AuditEntry::at).reversed()).toList();
    }

    private List<AuditEntry> of(String ledger, String place) {
        try (Ledger open = application.openLedger(ledger)) {
            return open.audit().entries(place);
        }
    }

    /** Writes down what was done with an integration. */
    void add(String integration, AuditKind kind, String words) {
        try (Ledger ledger = application.openLedger(integration)) {
            ledger.audit().add(kind, words);
        }
    }

    /** Writes down what was done with all of them. */
    void add(AuditKind kind, String words) {
        add(Ledgers.OF_ALL, kind, words);
    }

    /** Brings what was written down of an integration to the entries of all, before its ledger goes. */
    void keep(String integration) {
        if (application.ledgers().exists(integration)) {
            try (Ledger of = application.openLedger(integration); Ledger all = application.openLedger(Ledgers.OF_ALL)) {
                List<AuditEntry> entries = of.audit().entries(integration);
                all.audit().bring(entries.reversed());
            }
        }
    }

    /** What whoever works here is to the ledger. */
    public TeamRole role() {
        return application.ledgers().user().role();
    }

    /** Whether whoever works here may. */
    public boolean may(Right right) {
        return role().may(right);
    }

    /** Refuses what whoever works here has no right to; {@code unchanged} says what stays as it is. */
    void require(Right right, String unchanged) {
        TeamRole role = role();
        if (!role.may(right)) {
            throw Problem
                    .of(ProblemCode.NOT_ALLOWED, "You work here as " + role.word() + ", and that is not allowed to " + right.words() + ".",
                            unchanged,
                            "Ask one of: " + String.join(", ",
                                    Stream.of(TeamRole.values()).filter(one -> one.may(right)).map(TeamRole::word).toList()) + ".")
                    .asException();
        }
    }
}

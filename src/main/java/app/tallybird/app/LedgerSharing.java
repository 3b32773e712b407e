package app.tallybird.app;

import java.util.Optional;

import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.IntegrationLock;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerAddress;
import app.tallybird.ledger.LedgerFolder;
import app.tallybird.ledger.LedgerMove;
import app.tallybird.ledger.Ledgers;
import app.tallybird.ledger.MoveReport;
import app.tallybird.ledger.SharedLedgers;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;
import app.tallybird.secret.Secret;
import app.tallybird.settings.LedgerChoice;

/** Begins and ends the sharing of the ledgers and settings of this computer's home folder. */
public final class LedgerSharing {

    private static final String MOVE = "move";

    private final Application application;

    public LedgerSharing(Application application) {
        this.application = application;
    }

    private LedgerPlace place() {
        return application.ledgerPlace();
    }

    private LedgerChoice choice() {
        return place().choice();
    }

    /** The address as it can be written, with whose role it is; one that can not be read is thrown as wrong use. */
    public LedgerAddress address(String text) {
        return place().address(text);
    }

    /** What is worked with now, when it is shared. */
    public Optional<LedgerAddress> shared() {
        return place().address();
    }

    /** Whether the start of the program names it, so that it is not chosen here. */
    public boolean isNamed() {
        return place().named().isPresent();
    }

    /** Whether what is in this home folder was moved away, so that there is nothing to go back to. */
    public boolean isAway() {
        return place().local().isAway();
    }

    /** Where the ledger that is worked with was moved to, if it was: nothing is sent from it any more. */
    public Optional<String> movedTo() {
        Optional<SharedLedgers> shared = place().shared(false);
        return shared.isPresent() ? LedgerMove.movedTo(shared.get()) : place().local().movedTo();
    }

    /** What is in this home folder. */
    public MoveReport here() {
        return LedgerMove.here(place().local());
    }

    /**
     * What is at an address.
     *
     * @param integrations how many integrations are worked with there
     * @param moved where all of it went, if it did
     */
    public record Found(SharedLedgers.Answer answer, int integrations, Optional<String> moved) {

        /** Whether somebody works with it already. */
        public boolean inForce() {
            return integrations > 0 && moved.isEmpty();
        }
    }

    /** Signs in and looks, with what is typed or, without it, with the password that is kept. Changes nothing. */
    public Found look(LedgerAddress address, Optional<Secret> typed) {
        typed.ifPresent(application.redactor()::learn);
        try (SharedLedgers there = place().at(address, typed)) {
            SharedLedgers.Answer answer = there.look();
            if (answer.version() == 0) {
                return new Found(answer, 0, Optional.empty());
            }
            there.checkReady(answer);
            return new Found(answer, there.names().size(), LedgerMove.movedTo(there));
        }
    }

    /** What copying all of this home folder there would copy, or, when it is no try, what it copied: from then on it is worked with there. */
    public MoveReport share(LedgerAddress address, Optional<Secret> typed, boolean dryRun) {
        typed.ifPresent(application.redactor()::learn);
        try (SharedLedgers there = place().at(address, typed)) {
            if (!dryRun && there.look().version() == 0) {
                there.setup();
            }
            MoveReport report = new LedgerMove(place().local(), there).share(holder(dryRun));
            if (!dryRun) {
                use(address, typed);
                note(there, report);
            }
            return report;
        }
    }

    /** In the place that is worked with from now on; the move is made, whether or not it can be written down. */
    private static void note(Ledgers there, MoveReport report) {
        if (report.ledgers().isEmpty()) {
            return;
        }
        try (Ledger all = there.open(Ledgers.OF_ALL)) {
            all.audit().add(AuditKind.SETTING, "", "Moved " + Wording.count(report.ledgers().size(), "ledger") + " and "
                    + Wording.count(report.documents(), "document") + " here from " + report.from());
        } catch (ProblemException failed) {
            throw failed.problem()
                    .butUnchanged(
                            "The ledgers were moved to " + report.to() + " and are worked with there, but that is not " + "written down.")
                    .asException();
        }
    }

    private Optional<IntegrationLock.Holder> holder(boolean dryRun) {
        return dryRun ? Optional.empty() : Optional.of(application.surroundings().holder(MOVE));
    }

    /** Works with what is there from now on; what is in this home folder stays as it is. */
    public void use(LedgerAddress address, Optional<Secret> typed) {
        application.home().prepare();
        typed.ifPresent(password -> application.secrets().write(LedgerPlace.name(address), password));
        choice().use(address.text());
    }

    /** The shared ledger as it is named or was chosen, also where it can not be read as an address or does not answer. */
    public Optional<String> written() {
        return place().written();
    }

    /** The same, where it reads as an address; what does not may hold a password and is shown to nobody. */
    public Optional<String> readable() {
        return written().filter(text -> {
            try {
                return !address(text).host().isEmpty();
            } catch (ProblemException noAddress) {
                return false;
            }
        });
    }

    /** Whether the start of the program names the password, so that another one that is kept would not be used. */
    public boolean isPasswordNamed() {
        return place().isPasswordNamed();
    }

    /** Works with the shared ledger at this address from the next start on, when it answers. Another one than before has to be one that is worked with. */
    public void correct(String text, Optional<Secret> typed) {
        LedgerAddress to = address(text);
        Found found = look(to, typed);
        if (isAnother(to) && !found.inForce()) {
            throw Problem.of(ProblemCode.CONFIGURATION,
                    found.moved().map(where -> "The ledger at " + to.place() + " was moved to " + where + ".")
                            .orElse("At " + to.place() + " is a database, but no integration is worked with there."),
                    "The address was not changed, and nothing was sent.", "Write the address of the ledger that the others work with.")
                    .asException();
        }
        application.home().prepare();
        typed.ifPresent(password -> application.secrets().write(LedgerPlace.name(to), password));
        if (!isNamed()) {
            choice().use(to.text());
        }
    }

    private boolean isAnother(LedgerAddress to) {
        try {
            return shared().filter(now -> now.server().equals(to.server()) && now.database().equals(to.database())).isEmpty();
        } catch (ProblemException noAddress) {
            return true;
        }
    }

    /** Takes all of the shared ledger to this computer; it is closed for everybody and says where it went. */
    public MoveReport takeBack(boolean dryRun) {
        LedgerAddress from = place().address()
                .orElseThrow(() -> Problem.of(ProblemCode.WRONG_USE, "The ledger is on this computer already.", "Nothing was moved.",
                        "Name the shared one that is meant with --ledger.").asException());
        try (SharedLedgers there = place().at(from, Optional.empty())) {
            MoveReport report = new LedgerMove(place().local(), there).takeBack(holder(dryRun));
            if (!dryRun) {
                choice().useThisComputer();
                note(new LedgerFolder(application.home().ledgers(false), place().local().user()), report);
            }
            return report;
        }
    }

    /** Works with what is in this home folder from now on; what is shared stays as it is, for the others. */
    public void leave() {
        choice().useThisComputer();
    }
}

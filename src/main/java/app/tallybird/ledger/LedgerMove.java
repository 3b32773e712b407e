package app.tallybird.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.ledger.Migrations.Moved;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.DocumentSet;
import app.tallybird.settings.FolderDocuments;

/**
 * Copies all ledgers and settings of a home folder into a shared place, or back: table by table, compared by a hash of every row. Only when all of it is there
 * is the source marked as moved, and only then does the copy count; so at no time can both send, and after an interruption the move is simply run again.
 */
public final class LedgerMove {

    private static final String NOTHING = "Nothing was moved.";

    private final LocalPlace local;
    private final SharedLedgers shared;

    public LedgerMove(LocalPlace local, SharedLedgers shared) {
        this.local = local;
        this.shared = shared;
    }

    /** Where all that was in a shared place was moved to, if it was. */
    public static Optional<String> movedTo(SharedLedgers place) {
        try (SharedMove there = SharedMove.open(place)) {
            return there.moved().map(Moved::place);
        }
    }

    /** What a home folder holds; nothing is asked of anybody else. */
    public static MoveReport here(LocalPlace local) {
        List<MoveReport.Line> lines = local.names().stream().map(name -> MoveReport.Line.of(name, tally(local, name))).toList();
        return new MoveReport(local.name(), "", lines, local.texts().size(), false);
    }

    /** {@code holder} takes the locks meanwhile; without one it is only looked at what would be copied. */
    public MoveReport share(Optional<IntegrationLock.Holder> holder) {
        String to = shared.server().address().place();
        if (holder.isPresent()) {
            local.prepare();
            local.complete();
        }
        List<LedgerName> names = local.names();
        try (SharedMove there = SharedMove.open(shared); Locks _ = Locks.of(local, holder.isPresent() ? names : List.of(), holder)) {
            boolean gone = isGone(names, to);
            if (there.isInForce()) {
                if (gone) {
                    return new MoveReport(local.name(), to, List.of(), 0, holder.isPresent());
                }
                throw refused(to + " is worked with already.", "Use what is there, or name an empty database.");
            }
            Map<String, String> texts = local.texts();
            List<MoveReport.Line> lines = new ArrayList<>();
            if (holder.isEmpty()) {
                names.forEach(name -> lines.add(MoveReport.Line.of(name, tally(local, name))));
                return new MoveReport(local.name(), to, lines, texts.size(), false);
            }
            there.clear();
            for (LedgerName name : names) {
                try (Database file = Sqlite.open(local.file(name))) {
                    lines.add(MoveReport.Line.of(name, file.commit(session -> {
                        CopyEnd from = session.end(local.file(name).toString());
                        return new TableCopy(from).copy(from, there.enter(name));
                    })));
                }
            }
            there.write(texts);
            there.say(Whereabouts.ARRIVING, local.name());
            mark(names, lines, new Moved(to, who()));
            there.inForce();
            return new MoveReport(local.name(), to, lines, texts.size(), true);
        }
    }

    /** Back again; the shared ledgers are closed for everybody, and say where they went. */
    public MoveReport takeBack(Optional<IntegrationLock.Holder> holder) {
        String from = shared.server().address().place();
        try (SharedMove there = holder.isPresent() ? SharedMove.closing(shared) : SharedMove.open(shared)) {
            Optional<Moved> moved = there.moved();
            if (moved.filter(to -> !to.place().equals(local.name())).isPresent()) {
                throw Whereabouts.refused(true, from, moved.get().place(), moved.get().by());
            }
            if (moved.isPresent() && local.isArrived()) {
                local.settle();
            }
            if (local.inForce()) {
                if (moved.isPresent()) {
                    return new MoveReport(from, local.name(), List.of(), 0, holder.isPresent());
                }
                throw refused("The folder " + local.home().root() + " has ledgers of its own that are worked with.",
                        "Name another folder with --home, or move these away.");
            }
            if (moved.isEmpty() && !there.isInForce()) {
                throw refused(from + " holds nothing to take along.", "Name the database that is worked with.");
            }
            List<LedgerName> names = there.names();
            Map<String, String> texts = there.texts();
            List<MoveReport.Line> lines = new ArrayList<>();
            if (holder.isEmpty()) {
                names.forEach(name -> lines.add(MoveReport.Line.of(name, there.tally(name))));
                return new MoveReport(from, local.name(), lines, texts.size(), false);
            }
            there.lockAll(names);
            local.prepare();
            local.forgetArriving();
            LocalPlace arriving = local.arriving();
            arriving.prepare();
            for (LedgerName name : names) {
                Ledger.open(arriving.file(name), arriving.user()).close();
                try (Database file = Sqlite.open(arriving.file(name))) {
                    lines.add(MoveReport.Line.of(name, file.commit(session -> {
                        CopyEnd to = session.end(arriving.file(name).toString());
                        return new TableCopy(to).copy(there.enter(name), to);
                    })));
                }
            }
            DocumentSet.put(texts, arriving.documents());
            compare(texts, arriving.documents());
            there.say(Whereabouts.MOVED, local.name());
            local.settle();
            return new MoveReport(from, local.name(), lines, texts.size(), true);
        }
    }

    private static void compare(Map<String, String> texts, FolderDocuments written) {
        if (!DocumentSet.of(written).keySet().containsAll(texts.keySet())) {
            throw refused("Not all settings were written.", "Run it again.");
        }
    }

    /** Whether all of it has gone to this place before; what went to another one is refused. */
    private boolean isGone(List<LedgerName> names, String to) {
        List<Moved> moved = names.stream().flatMap(name -> local.moved(name).stream()).toList();
        moved.stream().filter(one -> !one.place().equals(to)).findFirst().ifPresent(one -> {
            throw Whereabouts.refused(true, local.name(), one.place(), one.by());
        });
        return !names.isEmpty() && moved.size() == names.size();
    }

    private static TableSums tally(LocalPlace local, LedgerName name) {
        try (Database file = Sqlite.open(local.file(name))) {
            return file.commit(session -> {
                CopyEnd end = session.end(local.file(name).toString());
                return new TableCopy(end).tally(end);
            });
        }
    }

    /** Each is marked only as long as it is what was copied; when one is not, none stays marked. */
    private void mark(List<LedgerName> names, List<MoveReport.Line> lines, Moved to) {
        List<LedgerName> marked = new ArrayList<>();
        boolean done = false;
        try {
            for (int i = 0; i < names.size(); i++) {
                LedgerName name = names.get(i);
                String copied = lines.get(i).hash();
                try (Database file = Sqlite.open(local.file(name))) {
                    file.change(session -> {
                        CopyEnd end = session.end(local.file(name).toString());
                        if (!new TableCopy(end).tally(end).hash().equals(copied)) {
                            throw refused("\"" + name.integration() + "\" was changed while it was copied.",
                                    "Close other windows of Tallybird and run it again.");
                        }
                        Migrations.move(session, to);
                    });
                }
                marked.add(name);
            }
            done = true;
        } finally {
            if (!done) {
                marked.forEach(name -> {
                    try (Database file = Sqlite.open(local.file(name))) {
                        file.change(Migrations::stay);
                    }
                });
            }
        }
    }

    private String who() {
        return local.user().name() + " at " + local.user().clock().instant();
    }

    private static ProblemException refused(String what, String next) {
        return Problem.of(ProblemCode.WRONG_USE, what, NOTHING, next).asException();
    }

    /** The locks of the integrations of a folder, all or none. */
    private record Locks(List<LedgerLock> held) implements AutoCloseable {

        static Locks of(LocalPlace local, List<LedgerName> names, Optional<IntegrationLock.Holder> holder) {
            Locks locks = new Locks(new ArrayList<>());
            boolean done = false;
            try {
                names.forEach(name -> locks.held().add(local.folder(name.practice()).lock(name.integration(), holder.orElseThrow())));
                done = true;
                return locks;
            } finally {
                if (!done) {
                    locks.close();
                }
            }
        }

        @Override
        public void close() {
            held.forEach(LedgerLock::close);
        }
    }
}

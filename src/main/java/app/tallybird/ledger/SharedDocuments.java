package app.tallybird.ledger;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import app.tallybird.ledger.DocumentTable.Row;
import app.tallybird.ledger.DocumentTable.Write;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.DocumentChange;
import app.tallybird.settings.Documents;
import app.tallybird.settings.FolderDocuments;

/**
 * Documents of the shared ledger, kept in memory and looked after at most once a second, so that nobody waits for the line at each look. While the ledger
 * is out of reach what is in memory is read, and nothing is written.
 */
public final class SharedDocuments implements Documents {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();
    private static final long AGAIN = Duration.ofSeconds(5).toNanos();
    private static final int MOST_TRIES = 50;
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final List<String> ENDINGS = List.of(".json", ".sig");

    private final DocumentTable table;
    private final FolderDocuments copies;
    private final String server;
    private final Clock clock;
    private final LongSupplier nanos;

    private final Object copying = new Object();
    private final Map<String, Row> memory = new HashMap<>();
    private boolean known;
    private long next;
    private long writes;
    /** How many looks have begun, and which of them is in memory. */
    private long looks;
    private long shown;
    private @Nullable CompletableFuture<Boolean> looking;
    private Optional<Instant> lost = Optional.empty();

    /** Those beside these ledgers. {@code copies} is a folder of this computer for what is read as files; {@code nanos} measures time. */
    public static SharedDocuments of(SharedLedgers ledgers, Path copies, Clock clock, LongSupplier nanos) {
        return new SharedDocuments(new PostgresDocuments(ledgers.server()), copies, ledgers.address().place(), clock, nanos);
    }

    SharedDocuments(DocumentTable table, Path copies, String server, Clock clock, LongSupplier nanos) {
        this.table = table;
        this.copies = new FolderDocuments(copies);
        this.server = server;
        this.clock = clock;
        this.nanos = nanos;
    }

    /** Since when the ledger does not answer; empty while it does. */
    public synchronized Optional<Instant> lost() {
        return lost;
    }

    @Override
    public Document read(String path) {
        return document(now(), path);
    }

    private static Document document(Map<String, Row> all, String path) {
        return Optional.ofNullable(all.get(path)).map(row -> new Document(path, Optional.of(row.text()), row.version()))
                .orElseGet(() -> new Document(path, Optional.empty(), 0));
    }

    @Override
    public List<String> list(String folder, String ending) {
        return list(now(), folder, ending);
    }

    private static List<String> list(Map<String, Row> all, String folder, String ending) {
        return all.keySet().stream().filter(path -> DocumentChange.isIn(path, folder)).filter(path -> path.endsWith(ending)).sorted()
                .toList();
    }

    @Override
    public <T> T change(Function<Documents, T> what) {
        for (int tried = 1;; tried++) {
            Map<String, Row> now = anew();
            DocumentChange change = new DocumentChange(this, path -> document(now, path), (folder, ending) -> list(now, folder, ending));
            T result = what.apply(change);
            List<Write> all = change.written().entrySet().stream()
                    .map(one -> new Write(one.getKey(), one.getValue(), document(now, one.getKey()).version())).toList();
            if (all.isEmpty() || isWritten(all)) {
                return result;
            }
            if (tried == MOST_TRIES) {
                throw changed(all.getFirst().path());
            }
        }
    }

    @Override
    public void write(Document before, String text) {
        if (!isWritten(List.of(new Write(before.path(), Optional.of(text), before.version())))) {
            throw changed(before.path());
        }
    }

    private boolean isWritten(List<Write> all) {
        Optional<List<Row>> done = table.commit(all);
        done.ifPresent(rows -> keep(() -> {
            all.forEach(one -> memory.remove(one.path()));
            rows.forEach(row -> memory.put(row.path(), row));
        }));
        return done.isPresent();
    }

    private synchronized void keep(Runnable change) {
        writes++;
        change.run();
    }

    @Override
    public ProblemException changed(String path) {
        Optional<Row> there = table.rows(List.of(path)).stream().findFirst();
        keep(() -> there.ifPresentOrElse(row -> memory.put(path, row), () -> memory.remove(path)));
        String who = there.map(row -> row.by() + " was first, at " + MINUTE.format(row.at().atZone(clock.getZone())))
                .orElse("somebody has taken it away");
        return Problem
                .of(ProblemCode.CHANGED_MEANWHILE, "\"" + path + "\" was changed meanwhile: " + who + ".",
                        "Your change was not saved; theirs stays.", "Look at it as it is now, and change it again if that is still right.")
                .at(place(path)).asException();
    }

    @Override
    public String place(String path) {
        return path + " in the ledger at " + server;
    }

    @Override
    public Path files(String folder) {
        Map<String, Row> all = now();
        synchronized (copying) {
            for (String ending : ENDINGS) {
                List<String> here = list(all, folder, ending);
                for (String path : here) {
                    Document copy = copies.read(path);
                    String text = Optional.ofNullable(all.get(path)).map(Row::text).orElseThrow();
                    if (copy.text().filter(text::equals).isEmpty()) {
                        copies.write(copy, text);
                    }
                }
                copies.list(folder, ending).stream().filter(path -> !here.contains(path)).forEach(copies::delete);
            }
        }
        return copies.files(folder);
    }

    /** All, as they were a second ago at most; as they were last where the ledger does not answer in time. */
    private Map<String, Row> now() {
        Look look = look();
        try {
            if (!look.isNeeded()) {
                look.done().get(look.isMine() ? PATIENCE.toMillis() : 0, TimeUnit.MILLISECONDS);
            } else {
                look.done().get();
            }
        } catch (TimeoutException late) {
            // what is in memory serves
        } catch (ExecutionException e) {
            if (look.isNeeded()) {
                throw e.getCause() instanceof ProblemException problem ? problem : new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (look.isNeeded()) {
                throw new IllegalStateException("interrupted before the ledger answered", e);
            }
        }
        synchronized (this) {
            return Map.copyOf(memory);
        }
    }

    /**
     * For whoever acts upon what they read next: it is as it was a second ago at most, however long the ledger takes to answer. What is in memory may be hours
     * old, and a rule that somebody else has set since would not be kept.
     */
    public void current() {
        boolean old;
        synchronized (this) {
            old = !known || lost.isPresent() || nanos.getAsLong() - next >= 0;
        }
        if (old) {
            take();
        }
    }

    /**
     * A look at the ledger.
     *
     * @param isNeeded nothing is in memory yet
     * @param isMine nobody else waits for it; it is waited for once, not by each that reads meanwhile
     */
    private record Look(CompletableFuture<Boolean> done, boolean isNeeded, boolean isMine) {
    }

    private synchronized Look look() {
        CompletableFuture<Boolean> going = looking;
        if (going != null && !going.isDone()) {
            return new Look(going, !known, false);
        }
        CompletableFuture<Boolean> begun = new CompletableFuture<>();
        if (known && nanos.getAsLong() - next < 0) {
            begun.complete(true);
            return new Look(begun, false, false);
        }
        looking = begun;
        Thread.ofVirtual().start(() -> {
            try {
                take();
                begun.complete(true);
            } catch (RuntimeException | Error e) {
                begun.completeExceptionally(e);
            }
        });
        return new Look(begun, !known, true);
    }

    /** As the ledger has them at this moment, for whoever changes them. */
    private Map<String, Row> anew() {
        try {
            take();
        } catch (ProblemException away) {
            throw away.problem().butUnchanged("Your change was not saved.").asException();
        }
        synchronized (this) {
            return Map.copyOf(memory);
        }
    }

    private void take() {
        try {
            while (!isTaken()) {
                // something was written meanwhile, so that it would be forgotten
            }
        } catch (RuntimeException | Error e) {
            missed();
            throw e;
        }
    }

    private boolean isTaken() {
        long before;
        long mine;
        Map<String, Row> had;
        synchronized (this) {
            before = writes;
            mine = ++looks;
            had = Map.copyOf(memory);
        }
        Map<String, Long> versions = table.versions();
        List<String> other = versions.entrySet().stream()
                .filter(one -> Optional.ofNullable(had.get(one.getKey())).filter(row -> row.version() == one.getValue()).isEmpty())
                .map(Map.Entry::getKey).toList();
        List<Row> rows = other.isEmpty() ? List.of() : table.rows(other);
        synchronized (this) {
            if (writes != before) {
                return false;
            }
            if (mine < shown) {
                // one that began later was quicker
                return true;
            }
            shown = mine;
            memory.keySet().retainAll(versions.keySet());
            rows.forEach(row -> memory.put(row.path(), row));
            known = true;
            lost = Optional.empty();
            next = nanos.getAsLong() + FRESH;
            return true;
        }
    }

    private synchronized void missed() {
        lost = lost.or(() -> Optional.of(clock.instant()));
        next = nanos.getAsLong() + AGAIN;
    }
}

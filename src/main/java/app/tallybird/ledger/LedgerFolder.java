package app.tallybird.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import app.tallybird.problem.FileMoves;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** A folder with a file for each integration. */
public record LedgerFolder(Path folder, LedgerUser user) implements Ledgers {

    private static final String ENDING = ".db";

    @Override
    public boolean exists(String integration) {
        return Files.exists(file(integration));
    }

    @Override
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length())).filter(name -> !name.equals(OF_ALL)).sorted().toList();
        } catch (IOException e) {
            throw Problem
                    .of(ProblemCode.LEDGER_UNREADABLE, "The folder of the ledgers can not be read.", "Nothing was done.",
                            "Give this user the right to read the folder, or name another one with --home.")
                    .at(folder.toString()).asException();
        }
    }

    @Override
    public Ledger open(String integration) {
        return Ledger.open(file(integration), user);
    }

    @Override
    public LedgerLock lock(String integration, IntegrationLock.Holder me) {
        return new FileLedgerLock(integration, IntegrationLock.take(folder.resolve(integration + ".lock"), me));
    }

    private Path file(String integration) {
        return folder.resolve(integration + ENDING);
    }

    /** The ledger with what the database keeps beside it. */
    private List<Path> files(String integration) {
        return Stream.of("", "-wal", "-shm").map(end -> folder.resolve(integration + ENDING + end)).toList();
    }

    private final class FileLedgerLock implements LedgerLock {

        private final String integration;
        private final IntegrationLock lock;

        FileLedgerLock(String integration, IntegrationLock lock) {
            this.integration = integration;
            this.lock = lock;
        }

        @Override
        public Ledger open() {
            return LedgerFolder.this.open(integration);
        }

        @Override
        public Change rename(String other) {
            FileMoves files = new FileMoves();
            if (exists(integration)) {
                // opening and closing brings all of it into one file
                LedgerFolder.this.open(integration).close();
                List<Path> to = files(other);
                List<Path> from = files(integration);
                for (int i = 0; i < from.size(); i++) {
                    files.move(from.get(i), to.get(i));
                }
            }
            return change(files, () -> {
            });
        }

        @Override
        public Change remove() {
            List<AuditEntry> audit = exists(integration) ? audit() : List.of();
            FileMoves files = new FileMoves();
            files.aside(files(integration));
            return change(files, () -> {
                keep(audit);
                files.delete();
            });
        }

        private List<AuditEntry> audit() {
            try (Ledger ledger = LedgerFolder.this.open(integration)) {
                return ledger.audit().entries(integration);
            }
        }

        /** Who did what with it is not taken away with it. */
        private void keep(List<AuditEntry> audit) {
            if (!audit.isEmpty()) {
                try (Ledger all = LedgerFolder.this.open(OF_ALL)) {
                    all.audit().bring(audit.reversed());
                }
            }
        }

        /** The name is gone when it is kept, so the files of the lock go, too. */
        private Change change(FileMoves files, Runnable first) {
            return new Change() {
                @Override
                public void back() {
                    files.back();
                }

                @Override
                public void keep() {
                    first.run();
                    lock.removeFiles();
                }
            };
        }

        @Override
        public void close() {
            lock.close();
        }
    }
}

package app.tallybird.ui.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps the home folder and the secrets from whoever wants them on the screen's thread: until it is closed they are there while a work runs and at no
 * other time. Where the folder was is a file meanwhile, so that a ledger cannot be made anew there.
 */
public final class LockedAway implements AutoCloseable {

    private final Path home;
    private final Path away;
    private final GuardedSecrets secrets;

    public LockedAway(AppOnSandbox hand, QueueingTaskRunner runner) {
        home = hand.application.home().root();
        away = home.resolveSibling(home.getFileName() + "-away");
        secrets = hand.guarded;
        lock();
        runner.around(this::unlock, this::lock);
    }

    private void lock() {
        try {
            Files.move(home, away);
            Files.createFile(home);
            secrets.lock(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unlock() {
        try {
            Files.delete(home);
            Files.move(away, home);
            secrets.lock(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        unlock();
    }
}

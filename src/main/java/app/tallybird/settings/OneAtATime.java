package app.tallybird.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

/** Lets one change of a folder be made at a time, whichever start of the program makes it. The system ends the turn of a process that ends. */
final class OneAtATime {

    private static final String FILE = "settings.lock";
    private static final long PAUSE_NANOS = 2_000_000;
    private static final int TRIES = 5_000;
    /** On POSIX systems closing any channel of a file frees every lock the process has on it, so the threads of this one queue up before. */
    private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private OneAtATime() {
    }

    /** Something that is done in a turn. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws IOException;
    }

    /** Waits for its turn and does the work; a turn that does not come in ten seconds or so is a failure. */
    static <T> T in(Path folder, Work<T> work) throws IOException {
        OwnerOnly.folder(folder);
        Path file = folder.resolve(FILE);
        ReentrantLock mine = THREADS.computeIfAbsent(file.toAbsolutePath().normalize(), path -> new ReentrantLock());
        mine.lock();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = locked(channel)) {
            return work.run();
        } finally {
            mine.unlock();
        }
    }

    private static FileLock locked(FileChannel channel) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            @Nullable
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new IOException("another start of Tallybird changes the settings and does not end");
    }
}

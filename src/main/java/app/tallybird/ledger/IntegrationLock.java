package app.tallybird.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/**
 * Makes sure that one process, and one thread in it, writes for an integration. The system frees the lock when the process ends, however it ends;
 * age alone never does.
 */
public final class IntegrationLock implements AutoCloseable {

    private static final String UNKNOWN = "who it is could not be read";
    /** On POSIX systems closing any channel of a file frees every lock the process has on it, so a second one is never opened. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path key;
    private final Path label;
    private final FileChannel channel;
    private final FileLock lock;

    private IntegrationLock(Path key, Path label, FileChannel channel, FileLock lock) {
        this.key = key;
        this.label = label;
        this.channel = channel;
        this.lock = lock;
    }

    /** Who holds the lock, for the one who comes second. */
    public record Holder(long pid, String host, Instant start, String kind) {

        String line() {
            return kind + " (process " + pid + " on " + host + ", since " + start.truncatedTo(ChronoUnit.SECONDS) + ")";
        }
    }

    /** Takes the lock or says who has it; never waits. */
    public static IntegrationLock take(Path file, Holder me) {
        Path label = file.resolveSibling(file.getFileName() + ".holder");
        Path key = file.toAbsolutePath().normalize();
        if (!HELD.add(key)) {
            throw taken(label);
        }
        IntegrationLock lock = null;
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock own = tryLock(channel);
                if (own == null) {
                    throw taken(label);
                }
                Files.writeString(label, me.line(), StandardCharsets.UTF_8);
                lock = new IntegrationLock(key, label, channel, own);
                return lock;
            } finally {
                if (lock == null) {
                    channel.close();
                }
            }
        } catch (IOException e) {
            throw DiskFull
                    .or(e, Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The lock file can not be written.", "Nothing was done.",
                            "Give this user the right to write the folder, or name another one with --home.").at(file.toString()))
                    .asException();
        } finally {
            if (lock == null) {
                HELD.remove(key);
            }
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            return null;
        }
    }

    private static ProblemException taken(Path label) {
        return taken(read(label));
    }

    static ProblemException taken(Optional<Holder> holder) {
        return taken(holder.map(Holder::line).orElse(UNKNOWN));
    }

    private static ProblemException taken(String who) {
        return Problem.of(ProblemCode.LOCKED, "Another run holds this integration: " + who + ".", "Nothing was done.",
                "Wait until it has ended, then run the command again.").asException();
    }

    private static String read(Path label) {
        try {
            return Files.readString(label, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return UNKNOWN;
        }
    }

    /** For work after which nothing of the integration is left to lock. It is held until it is closed all the same. */
    public void removeFiles() {
        for (Path file : List.of(label, key)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw Problem.of(ProblemCode.HOME_NOT_WRITABLE, "A file of the integration can not be removed.", "All else of it is done.",
                        "Remove the file by hand.").at(file.toString()).asException();
            }
        }
    }

    @Override
    public void close() {
        try (channel) {
            lock.release();
        } catch (IOException e) {
            throw Problem.of(ProblemCode.FAILED, "The lock of the integration could not be released.", "What was sent is noted.",
                    "It is freed when the program ends.").asException();
        } finally {
            HELD.remove(key);
        }
    }
}

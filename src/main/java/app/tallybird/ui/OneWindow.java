package app.tallybird.ui;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import app.tallybird.problem.ProblemException;
import app.tallybird.settings.Home;

/**
 * One window for each home folder. The first holds a lock, which the system frees however it ends, and listens at a socket in the folder, which only
 * this user can reach; who connects says nothing and gets nothing, it only brings the window to the front.
 */
final class OneWindow implements AutoCloseable {

    private final @Nullable FileChannel lock;
    private final @Nullable ServerSocketChannel ear;
    private volatile Runnable wanted = () -> {
    };

    private OneWindow(@Nullable FileChannel lock, @Nullable ServerSocketChannel ear) {
        this.lock = lock;
        this.ear = ear;
    }

    /**
     * Empty when a window of this folder is open: it was told that it is wanted. Practice has a window of its own. Where nothing can be locked the
     * window opens, and says itself what is wrong with the folder.
     */
    static Optional<OneWindow> claim(Home home, boolean sandbox) {
        String name = sandbox ? "window-sandbox" : "window";
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(home.root().resolve(name + ".socket"));
        FileChannel file = null;
        try {
            home.prepare();
            file = FileChannel.open(home.root().resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (taken(file)) {
                file.close();
                call(address);
                return Optional.empty();
            }
        } catch (IOException | ProblemException unwritable) {
            return Optional.of(new OneWindow(null, null));
        }
        OneWindow first = new OneWindow(file, listen(address));
        first.answer();
        return Optional.of(first);
    }

    private static boolean taken(FileChannel file) throws IOException {
        try {
            return file.tryLock() == null;
        } catch (OverlappingFileLockException sameProgram) {
            return true;
        }
    }

    /** Without it (a system without such sockets, a path that is too long) a second start only says that the first is open. */
    private static @Nullable ServerSocketChannel listen(UnixDomainSocketAddress address) {
        ServerSocketChannel made = null;
        try {
            // what a window that ended suddenly left there
            Files.deleteIfExists(address.getPath());
            made = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            return made.bind(address);
        } catch (IOException | UnsupportedOperationException none) {
            close(made);
            return null;
        }
    }

    private static void call(UnixDomainSocketAddress address) {
        try (SocketChannel channel = SocketChannel.open(address)) {
            channel.shutdownOutput();
        } catch (IOException | UnsupportedOperationException deaf) {
            System.err.println("! The open window could not be brought to the front: choose it among the windows of this computer.");
        }
    }

    private void answer() {
        ServerSocketChannel server = ear;
        if (server != null) {
            Thread.ofPlatform().daemon().name("one-window").start(() -> {
                while (server.isOpen()) {
                    try (SocketChannel _ = server.accept()) {
                        wanted.run();
                    } catch (IOException closed) {
                        // the window closes, or the caller was gone again
                    }
                }
            });
        }
    }

    /** What is done when the program is started once more, on a thread of its own. */
    void whenWanted(Runnable act) {
        wanted = act;
    }

    @Override
    public void close() {
        ServerSocketChannel server = ear;
        if (server != null) {
            Path socket = socket(server);
            close(server);
            if (socket != null) {
                try {
                    Files.deleteIfExists(socket);
                } catch (IOException stays) {
                    // the next window replaces it
                }
            }
        }
        close(lock);
    }

    private static @Nullable Path socket(ServerSocketChannel server) {
        try {
            return server.getLocalAddress() instanceof UnixDomainSocketAddress address ? address.getPath() : null;
        } catch (IOException closed) {
            return null;
        }
    }

    private static void close(@Nullable AutoCloseable one) {
        try {
            if (one != null) {
                one.close();
            }
        } catch (Exception gone) {
            // it ends with the program
        }
    }
}

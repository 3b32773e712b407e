package app.tallybird.stage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** The line to a server: as long as a test wants it, counted by ways there and back, silent and cut at its will. */
public final class StageLine implements AutoCloseable {

    private static final int PIECE = 65_536;

    private final ServerSocket door;
    private final int to;
    private final long nanos;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicLong roundTrips = new AtomicLong();
    private final Object words = new Object();
    private boolean silent;

    /** @param oneWay how long everything is under way */
    public StageLine(int to, Duration oneWay) {
        this.to = to;
        nanos = oneWay.toNanos();
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** How often somebody asked and then was answered. */
    public long roundTrips() {
        return roundTrips.get();
    }

    /** Every connection is gone, without a word; new ones are taken. */
    public void cut() {
        open.forEach(StageLine::quietly);
        open.clear();
        synchronized (words) {
            words.notifyAll();
        }
    }

    /** Nothing comes through any more, though every connection stands; what was under way is kept until it may go on. */
    public void silence(boolean now) {
        synchronized (words) {
            silent = now;
            words.notifyAll();
        }
    }

    private void awaitWords(Socket to) throws InterruptedException {
        synchronized (words) {
            while (silent && !to.isClosed()) {
                words.wait();
            }
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                open.add(near);
                open.add(far);
                AtomicBoolean asked = new AtomicBoolean();
                pass(near, far, () -> asked.set(true));
                pass(far, near, () -> {
                    if (asked.getAndSet(false)) {
                        roundTrips.incrementAndGet();
                    }
                });
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private record Piece(byte[] bytes, long due) {
    }

    private void pass(Socket from, Socket to, Runnable seen) {
        BlockingQueue<Piece> line = new LinkedBlockingQueue<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (InputStream in = from.getInputStream()) {
                byte[] bytes = new byte[PIECE];
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    seen.run();
                    line.add(new Piece(Arrays.copyOf(bytes, read), System.nanoTime() + nanos));
                }
            } catch (IOException cut) {
                // ends below
            }
            line.add(new Piece(new byte[0], System.nanoTime() + nanos));
        });
        Thread.ofPlatform().daemon().start(() -> {
            try (OutputStream out = to.getOutputStream()) {
                for (Piece piece = line.take(); piece.bytes().length > 0; piece = line.take()) {
                    for (long left = piece.due() - System.nanoTime(); left > 0; left = piece.due() - System.nanoTime()) {
                        LockSupport.parkNanos(left);
                    }
                    awaitWords(to);
                    out.write(piece.bytes());
                    out.flush();
                }
            } catch (IOException | InterruptedException cut) {
                // ends below
            }
            quietly(from);
            quietly(to);
        });
    }

    private static void quietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // so it is
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}

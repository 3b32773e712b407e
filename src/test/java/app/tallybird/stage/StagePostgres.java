package app.tallybird.stage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of the tests' own, from a jar, on a port of its own of the loopback. One serves the whole JVM from the first test on that asks for it, and
 * is gone with the JVM; it does not wait for the disk, unless it is one that a test starts to break it.
 */
public final class StagePostgres implements AutoCloseable {

    private static final String NOBODY = "65534";
    private static @Nullable StagePostgres shared;
    private static @Nullable Path programs;

    private final Path folder;
    private final int port;
    private final boolean durable;
    private final AtomicInteger databases = new AtomicInteger();
    private Process server;

    private StagePostgres(Path folder, boolean durable) throws IOException {
        this.folder = folder;
        this.durable = durable;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        server = start();
    }

    /** The one of this JVM. */
    public static synchronized StagePostgres shared() {
        StagePostgres known = shared;
        if (known == null) {
            known = make(false);
            shared = known;
        }
        return known;
    }

    /** One that waits for the disk, for a test that stops it. */
    public static StagePostgres durable() {
        return make(true);
    }

    /** One that does TLS, with this certificate and key in PEM form. */
    public static StagePostgres encrypted(String certificate, String key) {
        return make(false, List.of(certificate, key));
    }

    private static StagePostgres make(boolean durable) {
        return make(durable, List.of());
    }

    private static StagePostgres make(boolean durable, List<String> pem) {
        try {
            Path folder = open(Files.createTempDirectory("tallybird-postgres"));
            StagePostgres made = initialized(folder, durable, pem);
            Runtime.getRuntime().addShutdownHook(new Thread(made::close));
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static StagePostgres initialized(Path folder, boolean durable, List<String> pem) throws IOException {
        Path data = folder.resolve("data");
        if (root()) {
            Files.createDirectory(data);
            Files.setAttribute(data, "unix:uid", Integer.valueOf(NOBODY));
            Files.setAttribute(data, "unix:gid", Integer.valueOf(NOBODY));
        }
        Process made = process(folder, "initdb", "-D", data.toString(), "-U", "postgres", "-A", "trust", "--no-sync", "-E", "UTF8",
                "--locale=C");
        String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (made.onExit().join().exitValue() != 0) {
            throw new IOException("initdb: " + said);
        }
        if (!pem.isEmpty()) {
            secret(data.resolve("server.crt"), pem.getFirst());
            secret(data.resolve("server.key"), pem.getLast());
            Files.writeString(data.resolve("postgresql.conf"), "\nssl = on\n", StandardOpenOption.APPEND);
        }
        return new StagePostgres(folder, durable);
    }

    private static void secret(Path file, String text) throws IOException {
        Files.writeString(file, text);
        if (root()) {
            Files.setAttribute(file, "unix:uid", Integer.valueOf(NOBODY));
        }
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of("postgres", "-D", folder.resolve("data").toString(), "-p", String.valueOf(port),
                "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "max_connections=200", "-c",
                "shared_buffers=32MB", "-c", "logging_collector=off", "-c", "lc_messages=C"));
        if (!durable) {
            command.addAll(List.of("-c", "fsync=off", "-c", "full_page_writes=off"));
        }
        Process started = process(folder, command.toArray(String[]::new));
        BufferedReader words = new BufferedReader(new InputStreamReader(started.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = words.readLine(); line == null || !line.contains("ready to accept connections"); line = words.readLine()) {
            if (line == null) {
                throw new IOException("postgres: " + said);
            }
            said.append(line).append('\n');
        }
        Thread.ofVirtual().start(() -> words.lines().forEach(line -> {
            // read, so that it never waits for us
        }));
        return started;
    }

    private static Process process(Path folder, String... command) throws IOException {
        List<String> all = new ArrayList<>();
        if (root()) {
            // PostgreSQL refuses to run as root
            all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        }
        all.add(programs().resolve("bin").resolve(command[0]).toString());
        all.addAll(List.of(command).subList(1, command.length));
        ProcessBuilder builder = new ProcessBuilder(all).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("HOME", folder.toString());
        return builder.start();
    }

    private static boolean root() {
        return "root".equals(System.getProperty("user.name")) && System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    }

    private static Path open(Path folder) throws IOException {
        if (root()) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }

    /** The programs, unpacked once in this JVM. */
    private static synchronized Path programs() throws IOException {
        Path known = programs;
        if (known != null) {
            return known;
        }
        Path to = open(Files.createTempDirectory("tallybird-postgres-programs"));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(to)));
        try (InputStream packed = StagePostgres.class.getResourceAsStream("/" + archive());
                TarArchiveInputStream files = new TarArchiveInputStream(new XZCompressorInputStream(packed))) {
            for (TarArchiveEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
                Path file = to.resolve(entry.getName()).normalize();
                if (!file.startsWith(to)) {
                    throw new IOException("outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(files, file);
                    if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
                        Files.setPosixFilePermissions(file, rights(entry));
                    }
                }
            }
        }
        programs = to;
        return to;
    }

    private static Set<PosixFilePermission> rights(TarArchiveEntry entry) {
        return PosixFilePermissions.fromString((entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x");
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch").equals("aarch64");
        String system = os.contains("windows") ? "windows" : os.contains("mac") ? "darwin" : "linux";
        return "postgres-" + system + (arm && !system.equals("windows") ? "-arm_64" : "-x86_64") + ".txz";
    }

    public int port() {
        return port;
    }

    /** Makes an empty database; returns its name. */
    public String database() {
        String name = "db" + databases.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        return name;
    }

    /** The address of a database, as the owner of everything. */
    public String address(String database) {
        return "postgresql://postgres@127.0.0.1:" + port + "/" + database + "?tls=off";
    }

    public void execute(String database, String sql) {
        try (Connection connection = connect(database); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, "postgres", "");
    }

    /** Like a power cut: nothing is written any more, every connection is gone. */
    public void kill() {
        Stream.concat(server.descendants(), Stream.of(server.toHandle())).toList().forEach(ProcessHandle::destroyForcibly);
        server.onExit().join();
    }

    /** Begins again where it was killed, on the same port. */
    public void startAgain() throws IOException {
        Files.deleteIfExists(folder.resolve("data").resolve("postmaster.pid"));
        server = start();
    }

    @Override
    public void close() {
        kill();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.delete(file);
                }
            }
        } catch (IOException left) {
            // the system clears its folder for such files
        }
    }
}

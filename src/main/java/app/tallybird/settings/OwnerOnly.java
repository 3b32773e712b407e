package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Makes folders and files that nobody else reads: 0700 and 0600, or on Windows an access list for this user, the administrators and the system, which
 * what is put into the folder takes over. The rights of a folder that was there are somebody's choice and stay as they are.
 */
final class OwnerOnly {

    /** The administrators and the system, as every Windows knows them in any language: a home made from an elevated prompt is theirs, and backups read it. */
    private static final List<String> TRUSTED = List.of("*S-1-5-32-544", "*S-1-5-18");
    private static final long SECONDS = 20;

    private OwnerOnly() {
    }

    /** Makes the folder if it is not there, and those above it that are not there: each for this user alone, whatever the process leaves to others otherwise. */
    static void folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        String rights = "rwx------";
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder,
                posix
                        ? new FileAttribute<?>[]{PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))}
                        : new FileAttribute<?>[0]);
        if (restricted(folder, rights)) {
            return;
        }
        if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")) {
            run(grant(folder, System.getProperty("user.name")));
        }
    }

    static void file(Path file) throws IOException {
        restricted(file, "rw-------");
    }

    private static boolean restricted(Path path, String rights) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString(rights));
        }
        return posix != null;
    }

    /** This user by name, and never by the folder's owner: that is the group of administrators when the prompt is elevated. */
    static List<String> grant(Path folder, String user) {
        String all = ":(OI)(CI)F";
        return List.of("icacls.exe", folder.toString(), "/inheritance:r", "/grant:r", user + all, TRUSTED.getFirst() + all,
                TRUSTED.getLast() + all);
    }

    /** What can not be set stays as the folder above has it, which in a user's own profile is the same. */
    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException missing) {
            // a Windows without icacls
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

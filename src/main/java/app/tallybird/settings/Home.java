package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** The folder that holds settings, ledgers, logs and own connectors. Only this user can read it where the system knows such rights. */
public record Home(Path root) {

    /** The system's place for the data of programs, below the user's own folder. */
    public static Home defaultFor(String osName, Map<String, String> environment, Path userHome) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.getOrDefault("LOCALAPPDATA", "");
            return new Home((local.isEmpty() ? userHome.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Tallybird"));
        }
        if (os.startsWith("mac")) {
            return new Home(userHome.resolve("Library").resolve("Application Support").resolve("Tallybird"));
        }
        String data = environment.getOrDefault("XDG_DATA_HOME", "");
        // specifications.freedesktop.org/basedir/0.8: a relative path in it is to be ignored
        return new Home((!data.startsWith("/") ? userHome.resolve(".local").resolve("share") : Path.of(data)).resolve("tallybird"));
    }

    public Path integrations() {
        return root.resolve("integrations");
    }

    public Path connectors() {
        return root.resolve("connectors");
    }

    /** Connectors that are not finished. */
    public Path drafts() {
        return root.resolve("drafts");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /** The sandbox has ledgers of its own, so that practice never touches the truth. */
    public Path ledgers(boolean sandbox) {
        Path ledgers = root.resolve("ledger");
        return sandbox ? ledgers.resolve("sandbox") : ledgers;
    }

    /** Where the rows behind the numbers of a plan are kept while a person looks at it. */
    public Path rows(boolean sandbox, String integration) {
        return ledgers(sandbox).resolve(integration + ".rows");
    }

    /** What the scheduled pushes of an integration say. */
    public Path scheduleLog(String integration) {
        return logs().resolve("schedule-" + integration + ".log");
    }

    /** A file of this name is no home folder, and what is looked for in it is not there. */
    public void judge() {
        if (Files.isRegularFile(root)) {
            throw Problem.of(ProblemCode.HOME_NOT_WRITABLE, root + " is a file, not a folder.", "Nothing was done.",
                    "Name a folder with --home; it is made when it is not there.").at(root.toString()).asException();
        }
    }

    /** Makes the folders, or says that they cannot be made or written, or would go with the program. */
    public void prepare() {
        apartFrom(System.getProperty("tallybird.program", ""));
        for (Path folder : List.of(root, integrations(), connectors(), drafts(), logs(), ledgers(false), ledgers(true))) {
            try {
                OwnerOnly.folder(folder);
            } catch (IOException | UnsupportedOperationException e) {
                throw DiskFull.or(e, notWritable(folder)).asException();
            }
            if (!Files.isWritable(folder)) {
                throw notWritable(folder).asException();
            }
        }
    }

    /** An installer takes the program's folder away with all that is in it, and an update does, too. */
    void apartFrom(String program) {
        Path here = root.toAbsolutePath().normalize();
        Path there = Path.of(program).toAbsolutePath().normalize();
        if (!program.isEmpty() && (here.startsWith(there) || there.startsWith(here))) {
            throw Problem.of(ProblemCode.HOME_NOT_WRITABLE,
                    "The folder " + here + " can not hold your settings and numbers: the program itself is in " + there
                            + ", and an update or a removal takes that folder away with all that is in it.",
                    "Nothing was done.", "Name another folder with --home, or put the program into another one.").at(here.toString())
                    .asException();
        }
    }

    private static Problem notWritable(Path folder) {
        return Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The folder " + folder + " can not be written.", "Nothing was done.",
                "Give this user the right to write it, or name another folder with --home.").at(folder.toString());
    }
}

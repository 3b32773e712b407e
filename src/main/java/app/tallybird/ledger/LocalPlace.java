package app.tallybird.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.FileInUse;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.TemporaryFiles;
import app.tallybird.settings.DocumentSet;
import app.tallybird.settings.FolderDocuments;
import app.tallybird.settings.Home;

/** The ledgers and settings of one home folder, as one end of a move. */
public record LocalPlace(Home home, LedgerUser user) {

    /** "DANA-LT, /home/dana/.local/share/tallybird". */
    public String name() {
        return user.computer() + ", " + home.root().toAbsolutePath().normalize();
    }

    LedgerFolder folder(boolean practice) {
        return new LedgerFolder(home.ledgers(practice), user);
    }

    FolderDocuments documents() {
        return new FolderDocuments(home.root());
    }

    Path file(LedgerName name) {
        return home.ledgers(name.practice()).resolve(name.integration() + ".db");
    }

    /** Those that there are. */
    List<LedgerName> names() {
        List<LedgerName> names = new ArrayList<>();
        for (boolean practice : new boolean[]{false, true}) {
            LedgerFolder folder = folder(practice);
            Stream.concat(folder.names().stream(), Stream.of(Ledgers.OF_ALL).filter(folder::exists))
                    .forEach(integration -> names.add(new LedgerName(practice, integration)));
        }
        return names;
    }

    /** Saved integrations without a ledger get an empty one, so that it can be said of them as well where they went. */
    void complete() {
        documents().list("integrations", ".json").stream().map(path -> path.replaceFirst(".*/(.*)\\.json", "$1"))
                .filter(name -> !folder(false).exists(name)).forEach(name -> folder(false).open(name).close());
    }

    Optional<Migrations.Moved> moved(LedgerName name) {
        try (Database database = Sqlite.open(file(name))) {
            return Migrations.moved(database);
        }
    }

    /** Whether what is here was moved away, so that nothing is sent from it. */
    public boolean isAway() {
        return movedTo().isPresent();
    }

    /** Where what is here was moved to, if it was. */
    public Optional<String> movedTo() {
        return names().stream().flatMap(name -> moved(name).stream()).map(Migrations.Moved::place).findFirst();
    }

    /** Whether something here is worked with: a ledger, or an integration that has none yet. */
    boolean inForce() {
        return names().stream().anyMatch(name -> moved(name).isEmpty()) || documents().list("integrations", ".json").stream()
                .map(path -> path.replaceFirst(".*/(.*)\\.json", "$1")).anyMatch(name -> !folder(false).exists(name));
    }

    /** Where what comes in is put together before it counts. */
    LocalPlace arriving() {
        return new LocalPlace(new Home(home.root().resolve("arriving")), user);
    }

    boolean isArrived() {
        return Files.isDirectory(home.root().resolve("arriving"));
    }

    void forgetArriving() {
        for (String left : new String[]{"arriving", "arrived"}) {
            Path folder = home.root().resolve(left);
            if (Files.exists(folder)) {
                change(folder, () -> TemporaryFiles.remove(folder));
            }
        }
    }

    /** Puts what has arrived in its place. Done again after an interruption it does the rest. */
    void settle() {
        LocalPlace arrived = arriving();
        DocumentSet.put(DocumentSet.of(arrived.documents()), documents());
        for (LedgerName name : arrived.names()) {
            Path to = file(name);
            change(to, () -> {
                for (String beside : new String[]{"-wal", "-shm"}) {
                    Files.deleteIfExists(to.resolveSibling(to.getFileName() + beside));
                }
                FileInUse.replace(arrived.file(name), to);
            });
        }
        Path done = home.root().resolve("arrived");
        change(done, () -> {
            Files.move(home.root().resolve("arriving"), done);
            TemporaryFiles.remove(done);
        });
    }

    void prepare() {
        home.prepare();
    }

    Map<String, String> texts() {
        return DocumentSet.of(documents());
    }

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    private static void change(Path file, Change change) {
        try {
            change.run();
        } catch (IOException e) {
            throw problem(file, e);
        }
    }

    private static ProblemException problem(Path file, IOException failure) {
        return DiskFull
                .or(failure,
                        FileInUse.or(failure,
                                Problem.of(ProblemCode.HOME_NOT_WRITABLE, "A file of the ledger can not be put in its place.",
                                        "What is not in its place yet waits beside it.", "Run the move again.").at(file.toString())))
                .asException();
    }
}

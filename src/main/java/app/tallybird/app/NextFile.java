package app.tallybird.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.csv.CsvFile;
import app.tallybird.connector.csv.CsvReading;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.fault.FaultException;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.pointing.FileChoices;
import app.tallybird.connector.pointing.PointedText;
import app.tallybird.ledger.Ledger;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;
import app.tallybird.settings.IntegrationSettings;

/** Whether a file is the one that an integration reads next: not read before, not of an older month, and with the headings that were pointed out. */
public final class NextFile {

    private static final String TAKEN = "files-taken";
    private static final int MOST = 36;
    static final Pattern MONTH = Pattern.compile("(?<!\\d)(20\\d\\d)[-_. ]?(0[1-9]|1[0-2])(?:[-_. ]?[0-3]\\d)?(?!\\d)");

    private final Application application;
    private final IntegrationSettings settings;
    private final String input;
    private final Optional<FileChoices> pointed;

    private NextFile(Application application, IntegrationSettings settings, String input, Optional<FileChoices> pointed) {
        this.application = application;
        this.settings = settings;
        this.input = input;
        this.pointed = pointed;
    }

    /** The integration of this name; empty when it reads no file. */
    public static Optional<NextFile> of(Application application, String integration) {
        IntegrationSettings settings = application.settings().find(integration).orElseThrow();
        Catalog.Entry entry = application.catalog().entry(settings.connector(), application.surroundings().workingFolder());
        Optional<FileChoices> pointed = DraftTree.parse(Catalog.text(entry)).flatMap(PointedText::of);
        return entry.document().inputs().stream().filter(one -> one.type() == Input.Type.FILE).map(Input::key).findFirst()
                .map(key -> new NextFile(application, settings, key, pointed));
    }

    /** Why a file waits. */
    public enum Why {
        READ_BEFORE,
        OLDER,
        /** It does not come from the watched folder, which is no longer watched once it is read. */
        OUTSIDE,
        /** Its columns are others. */
        CHANGED
    }

    /** A file that is not simply the next one. {@code words} say why. */
    public record Waits(Why why, String words) {
    }

    /** What was pointed out in an earlier file of it; empty when its connector was written in another way. */
    public Optional<FileChoices> pointed() {
        return pointed;
    }

    public IntegrationSettings settings() {
        return settings;
    }

    /** A file that was taken. */
    record Taken(String hash, String month, String name, String day) {

        static Taken of(Path file, LocalDate day) {
            String name = String.valueOf(file.getFileName());
            return new Taken(NextFile.hash(file), NextFile.month(name), name, day.toString());
        }

        static Optional<Taken> parse(String line) {
            String[] parts = line.split("\t", -1);
            return parts.length == 4 ? Optional.of(new Taken(parts[0], parts[1], parts[2], parts[3])) : Optional.empty();
        }

        @Override
        public String toString() {
            return String.join("\t", hash, month, name, day);
        }
    }

    /** Why this file should not simply be read; empty when nothing speaks against it. */
    public Optional<Waits> waits(Path file) {
        Optional<String> ends = watching().filter(folder -> !folder.fits(file))
                .map(folder -> "Files " + folder.pattern() + " in " + folder.folder() + " are no longer watched for once it is read.");
        return ends.isEmpty()
                ? speaksAgainst(file)
                : Optional.of(speaksAgainst(file).map(why -> new Waits(why.why(), why.words() + " " + ends.get()))
                        .orElseGet(() -> new Waits(Why.OUTSIDE,
                                file.getFileName() + " is outside the watched folder. Nothing was changed. " + ends.get())));
    }

    private Optional<WatchedFolder> watching() {
        return WatchedFolder.of(settings.inputs().getOrDefault(input, ""));
    }

    private Optional<Waits> speaksAgainst(Path file) {
        List<Taken> taken = taken(file);
        String hash = hash(file);
        String name = String.valueOf(file.getFileName());
        Optional<Taken> same = taken.stream().filter(one -> one.hash().equals(hash)).findFirst();
        if (same.isPresent()) {
            return Optional.of(new Waits(Why.READ_BEFORE,
                    name + " is the same file, to the byte, as " + same.get().name()
                            + (same.get().day().isEmpty() ? ", which it reads now" : ", which it took on " + same.get().day())
                            + ". Nothing was changed."));
        }
        Optional<Waits> changed = changed(file);
        return changed.isPresent() ? changed : older(name, month(name), taken);
    }

    static Optional<Waits> older(String name, String month, List<Taken> taken) {
        return taken.stream().filter(one -> !month.isEmpty() && one.month().compareTo(month) > 0).findFirst().map(newer -> new Waits(
                Why.OLDER,
                name + " is of " + month + ", and " + newer.name() + " of " + newer.month() + " was read before it. Nothing was changed."));
    }

    private List<Taken> taken(Path file) {
        List<Taken> taken = new ArrayList<>();
        try (Ledger ledger = application.openLedger(settings.name())) {
            ledger.note(TAKEN).stream().flatMap(String::lines).flatMap(line -> Taken.parse(line).stream()).forEach(taken::add);
        }
        String reads = settings.inputs().getOrDefault(input, "");
        Path now = Path.of(WatchedFolder.of(reads).isPresent() ? "" : reads);
        // one that is written again each month under one name is never the same
        if (Files.isRegularFile(now) && !now.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
            String name = String.valueOf(now.getFileName());
            taken.add(new Taken(hash(now), month(name), name, ""));
        }
        return taken;
    }

    /** The folder that is watched, if this file arrived in it. */
    public Optional<WatchedFolder> watched(Path file) {
        return watching().filter(folder -> folder.fits(file));
    }

    /** Notes that it is read from now on, and returns the settings that say so; a folder goes on being watched that it arrived in. */
    public IntegrationSettings take(Path file) {
        return take(file, watched(file));
    }

    /** The same where {@code watched} is the folder in which the next ones arrive, or none. */
    public IntegrationSettings take(Path file, Optional<WatchedFolder> watched) {
        List<Taken> taken = new ArrayList<>(taken(file));
        Taken now = Taken.of(file, application.localTime().toLocalDate());
        taken.removeIf(one -> one.hash().equals(now.hash()));
        taken.add(now);
        try (Ledger ledger = application.openLedger(settings.name())) {
            ledger.note(TAKEN,
                    taken.stream().skip(Math.max(0, taken.size() - MOST)).map(Taken::toString).collect(Collectors.joining("\n")));
        }
        return new AuditTrail(application).change(settings.name(), saved -> {
            Map<String, String> inputs = new HashMap<>(saved.inputs());
            if (watched.isEmpty() || !watched.equals(watching())) {
                inputs.put(input, watched.map(WatchedFolder::toString).orElseGet(() -> file.toAbsolutePath().toString()));
            }
            return saved.withInputs(inputs);
        });
    }

    /** Which headings are gone and which are new, when one is gone that is needed. */
    private Optional<Waits> changed(Path file) {
        String name = String.valueOf(file.getFileName());
        Optional<FileChoices> before = pointed;
        if (before.isEmpty()) {
            return Optional.empty();
        }
        FileChoices choices = before.get();
        try {
            CsvFile csv = CsvFile.of("the file " + name, "", () -> Files.newInputStream(file), choices.written().format());
            try (CsvReading reading = csv.read(new CsvFile.Wanted(Set.copyOf(choices.needed()), Set.of()))) {
                List<String> gone = choices.needed().stream().filter(heading -> !reading.header().contains(heading)).toList();
                Set<String> known = choices.columns().stream().map(FileChoices.Pointed::heading).collect(Collectors.toSet());
                List<String> fresh = reading.header().stream().filter(heading -> !heading.isEmpty() && !known.contains(heading)).toList();
                return gone
                        .isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Waits(Why.CHANGED,
                                        "The columns of " + name + " are others than before: "
                                                + Wording.count(gone.size(), "column is gone", "columns are gone") + " (" + quoted(gone)
                                                + ")"
                                                + (fresh.isEmpty()
                                                        ? ""
                                                        : ", " + Wording.count(fresh.size(), "column is new", "columns are new") + " ("
                                                                + quoted(fresh) + ")")
                                                + ". Nothing was changed: say what the columns hold now."));
            }
        } catch (FaultException e) {
            return Optional.of(new Waits(Why.CHANGED, Problem
                    .of(ProblemCode.CONFIGURATION, e.fault().asProblem().what(), "Nothing was changed.", e.fault().hint()).sentence()));
        } catch (IOException e) {
            throw unreadable(file);
        }
    }

    private static String quoted(List<String> headings) {
        return headings.stream().limit(5).map(heading -> "\"" + heading + "\"").collect(Collectors.joining(", "));
    }

    /** The month that a name tells, such as 2026-11, or nothing. */
    static String month(String name) {
        Matcher found = MONTH.matcher(name);
        return found.find() ? YearMonth.of(Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2))).toString() : "";
    }

    static String hash(Path file) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
        } catch (IOException e) {
            throw unreadable(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unreadable(Path file) {
        return Problem.of(ProblemCode.CONFIGURATION, "The file " + file + " can not be read.", "Nothing was changed.",
                "Check whether it is still there and that you may read it.").asException();
    }
}

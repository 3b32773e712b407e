package app.tallybird.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.problem.Wording;

/**
 * The values of an environment file, whatever tool it was written for. Empty values count as absent, the last of several wins. Holds secrets in
 * plain text: never print it.
 *
 * @param notes what a person should know, by line; never with a value
 */
public record EnvFile(Map<String, String> values, List<Note> notes) {

    private static final long LARGEST = 1_000_000;
    private static final int MOST_TOLD = 8;

    /** Something remarkable about one line, counted from 1. */
    public record Note(int line, String text) {
    }

    public EnvFile {
        values = Map.copyOf(values);
        notes = List.copyOf(notes);
    }

    @Override
    public String toString() {
        return "EnvFile" + values.keySet();
    }

    public static EnvFile read(Path file) {
        byte[] bytes;
        try {
            if (Files.size(file) > LARGEST) {
                throw unreadable(file, "is too large to be an environment file");
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, Files.exists(file) ? "can not be opened" : "does not exist");
        }
        String text = decode(bytes);
        if (text.indexOf('\0') >= 0) {
            throw unreadable(file, "is no text file in UTF-8");
        }
        return EnvParser.parse(text);
    }

    /** What a person should know about this file, as sentences. */
    public List<String> told(Path file) {
        return Stream.concat(exposed(file).stream(),
                notes.stream().map(note -> file.getFileName() + ", line " + note.line() + ": " + note.text() + ".")).toList();
    }

    /** What goes wrong with this file is told with the lines that may be why: those that say nothing, and those of the names that are missed. */
    public static <T> T explained(Optional<Path> file, Supplier<T> step) {
        try {
            return step.get();
        } catch (ProblemException e) {
            throw file.filter(path -> e.problem().code() == ProblemCode.CONFIGURATION && Files.isReadable(path))
                    .map(path -> parsed(path).explaining(e.problem(), path).asException()).orElse(e);
        }
    }

    private static EnvFile parsed(Path file) {
        try {
            return read(file);
        } catch (ProblemException unreadable) {
            return new EnvFile(Map.of(), List.of());
        }
    }

    private Problem explaining(Problem problem, Path file) {
        List<Note> why = notes.stream()
                .filter(note -> problem.what().contains(note.text().replaceFirst(" .*", "")) || !note.text().matches("[A-Z0-9_]{2,} .*"))
                .toList();
        if (why.isEmpty()) {
            return problem;
        }
        Map<String, String> byText = new LinkedHashMap<>();
        why.stream().limit(MOST_TOLD).forEach(note -> byText.merge(note.text(), "line " + note.line(), (one, other) -> one + ", " + other));
        String lines = byText.entrySet().stream().map(one -> one.getValue() + ": " + one.getKey()).collect(Collectors.joining("; "));
        return new Problem(problem.code(), problem.what(), problem.notChanged(),
                problem.next() + " Look at " + file.getFileName() + ", " + lines
                        + (why.size() > MOST_TOLD ? "; and " + Wording.count(why.size() - MOST_TOLD, "more line") : "") + ".",
                problem.retryable(), problem.detail());
    }

    /** Said when others on this computer may read the keys in it; nothing where the system has no such rights. */
    public static Optional<String> exposed(Path file) {
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view == null) {
            return Optional.empty();
        }
        try {
            Set<PosixFilePermission> rights = view.readAttributes().permissions();
            boolean others = rights.contains(PosixFilePermission.GROUP_READ) || rights.contains(PosixFilePermission.OTHERS_READ);
            return others
                    ? Optional.of(file.getFileName() + " holds keys, and other users of this computer can read it ("
                            + PosixFilePermissions.toString(rights) + "): take that right away with: chmod 600 "
                            + (file.toString().contains(" ") ? "\"" + file + "\"" : file))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** UTF-16 with a byte order mark (PowerShell's way), UTF-8 with or without one, and Windows-1252 for what is neither. */
    public static String decode(byte[] bytes) {
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16LE);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return new String(bytes, 2, bytes.length - 2, StandardCharsets.UTF_16BE);
        }
        int skip = startsWith(bytes, 0xEF, 0xBB, 0xBF) ? 3 : 0;
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, skip, bytes.length - skip)).toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        return bytes.length >= mark.length && IntStream.range(0, mark.length).allMatch(i -> (bytes[i] & 0xFF) == mark[i]);
    }

    private static RuntimeException unreadable(Path file, String why) {
        return Problem.of(ProblemCode.CONFIGURATION, "The environment file " + file + " " + why + ".", "Nothing was done.",
                "Name the file with --env-file, or put it into the current folder as .env.").at(file.toString()).asException();
    }
}

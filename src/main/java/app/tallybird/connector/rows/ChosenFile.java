package app.tallybird.connector.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.format.Template;
import app.tallybird.connector.format.Template.Part.Placeholder;
import app.tallybird.connector.reading.ConfiguredConnector;
import app.tallybird.problem.DeviceName;
import app.tallybird.problem.ProblemCode;

/** The one file that a document may read: the one that the user chose for it. Judged again at each reading, whatever the document's check said. */
final class ChosenFile {

    /** Where systems keep what is no file: other machines, devices, the state of the running system. */
    private static final Pattern NO_FILE = Pattern.compile("(?:[\\\\/]{2}.*|/(?:dev|proc|sys)(?:/.*)?)");

    private ChosenFile() {
    }

    /** The file of a template that is exactly one input, when the user gave that input; a fault otherwise. */
    static Path of(ConfiguredConnector connector, Template template, String pointer) {
        String input = chosen(connector, template)
                .orElseThrow(() -> refused(pointer, "a document can not say which file is read", "choose the file yourself"));
        String text = connector.inputs().getOrDefault(input, "");
        if (NO_FILE.matcher(text).matches() || DeviceName.is(text.replaceFirst(".*[\\\\/]", ""))) {
            throw refused(pointer, "\"" + text + "\" is no file on this computer",
                    "copy the file into a folder of yours and choose it there");
        }
        if (text.indexOf('*') >= 0) {
            throw Fault.of("E370", pointer, "no file fits \"" + text + "\" yet, or the newest one is still being written",
                    "wait for it, or choose a file").as(ProblemCode.CONFIGURATION).asException();
        }
        try {
            Path file = Path.of(text).toAbsolutePath().normalize();
            if (Files.exists(file)) {
                judge(file, pointer);
            }
            return file;
        } catch (InvalidPathException e) {
            throw refused(pointer, "\"" + text + "\" is no path", "correct it");
        }
    }

    private static Optional<String> chosen(ConfiguredConnector connector, Template template) {
        List<Placeholder> one = template.placeholders();
        return Optional.of(one).filter(all -> template.parts().size() == 1 && all.size() == 1).map(List::getFirst)
                .filter(placeholder -> placeholder.source() == Template.Source.INPUT).map(Placeholder::name)
                .filter(key -> connector.typed().contains(key) && connector.doc().inputs().stream()
                        .anyMatch(input -> input.key().equals(key) && input.type() == Input.Type.FILE && input.defaultValue().isEmpty()));
    }

    /** A link may lead on within its folder, and a whole folder may be a link. */
    private static void judge(Path file, String pointer) {
        try {
            Path real = file.toRealPath();
            if (Files.isSymbolicLink(file) && !real.startsWith(Optional.ofNullable(file.getParent()).orElse(file).toRealPath())) {
                throw refused(pointer, "the file " + file + " is a link to " + real, "choose that file itself if it is the one");
            }
            if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
                throw refused(pointer, file + " is " + (Files.isDirectory(real) ? "a folder" : "a device or a pipe") + ", not a file",
                        "choose a file");
            }
        } catch (IOException e) {
            throw Fault.of("E370", pointer, "the file " + file + " can not be opened", "check that this user may read it")
                    .as(ProblemCode.CONFIGURATION).asException();
        }
    }

    private static RuntimeException refused(String pointer, String what, String next) {
        return Fault.of("E379", pointer, what, next).as(ProblemCode.CONFIGURATION).asException();
    }
}

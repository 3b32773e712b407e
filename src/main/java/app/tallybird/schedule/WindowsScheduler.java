package app.tallybird.schedule;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import app.tallybird.problem.DiskFull;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.TemporaryFiles;

/** Windows Task Scheduler, by schtasks. */
final class WindowsScheduler implements Scheduler {

    /** What its own window asks for, and does not explain. */
    private static final String PASSWORD = "Its window asks for the password of the account; a PIN is none, and an account that has no password can not run always. "
            + "The account also needs the right to log on as a batch job. Or set it with --start signed-in.";

    private final Programs programs;
    private final String user;

    WindowsScheduler(Programs programs, String user) {
        this.programs = programs;
        this.user = user;
    }

    @Override
    public String name() {
        return "Windows Task Scheduler";
    }

    @Override
    public List<Part> preview(ScheduledTask task) {
        return List.of(new Part(path(task.id()), xml(task)));
    }

    private String xml(ScheduledTask task) {
        return WindowsXml.of(task, user).replace("\n", "\r\n");
    }

    /** The password is typed into a window of Windows' own, so that it is in no argument and never here. */
    @Override
    public void install(ScheduledTask task) {
        Path file = write(xml(task));
        try {
            List<String> command = new ArrayList<>();
            boolean always = task.schedule().start() == Schedule.Start.ALWAYS;
            if (always) {
                // the blank has the title quoted: without quotes "start" takes it for the program
                command.addAll(List.of("cmd.exe", "/c", "start", "Tallybird schedule", "/wait", "schtasks.exe", "/Create", "/F", "/TN",
                        quoted(path(task.id())), "/XML", quoted(file.toString()), "/RU", quoted(user)));
            } else {
                command.addAll(List.of("schtasks.exe", "/Create", "/F", "/TN", path(task.id()), "/XML", file.toString()));
            }
            Programs.Ran ran = programs.run(command, "");
            if (!ran.ok() || !installed(task.id())) {
                throw always ? Refusals.refused(name(), ran, PASSWORD) : Refusals.refused(name(), ran);
            }
        } finally {
            file.toFile().delete();
        }
    }

    private static Path write(String xml) {
        try {
            Path file = TemporaryFiles.file("task", ".xml");
            return Files.write(file, ("\ufeff" + xml).getBytes(StandardCharsets.UTF_16LE));
        } catch (IOException e) {
            throw DiskFull.or(e, Problem.of(ProblemCode.HOME_NOT_WRITABLE, "The temporary folder can not be written.",
                    "No schedule was changed.", "Make room on the disk and try again.")).asException();
        }
    }

    @Override
    public void remove(String id) {
        if (installed(id)) {
            programs.must(name(), List.of("schtasks.exe", "/Delete", "/F", "/TN", path(id)), "");
        }
    }

    @Override
    public boolean installed(String id) {
        return programs.run(List.of("schtasks.exe", "/Query", "/TN", path(id)), "").ok();
    }

    /** The folder is the whole computer's, so the name tells the user: nobody's task is replaced by another one's. */
    private String path(String id) {
        return "\\Tallybird\\" + id + " (" + user.replaceAll("[\\\\/:*?\"<>|]", " ") + ")";
    }

    /** In quotes, where cmd leaves & and ( alone; ours are kept as they are. */
    private static String quoted(String word) {
        return "\"" + word + "\"";
    }
}

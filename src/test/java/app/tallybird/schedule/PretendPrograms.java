package app.tallybird.schedule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The system's programs as they answer: a crontab that remembers, a Task Scheduler that reads its file, and the rest that says yes. */
final class PretendPrograms implements Programs {

    final List<String> said = new ArrayList<>();
    String crontab = "";
    String task = "";
    int launchctl;

    @Override
    public Ran run(List<String> command, String input) {
        said.add(String.join(" ", command));
        return switch (command.getFirst()) {
            case "crontab" -> crontab(command, input);
            case "schtasks.exe", "cmd.exe" -> schtasks(command);
            case "id" -> new Ran(0, "501\n");
            case "launchctl" -> new Ran(command.get(1).equals("bootstrap") ? launchctl : 0, "said no");
            case "systemctl", "loginctl" -> new Ran(0, "");
            default -> new Ran(MISSING, "");
        };
    }

    private Ran crontab(List<String> command, String input) {
        if (command.get(1).equals("-l")) {
            return crontab.isEmpty() ? new Ran(1, "no crontab for somebody\n") : new Ran(0, crontab);
        }
        crontab = input;
        return new Ran(0, "");
    }

    private Ran schtasks(List<String> command) {
        if (command.contains("/Query")) {
            return new Ran(task.isEmpty() ? 1 : 0, "");
        }
        if (command.contains("/Delete")) {
            task = "";
            return new Ran(0, "");
        }
        try {
            byte[] bytes = Files.readAllBytes(Path.of(command.get(command.indexOf("/XML") + 1).replace("\"", "")));
            task = new String(bytes, StandardCharsets.UTF_16);
            return new Ran(0, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

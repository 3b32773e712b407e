import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Starts the packaged app and an empty window in turn and prints the medians; called by {@code installer/measure-start.sh}. Linux only. */
public final class Measure {

    private static final int TIMES = 7;

    private Measure() {
    }

    private record Start(double millis, double megabytes) {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path image = Path.of(args[0]);
        Path runtime = image.resolve("lib/runtime/bin/java");
        Path home = Files.createTempDirectory("tallybird-start");
        List<String> app = List.of(image.resolve("bin/tallybird").toString(), "--home", home.toString());
        List<String> empty = List.of(runtime.toString(), "--add-modules", "javafx.controls", "--enable-native-access=javafx.graphics",
                "-Djava.library.path=" + image.resolve("lib/app/native"), "-cp", args[1], "EmptyWindow");
        List<Start> apps = new ArrayList<>();
        List<Start> empties = new ArrayList<>();
        once(app);
        once(empty);
        for (int i = 0; i < TIMES; i++) {
            empties.add(once(empty));
            apps.add(once(app));
        }
        double ratio = median(apps, true) / median(empties, true);
        System.out.printf(Locale.ROOT, "home page shown     %5.0f ms   %4.0f MB%n", median(apps, true), median(apps, false));
        System.out.printf(Locale.ROOT, "empty window shown  %5.0f ms   %4.0f MB%n", median(empties, true), median(empties, false));
        System.out.printf(Locale.ROOT, "ratio %.2f (at most 1.25), resident memory %.0f MB (at most 220), medians of %d%n", ratio, median(apps, false), TIMES);
        System.exit(ratio <= 1.25 && median(apps, false) <= 220 ? 0 : 1);
    }

    private static Start once(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        if (command.getFirst().endsWith("tallybird")) {
            builder.environment().put("TALLYBIRD_REHEARSAL", "home");
        }
        long begin = System.nanoTime();
        Process process = builder.start();
        try (BufferedReader out = process.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.equals("shown")) {
                line = out.readLine();
            }
            double millis = (System.nanoTime() - begin) / 1e6;
            if (line == null) {
                throw new IOException("no window: " + command);
            }
            Thread.sleep(300);
            return new Start(millis, resident(process.pid()));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static double resident(long pid) throws IOException {
        String line = Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream().filter(one -> one.startsWith("VmHWM")).findFirst()
                .orElseThrow();
        return Double.parseDouble(line.replaceAll("\\D", "")) / 1024;
    }

    private static double median(List<Start> starts, boolean time) {
        return starts.stream().mapToDouble(start -> time ? start.millis() : start.megabytes()).sorted().toArray()[TIMES / 2];
    }
}

package app.tallybird.cli;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.http.Time;
import app.tallybird.sandbox.Customers.Device;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SandboxSettings;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;

/** A folder with a .env and a sandbox. Commands run in this process, or as the packaged program in real time. */
public final class CommandFolder implements AutoCloseable {

    private static final long LIMIT_SECONDS = 120;
    private static final Set<String> PHYSICAL = Set.of("WINDOWS_SERVER", "LINUX_SERVER", "MAC_SERVER", "NMS_SERVER");
    private static final Set<String> VIRTUAL = Set.of("VMWARE_VM_HOST", "VMWARE_VM_GUEST", "HYPERV_VMM_HOST", "HYPERV_VMM_GUEST",
            "NMS_VM_HOST", "NMS_VIRTUAL_MACHINE");
    private static final Set<String> WORK = Set.of("WINDOWS_WORKSTATION", "LINUX_WORKSTATION", "MAC", "NMS_COMPUTER");
    private static final Set<String> MOBILE = Set.of("ANDROID", "APPLE_IOS", "APPLE_IPADOS");

    public final Sandbox sandbox;
    private final Path folder;
    private Terminal terminal;
    private final AtomicInteger started = new AtomicInteger();
    private final Map<String, String> variables = new HashMap<>();
    private final Map<Process, Integer> numbers = new ConcurrentHashMap<>();

    /** Waits take no time, and Synthesize takes any number of requests. */
    public static CommandFolder simulated(Path folder) throws IOException {
        return simulated(folder, Stage.time(new StageClock()));
    }

    static CommandFolder simulated(Path folder, Time time) throws IOException {
        CommandFolder made = new CommandFolder(folder, time);
        made.sandbox.synthesize().limit(5_000);
        return made;
    }

    /** For what the packaged program does. */
    public static CommandFolder real(Path folder) throws IOException {
        return new CommandFolder(folder, Time.real(new StageClock()));
    }

    private CommandFolder(Path folder, Time time) throws IOException {
        this.folder = folder;
        sandbox = Sandbox.start(SandboxSettings.on(time.clock()));
        terminal = new Terminal(folder, time);
        env("CONNECTOR=ninjaone", "CLIENT_ID=" + NinjaSide.CLIENT_ID, "CLIENT_SECRET=" + NinjaSide.CLIENT_SECRET);
    }

    public void env(String... lines) throws IOException {
        List<String> all = new ArrayList<>(
                List.of("VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY, "PARTNER_API_KEY=" + SynthesizeSide.PARTNER_KEY));
        all.addAll(List.of(lines));
        closed(Files.writeString(folder.resolve(".env"), String.join("\n", all)));
    }

    /** As a careful person keeps it: nobody else may read it, where the system knows such rights. */
    static void closed(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    /** From now on these variables are set, for the packaged program, too. */
    public void variables(Map<String, String> more) {
        variables.putAll(more);
        terminal = terminal.with(more);
    }

    public void rawEnv(byte[] bytes) throws IOException {
        Files.write(folder.resolve(".env"), bytes);
    }

    /** What the command said and how it ended. */
    public record Ended(int code, String out, String err) {

        public JsonObject json() {
            return JsonParser.parseString(out).getAsJsonObject();
        }
    }

    /** Starts the packaged program. */
    public Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("tallybird.app"), "bin", windows() ? "tallybird-cli.bat" : "tallybird-cli").toString());
        command.addAll(withPlaces(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        int number = started.incrementAndGet();
        builder.redirectOutput(said("out", number).toFile()).redirectError(said("err", number).toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TALLYBIRD_"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        numbers.put(process, number);
        return process;
    }

    private static boolean windows() {
        return System.getProperty("os.name").startsWith("Windows");
    }

    /** Ends the program at once, with whatever its start script started; a script of Windows stays beside its Java. */
    public static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private Path said(String stream, int number) {
        return folder.resolve(stream + number + ".txt");
    }

    private List<String> withPlaces(String... args) {
        return Stream.concat(Stream.of(args), Stream.of("--home", "home", "--sandbox-url", sandbox.url().toString())).toList();
    }

    /** Runs in this process. */
    public Ended run(String... args) {
        return terminal.run(withPlaces(args).toArray(String[]::new));
    }

    /** The same for somebody else who works at this computer. */
    Ended as(String person, String... args) {
        return terminal.with(Map.of("USER", person)).run(withPlaces(args).toArray(String[]::new));
    }

    public Ended end(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            kill(process);
            throw new IllegalStateException("the command did not end: " + Files.readString(said("err", numbers.get(process))));
        }
        int number = numbers.get(process);
        return new Ended(process.exitValue(), Files.readString(said("out", number), StandardCharsets.UTF_8),
                Files.readString(said("err", number), StandardCharsets.UTF_8));
    }

    /** Brings everything to where counts can be sent. */
    public void setUp() {
        for (String verb : List.of("sync-services", "sync-accounts", "update-status")) {
            Ended ended = run(verb);
            if (ended.code() != 0) {
                throw new IllegalStateException(verb + " ended with " + ended.code() + ": " + ended.err());
            }
        }
    }

    /** The counts NinjaOne's customers should have, worked out here from the seeded devices, by account id and service name. */
    public Map<String, BigDecimal> expected() {
        Map<String, BigDecimal> counts = new TreeMap<>();
        sandbox.customers().customers().forEach(customer -> {
            List<String> classes = sandbox.customers().devices().stream().filter(device -> device.organizationId() == customer.id()
                    && !device.pending() && !device.nodeClass().equals("UNMANAGED_DEVICE")).map(Device::nodeClass).toList();
            long physical = classes.stream().filter(PHYSICAL::contains).count();
            long virtual = classes.stream().filter(VIRTUAL::contains).count();
            long work = classes.stream().filter(WORK::contains).count();
            long mobile = classes.stream().filter(MOBILE::contains).count();
            long network = classes.stream().filter(one -> one.startsWith("NMS_") || one.equals("CLOUD_MONITOR_TARGET"))
                    .filter(one -> !PHYSICAL.contains(one) && !VIRTUAL.contains(one) && !WORK.contains(one)).count();
            Map<String, Long> services = Map.of("Total Devices", (long) classes.size(), "Total Servers", physical + virtual,
                    "Total Physical Servers", physical, "Total Virtual Servers", virtual, "Total Workstations", work,
                    "Total Workstations and Servers", work + physical + virtual, "Total Network Devices", network, "Total Mobile Devices",
                    mobile);
            services.forEach((service, units) -> counts.put(customer.id() + " " + service, BigDecimal.valueOf(units)));
        });
        return counts;
    }

    @Override
    public void close() {
        sandbox.close();
    }
}

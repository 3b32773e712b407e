import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Builds the packages of one system: {@code java installer/common/Build.java [--os linux|windows|macos] [--dry-run] [--no-cache] [TYPE...]}, run in the
 * project's folder after {@code mvn package}. All options of all systems are in the text files beside this one and in the system's folder; people and the
 * release workflow run the same thing; {@code Build.java sums} writes the sums of what was built. {@code Build.java stage --os windows --out
 * target/wine --fx FOLDER} only lays out the app's files, those of another system too. {@code --dry-run} prints every command, also those of another system, and runs none.
 */
public final class Build {

    private static final Path COMMON = Path.of("installer", "common");
    /** Whose works are inside, and their licenses. */
    private static final Path WORKS = Path.of("target", "app", "third-party.txt");

    private static final String PACKAGE = ".*\\.(deb|rpm|msi|dmg|pkg|zip|tar\\.gz|cdx\\.json)";

    /** With what was called how often, each start compiles hundreds of methods that it runs but once: an eighth of its work. */
    private static final String CLASSES_ONLY = "-XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining";

    private final String os;
    /** Where everything is made, and where this system's JavaFX is; the same system's unless a development computer says otherwise. */
    private static Path out = Path.of("target", "installer");
    private static Path fx = Path.of("target", "app", "lib", "fx");

    private final boolean dry;
    private final boolean cache;
    private final String pomVersion;
    private final String version;

    private Build(String os, boolean dry, boolean cache, String pomVersion) {
        this.os = os;
        this.dry = dry;
        this.cache = cache;
        this.pomVersion = pomVersion;
        this.version = pomVersion.replace("-SNAPSHOT", "");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean dry = words.remove("--dry-run");
        boolean cache = !words.remove("--no-cache");
        String os = option(words, "--os", host());
        out = Path.of(option(words, "--out", out.toString()));
        fx = Path.of(option(words, "--fx", fx.toString()));
        if (words.equals(List.of("sums"))) {
            sums(out, host() + "-" + System.getProperty("os.arch"));
            return;
        }
        if (words.equals(List.of("stage"))) {
            builder(os, dry, cache).stage();
            return;
        }
        List<String> types = words.isEmpty() ? defaults(os) : words;
        for (String type : types) {
            if (!defaults(os).contains(type)) {
                throw fail("There is no package \"" + type + "\" for " + os + "; use " + String.join(", ", defaults(os)) + ".");
            }
        }
        builder(os, dry, cache).run(types);
    }

    private static Build builder(String os, boolean dry, boolean cache) throws IOException {
        String pom = Files.readString(Path.of("pom.xml")).replaceAll("(?s)<parent>.*?</parent>", "");
        return new Build(os, dry, cache, pom.replaceAll("(?s).*?<version>([^<]+)</version>.*", "$1"));
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        if (at < 0) {
            return otherwise;
        }
        words.remove(at);
        return words.remove(at);
    }

    private static String host() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("windows") ? "windows" : name.startsWith("mac") ? "macos" : "linux";
    }

    private static List<String> defaults(String os) {
        return switch (os) {
            case "windows" -> List.of("image", "portable", "msi-user", "msi-machine");
            case "macos" -> List.of("image", "portable", "dmg", "pkg");
            case "linux" -> List.of("image", "portable", "deb", "rpm");
            default -> throw fail("There is no system \"" + os + "\"; use linux, windows or macos.");
        };
    }

    private void run(List<String> types) throws IOException, InterruptedException {
        if (!dry) {
            if (!Files.exists(ownJar())) {
                throw fail("Build the app first: mvn -B -DskipTests package");
            }
            delete(out);
            stage();
            launcherFiles();
        }
        call(jlink());
        call(jpackageImage());
        if (os.equals("windows")) {
            codePage();
        }
        if (os.equals("linux")) {
            ownLauncher("tallybird", "window");
            ownLauncher("tallybird-cli", "cli");
            pages();
        }
        if (cache) {
            train();
        }
        for (String type : types) {
            switch (type) {
                case "image" -> say("app image: " + image());
                case "portable" -> call(portable());
                case "deb" -> deb();
                case "rpm" -> rpm();
                default -> installer(type);
            }
        }
    }

    private Path ownJar() {
        return Path.of("target", "app", "lib", "tallybird-" + pomVersion + ".jar");
    }

    private String name() {
        return os.equals("linux") ? "tallybird" : "Tallybird";
    }

    /** What jpackage makes: a folder, or on macOS a bundle. */
    private Path image() {
        return out.resolve("image").resolve(os.equals("macos") ? name() + ".app" : name());
    }

    /** Where the app's own files are inside it. */
    private Path inside() {
        return switch (os) {
            case "windows" -> image().resolve("app");
            case "macos" -> image().resolve("Contents").resolve("app");
            default -> image().resolve("lib").resolve("app");
        };
    }

    private Path launcher(String launcher) {
        return switch (os) {
            case "windows" -> image().resolve(launcher + ".exe");
            case "macos" -> image().resolve("Contents").resolve("MacOS").resolve(launcher);
            default -> image().resolve("bin").resolve(launcher);
        };
    }

    private List<String> jlink() throws IOException {
        List<String> modules = new ArrayList<>(lines(COMMON.resolve("modules.txt")));
        if (os.equals("windows")) {
            modules.addAll(lines(COMMON.resolve("modules-windows.txt")));
        }
        return List.of(tool("jlink"), "--module-path", slashes(out.resolve("modules")), "--add-modules", String.join(",", modules),
                "--strip-java-debug-attributes", "--no-header-files", "--no-man-pages", "--generate-cds-archive", "--output",
                slashes(out.resolve("runtime")));
    }

    private List<String> jpackageImage() throws IOException {
        List<String> call = new ArrayList<>(List.of(tool("jpackage"), "--type", "app-image", "--dest", slashes(out.resolve("image")), "--input",
                slashes(out.resolve("input")), "--runtime-image", slashes(out.resolve("runtime")), "--app-version", appVersion(), "--icon", icon()));
        call.addAll(words(lines(COMMON.resolve("jpackage.txt"))));
        call.set(call.indexOf("--name") + 1, name());
        lines(COMMON.resolve("java-window.txt")).forEach(option -> call.addAll(List.of("--java-options", option)));
        launchers().keySet().forEach(name -> call.addAll(List.of("--add-launcher", name + "=" + slashes(out.resolve(name + ".properties")))));
        if (os.equals("macos")) {
            call.addAll(words(lines(Path.of("installer", "macos", "jpackage-dmg.txt"))));
            signing().ifPresent(call::addAll);
        }
        return call;
    }

    /** The image is made and its cache trained before, so an installer only wraps it. */
    private List<String> jpackageInstaller(String type, Path to) throws IOException {
        List<String> call = new ArrayList<>(List.of(tool("jpackage"), "--type", type, "--dest", slashes(to), "--app-image", slashes(image()), "--app-version",
                appVersion(), "--icon", icon()));
        List<String> common = words(lines(COMMON.resolve("jpackage.txt")));
        for (String option : List.of("--name", "--vendor", "--description", "--copyright")) {
            call.addAll(List.of(option, common.get(common.indexOf(option) + 1)));
        }
        call.set(call.indexOf("--name") + 1, name());
        if (os.equals("windows")) {
            call.addAll(words(lines(Path.of("installer", "windows", "jpackage-" + type + ".txt"))));
        } else {
            call.addAll(words(lines(Path.of("installer", "macos", "jpackage-dmg.txt"))));
            signing().ifPresent(call::addAll);
        }
        return call;
    }

    /** An MSI is for one user or for the whole computer, what macOS installs is for one kind of processor: each is a file of its own name. */
    private void installer(String type) throws IOException, InterruptedException {
        String kind = type.replaceFirst("-.*", "");
        Path folder = out.resolve(type);
        List<String> call = new ArrayList<>(jpackageInstaller(kind, folder));
        if (type.equals("msi-user")) {
            call.addAll(words(lines(Path.of("installer", "windows", "jpackage-msi-user.txt"))));
        }
        call(call);
        Path from = folder.resolve(name() + "-" + appVersion() + "." + kind);
        Path to = out.resolve(name() + "-" + version + (os.equals("macos") ? "-" + processor() : type.substring(kind.length())) + "." + kind);
        say("rename " + slashes(from) + " " + slashes(to));
        if (!dry) {
            Files.move(from, to);
        }
    }

    private static String processor() {
        return System.getProperty("os.arch").contains("aarch64") ? "arm64" : "x64";
    }

    /** Signed when the name of a certificate is given, as the release workflow does. */
    private static Optional<List<String>> signing() {
        String identity = System.getenv().getOrDefault("TALLYBIRD_MAC_SIGNING_NAME", "");
        return identity.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of("--mac-sign", "--mac-signing-key-user-name", identity, "--mac-entitlements", "installer/macos/entitlements.plist"));
    }

    /** macOS takes no version that begins with 0. */
    private String appVersion() {
        return os.equals("macos") && version.startsWith("0.") ? "1" + version.substring(1) : version;
    }

    private String icon() {
        return "installer/common/icons/tallybird." + switch (os) {
            case "windows" -> "ico";
            case "macos" -> "icns";
            default -> "png";
        };
    }

    private List<String> portable() {
        String file = slashes(out.resolve("tallybird-" + version + "-" + os + (os.equals("macos") ? "-" + processor() : "") + "-portable"));
        String parent = slashes(out.resolve("image"));
        return switch (os) {
            case "windows" -> List.of(tool("jar"), "--create", "--no-manifest", "--file", file + ".zip", "-C", parent, name());
            case "macos" -> List.of("ditto", "-c", "-k", "--keepParent", slashes(image()), file + ".zip");
            default -> List.of("tar", "-czf", file + ".tar.gz", "-C", parent, name());
        };
    }

    /** The app's files, with the native libraries beside them: nothing is unpacked while the app runs, and each can be signed. */
    private void stage() throws IOException {
        Path input = Files.createDirectories(out.resolve("input"));
        Path modules = Files.createDirectories(out.resolve("modules"));
        Files.createDirectories(input.resolve("native"));
        Files.copy(ownJar(), input.resolve("tallybird.jar"));
        Files.copy(WORKS, input.resolve("third-party.txt"));
        try (Stream<Path> jars = Files.list(Path.of("target", "app", "lib"))) {
            for (Path jar : jars.filter(file -> file.toString().endsWith(".jar") && !file.equals(ownJar())).toList()) {
                split(jar, input, input.resolve("native"));
            }
        }
        try (Stream<Path> jars = Files.list(fx)) {
            // Beside each of JavaFX's modules lies an empty jar of the same name without a system in it.
            for (Path jar : jars.filter(file -> Files.isRegularFile(file) && hasModule(file)).toList()) {
                split(jar, modules, input.resolve("native"));
            }
        }
    }

    private static boolean hasModule(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().anyMatch(entry -> entry.getName().endsWith("module-info.class"));
        } catch (IOException e) {
            throw fail(jar + " can not be read: " + e.getMessage());
        }
    }

    private void split(Path jar, Path to, Path natives) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();
            if (entries.stream().noneMatch(entry -> isNative(entry.getName()))) {
                if (OldClasses.isIn(jar)) {
                    say("class files of " + jar.getFileName() + " in a form that a start-up cache takes");
                    OldClasses.renew(jar, to.resolve(jar.getFileName()));
                } else {
                    Files.copy(jar, to.resolve(jar.getFileName()));
                }
                return;
            }
            try (OutputStream file = Files.newOutputStream(to.resolve(jar.getFileName())); ZipOutputStream out = new ZipOutputStream(file)) {
                for (ZipEntry entry : entries) {
                    try (InputStream content = zip.getInputStream(entry)) {
                        if (!isNative(entry.getName())) {
                            out.putNextEntry(new ZipEntry(entry.getName()));
                            content.transferTo(out);
                            out.closeEntry();
                        } else if (isOurs(entry.getName())) {
                            Files.copy(content, natives.resolve(Path.of(entry.getName()).getFileName().toString()));
                        }
                    }
                }
            }
        }
    }

    private static boolean isNative(String name) {
        return name.matches(".*\\.(so|dll|dylib|jnilib|a)");
    }

    /** JavaFX's are for this system only; SQLite and JNA bring those of every system. */
    private boolean isOurs(String name) {
        if (!name.contains("/")) {
            return true;
        }
        boolean arm = System.getProperty("os.arch").contains("aarch64");
        String sqlite = "org/sqlite/native/" + Map.of("linux", "Linux", "windows", "Windows", "macos", "Mac").get(os) + (arm ? "/aarch64/" : "/x86_64/");
        String jna = "com/sun/jna/" + Map.of("linux", "linux", "windows", "win32", "macos", "darwin").get(os) + (arm ? "-aarch64/" : "-x86-64/");
        return name.startsWith(sqlite) || name.startsWith(jna);
    }

    /** jpackage's launchers give Java each argument in the computer's code page, where many names have no place; with this manifest that page is UTF-8. */
    private void codePage() throws IOException {
        List<String> names = new ArrayList<>(List.of(name()));
        names.addAll(launchers().keySet());
        for (String name : names) {
            Path program = image().resolve(name + ".exe");
            say("manifest of " + slashes(program) + " from installer/windows/tallybird.manifest");
            if (!dry) {
                Manifest.put(program, Path.of("installer", "windows", "tallybird.manifest"));
            }
        }
    }

    /** A script that starts the packaged Java with the same options as on the other systems and a class path in a fixed order. */
    private void ownLauncher(String launcher, String door) throws IOException {
        Path file = image().resolve("bin").resolve(launcher);
        say("write " + slashes(file) + " from installer/linux/launcher.sh");
        if (dry) {
            return;
        }
        String options = lines(COMMON.resolve("java-" + door + ".txt")).stream().map(option -> '"' + option + '"').collect(Collectors.joining(" \\\n  "));
        String path;
        try (Stream<Path> jars = Files.list(inside())) {
            // ours first, as jpackage has it: for a class that is in no cache no other jar is opened
            path = jars.map(jar -> jar.getFileName().toString()).filter(name -> name.endsWith(".jar"))
                    .sorted(Comparator.comparing((String name) -> !name.equals("tallybird.jar")).thenComparing(name -> name)).map(name -> "$APPDIR/" + name)
                    .collect(Collectors.joining(":"));
        }
        Files.writeString(file, Files.readString(Path.of("installer/linux/launcher.sh")).replace("@DOOR@", door).replace("@NAME@", launcher)
                .replace("@MAIN@", "app.tallybird.Launcher").replace("@OPTIONS@", options).replace("@CLASSPATH@", path));
        if (!file.toFile().setExecutable(true, false)) {
            throw fail(file + " can not be made executable.");
        }
    }

    /** Beside the window's, and whether they have a console. Windows opens one on the screen for each program that has; the scheduler starts one that has not. */
    private Map<String, Boolean> launchers() {
        Map<String, Boolean> launchers = new LinkedHashMap<>(Map.of("tallybird-cli", true));
        if (os.equals("windows")) {
            launchers.put("tallybird-scheduled", false);
        }
        return launchers;
    }

    private void launcherFiles() throws IOException {
        for (Map.Entry<String, Boolean> launcher : launchers().entrySet()) {
            launcherFile(launcher.getKey(), launcher.getValue());
        }
    }

    private void launcherFile(String launcher, boolean console) throws IOException {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("main-class", "app.tallybird.Launcher");
        properties.put("java-options", String.join(" ", lines(COMMON.resolve("java-cli.txt"))));
        properties.put("win-console", String.valueOf(console));
        properties.put("win-shortcut", "false");
        properties.put("win-menu", "false");
        properties.put("linux-shortcut", "false");
        StringBuilder text = new StringBuilder();
        properties.forEach((name, value) -> text.append(name).append('=').append(value).append('\n'));
        Files.writeString(out.resolve(launcher + ".properties"), text);
    }

    /** Opens the real screens once, and makes the usual commands once, and keeps what that loaded. Without it both run the same, only slower to start. */
    private void train() throws IOException, InterruptedException {
        List<String> window = new ArrayList<>();
        if (os.equals("linux") && System.getenv("DISPLAY") == null) {
            window.addAll(List.of("xvfb-run", "-a"));
        }
        window.addAll(List.of(slashes(launcher(name())), "--home", slashes(out.resolve("rehearsal"))));
        train("window", "screens", window, List.of(name()));
        train("cli", "commands", List.of(slashes(launcher("tallybird-cli"))), List.copyOf(launchers().keySet()));
    }

    /** One door, by what starts it; {@code launchers} start with what was kept. Linux' own ones look for it themselves. */
    private void train(String door, String rehearsal, List<String> call, List<String> launchers) throws IOException, InterruptedException {
        Path file = inside().resolve(door + ".aot");
        String option = "java-options=-XX:AOTCache=$APPDIR/" + door + ".aot";
        List<Path> settings = os.equals("linux") ? List.of() : launchers.stream().map(launcher -> inside().resolve(launcher + ".cfg")).toList();
        if (dry) {
            say("TALLYBIRD_REHEARSAL=" + rehearsal + " JAVA_TOOL_OPTIONS=\"-XX:AOTCacheOutput=" + slashes(file) + " " + CLASSES_ONLY + "\" " + line(call));
            settings.forEach(one -> say("append to " + slashes(one) + ": " + option));
            return;
        }
        ProcessBuilder process = new ProcessBuilder(call).inheritIO();
        process.environment().put("JAVA_TOOL_OPTIONS", "-XX:AOTCacheOutput=" + file.toAbsolutePath() + " " + CLASSES_ONLY);
        process.environment().put("TALLYBIRD_REHEARSAL", rehearsal);
        int code;
        try {
            code = process.start().waitFor();
        } catch (IOException missing) {
            code = 127;
        }
        if (code != 0 || !Files.exists(file)) {
            throw fail("The start-up cache \"" + door + "\" could not be trained (exit " + code + "). The window's needs a display, on Linux xvfb-run; --no-cache builds without it.");
        }
        for (Path one : settings) {
            Files.writeString(one, Files.readString(one).stripTrailing() + "\n" + option + "\n");
        }
    }

    /** SHA-256 of each package and list of contents, in the form that {@code sha256sum -c} and {@code shasum -c} read. */
    private static void sums(Path folder, String machine) throws IOException {
        List<Path> packages;
        try (Stream<Path> files = Files.find(folder, 2, (file, attributes) -> file.toString().matches(PACKAGE))) {
            packages = files.sorted().toList();
        }
        if (packages.isEmpty()) {
            throw fail("There is no package in " + folder + ".");
        }
        StringBuilder lines = new StringBuilder();
        for (Path file : packages) {
            try (InputStream in = Files.newInputStream(file)) {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
                lines.append(HexFormat.of().formatHex(digest.digest())).append("  ").append(file.getFileName()).append('\n');
            } catch (NoSuchAlgorithmException e) {
                throw fail("This Java has no SHA-256.");
            }
        }
        Files.writeString(folder.resolve("SHA256SUMS-" + machine + ".txt"), lines);
        say(lines.toString().strip());
    }

    private Path tree() throws IOException {
        Path root = out.resolve("tree");
        if (dry) {
            return root;
        }
        delete(root);
        copy(image(), root.resolve("usr/lib/tallybird"));
        Files.createDirectories(root.resolve("usr/share"));
        try (Stream<Path> folders = Files.list(root.resolve("usr/lib/tallybird/share"))) {
            for (Path folder : folders.toList()) {
                Files.move(folder, root.resolve("usr/share").resolve(folder.getFileName()));
            }
        }
        Files.delete(root.resolve("usr/lib/tallybird/share"));
        Path bin = Files.createDirectories(root.resolve("usr/bin"));
        Files.createSymbolicLink(bin.resolve("tallybird"), Path.of("/usr/lib/tallybird/bin/tallybird"));
        Files.createSymbolicLink(bin.resolve("tallybird-cli"), Path.of("/usr/lib/tallybird/bin/tallybird-cli"));
        copyFile(Path.of("installer/linux/tallybird.desktop"), root.resolve("usr/share/applications/tallybird.desktop"));
        for (int size : List.of(16, 24, 32, 48, 64, 128, 256)) {
            copyFile(Path.of("src/main/resources/icons/tallybird-" + size + ".png"),
                    root.resolve("usr/share/icons/hicolor/" + size + "x" + size + "/apps/tallybird.png"));
        }
        copyFile(Path.of("installer/linux/tallybird-serve.service"), root.resolve("usr/lib/systemd/system/tallybird-serve.service"));
        copyFile(Path.of("installer/linux/tallybird.sysusers"), root.resolve("usr/lib/sysusers.d/tallybird.conf"));
        copyFile(WORKS, root.resolve("usr/share/doc/tallybird/third-party.txt"));
        copyFile(Path.of("icons/tallybird.svg"), root.resolve("usr/share/icons/hicolor/scalable/apps/tallybird.svg"));
        return root;
    }

    /** What shells complete, and the page of the manual, as the finished program prints them; the portable archive has them, too. */
    private void pages() throws IOException, InterruptedException {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("bash", "bash-completion/completions/tallybird-cli");
        forms.put("zsh", "zsh/vendor-completions/_tallybird-cli");
        forms.put("fish", "fish/vendor_completions.d/tallybird-cli.fish");
        forms.put("man", "man/man1/tallybird-cli.1");
        for (Map.Entry<String, String> form : forms.entrySet()) {
            Path file = image().resolve("share").resolve(form.getValue());
            List<String> command = List.of(slashes(image().resolve("bin/tallybird-cli")), "generate-completion", form.getKey());
            say(line(command) + " > " + slashes(file));
            if (!dry) {
                Files.createDirectories(file.getParent());
                Process process = new ProcessBuilder(command).redirectOutput(file.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
                if (process.waitFor() != 0) {
                    throw fail(form.getKey() + " could not be made.");
                }
            }
        }
    }

    /** Its scripts only look after the server of systemd, if there is one; none of them can fail. */
    private void deb() throws IOException, InterruptedException {
        Path root = tree();
        String arch = System.getProperty("os.arch").contains("aarch64") ? "arm64" : "amd64";
        if (!dry) {
            Path control = Files.createDirectories(root.resolve("DEBIAN"));
            Files.writeString(control.resolve("control"),
                    Files.readString(Path.of("installer/linux/control")).replace("@VERSION@", version).replace("@ARCH@", arch));
            for (String script : List.of("preinst", "postinst", "prerm", "postrm")) {
                copyFile(Path.of("installer/linux/deb", script), control.resolve(script));
                Files.setPosixFilePermissions(control.resolve(script), PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        call(List.of("dpkg-deb", "--root-owner-group", "-Zxz", "-z3", "--build", slashes(root), slashes(out.resolve("tallybird_" + version + "_" + arch + ".deb"))));
        if (!dry) {
            delete(root.resolve("DEBIAN"));
        }
    }

    private void rpm() throws IOException, InterruptedException {
        Path root = tree();
        if (!dry) {
            // where the zsh of Fedora looks
            Files.move(root.resolve("usr/share/zsh/vendor-completions"), root.resolve("usr/share/zsh/site-functions"));
        }
        call(List.of("rpmbuild", "-bb", "--define", "_topdir " + slashes(out.resolve("rpm").toAbsolutePath()), "--define", "_rpmdir " + slashes(out.toAbsolutePath()),
                "--define", "app_version " + version, "--define", "tree " + slashes(root.toAbsolutePath()), "installer/linux/tallybird.spec"));
    }

    private String tool(String name) {
        return dry ? name : Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    private void call(List<String> words) throws IOException, InterruptedException {
        say(line(words));
        if (!dry) {
            int code = new ProcessBuilder(words).inheritIO().start().waitFor();
            if (code != 0) {
                throw fail(words.getFirst() + " ended with " + code);
            }
        }
    }

    private static String line(List<String> words) {
        List<String> quoted = words.stream().map(word -> word.matches("[A-Za-z0-9_./:=,+-]+") ? word : "'" + word + "'").toList();
        return String.join(" ", quoted);
    }

    private static void say(String text) {
        System.out.println(text);
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(String::strip).filter(line -> !line.isEmpty() && !line.startsWith("#")).toList();
    }

    /** An option and its value on a line are two words; the value may have blanks. */
    private static List<String> words(List<String> lines) {
        return lines.stream().flatMap(line -> Arrays.stream(line.split(" ", 2))).toList();
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES, java.nio.file.LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    private static void delete(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.toFile().canWrite() && !Files.isSymbolicLink(file)) {
                    file.toFile().setWritable(true);
                }
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static RuntimeException fail(String why) {
        System.err.println(why);
        System.exit(1);
        return new IllegalStateException(why);
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes what winget and Homebrew read, from the sums of a release: {@code java installer/common/Manifests.java [--dry-run] SUMS VERSION ADDRESS FOLDER},
 * where ADDRESS is the folder that the release's files are under. {@code --dry-run} prints the files and writes none.
 */
public final class Manifests {

    private static final String ID = "Tallybird.Tallybird";
    private static final String WORDS = "Unit counts from your vendors into Gradient's Synthesize";

    private final Map<String, String> sums = new LinkedHashMap<>();
    private final String version;
    private final String address;

    private Manifests(Path sums, String version, String address) throws IOException {
        this.version = version;
        this.address = address;
        for (String line : Files.readAllLines(sums)) {
            String[] parts = line.strip().split("\\s+\\*?", 2);
            if (parts.length == 2 && parts[0].matches("[0-9a-fA-F]{64}")) {
                this.sums.put(parts[1], parts[0]);
            }
        }
    }

    public static void main(String[] args) throws IOException {
        List<String> words = new ArrayList<>(List.of(args));
        boolean dry = words.remove("--dry-run");
        if (words.size() != 4 || !words.get(1).matches("[0-9]+(\\.[0-9]+){1,3}") || !words.get(2).startsWith("https://")) {
            throw fail("Usage: java installer/common/Manifests.java [--dry-run] SUMS VERSION https://ADDRESS FOLDER");
        }
        Map<String, String> files = new Manifests(Path.of(words.get(0)), words.get(1), words.get(2).replaceFirst("/$", "")).files();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = Path.of(words.get(3)).resolve(file.getKey());
            System.out.println("write " + path.toString().replace('\\', '/'));
            if (dry) {
                System.out.print(file.getValue());
            } else {
                Files.createDirectories(path.toAbsolutePath().getParent());
                Files.writeString(path, file.getValue());
            }
        }
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(ID + ".yaml", """
                PackageIdentifier: %s
                PackageVersion: %s
                DefaultLocale: en-US
                ManifestType: version
                ManifestVersion: 1.6.0
                """.formatted(ID, version));
        files.put(ID + ".installer.yaml", """
                PackageIdentifier: %s
                PackageVersion: %s
                InstallerType: wix
                UpgradeBehavior: install
                Commands:
                - tallybird-cli
                Installers:
                - Architecture: x64
                  Scope: user
                  InstallerUrl: %s
                  InstallerSha256: %s
                - Architecture: x64
                  Scope: machine
                  InstallerUrl: %s
                  InstallerSha256: %s
                ManifestType: installer
                ManifestVersion: 1.6.0
                """.formatted(ID, version, url(msi("user")), sum(msi("user")), url(msi("machine")), sum(msi("machine"))));
        files.put(ID + ".locale.en-US.yaml", """
                PackageIdentifier: %s
                PackageVersion: %s
                PackageLocale: en-US
                Publisher: Tallybird
                PackageName: Tallybird
                License: see third-party.txt in the package
                ShortDescription: %s
                ManifestType: defaultLocale
                ManifestVersion: 1.6.0
                """.formatted(ID, version, WORDS));
        files.put("tallybird.rb", """
                cask "tallybird" do
                  arch arm: "arm64", intel: "x64"

                  version "%s"
                  sha256 arm:   "%s",
                         intel: "%s"

                  url "%s/Tallybird-#{version}-#{arch}.dmg"
                  name "Tallybird"
                  desc "%s"
                  homepage "%s"

                  app "Tallybird.app"
                  binary "#{appdir}/Tallybird.app/Contents/MacOS/tallybird-cli"

                  zap trash: "~/Library/Application Support/Tallybird"
                end
                """.formatted(version, sum(dmg("arm64")).toLowerCase(Locale.ROOT), sum(dmg("x64")).toLowerCase(Locale.ROOT), address, WORDS,
                address.replaceFirst("/releases/.*", "")));
        return files;
    }

    private String msi(String scope) {
        return "Tallybird-" + version + "-" + scope + ".msi";
    }

    private String dmg(String processor) {
        return "Tallybird-" + version + "-" + processor + ".dmg";
    }

    private String url(String file) {
        return address + "/" + file;
    }

    private String sum(String file) {
        String sum = sums.get(file);
        if (sum == null) {
            throw fail("The sums have no " + file + ".");
        }
        return sum.toUpperCase(Locale.ROOT);
    }

    private static RuntimeException fail(String why) {
        System.err.println(why);
        System.exit(1);
        return new IllegalStateException(why);
    }
}

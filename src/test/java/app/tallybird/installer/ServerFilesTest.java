package app.tallybird.installer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What a server is run by: the image, the example for Kubernetes, the service of systemd. As far as they can be judged without any of these. */
class ServerFilesTest {

    private static final Path CONTAINERFILE = Path.of("installer/container/Containerfile");
    private static final Path UNIT = Path.of("installer/linux/tallybird-serve.service");

    @TempDir
    private Path folder;

    /** A part of a YAML tree by its keys and places. */
    @SuppressWarnings("unchecked")
    private static <T> T at(Object tree, Object... way) {
        Object found = tree;
        for (Object step : way) {
            found = step instanceof Integer place ? ((List<Object>) found).get(place) : ((Map<String, Object>) found).get((String) step);
        }
        return (T) found;
    }

    private static Map<String, Map<String, Object>> kubernetes() throws IOException {
        LoaderOptions strict = new LoaderOptions();
        strict.setAllowDuplicateKeys(false);
        List<Map<String, Object>> all = new ArrayList<>();
        new Yaml(new SafeConstructor(strict)).loadAll(Files.readString(Path.of("installer/container/kubernetes.yaml")))
                .forEach(one -> all.add(at(one)));
        return all.stream().collect(Collectors.toMap(one -> (String) one.get("kind"), one -> one));
    }

    @Test
    void theExampleForKubernetesRunsTwoThatMayWriteNowhereButInTheirVolumes() throws IOException {
        Map<String, Map<String, Object>> all = kubernetes();
        assertThat(all.keySet()).containsExactlyInAnyOrder("Secret", "Deployment", "PodDisruptionBudget", "Service");
        Map<String, Object> deployment = all.get("Deployment");
        assertThat(ServerFilesTest.<Integer>at(deployment, "spec", "replicas")).isEqualTo(2);
        Map<String, Object> pod = at(deployment, "spec", "template", "spec");
        assertThat(ServerFilesTest.<Object>at(pod, "securityContext", "runAsNonRoot")).isEqualTo(true);
        assertThat(ServerFilesTest.<Integer>at(pod, "terminationGracePeriodSeconds")).isGreaterThan(10);
        Map<String, Object> serve = at(pod, "containers", 0);
        assertThat(ServerFilesTest.<Map<String, Object>>at(serve, "securityContext")).isEqualTo(
                Map.of("allowPrivilegeEscalation", false, "readOnlyRootFilesystem", true, "capabilities", Map.of("drop", List.of("ALL"))));
        assertThat(Stream.of("startupProbe", "livenessProbe", "readinessProbe")
                .map(probe -> ServerFilesTest.<String>at(serve, probe, "exec", "command", 1)))
                .containsExactly("healthz", "healthz", "readyz");
        List<Map<String, Object>> mounts = at(serve, "volumeMounts");
        List<Map<String, Object>> volumes = at(pod, "volumes");
        assertThat(mounts.stream().map(mount -> mount.get("name")))
                .containsExactlyElementsOf(volumes.stream().map(one -> one.get("name")).toList());
        assertThat(at(all.get("Service"), "spec", "selector").equals(at(deployment, "spec", "selector", "matchLabels"))).isTrue();
        assertThat(ServerFilesTest.<Object>at(serve, "ports", 0, "containerPort")).isEqualTo(8787);
        assertThat(ServerFilesTest.<List<String>>at(serve, "args")).containsExactly("serve", "--listen", "0.0.0.0:8787", "--log", "json");
    }

    /** Each file that a variable names is one of the secret, and none of the secrets stands in a variable. */
    @Test
    void itsSecretsAreFiles() throws IOException {
        Map<String, Map<String, Object>> all = kubernetes();
        List<Map<String, String>> variables = at(all.get("Deployment"), "spec", "template", "spec", "containers", 0, "env");
        Set<String> files = new TreeSet<>();
        variables.stream().filter(one -> one.get("name").endsWith("_FILE"))
                .forEach(one -> files.add(one.get("value").replaceFirst("^/run/secrets/tallybird/", "")));
        assertThat(files).isEqualTo(new TreeSet<>(ServerFilesTest.<Map<String, Object>>at(all.get("Secret"), "stringData").keySet()));
        assertThat(variables.stream().map(one -> one.get("name")).filter(name -> !name.endsWith("_FILE"))).containsExactly("TZ",
                "TALLYBIRD_LEDGER");
    }

    @Test
    void theImageServesWithoutRootAndIsAsked() throws IOException {
        List<String> lines = Files.readAllLines(CONTAINERFILE);
        assertThat(lines).contains("USER 10001:10001", "CMD [\"serve\", \"--listen\", \"0.0.0.0:8787\", \"--log\", \"json\"]");
        assertThat(lines).anyMatch(
                line -> line.startsWith("HEALTHCHECK ") && line.endsWith("CMD [\"/usr/local/bin/tallybird-probe\", \"healthz\"]"));
        assertThat(Files.isExecutable(Path.of("installer/container/probe"))).isTrue();
    }

    /** The packages make whom the service runs as; a package's script that does not parse leaves it half installed. {@link PackageScriptsTest} runs them. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void thePackagesLookAfterTheServer() throws Exception {
        assertThat(Files.readString(Path.of("installer/linux/tallybird.sysusers")).lines())
                .contains("u tallybird - \"Tallybird server\" /var/lib/tallybird /usr/sbin/nologin");
        assertThat(Path.of("installer/linux/tallybird.spec")).content().contains("/usr/lib/sysusers.d/tallybird.conf\n");
        List<Path> scripts = Stream.of("preinst", "postinst", "prerm", "postrm").map(Path.of("installer/linux/deb")::resolve).toList();
        for (Path script : scripts) {
            assertThat(new ProcessBuilder("sh", "-n", script.toString()).start().waitFor()).as(script.toString()).isZero();
        }
    }

    /** With a program that is on this computer in place of ours, which is not. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void theServiceIsOneThatSystemdTakes() throws Exception {
        String unit = Files.readString(UNIT);
        assertThat(unit).contains("\nExecStart=/usr/lib/tallybird/bin/tallybird-cli serve --home /var/lib/tallybird\n",
                "\nUser=tallybird\n", "\nSuccessExitStatus=143\n", "\nProtectSystem=strict\n");
        Path copy = Files.writeString(folder.resolve("tallybird-serve.service"), unit
                .replace("ExecStart=/usr/lib/tallybird/bin/tallybird-cli", "ExecStart=/bin/true").replaceAll("(?m)^Documentation=.*$", ""));
        assumeTrue(Stream.of("/usr/bin", "/bin").anyMatch(place -> Files.isExecutable(Path.of(place, "systemd-analyze"))),
                "no systemd here");
        Process verify = new ProcessBuilder("systemd-analyze", "verify", copy.toString()).redirectErrorStream(true).start();
        String said = new String(verify.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(verify.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(said).doesNotContain("tallybird-serve");
        assertThat(verify.exitValue()).as(said).isZero();
    }
}

package app.tallybird.http;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Where requests may go, address by address. Literals are resolved without asking anybody. */
class AddressesTest {

    private final GuardedDns names = new GuardedDns();

    @ParameterizedTest
    @ValueSource(strings = {"169.254.169.254", "169.254.0.1", "fe80::1", "0.0.0.0", "0.1.2.3", "::", "224.0.0.1", "239.1.2.3", "ff02::1",
            "100.100.100.200", "fd00:ec2::254", "::ffff:169.254.169.254", "64:ff9b::169.254.169.254", "2002:a9fe:a9fe::1",
            "::169.254.169.254"})
    void noVendorIsOnTheLinkOrAtAMetadataService(String address) throws UnknownHostException {
        assertThat(HostRules.neverAllowed(InetAddress.getByName(address))).isTrue();
        assertThatThrownBy(() -> names.resolve(address)).isInstanceOf(GuardedDns.ForbiddenAddress.class).hasMessageContaining("points to");
        names.trust(address);
        assertThatThrownBy(() -> names.resolve(address)).as("not even when it was typed").isInstanceOf(GuardedDns.ForbiddenAddress.class);
        names.use(address);
        assertThat(names.resolve(address)).as("but as a sandbox or a proxy").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1", "100.127.255.255",
            "fc00::1", "fdff::1", "fec0::1", "127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1", "64:ff9b::10.0.0.1", "2002:7f00:1::",
            "::192.168.0.1"})
    void theOwnNetworkAndThisComputerOnlyWhenTheAddressWasTyped(String address) throws UnknownHostException {
        assertThat(HostRules.neverAllowed(InetAddress.getByName(address))).isFalse();
        assertThatThrownBy(() -> names.resolve(address)).isInstanceOf(GuardedDns.ForbiddenAddress.class);
        names.trust(address);
        assertThat(names.resolve(address)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "9.255.255.255", "11.0.0.1", "172.15.255.255", "172.32.0.1", "192.167.255.255", "192.169.0.1",
            "100.63.255.255", "100.128.0.1", "100.100.100.199", "100.100.101.200", "1.2.3.4", "223.255.255.255", "2001:db8::1", "fbff::1",
            "fe00::1", "64:ff9b::8.8.8.8", "2002:808:808::1", "::8.8.8.8"})
    void theWorldAround(String address) throws UnknownHostException {
        InetAddress parsed = InetAddress.getByName(address);
        boolean carrier = address.startsWith("100.100.");
        assertThat(HostRules.neverAllowed(parsed)).isFalse();
        assertThat(HostRules.isPrivate(parsed)).isEqualTo(carrier);
    }

    @Test
    void namesAreComparedWithoutCase() throws UnknownHostException {
        names.trust("LOCALHOST");
        assertThat(names.resolve("localhost")).isNotEmpty();
        GuardedDns others = new GuardedDns();
        assertThatThrownBy(() -> others.resolve("localhost")).isInstanceOf(GuardedDns.ForbiddenAddress.class);
        others.use("LocalHost");
        assertThat(others.resolve("localhost")).isNotEmpty();
    }

    @ParameterizedTest(name = "{0} / {1}:{2} -> {3}")
    @CsvSource({"api.x.io, api.x.io, -1, true", "api.x.io, API.X.IO, 443, true", "api.x.io, api.x.io, 8443, false",
            "api.x.io:8443, api.x.io, 8443, true", "api.x.io:8443, api.x.io, -1, false", "*.x.io, a.x.io, -1, true",
            "*.x.io, a.b.x.io, -1, true", "*.x.io, x.io, -1, false", "*.x.io, .x.io, -1, false", "*.x.io, evilx.io, -1, false",
            "*.x.io, a.x.io.evil.io, -1, false", "api.x.io, api.x.io.evil.io, -1, false", "*.x.io:8443, a.x.io, 8443, true",
            "*.x.io:8443, a.x.io, 443, false", "[::1]:8443, [0:0::1], 8443, true", "[::1], [::1], 8443, false",
            "10.0.0.1, 10.0.0.1, -1, true", "10.0.0.1, [::ffff:10.0.0.1], -1, true", "*.0.0.1, 10.0.0.1, -1, false",
            "127.1, 127.1, -1, false", "api.x.io:99999, api.x.io, 99999, false"})
    void patternsOfHosts(String pattern, String host, int port, boolean fits) {
        assertThat(HostRules.matches(pattern, host, port)).isEqualTo(fits);
    }

    /** Systems read these as 127.0.0.1, other systems as something else, and a rule that compares letters as a name. */
    @ParameterizedTest
    @ValueSource(strings = {"127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "127.0.0.1.", "127.0.0.01", "a.0x1", "1.2.3.4.5",
            "256.1.1.1", "[::1%eth0]", "[127.0.0.1]", "::1", "a..b", "", "user@x.io", "x.io/", "x.io:", "x.io:70000", "\u2488.0.0.1",
            "x\u3002io"})
    void formsThatAreReadInTwoWaysAreNoHosts(String host) {
        assertThat(HostAddress.parse(host)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"API.X.io, api.x.io, -1", "x.io:8443, x.io, 8443", "*.x.io, *.x.io, -1", "10.0.0.1:80, 10.0.0.1, 80",
            "[FE80::1]:443, [fe80::1], 443", "1x.io, 1x.io, -1", "x.0y, x.0y, -1"})
    void hostsAreReadWithoutCase(String text, String name, int port) {
        assertThat(HostAddress.parse(text)).hasValueSatisfying(host -> {
            assertThat(host.name()).isEqualTo(name);
            assertThat(host.port()).isEqualTo(port);
        });
    }

    /** What a person is told of an address that was typed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            https://v.example          | none
            HTTPS://v.example:8443/x   | none
            http://v.example           | http://v.example is not encrypted: whoever listens on the way reads what is sent, the keys among it
            https://10.0.0.1:8443/a    | https://10.0.0.1:8443 is in your own network, and is used because you typed it
            https://localhost          | https://localhost is in your own network, and is used because you typed it
            https://127.0.0.1          | https://127.0.0.1 is in your own network, and is used because you typed it
            http://192.168.1.2         | http://192.168.1.2 is in your own network and is not encrypted: whoever listens on the way reads what is sent, the keys among it
            http://8.8.8.8             | http://8.8.8.8 is not encrypted: whoever listens on the way reads what is sent, the keys among it
            https://8.8.8.8            | none
            """)
    void cautionsOfTypedAddresses(String typed, String words) {
        assertThat(HostAddress.caution(java.net.URI.create(typed))).isEqualTo(java.util.Optional.ofNullable(words));
    }

    @ParameterizedTest
    @CsvSource({"v.io:65535, true", "v.io:65536, false", "v.io:0, true", "1.2.3.4:1, true", "1.2.3, false", "[::1]:80, true", "a..b, false",
            "v.io, true"})
    void portsAndHosts(String authority, boolean read) {
        assertThat(HostAddress.parse(authority).isPresent()).isEqualTo(read);
    }
}

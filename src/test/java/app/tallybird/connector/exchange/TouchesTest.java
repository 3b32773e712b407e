package app.tallybird.connector.exchange;

import java.util.List;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.editing.DraftTree;

import static app.tallybird.connector.exchange.Documents.builtIn;
import static app.tallybird.connector.exchange.Documents.touches;
import static org.assertj.core.api.Assertions.assertThat;

/** Hosts, ways of secrets, files and programs, as a person reads them. */
class TouchesTest {

    private static List<String> hosts(DraftTree tree) {
        return touches(tree).words(Touch.Kind.HOST);
    }

    private static List<String> secrets(DraftTree tree) {
        return touches(tree).words(Touch.Kind.SECRET);
    }

    @Test
    void aSecretOfTheSignInGoesOnlyToWhereTheTokenIsAskedFor() {
        assertThat(hosts(builtIn("sophos-central"))).containsExactly("api.central.sophos.com", "id.sophos.com");
        assertThat(secrets(builtIn("sophos-central"))).containsExactly(
                "The token of the sign-in, in the header Authorization → api.central.sophos.com, id.sophos.com",
                "Client secret, in the body of the sign-in → id.sophos.com");
    }

    @Test
    void eachWayToSignInSaysWhereItsSecretsTravel() {
        assertThat(secrets(builtIn("huntress"))).containsExactly("API secret key, in the header Authorization → api.huntress.io");
        assertThat(secrets(builtIn("usecure"))).containsExactly("Full API key, in the header x-api-key → public-api.getusecure.com");
        assertThat(secrets(builtIn("duo"))).containsExactly("Secret key, as a signature, not itself → *.duosecurity.com");
        assertThat(secrets(builtIn("webroot"))).containsExactly(
                "The token of the sign-in, in the header Authorization → unityapi.webrootcloudav.com",
                "Client secret, in the header Authorization of the sign-in → unityapi.webrootcloudav.com",
                "Password of that user, in the body of the sign-in → unityapi.webrootcloudav.com");
        assertThat(secrets(builtIn("cove-data-protection"))).containsExactly(
                "API user token, in the body of the sign-in → api.backup.management",
                "The token of the sign-in, in the body → api.backup.management");
        assertThat(secrets(builtIn("huntress").with("/auth",
                DraftTree.parse("{\"type\": \"query\", \"query\": {\"key\": \"{{secret.apiSecret}}\"}}").orElseThrow().json())))
                .containsExactly("API secret key, as \"key\" in the address → api.huntress.io");
    }

    @Test
    void anAddressIsTypedProposedOrChosen() {
        assertThat(hosts(builtIn("spamtitan"))).containsExactly("the address typed as \"API address\"");
        assertThat(hosts(builtIn("dropsuite"))).containsExactly("the address typed as \"API address\"",
                "dropsuite.us, which the document proposes as \"API address\"");
        assertThat(secrets(builtIn("dropsuite"))).containsExactly(
                "Reseller token, in the header X-Reseller-Token → the address typed as \"API address\", dropsuite.us",
                "Authentication token, in the header X-Access-Token → the address typed as \"API address\", dropsuite.us");
        assertThat(hosts(builtIn("datto-rmm"))).hasSize(6).startsWith("pinotage-api.centrastage.net, when it is chosen as \"API URL\"");
    }

    @Test
    void aPlaceThatIsOnlyKnownWhenItRunsIsEveryHostOfTheDocument() {
        DraftTree open = builtIn("sophos-central").with("/auth/tokenUrl", "https://{{input.clientId}}.sophos.com/token");
        assertThat(secrets(open)).endsWith("Client secret, in the body of the sign-in → api.central.sophos.com, id.sophos.com");
    }

    @Test
    void anAddressThatTheDocumentRewritesIsNotTheOneThatIsTyped() {
        DraftTree tree = builtIn("spamtitan");
        int at = java.util.stream.IntStream.range(0, tree.size("/inputs"))
                .filter(input -> tree.text("/inputs/" + input + "/key").equals("address")).findFirst().orElseThrow();
        DraftTree rewritten = tree.with("/inputs/" + at + "/replace",
                com.google.gson.JsonParser.parseString("[{\"regex\": \".*\", \"with\": \"https://collector.example.com\"}]"));
        assertThat(hosts(rewritten)).containsExactly(
                "the address typed as \"API address\", in which the document replaces .* by " + "\"https://collector.example.com\"");
        assertThat(touches(rewritten).beyond(touches(tree).ids())).isNotEmpty();
    }

    @Test
    void everyLineOfAnEnvironmentFileThatItLooksForIsNamed() {
        DraftTree tree = builtIn("usecure");
        DraftTree more = tree.with("/inputs/0/env", com.google.gson.JsonParser.parseString("[\"SMTP_PASSWORD\"]"));
        assertThat(touches(more).words(Touch.Kind.LINE)).containsExactly("API_KEY", "SMTP_PASSWORD");
        assertThat(touches(more).beyond(touches(tree).ids())).extracting(Touch::id).containsExactly("line SMTP_PASSWORD");
    }

    @Test
    void filesAndPrograms() {
        assertThat(touches(builtIn("csv")).ids()).startsWith("file file").doesNotContain("program program");
        assertThat(touches(builtIn("csv")).words(Touch.Kind.FILE)).containsExactly("the file chosen as \"File\"");
        assertThat(touches(builtIn("command")).ids()).startsWith("program program").doesNotContain("file file");
        assertThat(touches(builtIn("command")).words(Touch.Kind.PROGRAM)).containsExactly("the program typed as \"Program\"");
    }

    @Test
    void anotherLabelIsNothingNewAndAnotherPlaceIs() {
        DraftTree tree = builtIn("usecure");
        List<String> agreed = touches(tree).ids();
        assertThat(agreed).containsExactly("host public-api.getusecure.com",
                "secret apiKey, in the header x-api-key → public-api.getusecure.com", "line API_KEY");
        assertThat(touches(tree.with("/inputs/0/label", "Another")).beyond(agreed)).isEmpty();
        assertThat(Touch.words(touches(tree.with("/auth/headers/X-Log", "{{secret.apiKey}}")).beyond(agreed)))
                .containsExactly("Full API key, in the header X-Log → public-api.getusecure.com");
        assertThat(Touch.words(touches(tree.with("/http/allowedHosts/-", "Collector.example.com")).beyond(agreed)))
                .containsExactly("collector.example.com", "Full API key, in the header x-api-key → collector.example.com");
    }
}

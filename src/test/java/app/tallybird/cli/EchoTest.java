package app.tallybird.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.RunCell;
import app.tallybird.model.Json;
import app.tallybird.sandbox.NinjaSide;
import app.tallybird.sandbox.PlayedFault;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.settings.Home;
import app.tallybird.stage.StageClock;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever answers with our own secrets, and with orders to a terminal, is quoted without them. */
class EchoTest {

    private static final String ORDER = "\u001b]0;owned\u0007\u202e";

    @TempDir
    private Path folder;

    private static List<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return List.of(secret, HexFormat.of().formatHex(bytes), Base64.getEncoder().encodeToString(bytes));
    }

    private static String echo(String secret) {
        return Json.of("message", "no such key " + String.join(" ", forms(secret)) + ORDER + " see https://v.example/?session_key=k-99")
                .toString();
    }

    private void isQuoted(String text, String secret) {
        assertThat(text).contains("no such key *** *** ***\ufffd]0;owned\ufffd\ufffd see https://v.example/?session_key=***")
                .doesNotContain(forms(secret)).doesNotContain("\u001b", "k-99");
    }

    @Test
    void aVendorsEchoIsOnNoTerminalAndInNoLedger() throws IOException {
        try (CommandFolder desk = CommandFolder.simulated(folder)) {
            desk.run("sync-accounts");
            desk.run("sync-services");
            desk.sandbox.fault(PlayedFault.body("ninjarmm", "/devices", 1_000, 400, echo(NinjaSide.CLIENT_SECRET)));
            CommandFolder.Ended ended = desk.run("sync-usage", "--unattended", "--json", "--verbose");
            assertThat(ended.code()).isEqualTo(3);
            isQuoted(ended.err(), NinjaSide.CLIENT_SECRET);
            assertThat(ended.out()).contains("no such key ***").doesNotContain(forms(NinjaSide.CLIENT_SECRET)).doesNotContain("k-99");
            isQuoted(quoted(NinjaSide.CLIENT_SECRET), NinjaSide.CLIENT_SECRET);
        }
    }

    @Test
    void anEchoOfSynthesizeIsOnNoTerminalAndInNoLedger() throws IOException {
        try (CommandFolder desk = CommandFolder.simulated(folder)) {
            desk.run("sync-accounts");
            desk.run("sync-services");
            desk.sandbox.fault(PlayedFault.body("usegradient", "/count", 1, 400, echo(SynthesizeSide.PARTNER_KEY)));
            CommandFolder.Ended ended = desk.run("sync-usage", "--yes");
            assertThat(ended.code()).isEqualTo(1);
            isQuoted(ended.out() + ended.err(), SynthesizeSide.PARTNER_KEY);
            isQuoted(quoted(SynthesizeSide.PARTNER_KEY), SynthesizeSide.PARTNER_KEY);
        }
    }

    /** What the ledger quotes; the file itself holds no form of the secret either. */
    private String quoted(String secret) throws IOException {
        Path file = new Home(folder.resolve("home")).ledgers(true).resolve("ninjaone.db");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)).doesNotContain(forms(secret));
        try (Ledger ledger = Ledger.open(file, new StageClock())) {
            return Stream
                    .concat(ledger.attempts(9).stream().map(Attempt::words),
                            ledger.runs(9).stream().flatMap(run -> ledger.cells(run.id()).stream()).map(RunCell::message))
                    .collect(Collectors.joining("\n"));
        }
    }
}

package app.tallybird.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import app.tallybird.app.Application;
import app.tallybird.app.Diagnostics;
import app.tallybird.app.IntegrationChoice;
import app.tallybird.app.LogFile;
import app.tallybird.connector.testkit.SimulatedTime;
import app.tallybird.engine.push.PushProgress;
import app.tallybird.http.Aloud;
import app.tallybird.http.BodyReader;
import app.tallybird.http.Cancel;
import app.tallybird.http.HttpAnswer;
import app.tallybird.http.HttpCall;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.HttpPort;
import app.tallybird.http.RateGate;
import app.tallybird.http.Redactor;
import app.tallybird.http.RetryBudget;
import app.tallybird.http.RetryPolicy;
import app.tallybird.ledger.Attempt;
import app.tallybird.ledger.CellResult;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.Outcome;
import app.tallybird.ledger.RunId;
import app.tallybird.ledger.RunKind;
import app.tallybird.ledger.RunStart;
import app.tallybird.ledger.StartedBy;
import app.tallybird.model.CellKey;
import app.tallybird.notice.Messenger;
import app.tallybird.notice.Notice;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SessionStore;
import app.tallybird.settings.AppSettings.WebhookKind;
import app.tallybird.settings.IntegrationSettings;
import app.tallybird.settings.ServiceEdits;
import app.tallybird.stage.Stage;
import app.tallybird.stage.StageClock;
import app.tallybird.synthesize.Alert;
import app.tallybird.synthesize.SynthesizeClient;
import app.tallybird.synthesize.SynthesizeKeys;
import app.tallybird.synthesize.Wire;

import static org.assertj.core.api.Assertions.assertThat;

/** One secret, written in more than twenty ways by whoever it may be, goes to every door through which words leave; none lets it through. */
class CanaryTest {

    private static final String CANARY = "cAn@ry/7+\u00e4\"s3<r3t \\ ~&x\ud83d\udc26Zq%9";
    private static final String BEFORE = "Said before: ";
    private static final String AFTER = " :said after";

    @TempDir
    private Path folder;

    private final Redactor redactor = new Redactor();
    private final List<HttpCall> sent = new ArrayList<>();

    CanaryTest() {
        redactor.learnPair("api-user", Secret.of(CANARY));
    }

    /** By their names. */
    private static Map<String, String> encodings() {
        byte[] bytes = CANARY.getBytes(StandardCharsets.UTF_8);
        String percent = URLEncoder.encode(CANARY, StandardCharsets.UTF_8);
        String json = new JsonPrimitive(CANARY).toString();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("plain", CANARY);
        all.put("split by blanks", split(CANARY, " ", 5));
        all.put("split by line ends", split(CANARY, "\n", 7));
        all.put("base64", Base64.getEncoder().encodeToString(bytes));
        all.put("base64 without padding", Base64.getEncoder().withoutPadding().encodeToString(bytes));
        all.put("base64 for addresses", Base64.getUrlEncoder().encodeToString(bytes));
        all.put("base64 for addresses without padding", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        all.put("base64 behind one character", Base64.getEncoder().encodeToString(utf8("{" + CANARY + "}")));
        all.put("base64 behind two characters", Base64.getEncoder().encodeToString(utf8("{ " + CANARY + "}")));
        all.put("base64 as HTTP Basic", Base64.getEncoder().encodeToString(utf8("api-user:" + CANARY)));
        all.put("base64 in lines", Base64.getMimeEncoder(20, new byte[]{'\r', '\n'}).encodeToString(bytes));
        all.put("base64 in an address", URLEncoder.encode(Base64.getEncoder().encodeToString(bytes), StandardCharsets.UTF_8));
        all.put("hexadecimal", HexFormat.of().formatHex(bytes));
        all.put("hexadecimal, upper case", HexFormat.of().withUpperCase().formatHex(bytes));
        all.put("hexadecimal, split", HexFormat.ofDelimiter(" ").formatHex(bytes));
        all.put("base32", base32(bytes));
        all.put("base32, lower case, split", split(base32(bytes).toLowerCase(Locale.ROOT), " ", 4));
        all.put("form", percent);
        all.put("percent", percent.replace("+", "%20"));
        all.put("percent, lower case", lower(percent.replace("+", "%20")));
        all.put("percent, twice", URLEncoder.encode(percent, StandardCharsets.UTF_8));
        all.put("percent, every byte", "%" + HexFormat.ofDelimiter("%").formatHex(bytes));
        all.put("JSON", json.substring(1, json.length() - 1));
        all.put("JSON, slashes escaped", json.substring(1, json.length() - 1).replace("/", "\\/"));
        all.put("JSON, every character escaped", unicode(CANARY));
        all.put("JSON in JSON", new JsonPrimitive(json).toString());
        all.put("JSON in an address", URLEncoder.encode(json, StandardCharsets.UTF_8));
        all.put("HTML", CANARY.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;"));
        return all;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String split(String text, String by, int every) {
        return text.replaceAll("(?s)(.{" + every + "})", "$1" + by);
    }

    private static String lower(String percent) {
        return Pattern.compile("%..").matcher(percent).replaceAll(hex -> hex.group().toLowerCase(Locale.ROOT));
    }

    private static String unicode(String text) {
        return text.chars().mapToObj(c -> String.format(Locale.ROOT, "\\u%04X", c)).collect(Collectors.joining());
    }

    /** RFC 4648, from its bits. */
    private static String base32(byte[] bytes) {
        StringBuilder bits = new StringBuilder();
        for (byte one : bytes) {
            bits.append(String.format(Locale.ROOT, "%8s", Integer.toBinaryString(one & 0xff)).replace(' ', '0'));
        }
        while (bits.length() % 5 != 0) {
            bits.append('0');
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bits.length(); i += 5) {
            text.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(Integer.parseInt(bits.substring(i, i + 5), 2)));
        }
        return text.append("=".repeat((8 - text.length() % 8) % 8)).toString();
    }

    /** The doors, by what goes out through them. */
    enum Door {
        TERMINAL_WORDS,
        TERMINAL_RESULT,
        TERMINAL_PROGRESS,
        TERMINAL_PROBLEM,
        TERMINAL_VERBOSE,
        TERMINAL_FAULT,
        JSON_VALUE,
        JSON_PROBLEM,
        LOG_AT_THE_TERMINAL,
        LOG_FILE,
        LEDGER_ATTEMPT,
        LEDGER_MESSAGE,
        LEDGER_EXPLANATION,
        WEBHOOK_TEAMS,
        WEBHOOK_SLACK,
        WEBHOOK_JSON,
        TICKET,
        DIAGNOSTICS
    }

    @ParameterizedTest
    @EnumSource(Door.class)
    void noDoorLetsItThrough(Door door) throws Exception {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, String> encoding : encodings().entrySet()) {
            String came = out(door, BEFORE + encoding.getValue() + AFTER);
            assertThat(came).as(encoding.getKey()).contains(BEFORE.strip(), AFTER.strip());
            if (carries(came, encoding.getValue())) {
                found.add(encoding.getKey() + ": " + came);
            }
        }
        assertThat(found).isEmpty();
        assertThat(encodings()).hasSizeGreaterThan(20);
    }

    /** A third of it, from anywhere, would be too much. */
    private static boolean carries(String text, String encoded) {
        int part = encoded.length() / 3;
        return Stream.of(text, text.replaceAll("\\s", "")).anyMatch(one -> Stream.of(encoded, encoded.replaceAll("\\s", "")).anyMatch(
                form -> IntStream.rangeClosed(0, form.length() - part).anyMatch(at -> one.contains(form.substring(at, at + part)))));
    }

    private String out(Door door, String words) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Console console = new Console(stream, stream, true, false, redactor);
        Problem problem = new Problem(ProblemCode.FAILED, words, words, words, false, words);
        sent.clear();
        switch (door) {
            case TERMINAL_WORDS -> console.say(words);
            case TERMINAL_RESULT -> new Output(console, false).result(words);
            case TERMINAL_PROGRESS -> {
                try (ProgressBar bar = new ProgressBar(console, () -> 0)) {
                    bar.progress(new PushProgress(1, 1, 0, 0, 0, 0, 1.0, words));
                }
            }
            case TERMINAL_PROBLEM -> console.problem(problem);
            case TERMINAL_VERBOSE -> {
                HttpPort failing = new Aloud(console::say, redactor, () -> 0).around(new Failing(words));
                try {
                    failing.exchange(HttpCall.get(URI.create("https://v.example/")), HttpAnswer::status, Cancel.never());
                } catch (HttpFailure failure) {
                    console.say(failure.words());
                }
            }
            case TERMINAL_FAULT -> TallybirdCli.unexpected(problem.asException(), console);
            case JSON_VALUE -> json(new Output(console, true), output -> output.put("name", Map.of("inside", List.of(words))));
            case JSON_PROBLEM ->
                json(new Output(new Console(stream, new PrintStream(PrintStream.nullOutputStream()), false, false, redactor), true),
                        output -> output.problem(problem));
            case LOG_AT_THE_TERMINAL -> logged(words, () -> LogFile.begin(console::say));
            case LOG_FILE -> {
                Path home = Files.createTempDirectory(folder, "log");
                logged(words, () -> LogFile.begin(home, redactor));
                return Files.readString(home.resolve("tallybird.log"));
            }
            case LEDGER_ATTEMPT, LEDGER_MESSAGE, LEDGER_EXPLANATION -> {
                return written(door, words);
            }
            case WEBHOOK_TEAMS, WEBHOOK_SLACK, WEBHOOK_JSON -> {
                Notice notice = new Notice(Notice.Kind.FAILED, words, words, words, words, words, new StageClock().instant());
                new Messenger(new Answering("{}"), retry(), redactor).send(Secret.of("https://hooks.example/x"),
                        WebhookKind.valueOf(door.name().substring("WEBHOOK_".length())), notice, Cancel.never());
                return strings(body());
            }
            case TICKET -> {
                SimulatedTime time = new SimulatedTime();
                new SynthesizeClient(new Wire(new Answering("{\"messageId\":\"1\",\"alertId\":\"2\"}"),
                        SynthesizeKeys.check("vendor-key", "partner-key"), new RateGate(95, 2, time, time), retry(), new StageClock()),
                        redactor).alert("a", new Alert(words, words, "id", Alert.Priority.LOW, ""), Cancel.never());
                return strings(body()).replace('\u2039', '<').replace('\u203a', '>');
            }
            case DIAGNOSTICS -> {
                return diagnosed(words);
            }
        }
        String all = bytes.toString(StandardCharsets.UTF_8);
        return door.name().startsWith("JSON") ? strings(JsonParser.parseString(all)) : all;
    }

    private static void json(Output output, Consumer<Output> work) {
        work.accept(output);
        output.end();
    }

    /** With this log alone. */
    private static void logged(String words, Runnable begin) {
        Logger root = (Logger) LoggerFactory.getLogger("ROOT");
        List<Appender<ILoggingEvent>> before = appenders(root);
        before.forEach(root::detachAppender);
        try {
            begin.run();
            LoggerFactory.getLogger(CanaryTest.class).error("{}", words, new IllegalStateException(words));
        } finally {
            root.detachAndStopAllAppenders();
            before.forEach(root::addAppender);
        }
    }

    private static List<Appender<ILoggingEvent>> appenders(Logger logger) {
        List<Appender<ILoggingEvent>> all = new ArrayList<>();
        logger.iteratorForAppenders().forEachRemaining(all::add);
        return all;
    }

    private String written(Door door, String words) throws IOException {
        Path file = Files.createTempDirectory(folder, "ledger").resolve("ledger.db");
        CellKey cell = new CellKey("a", "s");
        try (Ledger ledger = Ledger.open(file, new LedgerUser(new StageClock(), redactor::words, Optional.empty()))) {
            RunId run = ledger.begin(new RunStart(RunKind.USAGE, "hash", StartedBy.SCHEDULE, 1, Optional.empty()));
            if (door == Door.LEDGER_ATTEMPT) {
                ledger.attempt(new Attempt(new StageClock().instant(), "FAILED", words, Optional.of(run)));
                return ledger.attempts(1).getFirst().words();
            }
            ledger.intents(run, Map.of(cell, BigDecimal.ONE));
            CellResult result = new CellResult(cell, BigDecimal.ONE, Outcome.REFUSED, words);
            if (door == Door.LEDGER_MESSAGE) {
                ledger.outcomes(run, List.of(result));
            } else {
                ledger.explain(run, List.of(result));
            }
            return ledger.cells(run).getFirst().message();
        }
    }

    private String diagnosed(String words) throws IOException {
        Path home = Files.createTempDirectory(folder, "home");
        IntegrationChoice choice = new IntegrationChoice(Optional.empty(), Optional.empty(), Optional.of(home),
                Optional.of(URI.create("http://127.0.0.1:9")), 1);
        try (Application application = Application.open(Stage.around(home, new StageClock()), choice, new SessionStore("this is a test"))) {
            application.redactor().learnPair("api-user", Secret.of(CANARY));
            application.home().prepare();
            application.settings().add(new IntegrationSettings("one", words, Map.of(), application.appSettings().sending().thresholds(),
                    false, ServiceEdits.NONE));
            return Diagnostics.of(application);
        }
    }

    private static RetryPolicy retry() {
        return new RetryPolicy(RetryPolicy.Rules.synthesize(), new RetryBudget(), new Random(3), new SimulatedTime());
    }

    private JsonElement body() {
        HttpCall.Body body = sent.getLast().body();
        return JsonParser.parseString(new String(body == null ? new byte[0] : body.bytes(), StandardCharsets.UTF_8));
    }

    /** What a reader of the JSON sees. */
    private static String strings(JsonElement tree) {
        if (tree.isJsonObject()) {
            return tree.getAsJsonObject().asMap().values().stream().map(CanaryTest::strings).collect(Collectors.joining("\n"));
        }
        return tree.isJsonArray()
                ? tree.getAsJsonArray().asList().stream().map(CanaryTest::strings).collect(Collectors.joining("\n"))
                : tree.isJsonNull() ? "" : tree.getAsString();
    }

    private final class Answering implements HttpPort {
        private final String answer;

        Answering(String answer) {
            this.answer = answer;
        }

        @Override
        public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
            sent.add(call);
            try {
                return reader.read(new HttpAnswer(200, List.of(), new ByteArrayInputStream(utf8(answer)), call.uri()));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private record Failing(String words) implements HttpPort {
        @Override
        public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
            throw new HttpFailure(HttpFailure.Kind.CONNECT, words);
        }
    }

    @Test
    void whatAddressesCarryUnderASecretsNameStaysToo() {
        assertThat(redactor.words("next: https://v.example/list?page=2&api_key=k7Qz-1&pageToken=abc#x, https://me:pw1@v.example/"))
                .isEqualTo("next: https://v.example/list?page=2&api_key=***&pageToken=abc#x, https://***@v.example/");
        assertThat(redactor.words("401 for Bearer eyJhbGciOiJIUzI1NiJ9.e30.x, sent as basic authentication"))
                .isEqualTo("401 for Bearer ***, sent as basic authentication");
    }
}

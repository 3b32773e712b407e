package app.tallybird.engine.script;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** What a script sent to the sandbox that recorded it, in order. */
public record ScriptCounts(List<Sent> sent) {

    /** One count. {@code service} is its name, empty for one that was never created; {@code refused} is what the script was answered. */
    public record Sent(Instant at, String accountId, String account, String service, Optional<BigDecimal> units, Optional<String> refused) {

        /** As the recording sandbox tells it. */
        public static Sent of(JsonObject json) {
            return new Sent(Instant.parse(json.get("at").getAsString()), json.get("accountId").getAsString(),
                    Json.text(json, "account").orElse(""), Json.text(json, "service").orElse(""), Json.number(json, "units"),
                    Json.text(json, "refused"));
        }
    }

    public ScriptCounts {
        sent = List.copyOf(sent);
    }

    public static ScriptCounts read(Path file) {
        try {
            return new ScriptCounts(Files.readAllLines(file).stream().filter(line -> !line.isBlank())
                    .map(line -> Sent.of(JsonParser.parseString(line).getAsJsonObject())).toList());
        } catch (IOException | RuntimeException e) {
            throw Problem
                    .of(ProblemCode.CONFIGURATION, "The recorded counts in " + file + " can not be read.", "Nothing was compared.",
                            "Record them with: sandbox --record FILE, and let the script run against it.")
                    .at(file.toString()).asException();
        }
    }

    /** The day of the last count. */
    public Optional<LocalDate> day(ZoneId zone) {
        return sent.isEmpty() ? Optional.empty() : Optional.of(LocalDate.ofInstant(sent.getLast().at(), zone));
    }
}

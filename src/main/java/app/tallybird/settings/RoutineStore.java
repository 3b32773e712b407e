package app.tallybird.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;

import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;

/**
 * The routines, one JSON file for each integration, also for one that is only an environment file. A file is replaced whole or not at all.
 */
public final class RoutineStore {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final Path folder;

    public RoutineStore(Home home) {
        folder = home.root().resolve("schedules");
    }

    public Routine find(String integration) {
        Path file = file(integration);
        if (!Files.exists(file)) {
            return Routine.NONE;
        }
        JsonObject json = JsonFile.tree(file);
        try {
            Optional<Schedule> schedule = json.has("schedule") ? Optional.of(read(json.getAsJsonObject("schedule"))) : Optional.empty();
            return new Routine(schedule, Instant.parse(json.get("since").getAsString()), json.get("ticketAccount").getAsString());
        } catch (RuntimeException e) {
            throw JsonFile.unreadable(file, "\"schedule\", \"since\" or \"ticketAccount\" is missing or of the wrong kind");
        }
    }

    public void save(String integration, Routine routine) {
        JsonObject json = Files.exists(file(integration)) ? JsonFile.tree(file(integration)) : new JsonObject();
        json.remove("schedule");
        routine.schedule().ifPresent(schedule -> json.add("schedule", write(schedule)));
        json.addProperty("since", routine.since().toString());
        json.addProperty("ticketAccount", routine.ticketAccount());
        JsonFile.replace(file(integration), GSON.toJson(json));
    }

    public void delete(String integration) {
        try {
            Files.deleteIfExists(file(integration));
        } catch (IOException e) {
            throw JsonFile.notWritable(file(integration));
        }
    }

    /** A schedule as it is kept and printed. */
    public static JsonObject write(Schedule schedule) {
        JsonObject json = new JsonObject();
        switch (schedule.rhythm()) {
            case Rhythm.Daily daily -> json.addProperty("every", "day");
            case Rhythm.Weekly weekly -> {
                json.addProperty("every", "week");
                json.addProperty("day", weekly.day().name().toLowerCase(Locale.ROOT));
            }
            case Rhythm.Monthly monthly -> {
                json.addProperty("every", "month");
                json.addProperty("day", monthly.day() == Rhythm.Monthly.LAST ? "last" : String.valueOf(monthly.day()));
            }
        }
        json.addProperty("time", schedule.rhythm().time().toString());
        json.addProperty("start", schedule.start().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        return json;
    }

    private static Schedule read(JsonObject json) {
        LocalTime time = LocalTime.parse(json.get("time").getAsString());
        Rhythm rhythm = switch (json.get("every").getAsString()) {
            case "day" -> new Rhythm.Daily(time);
            case "week" -> new Rhythm.Weekly(DayOfWeek.valueOf(json.get("day").getAsString().toUpperCase(Locale.ROOT)), time);
            case "month" ->
                new Rhythm.Monthly(json.get("day").getAsString().equals("last") ? Rhythm.Monthly.LAST : json.get("day").getAsInt(), time);
            default -> throw new IllegalArgumentException("every");
        };
        return new Schedule(rhythm, Schedule.Start.valueOf(json.get("start").getAsString().toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    private Path file(String integration) {
        return folder.resolve(integration + ".json");
    }
}

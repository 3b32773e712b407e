package app.tallybird.settings;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.schedule.Rhythm;
import app.tallybird.schedule.Schedule;

/** The routines, one JSON document for each integration, also for one that is only an environment file. */
public final class RoutineStore {

    private final Documents documents;

    public RoutineStore(Documents documents) {
        this.documents = documents;
    }

    public Routine find(String integration) {
        JsonDocument document = document(integration);
        return document.find().map(json -> read(document, json)).orElse(Routine.NONE);
    }

    /** An empty object is no routine: one was written for an integration without any. */
    private static Routine read(JsonDocument document, JsonObject json) {
        if (json.isEmpty()) {
            return Routine.NONE;
        }
        try {
            Optional<Schedule> schedule = json.has("schedule") ? Optional.of(read(json.getAsJsonObject("schedule"))) : Optional.empty();
            return new Routine(schedule, Instant.parse(json.get("since").getAsString()), json.get("ticketAccount").getAsString(),
                    json.has("fileBy") ? json.get("fileBy").getAsInt() : 0,
                    json.has("startsDaily") && JsonDocument.GSON.fromJson(json.get("startsDaily"), boolean.class));
        } catch (RuntimeException e) {
            throw document.unreadable("\"schedule\", \"since\", \"ticketAccount\" or \"fileBy\" is missing or of the wrong kind");
        }
    }

    /** Changes it as it is now, whoever was first; returns what it was before. */
    public Routine change(String integration, UnaryOperator<Routine> change) {
        JsonDocument document = document(integration);
        return document.change(json -> {
            Routine before = read(document, json);
            Routine routine = change.apply(before);
            if (routine.equals(Routine.NONE) && json.isEmpty()) {
                return before;
            }
            json.remove("schedule");
            routine.schedule().ifPresent(schedule -> json.add("schedule", write(schedule)));
            json.addProperty("since", routine.since().toString());
            json.addProperty("ticketAccount", routine.ticketAccount());
            json.remove("fileBy");
            json.remove("startsDaily");
            if (routine.startsDaily()) {
                json.addProperty("startsDaily", true);
            }
            if (routine.fileBy() > 0) {
                json.addProperty("fileBy", routine.fileBy());
            }
            return before;
        });
    }

    /** It is that of another name from now on. */
    public void move(String integration, String other) {
        documents.change(now -> {
            new JsonDocument(now, document(integration).path()).find().ifPresent(json -> {
                new JsonDocument(now, document(other).path()).replace(json);
                now.delete(document(integration).path());
            });
            return other;
        });
    }

    /** Takes it away; what is returned puts it back into {@code place}. */
    public Runnable remove(String integration, Documents place) {
        return document(integration).remove(place);
    }

    /** A schedule as it is kept and printed. */
    public static JsonObject write(Schedule schedule) {
        JsonObject json = switch (schedule.rhythm()) {
            case Rhythm.Daily daily -> Json.of("every", "day");
            case Rhythm.Weekly weekly -> Json.of("every", "week", "day", weekly.day().name().toLowerCase(Locale.ROOT));
            case Rhythm.Monthly monthly ->
                Json.of("every", "month", "day", monthly.day() == Rhythm.Monthly.LAST ? "last" : String.valueOf(monthly.day()));
        };
        json.addProperty("time", schedule.rhythm().time().toString());
        json.addProperty("start", schedule.start().key());
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
        return new Schedule(rhythm, Schedule.Start.ofKey(json.get("start").getAsString()).orElseThrow());
    }

    private JsonDocument document(String integration) {
        return new JsonDocument(documents, "schedules/" + integration + ".json");
    }
}

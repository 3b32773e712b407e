package app.tallybird.http;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;

/** Reads JSON strictly: well-formed UTF-8, nothing after the value, nesting up to 64. Numbers keep all digits, and every spelling of one is the same. */
public final class JsonBodies {

    private static final Pattern PROGRAMMERS = Pattern
            .compile("^Use JsonReader\\.setStrictness\\(Strictness\\.LENIENT\\) to accept malformed JSON");
    private static final String NO_BEGINNING = "malformed at line 1 column 1 ";

    private static final int NESTING = 64;

    private JsonBodies() {
    }

    /** A strict reader for streaming. */
    public static JsonReader reader(InputStream in) {
        return reader(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT))));
    }

    private static JsonReader reader(Reader text) {
        JsonReader reader = new JsonReader(text);
        reader.setStrictness(Strictness.STRICT);
        reader.setNestingLimit(NESTING);
        return reader;
    }

    /** The whole body as a tree; whatever is not one JSON value is {@code BAD_BODY}. */
    public static JsonElement parse(InputStream in) throws IOException, HttpFailure {
        JsonReader reader = reader(in);
        try {
            if (isEmpty(reader)) {
                throw bad("it is empty");
            }
            JsonElement json = next(reader);
            if (reader.peek() != JsonToken.END_DOCUMENT) {
                throw bad("there is more after the JSON value");
            }
            return json;
        } catch (JsonParseException e) {
            if (e.getCause() instanceof IOException cause && !(cause instanceof MalformedJsonException)) {
                throw cause;
            }
            throw bad(String.valueOf(e.getMessage()));
        } catch (CharacterCodingException e) {
            throw bad("it is not UTF-8");
        } catch (MalformedJsonException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    /** The next value of a strict reader. Of properties with one name the last stays. */
    public static JsonElement next(JsonReader reader) throws IOException {
        return next(reader, name -> {
        });
    }

    /** The next value of a strict reader; {@code twice} is told the name that one object gives to different values. */
    public static JsonElement next(JsonReader reader, Consumer<String> twice) throws IOException {
        return switch (reader.peek()) {
            case BEGIN_OBJECT -> {
                JsonObject object = new JsonObject();
                reader.beginObject();
                while (reader.hasNext()) {
                    put(object, reader.nextName(), next(reader, twice), twice);
                }
                reader.endObject();
                yield object;
            }
            case BEGIN_ARRAY -> {
                JsonArray array = new JsonArray();
                reader.beginArray();
                while (reader.hasNext()) {
                    array.add(next(reader, twice));
                }
                reader.endArray();
                yield array;
            }
            case STRING -> new JsonPrimitive(reader.nextString());
            case NUMBER -> JsonNumbers.next(reader);
            case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
            case NULL -> {
                reader.nextNull();
                yield JsonNull.INSTANCE;
            }
            case NAME, END_OBJECT, END_ARRAY, END_DOCUMENT -> throw new MalformedJsonException("a value is missing");
        };
    }

    /** Sets a property; {@code twice} is told its name when the object has another value for it. */
    public static void put(JsonObject object, String name, JsonElement value, Consumer<String> twice) {
        JsonElement before = object.get(name);
        if (before != null && !before.equals(value)) {
            twice.accept(name);
        }
        object.add(name, value);
    }

    private static boolean isEmpty(JsonReader reader) throws IOException {
        try {
            return reader.peek() == JsonToken.END_DOCUMENT;
        } catch (EOFException e) {
            return true;
        }
    }

    /** What a reader of JSON complains about, without what it tells its programmers. */
    public static HttpFailure bad(String why) {
        String plain = PROGRAMMERS.matcher(why.lines().findFirst().orElse("")).replaceFirst("malformed");
        return new HttpFailure(HttpFailure.Kind.BAD_BODY,
                "The answer is not valid JSON: " + (plain.startsWith(NO_BEGINNING)
                        ? "it does not even begin as JSON, so it may be a page for people, such as a sign-in"
                        : plain) + ".");
    }
}

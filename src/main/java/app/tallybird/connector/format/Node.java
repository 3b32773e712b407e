package app.tallybird.connector.format;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Finding.Position;

/** JSON with places: a value and where it begins. */
sealed interface Node {

    Position at();

    /** The kind in words, for messages. */
    String kind();

    record Obj(Position at, Map<String, Member> members) implements Node {
        @Override
        public String kind() {
            return "an object";
        }
    }

    /** A property: where its name stands, and its value. */
    record Member(Position nameAt, Node value) {
    }

    record Arr(Position at, List<Node> items) implements Node {
        @Override
        public String kind() {
            return "a list";
        }
    }

    record Str(Position at, String text) implements Node {
        @Override
        public String kind() {
            return "a text";
        }
    }

    record Num(Position at, BigDecimal number) implements Node {
        @Override
        public String kind() {
            return "a number";
        }
    }

    record Bool(Position at, boolean value) implements Node {
        @Override
        public String kind() {
            return "true or false";
        }
    }

    record Nil(Position at) implements Node {
        @Override
        public String kind() {
            return "null";
        }
    }

    default JsonElement toGson() {
        return switch (this) {
            case Obj object -> {
                JsonObject json = new JsonObject();
                object.members().forEach((name, member) -> json.add(name, member.value().toGson()));
                yield json;
            }
            case Arr array -> {
                JsonArray json = new JsonArray();
                array.items().forEach(item -> json.add(item.toGson()));
                yield json;
            }
            case Str text -> new JsonPrimitive(text.text());
            case Num number -> new JsonPrimitive(number.number());
            case Bool bool -> new JsonPrimitive(bool.value());
            case Nil nil -> JsonNull.INSTANCE;
        };
    }
}

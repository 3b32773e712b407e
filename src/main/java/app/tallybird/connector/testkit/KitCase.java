package app.tallybird.connector.testkit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonObject;

import app.tallybird.connector.engine.InputCheck;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.reading.ConfiguredConnector;

/**
 * A recorded case of a connector: inputs with invented secrets, the exchanges, and the result that a person has read and agreed to.
 *
 * @param inputs by input key; a file is named by its place in {@code files}
 * @param files the texts of the case's own files by name, for connectors that read files
 * @param golden empty as long as nobody has agreed to a result
 */
public record KitCase(ConnectorDocument document, String name, Map<String, String> inputs, Map<String, String> files,
        List<Exchange> exchanges, Optional<JsonObject> golden) {

    /** The case that all derived ones and all damages are made of, and that the sandbox plays. */
    public static final String ORDINARY = "ordinary";

    public KitCase {
        inputs = Map.copyOf(inputs);
        files = Map.copyOf(files);
        exchanges = List.copyOf(exchanges);
    }

    /** What is read, one list after another, as it was recorded; {@code folder} is where the files of the case were put. */
    public ConfiguredConnector connector(Path folder) {
        return InputCheck.complete(document.oneAtATime(), inputs(folder));
    }

    /** The inputs with files named by their path in {@code folder}. */
    public Map<String, String> inputs(Path folder) {
        Map<String, String> given = new HashMap<>(inputs);
        document.inputs().stream().filter(input -> input.type() == Input.Type.FILE)
                .forEach(input -> given.computeIfPresent(input.key(), (key, name) -> folder.resolve(name).toString()));
        return given;
    }

    KitCase with(String otherName, List<Exchange> others) {
        return new KitCase(document, otherName, inputs, files, others, golden);
    }

    @Override
    public String toString() {
        return document.id() + "/" + name;
    }
}

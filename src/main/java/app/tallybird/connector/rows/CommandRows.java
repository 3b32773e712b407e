package app.tallybird.connector.rows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Command;
import app.tallybird.connector.fetch.PageBody;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingScope;
import app.tallybird.http.HttpFailure;
import app.tallybird.http.Redactor;

/** Brings what a program of the user's prints, JSON or separated values, as rows. A program that fails or prints nothing is a fault. */
final class CommandRows {

    private final ReadingContext context;
    private final Table table;
    private final Table.Source.Command source;
    private final Redactor redactor;
    private final String pointer;

    CommandRows(ReadingContext context, Table table, Table.Source.Command source, Redactor redactor) {
        this.context = context;
        this.table = table;
        this.source = source;
        this.redactor = redactor;
        this.pointer = "/tables/" + table.name();
    }

    private boolean isCsv(byte[] output) {
        return switch (source.output()) {
            case JSON -> false;
            case CSV -> true;
            case AUTO -> {
                String start = new String(output, StandardCharsets.UTF_8).replace("\ufeff", "").stripLeading();
                yield !start.startsWith("[") && !start.startsWith("{");
            }
        };
    }

    /** {@code separated} reads the output when it is not JSON. */
    void read(CsvRows separated, Consumer<JsonElement> rows) {
        ReadingScope scope = new ReadingScope(context, pointer + "/command", null, null);
        int megabytes = context.connector().doc().limits().maxResponseMb();
        byte[] output = new Command(source.program().render(scope),
                source.arguments().map(text -> Command.split(text.render(scope))).orElse(List.of()), pointer + "/command", redactor)
                .output(source.seconds(), megabytes, context.cancel());
        try {
            if (isCsv(output)) {
                separated.read("the output", pointer + "/command", () -> new ByteArrayInputStream(output), source.csv(), rows::accept);
            } else {
                PageBody body = new PageBody(pointer, table.rows(), Optional.empty());
                body.read(new ByteArrayInputStream(output));
                body.rows().forEach(rows);
            }
        } catch (IOException | JsonParseException | HttpFailure e) {
            throw Fault.of("E385", pointer + "/command", "what the program printed is not valid JSON",
                    "it must print JSON and nothing else; messages belong on the error output").asException();
        }
    }
}

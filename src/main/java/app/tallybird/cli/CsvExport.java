package app.tallybird.cli;

import java.nio.file.Path;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import app.tallybird.app.KeptIntegration;

/** Writes what one integration has as CSV, to a file or to the screen. */
abstract class CsvExport extends KeptCommand {

    @Option(names = "--file", paramLabel = "FILE", description = "Where to; left out, it is printed.")
    private @Nullable Path file;

    /** Piece by piece, so that much of it needs no room. */
    abstract void write(KeptIntegration kept, Consumer<String> pieces);

    @Override
    void work(KeptIntegration kept, Output output) {
        if (file == null) {
            StringBuilder csv = new StringBuilder();
            write(kept, csv::append);
            output.put("csv", csv.toString());
            output.result(csv.toString());
            return;
        }
        Path target = saveInPieces(file, pieces -> write(kept, pieces));
        output.put("file", target.toString());
        output.result("Saved as " + target + ".");
    }
}

package app.tallybird.ui.step.review;

import java.util.function.Consumer;

import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.ui.control.LocalFormat;

/** What is said of a vendor while it is read. */
final class ReadWords {

    private ReadWords() {
    }

    static ReadListener to(String vendor, Consumer<String> progress) {
        return event -> {
            switch (event) {
                case ReadEvent.Progress done -> progress.accept("Reading " + vendor + ": " + LocalFormat.count(done.rows(), "row") + " of "
                        + done.table() + (done.of() > 0 ? ", " + done.done() + " of " + done.of() : ""));
                case ReadEvent.PageRead page -> progress.accept("Reading " + vendor + ": " + page.table() + ", page " + page.page());
                case ReadEvent.Waiting waiting ->
                    progress.accept("Waiting " + LocalFormat.span(waiting.howLong()) + ": " + waiting.reason());
                case ReadEvent.SigningIn _ -> progress.accept("Signing in at " + vendor);
                case ReadEvent.Asking _,ReadEvent.Answered _,ReadEvent.PagingStopped _,ReadEvent.TableDone _ -> {
                }
            }
        };
    }
}

package app.tallybird.connector.paging;

import java.util.Optional;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fault.Fault;
import app.tallybird.connector.fetch.Answer;
import app.tallybird.connector.format.Paging;
import app.tallybird.connector.format.Paging.Figure;
import app.tallybird.http.HttpCall;
import app.tallybird.http.JsonNumbers;
import app.tallybird.problem.Wording;

/**
 * How long a list is by the vendor's own words, remembered from page to page and compared with what was read in the end. One object per list; used by
 * one thread.
 */
final class PageTotals {

    private final Paging.End end;
    private final String pointer;
    private @Nullable Long rows;
    private @Nullable Long pages;
    private int read;
    private int filled;

    PageTotals(Paging.End end, String pointer) {
        this.end = end;
        this.pointer = pointer;
    }

    /** Takes in what the next page says. Many vendors tell a total with the first page only. */
    void see(Answer answer) {
        read++;
        filled += answer.rows().isEmpty() ? 0 : 1;
        if (answer.none()) {
            return;
        }
        rows = seen("rows", end.totalRows(), rows, answer);
        pages = seen("pages", end.totalPages(), pages, answer);
    }

    private @Nullable Long seen(String what, Optional<Figure> figure, @Nullable Long before, Answer answer) {
        Optional<Long> said = figure.flatMap(one -> stated(one, answer));
        if (said.isEmpty() && before == null && figure.isPresent() && !end.totalMayBeMissing()) {
            throw noNumber(figure.get());
        }
        if (said.isPresent() && before != null && said.get() < before) {
            throw moved("the vendor said " + before + " " + what + " and says " + said.get() + " on page " + read
                    + ": the list changed while it was read", "try again");
        }
        return said.orElse(before);
    }

    private Optional<Long> stated(Figure figure, Answer answer) {
        return switch (figure) {
            case Figure.Header header -> HttpCall.Header.values(answer.headers(), header.name()).stream().distinct()
                    .reduce((a, b) -> a + "," + b).map(text -> whole(text.strip(), figure));
            case Figure.Field field -> {
                JsonElement value = field.path().read(answer.around());
                if (value == null || value.isJsonNull()) {
                    yield Optional.empty();
                }
                yield Optional.of(whole(value instanceof JsonPrimitive one ? one.getAsString() : "", figure));
            }
        };
    }

    private long whole(String text, Figure figure) {
        try {
            long number = JsonNumbers.parse(text).orElseThrow(ArithmeticException::new).longValueExact();
            if (number >= 0) {
                return number;
            }
        } catch (ArithmeticException e) {
            // told below
        }
        throw noNumber(figure);
    }

    private RuntimeException noNumber(Figure figure) {
        return Fault.of("E343", pointer, "the answer has no whole number in " + figure, "correct the path, or remove the total")
                .asException();
    }

    private RuntimeException moved(String text, String hint) {
        return Fault.of("E345", pointer, text, hint).canRetry().asException();
    }

    /** Whether the vendor has told how long the list is. */
    boolean told() {
        return rows != null || pages != null;
    }

    /** Whether as many rows came as the vendor says there are. */
    boolean allRows(long fresh) {
        return rows != null && fresh >= rows;
    }

    /** Whether the vendor says how many pages there are. */
    boolean pagesKnown() {
        return pages != null;
    }

    /** Whether as many pages came as the vendor says there are. */
    boolean allPages() {
        return pages != null && read >= pages;
    }

    /** Whether the only page is as long as the list is said to be. */
    boolean onePageOnly(long fresh) {
        return read == 1 && pages == null && rows != null && fresh == rows;
    }

    /** How many pages were read. */
    int read() {
        return read;
    }

    /** Compares what was read with what the vendor says there is. A page without rows may count for the vendor or not. */
    void check(long fresh) {
        if (rows != null && rows != fresh) {
            throw moved("the vendor says " + Wording.count(rows, "row") + ", we read " + fresh,
                    "rows may have moved while reading: try again");
        }
        if (pages != null && (pages > read || pages < filled)) {
            throw moved("the vendor says " + Wording.count(pages, "page") + ", we read " + read,
                    "rows may have moved while reading: try again");
        }
    }
}

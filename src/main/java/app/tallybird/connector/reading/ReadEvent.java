package app.tallybird.connector.reading;

import java.time.Duration;

/** A step of a reading. Texts and addresses have passed the redactor. */
public sealed interface ReadEvent {

    /** A token is asked for. */
    record SigningIn(String url, boolean again) implements ReadEvent {
    }

    /** A request is about to be sent; {@code parent} names the parent row or is empty. Pages count from 1. */
    record Asking(String table, String parent, int page, String method, String url) implements ReadEvent {
    }

    /** Its answer came, whatever it says. */
    record Answered() implements ReadEvent {
    }

    /** A page was read to its end; {@code marker} is the cursor, total or link it carried, or empty. */
    record PageRead(String table, String parent, int page, long rows, String marker) implements ReadEvent {
    }

    /** The last page of one list; {@code why} says in words why paging stopped. */
    record PagingStopped(String table, int pages, String why) implements ReadEvent {
    }

    /** Nothing is sent for a while. */
    record Waiting(String reason, Duration howLong) implements ReadEvent {
    }

    /** How far it is: parent rows done of those known, rows so far. {@code of} is 0 while unknown. */
    record Progress(String table, long done, long of, long rows) implements ReadEvent {
    }

    record TableDone(String table, long rows) implements ReadEvent {
    }
}

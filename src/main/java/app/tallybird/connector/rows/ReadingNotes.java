package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.reading.Warning;

/** What a reading has to tell beside its rows, and whether lower limits ended it. Used by one thread. */
final class ReadingNotes {

    final List<Warning> warnings = new ArrayList<>();
    final List<Disagreement> disagreements = new ArrayList<>();
    /** Rows that came twice and say different things. */
    final List<Repeat> repeats = new ArrayList<>();
    Optional<LeftOutRows> leftOut = Optional.empty();
    boolean cut;
}

package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadListener;

/** Which table each exchange of a recording was asked for, learnt from one play. */
final class Route implements ReadListener {

    /** An exchange: its place in the recording, the table it was asked for or empty for the sign-in, and the number of its page. */
    record Stop(int place, String table, int page) {
    }

    private final Recording recording;
    private final List<Stop> stops = new ArrayList<>();
    private String table = "";
    private int page;

    Route(Recording recording) {
        this.recording = recording;
    }

    @Override
    public void on(ReadEvent event) {
        catchUp();
        switch (event) {
            case ReadEvent.Asking asking -> {
                table = asking.table();
                page = asking.page();
            }
            case ReadEvent.Answered answered -> table = "";
            default -> {
                // Nothing is asked for.
            }
        }
    }

    /** Requests since the last event belong to the table that was asking. */
    void catchUp() {
        List<Integer> served = recording.served();
        for (int i = stops.size(); i < served.size(); i++) {
            stops.add(new Stop(served.get(i), table, page));
        }
    }

    List<Stop> data() {
        return stops.stream().filter(stop -> !stop.table().isEmpty()).toList();
    }

    List<Stop> signIns() {
        return stops.stream().filter(stop -> stop.table().isEmpty()).toList();
    }

    Optional<Stop> at(int place) {
        return stops.stream().filter(stop -> stop.place() == place).findFirst();
    }

    /** The page after this one of the same list. */
    Optional<Stop> after(Stop stop) {
        Predicate<Stop> next = other -> other.table().equals(stop.table()) && other.page() == stop.page() + 1;
        return IntStream.range(stops.indexOf(stop) + 1, stops.size()).mapToObj(stops::get)
                .takeWhile(other -> other.table().isEmpty() || next.test(other)).filter(next).findFirst();
    }

    /** The page before this one of the same list. */
    Optional<Stop> before(Stop stop) {
        return stop.page() == 1
                ? Optional.empty()
                : data().stream().filter(other -> after(other).filter(stop::equals).isPresent()).findFirst();
    }

    /** The first request of each table. */
    List<Stop> firsts() {
        List<Stop> firsts = new ArrayList<>();
        for (Stop stop : data()) {
            if (firsts.stream().noneMatch(other -> other.table().equals(stop.table()))) {
                firsts.add(stop);
            }
        }
        return firsts;
    }
}

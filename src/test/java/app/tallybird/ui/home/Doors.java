package app.tallybird.ui.home;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

import app.tallybird.ui.wizard.Queued;
import app.tallybird.ui.wizard.Step;

/** Writes down which ways out of the home page were taken. */
class Doors implements HomeModel.Exits {

    final List<String> taken = new ArrayList<>();
    /** What the last review was of. */
    Queued next = Queued.NOT;

    @Override
    public void add() {
        taken.add("add");
    }

    @Override
    public void open(String name, Step step) {
        taken.add(name + " " + step);
    }

    @Override
    public void review(String name, Queued queued) {
        taken.add(name + " in the queue");
        next = queued;
    }

    @Override
    public void history(String name) {
        taken.add(name + " history");
    }

    @Override
    public void integration(String name) {
        taken.add(name + " page");
    }

    @Override
    public void demo() {
        taken.add("demo");
    }

    @Override
    public void build() {
        taken.add("build");
    }

    @Override
    public void team() {
        taken.add("team");
    }

    @Override
    public void leaks(YearMonth month) {
        taken.add("leaks " + month);
    }

    @Override
    public void file(String name, Path file) {
        taken.add(name + " waits for " + file.getFileName());
    }
}

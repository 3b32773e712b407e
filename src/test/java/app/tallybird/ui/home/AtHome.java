package app.tallybird.ui.home;

import java.nio.file.Path;

import org.junit.jupiter.api.io.TempDir;

import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;
import app.tallybird.ui.wizard.Workplace;

/** The home page, and the ways out of it. */
abstract class AtHome {

    final Doors doors = new Doors();

    @TempDir
    Path home;

    final HomeModel open(AppOnSandbox hand) {
        return open(hand.place(new DirectTaskRunner()));
    }

    final HomeModel open(Workplace place) {
        HomeModel model = new HomeModel(place, doors);
        model.enter();
        return model;
    }
}

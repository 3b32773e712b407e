package app.tallybird.ui.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDraft;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

/** The builder of an application on the sandbox. */
abstract class AtBuilder {

    final DirectTaskRunner runner = new DirectTaskRunner();
    final List<BuilderModel> opened = new ArrayList<>();

    @TempDir
    Path home;
    AppOnSandbox hand;

    @BeforeEach
    final void begin() {
        hand = new AppOnSandbox(home);
    }

    @AfterEach
    final void end() {
        hand.close();
    }

    final StartModel start() {
        StartModel start = new StartModel(hand.place(runner), opened::add);
        start.enter();
        return start;
    }

    /** A new connector with nothing but a name and an address. */
    final BuilderModel blank(String name, String address) {
        StartModel start = start();
        start.name.set(name);
        start.address.set(address);
        start.blank();
        return opened.getLast();
    }

    /** A draft of this text. */
    final BuilderModel of(String text) {
        return BuilderModel.begin(hand.place(runner), new NewDraft(DraftTree.parse(text).orElseThrow(), Map.of(), List.of()), "");
    }
}

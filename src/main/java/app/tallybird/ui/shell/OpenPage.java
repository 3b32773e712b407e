package app.tallybird.ui.shell;

import java.util.function.Supplier;

import app.tallybird.ui.wizard.PageModel;

/** What is open: why it is not left now, or nothing, and what is done when it is left, or when the window closes on it. */
record OpenPage(Supplier<String> stays, Runnable leave, Runnable close) {

    static final String WATCH = "The push is not done: wait for it, or press Stop first.";
    static final OpenPage NOTHING = new OpenPage(() -> "", () -> {
    }, () -> {
    });

    static OpenPage of(PageModel model) {
        return new OpenPage(() -> model.staysOpen() ? WATCH : "", model::leave, model::leave);
    }
}

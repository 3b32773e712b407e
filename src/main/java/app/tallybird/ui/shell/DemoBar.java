package app.tallybird.ui.shell;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.HBox;

import app.tallybird.app.Demo.Event;
import app.tallybird.ui.control.Widgets;

/** Says that nothing here is real, lets a month pass, and leads out. Outside of the demo there are only the words. */
final class DemoBar extends HBox {

    private DemoBar(Node... content) {
        setId("banner");
        getStyleClass().add("sandbox-banner");
        getChildren().addAll(content);
    }

    static DemoBar banner(String words) {
        return new DemoBar(Widgets.text(words, "strong"));
    }

    static DemoBar of(Consumer<Set<Event>> later, Runnable leave) {
        MenuButton month = Widgets.styled(new MenuButton("One _month later"), "small");
        month.setId("demo-later");
        month.setAccessibleText("One month later: choose what happens in it");
        month.setMinWidth(USE_PREF_SIZE);
        month.getItems().setAll(Widgets.item("All of it", () -> later.accept(EnumSet.allOf(Event.class))),
                Widgets.item("A customer left", () -> later.accept(EnumSet.of(Event.CUSTOMER_LEFT))),
                Widgets.item("A customer fell sharply", () -> later.accept(EnumSet.of(Event.SHARP_FALL))),
                Widgets.item("A vendor was down", () -> later.accept(EnumSet.of(Event.OUTAGE))),
                Widgets.item("Nothing special", () -> later.accept(EnumSet.noneOf(Event.class))));
        return new DemoBar(
                Widgets.grow(Widgets.text("DEMO: everything is played on this computer. Nothing real is read or sent.", "strong")), month,
                Widgets.button("leave-demo", "Leave the demo", leave, "small"));
    }
}

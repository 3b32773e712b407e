package app.tallybird.ui.shell;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import app.tallybird.app.About;
import app.tallybird.app.DemoDoor;
import app.tallybird.app.Diagnostics;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.ui.alerts.AlertsModel;
import app.tallybird.ui.alerts.AlertsView;
import app.tallybird.ui.builder.BuilderModel;
import app.tallybird.ui.builder.BuilderView;
import app.tallybird.ui.builder.StartModel;
import app.tallybird.ui.builder.StartView;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.history.HistoryModel;
import app.tallybird.ui.history.HistoryView;
import app.tallybird.ui.home.HomeModel;
import app.tallybird.ui.home.HomeView;
import app.tallybird.ui.settings.SettingsModel;
import app.tallybird.ui.settings.SettingsView;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.theme.Scheme;
import app.tallybird.ui.theme.Theme;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.WizardModel;
import app.tallybird.ui.wizard.WizardView;
import app.tallybird.ui.wizard.Workplace;

/** The window's content: header, a banner when a sandbox is used, and the home page or a set-up. Used on the screen's thread. */
public final class Shell implements ShellActions, HomeModel.Doors {

    private static final String DEMO = ".demo";

    private final BorderPane frame = new BorderPane();
    private final StackPane root;
    private final Workplace real;
    private final FxDesktop desktop;
    private final Theme theme;
    private final Header header;
    private Workplace place;
    private Optional<DemoDoor> demo = Optional.empty();
    private final Map<Workplace, Home> homes = new HashMap<>();
    private final ScreenWork opening;
    private Open page = Open.PAGE;

    public Shell(StackPane root, Workplace real, FxDesktop desktop, Theme theme) {
        this.root = root;
        this.real = real;
        this.place = real;
        this.desktop = desktop;
        this.theme = theme;
        opening = real.lane();
        header = new Header(this);
        root.getChildren().setAll(frame);
        frame.setTop(top());
    }

    private Node top() {
        VBox top = new VBox(header);
        if (demo.isPresent()) {
            Button leave = Widgets.button("leave-demo", "Leave the demo", this::leaveDemo, "small");
            HBox banner = new HBox(
                    Widgets.text("DEMO: Synthesize and the vendors are played on this computer. Nothing real is read or sent.", "strong"),
                    Widgets.spring(), leave);
            banner.setId("banner");
            banner.getStyleClass().add("sandbox-banner");
            top.getChildren().add(banner);
        } else {
            real.application().sandboxNotice().ifPresent(words -> {
                HBox banner = new HBox(Widgets.text(words, "strong"));
                banner.setId("banner");
                banner.getStyleClass().add("sandbox-banner");
                top.getChildren().add(banner);
            });
        }
        return top;
    }

    /** What is open: whether it must be watched for now, and what is done when it is left, or when the window closes on it. */
    private record Open(BooleanSupplier stays, Runnable leave, Runnable close) {
        static final Open PAGE = leaving(() -> {
        });

        static Open leaving(Runnable leave) {
            return new Open(() -> false, leave);
        }

        Open(BooleanSupplier stays, Runnable leave) {
            this(stays, leave, leave);
        }
    }

    /** The home page of one place: it is kept, so that a push goes on while another page is open. */
    private record Home(HomeModel model, HomeView view) {
    }

    @Override
    public void home() {
        if (left()) {
            Home home = homes.computeIfAbsent(place, here -> {
                HomeModel model = new HomeModel(here, this);
                return new Home(model, new HomeView(model));
            });
            header.where(demo.isPresent() ? "Demo" : "Home");
            header.show(new Setup.Standing("", ""));
            frame.setCenter(home.view());
            page = Open.leaving(home.model()::leave);
            home.model().enter();
        }
    }

    @Override
    public void add() {
        show(Setup.fresh(place.application()), Optional.empty());
    }

    @Override
    public void open(String name, Step step) {
        SetupStore store = new SetupStore(place.application());
        opening.start(ScreenWork.Task.look("", cancel -> store.open(name)), setup -> show(setup, Optional.of(step)),
                problem -> desktop.say(problem.sentence()));
    }

    /** The ways to begin a connector of one's own. */
    @Override
    public void build() {
        if (!left()) {
            return;
        }
        StartModel model = new StartModel(place, this::build);
        StartView view = new StartView(model, this::home);
        header.where("New connector");
        header.show(new Setup.Standing("", ""));
        frame.setCenter(view);
        model.enter();
        view.focus();
    }

    private void build(BuilderModel model) {
        page = new Open(() -> false, model::leave, model::close);
        BuilderView view = new BuilderView(model, this::build, this::useConnector);
        header.where(model.title());
        frame.setCenter(view);
        view.focus();
    }

    private void useConnector(ConnectorDocument document) {
        Setup setup = Setup.fresh(place.application());
        setup.choose(document, document.id());
        setup.markDone(Step.VENDOR);
        show(setup, Optional.of(Step.CONNECT));
    }

    private void show(Setup setup, Optional<Step> wanted) {
        if (!left()) {
            return;
        }
        Pages pages = Pages.of(setup, place, this::home, this::demo, this::build);
        WizardModel wizard = pages.wizard();
        page = new Open(() -> wizard.current.get().staysOpen(), () -> wizard.current.get().leave());
        header.show(setup.standing.get());
        setup.standing.addListener((property, before, now) -> header.show(now));
        wizard.current.addListener((property, before, now) -> header.where(setup.name()));
        header.where(setup.name());
        if (wanted.isEmpty() || !wizard.open(wanted.get())) {
            wizard.start();
        }
        WizardView view = new WizardView(wizard, pages.views(), place);
        frame.setCenter(view);
        view.focusPage();
    }

    @Override
    public void history(String name) {
        page("History", () -> {
            HistoryModel model = new HistoryModel(place);
            HistoryView view = new HistoryView(model);
            page = new Open(model::staysOpen, model::leave);
            model.enter(name);
            return view;
        });
    }

    @Override
    public void settings() {
        page("Settings", () -> {
            SettingsModel model = new SettingsModel(place, word -> theme.scheme.set(Scheme.valueOf(word.toUpperCase(Locale.ROOT))));
            SettingsView view = new SettingsView(model);
            page = Open.leaving(model::leave);
            model.enter();
            return view;
        });
    }

    @Override
    public void alerts() {
        page("Alerts", () -> {
            AlertsModel model = new AlertsModel(place);
            AlertsView view = new AlertsView(model);
            page = Open.leaving(model::leave);
            model.enter();
            return view;
        });
    }

    /** Shows a page of its own, unless something is being sent that is better watched. */
    private void page(String words, Supplier<Node> maker) {
        if (left()) {
            header.where(words);
            header.show(new Setup.Standing("", ""));
            Node page = maker.get();
            frame.setCenter(page);
            place.runner().onScreen(() -> focusFirst(page));
        }
    }

    private static void focusFirst(Node page) {
        // what scrolls is only part of the scene once it is laid out
        page.applyCss();
        Node box = page.lookup(".combo-box");
        Node first = box == null ? page.lookup(".button") : box;
        if (first != null) {
            first.requestFocus();
        }
    }

    /** Whether the page that is open could be left: unless something is being sent that is better watched. */
    private boolean left() {
        if (page.stays().getAsBoolean()) {
            desktop.say("The push is not done: wait for it, or press Stop first.");
            return false;
        }
        opening.leave();
        page.leave().run();
        page = Open.PAGE;
        return true;
    }

    @Override
    public void demo() {
        if (demo.isPresent()) {
            home();
            return;
        }
        desktop.say("Starting the demo…");
        real.turns().start(DEMO, cancel -> DemoDoor.open(real.application()), this::enterDemo, problem -> desktop.say(problem.sentence()));
    }

    private void enterDemo(DemoDoor door) {
        if (demo.isPresent() || !left()) {
            close(door);
            return;
        }
        demo = Optional.of(door);
        place = new Workplace(door.application(), real.runner(), desktop, true, real.programs());
        frame.setTop(top());
        home();
    }

    private void leaveDemo() {
        if (left()) {
            demo.ifPresent(this::close);
            forgetDemo();
            frame.setTop(top());
            home();
        }
    }

    private void forgetDemo() {
        Home home = homes.remove(place);
        if (home != null) {
            home.model().close();
        }
        demo = Optional.empty();
        place = real;
    }

    /** What the demo holds is written down, before it can be opened again. */
    private void close(DemoDoor door) {
        real.turns().start(DEMO, cancel -> {
            door.close();
            return door;
        }, closed -> {
        }, problem -> desktop.say(problem.sentence()));
    }

    @Override
    public void toggleScheme() {
        theme.toggle();
    }

    @Override
    public void browse(String url) {
        desktop.browse(url);
    }

    @Override
    public void copyDiagnostics() {
        place.runner().start(cancel -> Diagnostics.of(place.application()),
                text -> desktop.copy(text, "Diagnostics copied: versions, folders and the last run of each integration, no customers"),
                problem -> desktop.say(problem.sentence()));
    }

    @Override
    public void showLog() {
        desktop.copy(place.application().home().logs().toString(), "The log is in " + place.application().home().logs() + " (copied)");
    }

    @Override
    public void about() {
        page("About", () -> new AboutView(About.thisProgram(), place.application().home().root(),
                text -> desktop.copy(text, "Version and licenses copied")));
    }

    /** The window closes: what is going on ends between two requests, and the demo is kept. */
    public void close() {
        homes.values().forEach(home -> home.model().close());
        page.close().run();
        demo.ifPresent(DemoDoor::close);
    }

    public StackPane root() {
        return root;
    }
}

package app.tallybird.ui.shell;

import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import app.tallybird.app.Application;
import app.tallybird.app.Demo;
import app.tallybird.app.Diagnostics;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.problem.Problem;
import app.tallybird.ui.builder.BuilderModel;
import app.tallybird.ui.builder.BuilderView;
import app.tallybird.ui.builder.StartModel;
import app.tallybird.ui.builder.StartView;
import app.tallybird.ui.control.FileDrop;
import app.tallybird.ui.control.Frame;
import app.tallybird.ui.control.WholeWords;
import app.tallybird.ui.control.Widgets;
import app.tallybird.ui.file.FileModel;
import app.tallybird.ui.file.FileView;
import app.tallybird.ui.home.HomeModel;
import app.tallybird.ui.home.HomeView;
import app.tallybird.ui.integration.IntegrationModel;
import app.tallybird.ui.integration.IntegrationView;
import app.tallybird.ui.task.ScreenWork;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.team.TeamCount;
import app.tallybird.ui.theme.Theme;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Queued;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.SetupStore;
import app.tallybird.ui.wizard.Snapshot;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.WizardModel;
import app.tallybird.ui.wizard.WizardView;
import app.tallybird.ui.wizard.Workplace;

/** The window's content: header, a banner when a sandbox is used, and the home page or a set-up. Used on the screen's thread. */
public final class Shell implements HomeModel.Exits {

    private static final int NESTED = 3;
    private static final String TYPED = "What you typed here is not saved. Press again to leave it all the same.";

    private final StackPane root;
    /** The page; it comes before the header, so that a focus whose place is gone falls on the page and never on a way out of it. */
    private final StackPane middle = new StackPane();
    private final BorderPane frame = new BorderPane(middle);
    private final Workplace real;
    private final FxDesktop desktop;
    private final PageDoors doors;
    private final Header header;
    /** What waits for whoever works here. */
    final TeamCount team;
    private Workplace place;
    private final DemoDoor demo;
    private final Map<Workplace, Home> homes = new HashMap<>();
    private final ScreenWork opening;
    private OpenPage page = OpenPage.NOTHING;
    /** Those that were told of what they would lose. */
    private final Set<WizardModel> warned = Collections.newSetFromMap(new WeakHashMap<>());
    /** A new integration whose set-up was left with something typed. */
    private Optional<Pages> draft = Optional.empty();

    public Shell(StackPane root, Workplace real, FxDesktop desktop, Theme theme) {
        this.root = root;
        this.real = real;
        this.place = real;
        this.desktop = desktop;
        doors = new PageDoors(this, theme);
        opening = real.work();
        demo = new DemoDoor(real, this::back);
        header = new Header(this, doors, theme, desktop);
        team = new TeamCount(header::team);
        root.getChildren().setAll(frame);
        WholeWords.of(root);
        frame.setTop(top());
    }

    private Node top() {
        VBox top = new VBox(header);
        if (demo.isOpen()) {
            top.getChildren().add(DemoBar.of(this::later, this::leaveDemo));
        } else {
            real.application().sandboxNotice().ifPresent(words -> top.getChildren().add(DemoBar.banner(words)));
        }
        return top;
    }

    Workplace place() {
        return place;
    }

    /** The home page of one place: it is kept, so that a push goes on while another page is open. */
    private record Home(HomeModel model, Frame view) {
    }

    public void home() {
        if (left()) {
            Home home = homes.computeIfAbsent(place, here -> {
                HomeModel model = new HomeModel(here, this);
                return new Home(model, FileDrop.on(Frame.of(new HomeView(model)), this::readFile));
            });
            header.show(demo.isOpen() ? "Demo" : "Home");
            header.follow(home.model().queue());
            shown(home.view());
            page = OpenPage.of(home.model());
            home.model().enter();
        }
    }

    @Override
    public void team() {
        doors.team();
    }

    @Override
    public void add() {
        Optional<Pages> begun = draft.filter(pages -> !pages.wizard().setup.isSaved());
        if (begun.isPresent()) {
            show(begun.get(), Optional.of(begun.get().wizard().current.get().step));
        } else {
            show(Setup.fresh(place.application()), Optional.empty());
        }
    }

    @Override
    public void open(String name, Step step) {
        open(name, step, Queued.NOT);
    }

    @Override
    public void review(String name, Queued queued) {
        open(name, Step.REVIEW, queued);
    }

    private void open(String name, Step step, Queued queued) {
        SetupStore store = new SetupStore(place.application());
        opening.start(Task.look("", cancel -> store.open(name)), setup -> {
            setup.queue(queued);
            show(setup, Optional.of(step));
        }, this::say);
    }

    private void say(Problem problem) {
        desktop.say(problem.sentence());
    }

    /** The ways to begin a connector of one's own. */
    @Override
    public void build() {
        if (left()) {
            StartModel model = new StartModel(place, this::build);
            StartView view = new StartView(model, this::home);
            header.show("New connector");
            shown(view);
            model.enter();
            view.focus();
        }
    }

    private void build(BuilderModel model) {
        page = new OpenPage(() -> "", model::leave, model::close);
        BuilderView view = new BuilderView(model, this::build, document -> connect(Setup.fresh(place.application()), document, Map.of()));
        header.show(model.title());
        shown(view);
        view.focus();
    }

    private void useFile(FileModel.Pointed file) {
        Setup setup = Setup.fresh(place.application());
        setup.expectFileBy(file.fileBy());
        connect(setup, file.document(), file.inputs());
    }

    private void connect(Setup setup, ConnectorDocument document, Map<String, String> inputs) {
        setup.choose(document, document.id());
        setup.enter(new Snapshot.Entered(inputs, Map.of()));
        setup.markDone(Step.VENDOR);
        show(setup, Optional.of(Step.CONNECT));
    }

    private void show(Setup setup, Optional<Step> wanted) {
        Runnable services = () -> open(setup.name(), Step.SERVICES);
        show(Pages.of(setup, place, new Pages.Exits(this::home, this::demo, this::build, () -> file(Optional.empty(), Optional.empty()),
                () -> doors.compare(setup.name(), services))), wanted);
    }

    private void show(Pages pages, Optional<Step> wanted) {
        if (!left()) {
            return;
        }
        draft = Optional.empty();
        WizardModel wizard = pages.wizard();
        Setup setup = wizard.setup;
        page = new OpenPage(
                () -> wizard.staysOpen() ? OpenPage.WATCH : setup.isSaved() && wizard.unsaved() && warned.add(wizard) ? TYPED : "",
                () -> leave(pages), wizard::leave);
        wanted.ifPresentOrElse(wizard::begin, wizard::start);
        setup.standing.subscribe(standing -> header.show(wizard.where(), standing));
        wizard.current.subscribe(step -> header.show(wizard.where(), setup.standing.get()));
        WizardView view = new WizardView(wizard, pages.views(), place);
        OpenPage made = page;
        place.runner().inTurn(() -> page.equals(made), () -> styled(view), this::laidOut, view::focusPage);
    }

    /** What was typed for a new integration is not lost by a look at another page. */
    private void leave(Pages pages) {
        pages.wizard().leave();
        if (!pages.wizard().setup.isSaved() && pages.wizard().unsaved()) {
            draft = Optional.of(pages);
            desktop.say("What you entered for " + pages.wizard().setup.name()
                    + " is not saved. It is kept while Tallybird is open: \"Add integration\" goes on with it.");
        }
    }

    private void shown(Node page) {
        styled(page);
        laidOut();
    }

    private void styled(Node page) {
        middle.getChildren().setAll(page);
        middle.applyCss();
        team.of(place);
    }

    /** What scrolls within what scrolls is only part of the scene, and can only have the focus, once each is laid out. */
    private void laidOut() {
        for (int depth = 0; depth < NESTED; depth++) {
            middle.applyCss();
            middle.layout();
        }
    }

    @Override
    public void history(String name) {
        doors.history(name);
    }

    @Override
    public void integration(String name) {
        show(name,
                new IntegrationModel(place, name, step -> open(name, step),
                        new IntegrationModel.Exits(() -> doors.compare(name, () -> integration(name)), () -> doors.leaks(Optional.empty()),
                                this::team)),
                model -> FileDrop.on(new IntegrationView(model), file -> file(name, file)), IntegrationModel::enter);
    }

    @Override
    public void file(String name, Path file) {
        file(Optional.of(name), Optional.of(file));
    }

    /** A file of nobody yet was dropped: the beginning of a new integration. */
    public void readFile(Path file) {
        file(Optional.empty(), Optional.of(file));
    }

    private void file(Optional<String> integration, Optional<Path> dropped) {
        FileModel model = new FileModel(place, integration,
                new FileModel.Exits(this::useFile, name -> open(name, Step.REVIEW), this::home));
        show(integration.map(name -> name + " / ").orElse("") + "File", model, FileView::new, shown -> dropped.ifPresent(shown::drop));
    }

    @Override
    public void leaks(YearMonth month) {
        doors.leaks(Optional.of(month));
    }

    /** Shows a page of its own, unless something is being sent that is better watched. */
    <M extends PageModel> void show(String words, M model, Function<M, Node> view, Consumer<M> enter) {
        if (left()) {
            header.show(words);
            page = OpenPage.of(model);
            Node shown = view.apply(model);
            enter.accept(model);
            shown(shown);
            place.runner().onScreen(() -> focusFirst(shown));
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

    /** Whether the page that is open could be left: unless something is being sent that is better watched, or was typed and would be lost. */
    private boolean left() {
        String stays = page.stays().get();
        if (!stays.isEmpty()) {
            desktop.say(stays);
            return false;
        }
        opening.leave();
        page.leave().run();
        page = OpenPage.NOTHING;
        return true;
    }

    @Override
    public void demo() {
        if (demo.isOpen()) {
            home();
        } else if (left()) {
            between("The demo begins\u2026");
            demo.begin(this::enterDemo);
        }
    }

    /** Whether there is a place for it: whoever opened another page meanwhile stays there. */
    private boolean enterDemo(Application played) {
        if (!left()) {
            return false;
        }
        draft = Optional.empty();
        place = new Workplace(played, real.runner(), desktop, true, real.programs());
        frame.setTop(top());
        home();
        open(Demo.REVIEW, Step.REVIEW);
        return true;
    }

    /** A month passes in the demo; its home page then shows what has come of it. */
    private void later(Set<Demo.Event> events) {
        if (demo.isOpen() && left()) {
            between("A month passes\u2026");
            demo.later(events, this::home);
        }
    }

    /** While the demo is at work, nothing of the pages is there to be pressed. */
    private void between(String words) {
        Label said = Widgets.label(words, "muted");
        said.setId("between");
        shown(Frame.of(Widgets.styled(new VBox(said), "home")));
    }

    /** Says why it did not come to it, on the page that there is. */
    private void back(Problem why) {
        home();
        say(why);
    }

    private void leaveDemo() {
        if (left()) {
            demo.leave();
            Home home = homes.remove(place);
            doors.forget(place);
            if (home != null) {
                home.model().close();
            }
            draft = Optional.empty();
            place = real;
            frame.setTop(top());
            home();
        }
    }

    void copyDiagnostics() {
        place.runner().start(cancel -> Diagnostics.of(place.application()),
                text -> desktop.copy(text, "Diagnostics copied: versions, folders and the last run of each integration, no customers"),
                this::say);
    }

    void showLog() {
        desktop.copy(place.application().home().logs().toString(), "The log is in " + place.application().home().logs() + " (copied)");
    }

    public void about() {
        AboutView.over(frame, root, new AboutModel(place));
    }

    /** The window closes: what is going on ends between two requests. */
    public void close() {
        homes.values().forEach(home -> home.model().close());
        team.close();
        page.close().run();
        demo.close();
    }
}

package app.tallybird.ui.step.accounts;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.CustomerNames;
import app.tallybird.engine.SaidNames;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.names.NameMatch;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.AccountPlan.Change;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.Account;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepButton;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** The plan for customers: what is new, renamed, gone or blocked, with a choice for each, then applied. */
public final class AccountsModel extends StepModel {

    private static final String TO_DO = "To do";

    final Filtered<AccountRow> rows = new Filtered<>(row -> row.account().name() + " " + row.account().id(),
            List.of(new Filtered.Kind<>("All", row -> true), new Filtered.Kind<>(TO_DO, AccountRow::pending), kind("New", Change.NEW),
                    kind("Renamed", Change.RENAMED), kind("Blocked", Change.BLOCKED), kind("Gone", Change.GONE),
                    kind("Left out", Change.LEFT_OUT), kind("Unchanged", Change.UNCHANGED)));
    /** The names of a file without ids of which a person has to say who they are; nothing else is shown before. */
    final ObservableList<NameRow> names = FXCollections.observableArrayList();
    final StringProperty words = new SimpleStringProperty("");
    /** What is doubtful about the ids, or empty. */
    final StringProperty doubt = new SimpleStringProperty("");
    /** What a person should know about how the customers were read. */
    final ObjectProperty<List<String>> warnings = new SimpleObjectProperty<>(List.of());
    final BooleanProperty confirmed = new SimpleBooleanProperty();
    /** What a person says who ticks it. */
    final StringProperty sure = new SimpleStringProperty("");
    private boolean idsDoubtful;
    private boolean read;

    public AccountsModel(Setup setup, Workplace place) {
        super(Step.ACCOUNTS, setup, place);
        confirmed.subscribe((before, now) -> footer());
    }

    private static Filtered.Kind<AccountRow> kind(String label, Change change) {
        return new Filtered.Kind<>(label, row -> row.change() == change);
    }

    @Override
    public void enter() {
        readAgain();
    }

    /** Reads both sides and compares. */
    void readAgain() {
        read = false;
        footer();
        String vendor = setup.connector().name();
        Consumer<String> progress = work.newest(work.words::set);
        ReadListener listener = event -> {
            if (event instanceof ReadEvent.PageRead page) {
                progress.accept("Reading customers from " + vendor + ", page " + page.page());
            } else if (event instanceof ReadEvent.Waiting waiting) {
                progress.accept("Waiting " + LocalFormat.span(waiting.howLong()) + ": " + waiting.reason());
            }
        };
        look("Reading customers from " + vendor, (open, cancel) -> {
            List<NameMatch> waiting = new CustomerNames(open.context()).matches(listener, cancel).stream().filter(NameMatch::waits)
                    .toList();
            if (!waiting.isEmpty()) {
                return new Shown(new AccountPlan(List.of(), List.of()), false, waiting);
            }
            SyncAccounts verb = new SyncAccounts(open.context());
            AccountPlan plan = verb.plan(listener, cancel);
            return new Shown(plan, verb.needsConfirmation(plan), List.of());
        }, this::show);
    }

    private record Shown(AccountPlan plan, boolean needsConfirmation, List<NameMatch> waiting) {
    }

    private void ask(List<NameMatch> waiting) {
        names.setAll(waiting.stream().map(NameRow::of).toList());
        names.forEach(row -> row.chosen().subscribe((before, now) -> footer()));
        words.set(LocalFormat.count(waiting.size(), "name", "names") + " of the file may be customers that are known. Nothing is sent or "
                + "created before you have said who they are.");
        attention.set(true);
        footer();
    }

    private long unsaid() {
        return names.stream().filter(row -> row.chosen().get() == null).count();
    }

    private void say() {
        Map<String, String> said = new HashMap<>();
        names.forEach(row -> Optional.ofNullable(row.chosen().get()).ifPresent(one -> said.put(row.name(), one.id())));
        change("Keeping who they are", (open, cancel) -> {
            new SaidNames(open.context().ledger()).say(said);
            return said;
        }, done -> readAgain());
    }

    private void show(Shown shown) {
        if (!shown.waiting().isEmpty()) {
            ask(shown.waiting());
            return;
        }
        names.clear();
        AccountPlan plan = shown.plan();
        read = true;
        attention.set(false);
        Map<String, Boolean> chosen = rows.all.stream().filter(AccountRow::decided)
                .collect(Collectors.toMap(row -> row.account().id(), AccountRow::ticked, (one, other) -> one));
        List<AccountRow> made = plan.lines().stream().map(AccountRow::new).toList();
        made.forEach(row -> row.tick(chosen.getOrDefault(row.account().id(), row.ticked())));
        rows.setAll(made, TO_DO);
        warnings.set(WarningBar.words(plan.warnings()));
        long listed = plan.lines().stream().filter(line -> line.change() != Change.GONE && line.change() != Change.BLOCKED).count();
        words.set(setup.connector().name() + " has " + LocalFormat.count(listed, "customer")
                + ". This is what changes in Synthesize; nothing is sent until you apply.");
        idsDoubtful = shown.needsConfirmation();
        String ids = idsDoubtful
                ? LocalFormat.count(plan.doubtful().size(), "new customer has an id that may change: \"",
                        "new customers have ids that may change, for example \"") + plan.doubtful().getFirst().account().id() + "\": "
                        + plan.doubtful().getFirst().note() + ". A changed id becomes a second customer in Synthesize."
                : "";
        String totals = plan.totals().stream().map(line -> line.note() + " Leave it out below, or say here that it is a customer.")
                .collect(Collectors.joining(" "));
        sure.set(LocalFormat.joined(". ", idsDoubtful ? "These ids stay the same for good" : "",
                totals.isEmpty() ? "" : "No total: it is a customer"));
        doubt.set(LocalFormat.joined(" ", ids, totals));
        footer();
    }

    void tick(AccountRow row, boolean now) {
        row.tick(now);
        footer();
    }

    private long count(Predicate<AccountRow> which) {
        return rows.all.stream().filter(which).count();
    }

    private void footer() {
        if (!names.isEmpty()) {
            nextLabel.set("Keep " + LocalFormat.count(names.size(), "answer"));
            buttons.set(List.of(new StepButton("read-again", "_Read again", this::readAgain)));
            hint.set("");
            blocked.set(unsaid() == 0 ? "" : "Say first who " + LocalFormat.count(unsaid(), "name is", "names are") + ".");
            return;
        }
        long pending = count(AccountRow::pending);
        nextLabel.set(pending == 0 ? "Next: Services" : "Apply " + LocalFormat.count(pending, "change"));
        StepButton again = new StepButton("read-again", "_Read again", this::readAgain);
        buttons.set(pending == 0 ? List.of(again) : List.of(again, new StepButton("skip", "S_kip", this::finish)));
        if (!read) {
            blocked.set("The customers have not been read yet.");
            hint.set("");
            return;
        }
        boolean total = count(row -> row.ticked() && row.total()) > 0;
        blocked.set(confirmed.get() || pending == 0
                ? ""
                : idsDoubtful
                        ? "Tick the sentence about the ids first."
                        : total ? "Tick the sentence about the total, or leave it out." : "");
        String changes = LocalFormat.joined(", ", some(Change.NEW, true, "to create"), some(Change.RENAMED, true, "to rename"),
                some(Change.NEW, false, "to leave out"), some(Change.LEFT_OUT, true, "to take back in"),
                some(Change.BLOCKED, true, "blocked"));
        hint.set(changes.isEmpty() ? "Nothing to change: Synthesize has all of them." : changes);
    }

    private String some(Change change, boolean ticked, String what) {
        return LocalFormat.some(count(row -> row.change() == change && row.ticked() == ticked), what);
    }

    @Override
    public void next() {
        if (!names.isEmpty()) {
            say();
            return;
        }
        if (count(AccountRow::pending) == 0) {
            finish();
            return;
        }
        List<AccountPlan.Line> lines = rows.all.stream().flatMap(row -> row.chosen().stream()).toList();
        Map<LeftOut, Boolean> marks = rows.all.stream().filter(AccountRow::markMoves)
                .collect(Collectors.toMap(AccountRow::mark, row -> !row.ticked()));
        boolean sure = confirmed.get();
        change("Applying", (open, cancel) -> {
            marks.forEach((mark, out) -> leaveOut(open, mark, out));
            SyncAccounts.Result result = new SyncAccounts(open.context()).apply(new AccountPlan(lines, List.of()), sure, cancel);
            if (result.problems().isEmpty()) {
                setup.store.done(open.context().integration().name(), step);
            }
            return result;
        }, this::applied);
    }

    private void applied(SyncAccounts.Result result) {
        Set<Account> done = new HashSet<>(result.created());
        done.addAll(result.renamed());
        rows.all.forEach(row -> row.applied(done));
        rows.refresh();
        good.set(LocalFormat.count(result.created().size(), "customer") + " created, " + LocalFormat.number(result.renamed().size())
                + " renamed in Synthesize.");
        if (count(AccountRow::pending) == 0) {
            doubt.set("");
        }
        if (result.problems().isEmpty()) {
            setup.markDone(step);
        } else {
            problem.set(result.problems().getFirst());
        }
        footer();
    }
}

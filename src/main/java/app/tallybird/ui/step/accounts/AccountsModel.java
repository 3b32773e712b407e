package app.tallybird.ui.step.accounts;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import app.tallybird.connector.reading.ReadEvent;
import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.SyncAccounts;
import app.tallybird.engine.plan.AccountPlan;
import app.tallybird.engine.plan.AccountPlan.Change;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LeftOut;
import app.tallybird.model.Account;
import app.tallybird.problem.Problem;
import app.tallybird.ui.control.Act;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.WarningBar;
import app.tallybird.ui.task.Latest;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepModel;
import app.tallybird.ui.wizard.Workplace;

/** The plan for customers: what is new, renamed, gone or blocked, with a choice for each, then applied. */
public final class AccountsModel extends StepModel {

    private static final String TO_DO = "To do";

    final Filtered<AccountRow> rows = new Filtered<>(row -> row.account().name() + " " + row.account().id(),
            List.of(new Filtered.Kind<>("All", row -> true), new Filtered.Kind<>(TO_DO, AccountRow::pending), kind("New", Change.NEW),
                    kind("Renamed", Change.RENAMED), kind("Blocked", Change.BLOCKED), kind("Gone", Change.GONE),
                    kind("Left out", Change.LEFT_OUT), kind("Unchanged", Change.UNCHANGED)));
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
        confirmed.addListener((property, before, now) -> footer());
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
        Latest<String> progress = latestWords();
        ReadListener listener = event -> {
            if (event instanceof ReadEvent.PageRead page) {
                progress.offer("Reading customers from " + vendor + ", page " + page.page());
            } else if (event instanceof ReadEvent.Waiting waiting) {
                progress.offer("Waiting " + LocalFormat.span(waiting.howLong()) + ": " + waiting.reason());
            }
        };
        look("Reading customers from " + vendor, (open, cancel) -> {
            SyncAccounts verb = new SyncAccounts(open.bench());
            AccountPlan plan = verb.plan(listener, cancel);
            return new Shown(plan, verb.needsConfirmation(plan));
        }, this::show);
    }

    private record Shown(AccountPlan plan, boolean needsConfirmation) {
    }

    private void show(Shown shown) {
        read = true;
        attention.set(false);
        rows.setAll(shown.plan().lines().stream().map(AccountRow::new).toList(), TO_DO);
        warnings.set(shown.plan().warnings().stream().map(WarningBar::words).toList());
        long listed = shown.plan().lines().stream().filter(line -> line.change() != Change.GONE && line.change() != Change.BLOCKED).count();
        words.set(setup.connector().name() + " has " + LocalFormat.count(listed, "customer")
                + ". This is what changes in Synthesize; nothing is sent until you apply.");
        idsDoubtful = shown.needsConfirmation();
        String ids = idsDoubtful
                ? LocalFormat.count(shown.plan().doubtful().size(), "new customer has an id that may change: \"",
                        "new customers have ids that may change, for example \"") + shown.plan().doubtful().getFirst().account().id()
                        + "\": " + shown.plan().doubtful().getFirst().note() + ". A changed id becomes a second customer in Synthesize."
                : "";
        String totals = shown.plan().totals().stream().map(AccountPlan.Line::note)
                .map(note -> note + " Leave it out below, or say here that it is a customer.").collect(Collectors.joining(" "));
        sure.set(Stream.of(ids.isEmpty() ? "" : "These ids stay the same for good", totals.isEmpty() ? "" : "No total: it is a customer")
                .filter(words -> !words.isEmpty()).collect(Collectors.joining(". ")));
        doubt.set(Stream.of(ids, totals).filter(words -> !words.isEmpty()).collect(Collectors.joining(" ")));
        footer();
    }

    void tick(AccountRow row, boolean now) {
        row.tick(now);
        footer();
    }

    private int pending() {
        return (int) rows.all.stream().filter(AccountRow::pending).count();
    }

    private void footer() {
        int pending = pending();
        nextLabel.set(pending == 0 ? "Next: Services" : "Apply " + LocalFormat.count(pending, "change"));
        acts.setAll(List.of(new Act("read-again", "_Read again", this::readAgain)));
        if (pending > 0) {
            acts.add(new Act("skip", "S_kip", this::finish));
        }
        if (!read) {
            blocked.set("The customers have not been read yet.");
            hint.set("");
            return;
        }
        boolean total = rows.all.stream().anyMatch(row -> row.ticked() && row.total());
        blocked.set(confirmed.get() || pending == 0
                ? ""
                : idsDoubtful
                        ? "Tick the sentence about the ids first."
                        : total ? "Tick the sentence about the total, or leave it out." : "");
        hint.set(summary());
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        add(parts, "to create", rows.all.stream().filter(row -> row.change() == Change.NEW && row.ticked()).count());
        add(parts, "to rename", rows.all.stream().filter(row -> row.change() == Change.RENAMED && row.ticked()).count());
        add(parts, "to leave out", rows.all.stream().filter(row -> row.change() == Change.NEW && !row.ticked()).count());
        add(parts, "to take back in", rows.all.stream().filter(row -> row.change() == Change.LEFT_OUT && row.ticked()).count());
        add(parts, "blocked", rows.all.stream().filter(row -> row.change() == Change.BLOCKED).count());
        return parts.isEmpty() ? "Nothing to change: Synthesize has all of them." : String.join(", ", parts);
    }

    private static void add(List<String> parts, String words, long number) {
        if (number > 0) {
            parts.add(number + " " + words);
        }
    }

    @Override
    public void next() {
        if (pending() == 0) {
            finish();
            return;
        }
        List<AccountPlan.Line> lines = rows.all.stream().flatMap(row -> row.chosen().stream()).toList();
        Set<String> out = ids(AccountRow::change, Change.NEW, false);
        Set<String> in = ids(AccountRow::change, Change.LEFT_OUT, true);
        boolean sure = confirmed.get();
        change("Applying", (open, cancel) -> {
            Ledger ledger = open.bench().ledger();
            out.forEach(id -> ledger.leaveOut(account(id)));
            in.forEach(id -> ledger.takeBackIn(account(id)));
            SyncAccounts.Result result = new SyncAccounts(open.bench()).apply(new AccountPlan(lines, List.of()), sure, cancel);
            if (result.problems().isEmpty()) {
                setup.store.done(open.bench().integration().name(), Step.ACCOUNTS);
            }
            return result;
        }, this::applied);
    }

    private Set<String> ids(java.util.function.Function<AccountRow, Change> change, Change wanted, boolean ticked) {
        Set<String> ids = new HashSet<>();
        rows.all.stream().filter(row -> change.apply(row) == wanted && row.ticked() == ticked).forEach(row -> ids.add(row.account().id()));
        return ids;
    }

    private static LeftOut account(String id) {
        return new LeftOut(Optional.of(id), Optional.empty());
    }

    private void applied(SyncAccounts.Result result) {
        Set<Account> done = new HashSet<>(result.created());
        done.addAll(result.renamed());
        for (AccountRow row : rows.all) {
            row.chosen()
                    .ifPresent(line -> row.become(done.contains(line.account())
                            ? new AccountPlan.Line(Change.UNCHANGED, line.account(), line.account().name(), "just brought up to date")
                            : line));
        }
        rows.refresh();
        good.set(LocalFormat.count(result.created().size(), "customer") + " created, " + result.renamed().size()
                + " renamed in Synthesize.");
        if (pending() == 0) {
            doubt.set("");
        }
        List<Problem> problems = result.problems();
        if (!problems.isEmpty()) {
            problem.set(problems.getFirst());
        } else {
            setup.markDone(Step.ACCOUNTS);
        }
        footer();
    }

    String vendorName() {
        return setup.connector().name();
    }
}

package app.tallybird.ui.leak;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import app.tallybird.app.Leaks;
import app.tallybird.engine.leak.AuditedCell.ServiceOf;
import app.tallybird.engine.leak.InvoiceMatches;
import app.tallybird.engine.leak.InvoiceName;
import app.tallybird.engine.leak.LeakCsv;
import app.tallybird.engine.leak.LeakReport;
import app.tallybird.engine.leak.LeakReport.Kind;
import app.tallybird.engine.leak.LeakReport.Leak;
import app.tallybird.engine.leak.LeakReport.NotAudited;
import app.tallybird.problem.Problem;
import app.tallybird.problem.Wording;
import app.tallybird.ui.control.Filtered;
import app.tallybird.ui.control.LocalFormat;
import app.tallybird.ui.control.Tag;
import app.tallybird.ui.control.Tone;
import app.tallybird.ui.task.ScreenWork.Task;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** Invoices of a month beside what was counted and billed in it. Reads files and ledgers; what was not compared is never said to be in order. */
public final class LeaksModel extends PageModel {

    private static final LeakReport NONE = new LeakReport(List.of(), List.of(), 0);
    /** By kind, the most money first; what has no price comes after what has one. */
    private static final Comparator<Leak> ORDER = Comparator.comparing(Leak::kind).thenComparing(leak -> leak.money().isEmpty())
            .thenComparing(leak -> leak.money().map(money -> money.amount().abs()).orElse(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(Leak::units, Comparator.reverseOrder()).thenComparing(leak -> leak.place().account())
            .thenComparing(leak -> leak.place().name());

    final ObjectProperty<YearMonth> month;
    /** Whether there is a month after it that has begun. */
    final BooleanProperty later = new SimpleBooleanProperty(true);
    final ObservableList<InvoiceFile> files = FXCollections.observableArrayList();
    final Filtered<Leak> leaks = new Filtered<>(
            leak -> leak.place().account() + " " + leak.place().name() + " " + leak.place().service().integration(), Stream
                    .concat(Stream.of(new Filtered.Kind<Leak>("All", leak -> true)),
                            Stream.of(Kind.values())
                                    .map(kind -> new Filtered.Kind<Leak>(Wording.capital(kind.words()), leak -> leak.kind() == kind)))
                    .toList());
    final ObservableList<NotAudited> notAudited = FXCollections.observableArrayList();
    final ObservableList<Said> names = FXCollections.observableArrayList();
    final ObjectProperty<List<LeakTotal>> totals = new SimpleObjectProperty<>(List.of());
    /** What came of the comparison; "in order" is said of nothing that was not compared. */
    final ObjectProperty<Tag> verdict = new SimpleObjectProperty<>(new Tag("", Tone.NEUTRAL));
    final ObjectProperty<Side> side = new SimpleObjectProperty<>(Side.FINDINGS);
    final ObjectProperty<List<SideChip>> sides = new SimpleObjectProperty<>(List.of());
    final NameForm form = new NameForm();
    final StringProperty exportLabel = new SimpleStringProperty("");
    private final Consumer<String> open;
    private LeakReport report = NONE;
    private InvoiceMatches matches = InvoiceMatches.NONE;

    /** Which table is shown. */
    enum Side {
        FINDINGS("Findings"),
        NOT_COMPARED("Not compared"),
        NAMES("Names on invoices");

        private final String label;

        Side(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    /** A side with how many rows it has. */
    record SideChip(Side side, int rows) {

        String label() {
            return side.label() + "  " + LocalFormat.number(rows);
        }
    }

    /** A name on invoices of which somebody has said what it is here. */
    record Said(InvoiceName name, String here) {

        String what() {
            return name.of() == InvoiceName.Of.PRODUCT ? "product" : "customer";
        }
    }

    /** {@code open} shows an integration. */
    public LeaksModel(Workplace place, Consumer<String> open) {
        super(place);
        this.open = open;
        month = new SimpleObjectProperty<>(thisMonth().minusMonths(1));
        side.subscribe((before, now) -> form.close());
    }

    private YearMonth thisMonth() {
        return YearMonth.from(place.application().localTime());
    }

    /** Shows a month with the invoices that there are; without one the month that was shown last. */
    public void enter(Optional<YearMonth> wanted) {
        wanted.ifPresent(month::set);
        look();
    }

    /** Another month, as far as today's. */
    void look(int months) {
        YearMonth next = month.get().plusMonths(months);
        if (!next.isAfter(thisMonth())) {
            month.set(next);
            look();
        }
    }

    /** Asks for an invoice. */
    void choose() {
        place.desktop().openFile("Choose an invoice or a licence file", "").ifPresent(this::drop);
    }

    /** Takes a file in, or looks at it again. Its columns are found by what they say. */
    public void drop(Path path) {
        start(Task.look("Reading " + path.getFileName(), cancel -> new Leaks(place.application()).headings(path)), seen -> {
            InvoiceFile file = new InvoiceFile(path, seen);
            file.follow(this::look);
            files.removeIf(one -> one.path.equals(path));
            files.add(file);
            look();
        });
    }

    void remove(InvoiceFile file) {
        files.remove(file);
        look();
    }

    private record Found(LeakReport report, NameForm.Known known, InvoiceMatches matches) {
    }

    /** Compares again. */
    private void look() {
        later.set(month.get().isBefore(thisMonth()));
        form.close();
        YearMonth wanted = month.get();
        List<Leaks.Invoice> invoices = files.stream().filter(file -> file.missing().isEmpty()).map(InvoiceFile::invoice).toList();
        List<NotAudited> unread = files.stream().filter(file -> !file.missing().isEmpty())
                .map(file -> new NotAudited("the file " + file.name(), file.missing())).toList();
        problem.set(null);
        aside.start(Task.look("", cancel -> {
            Leaks leaks = new Leaks(place.application());
            LeakReport now = leaks.report(invoices, wanted, cancel);
            return new Found(new LeakReport(now.leaks(), Stream.concat(unread.stream(), now.notAudited().stream()).toList(), now.audited()),
                    known(leaks), leaks.matches());
        }), this::show, this::failed);
    }

    private NameForm.Known known(Leaks leaks) {
        Map<ServiceOf, String> services = new HashMap<>();
        TreeSet<String> customers = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String integration : leaks.integrations()) {
            place.ledger(integration, ledger -> {
                ledger.serviceNames().forEach((key, name) -> services.put(new ServiceOf(integration, key), name));
                return customers.addAll(ledger.accountNames().values());
            });
        }
        return new NameForm.Known(services, customers);
    }

    private void show(Found found) {
        form.know(found.known());
        matches = found.matches();
        List<Said> said = new ArrayList<>();
        matches.products().forEach((name, service) -> said
                .add(new Said(new InvoiceName(InvoiceName.Of.PRODUCT, name), service.map(form::words).orElse("no service"))));
        matches.customers().forEach((name, here) -> said.add(new Said(new InvoiceName(InvoiceName.Of.CUSTOMER, name), here)));
        said.sort(Comparator.comparing(Said::what, Comparator.reverseOrder()).thenComparing(one -> one.name().name()));
        names.setAll(said);
        show(found.report(), verdict(found.report()));
    }

    /** What can not be read is not in order either. */
    private void failed(Problem why) {
        problem.set(why);
        show(NONE, new Tag("Nothing was compared.", Tone.WARN));
    }

    private void show(LeakReport now, Tag words) {
        report = now;
        leaks.setAll(now.leaks().stream().sorted(ORDER).toList());
        notAudited.setAll(now.notAudited());
        totals.set(LeakTotal.of(now));
        verdict.set(words);
        sides.set(List.of(new SideChip(Side.FINDINGS, leaks.all.size()), new SideChip(Side.NOT_COMPARED, notAudited.size()),
                new SideChip(Side.NAMES, names.size())));
        exportLabel.set(now.leaks().isEmpty() && now.notAudited().isEmpty() ? "" : "E_xport\u2026");
    }

    private Tag verdict(LeakReport now) {
        String compared = LocalFormat.count(now.audited(), "number was", "numbers were") + " compared with what was bought";
        int rest = now.notAudited().size();
        String open = rest == 0
                ? ""
                : " " + LocalFormat.count(rest, "thing was not compared: nothing is said of it.",
                        "things were not compared: nothing is said of them.");
        if (!now.leaks().isEmpty()) {
            return new Tag(LocalFormat.count(now.leaks().size(), "finding") + "; " + compared + "." + open, Tone.WARN);
        }
        if (now.audited() == 0) {
            return new Tag(
                    files.isEmpty() ? "There is no invoice yet: nothing is said of what was bought." : "Nothing was compared." + open,
                    Tone.WARN);
        }
        return rest == 0
                ? new Tag("Nothing was found: " + compared + ".", Tone.GOOD)
                : new Tag("Nothing was found in what was compared; " + compared + "." + open, Tone.WARN);
    }

    /** Shows the integration that the finding is of. */
    void open(Leak leak) {
        open.accept(leak.place().service().integration());
    }

    /** Asks what the name is, if it is for a name that it was not compared. */
    void say(NotAudited one) {
        one.unsaid().ifPresent(name -> form.begin(name, matches));
    }

    void say(Said one) {
        form.begin(one.name(), matches);
    }

    /** Keeps what the name is, for this and all later invoices, and compares again. */
    void keep() {
        InvoiceName name = form.open.get();
        if (name == null || form.choice.get() == null) {
            return;
        }
        start(Task.change("", "", cancel -> {
            Leaks kept = new Leaks(place.application());
            kept.remember(said -> form.with(said).orElse(said));
            return name;
        }), done -> {
            look();
            place.desktop().say("It is remembered what \"" + done.name() + "\" is, for later invoices, too.");
        });
    }

    /** Closes the question; says whether there was one. */
    boolean close() {
        return form.close();
    }

    /** Writes down all findings, and below them all that was not compared. */
    void export() {
        LeakReport now = report;
        YearMonth of = month.get();
        place.desktop().saveFile("Export the findings", "leaks-" + of + ".csv")
                .ifPresent(file -> start(Task.change("", "", cancel -> write(file, LeakCsv.of(now, of))),
                        saved -> place.desktop().say("Saved as " + saved + ".")));
    }
}

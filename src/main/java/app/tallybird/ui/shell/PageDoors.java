package app.tallybird.ui.shell;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import app.tallybird.ui.alerts.AlertsModel;
import app.tallybird.ui.alerts.AlertsView;
import app.tallybird.ui.compare.CompareModel;
import app.tallybird.ui.compare.CompareView;
import app.tallybird.ui.history.HistoryModel;
import app.tallybird.ui.history.HistoryView;
import app.tallybird.ui.leak.LeaksModel;
import app.tallybird.ui.leak.LeaksView;
import app.tallybird.ui.settings.SettingsModel;
import app.tallybird.ui.settings.SettingsView;
import app.tallybird.ui.sharing.SharingModel;
import app.tallybird.ui.sharing.SharingView;
import app.tallybird.ui.team.TeamModel;
import app.tallybird.ui.team.TeamView;
import app.tallybird.ui.theme.Scheme;
import app.tallybird.ui.theme.Theme;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.Workplace;

/** Opens the pages that lead nowhere but back. */
final class PageDoors {

    private final Shell shell;
    private final Theme theme;
    private final Map<Workplace, LeaksModel> leaks = new HashMap<>();

    PageDoors(Shell shell, Theme theme) {
        this.shell = shell;
        this.theme = theme;
    }

    void history(String name) {
        shell.show("History", new HistoryModel(shell.place()), HistoryView::new, model -> model.enter(name));
    }

    void compare(String name, Runnable back) {
        shell.show(name, new CompareModel(shell.place(), name, back), CompareView::new, CompareModel::enter);
    }

    /** The page is kept while the window is open, so that the invoices need not be chosen again after a look at another page. */
    void leaks(Optional<YearMonth> month) {
        shell.show("Leaks", leaks.computeIfAbsent(shell.place(), here -> new LeaksModel(here, shell::integration)), LeaksView::new,
                model -> model.enter(month));
    }

    void team() {
        shell.show("Team",
                new TeamModel(shell.place(), new TeamModel.Exits(name -> shell.open(name, Step.REVIEW), this::sharing), shell.team::found),
                TeamView::new, TeamModel::enter);
    }

    void settings() {
        shell.show("Settings", new SettingsModel(shell.place(), word -> theme.scheme.set(Scheme.of(word)), this::team, this::sharing),
                SettingsView::new, SettingsModel::enter);
    }

    void sharing() {
        shell.show("Share the ledger", new SharingModel(shell.place()), SharingView::new, SharingModel::enter);
    }

    void alerts() {
        shell.show("Alerts", new AlertsModel(shell.place()), AlertsView::new, AlertsModel::enter);
    }

    /** The place is not there any more. */
    void forget(Workplace place) {
        leaks.remove(place);
    }
}

package app.tallybird.ui.shell;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import app.tallybird.ui.step.accounts.AccountsModel;
import app.tallybird.ui.step.accounts.AccountsView;
import app.tallybird.ui.step.connect.ConnectModel;
import app.tallybird.ui.step.connect.ConnectView;
import app.tallybird.ui.step.map.MapModel;
import app.tallybird.ui.step.map.MapView;
import app.tallybird.ui.step.review.PreparedPush;
import app.tallybird.ui.step.review.ReviewModel;
import app.tallybird.ui.step.review.ReviewView;
import app.tallybird.ui.step.review.SendModel;
import app.tallybird.ui.step.schedule.ScheduleModel;
import app.tallybird.ui.step.schedule.ScheduleView;
import app.tallybird.ui.step.services.ServicesModel;
import app.tallybird.ui.step.services.ServicesView;
import app.tallybird.ui.step.vendor.VendorModel;
import app.tallybird.ui.step.vendor.VendorView;
import app.tallybird.ui.wizard.Setup;
import app.tallybird.ui.wizard.Step;
import app.tallybird.ui.wizard.StepPage;
import app.tallybird.ui.wizard.WizardModel;
import app.tallybird.ui.wizard.Workplace;

/** The steps of one set-up: each model, and how its page is made when it is shown first. */
public record Pages(WizardModel wizard, Map<Step, Supplier<StepPage>> views) {

    /** Where the pages lead to beside each other: home, the demo, the connector builder, the page for a file, the page for an old script. */
    public record Exits(Runnable home, Runnable demo, Runnable build, Runnable file, Runnable compare) {
    }

    public static Pages of(Setup setup, Workplace place, Exits exits) {
        PreparedPush prepared = new PreparedPush();
        VendorModel vendor = new VendorModel(setup, place, exits.demo(), exits.build(), exits.file());
        ConnectModel connect = new ConnectModel(setup, place);
        AccountsModel accounts = new AccountsModel(setup, place);
        ServicesModel services = new ServicesModel(setup, place, exits.compare());
        MapModel map = new MapModel(setup, place);
        ReviewModel preview = new ReviewModel(setup, place, prepared);
        SendModel send = new SendModel(setup, place, prepared);
        ScheduleModel schedule = new ScheduleModel(setup, place);
        WizardModel wizard = new WizardModel(setup, List.of(vendor, connect, accounts, services, map, preview, send, schedule),
                exits.home());
        Map<Step, Supplier<StepPage>> views = new EnumMap<>(Step.class);
        views.put(Step.VENDOR, () -> new VendorView(vendor));
        views.put(Step.CONNECT, () -> new ConnectView(connect, place.runner()::later));
        views.put(Step.ACCOUNTS, () -> new AccountsView(accounts));
        views.put(Step.SERVICES, () -> new ServicesView(services));
        views.put(Step.MAP, () -> new MapView(map));
        AtomicReference<@Nullable ReviewView> both = new AtomicReference<>();
        Supplier<StepPage> review = () -> Objects
                .requireNonNull(both.updateAndGet(made -> made == null ? new ReviewView(preview, send) : made));
        views.put(Step.REVIEW, review);
        views.put(Step.SEND, review);
        views.put(Step.SCHEDULE, () -> new ScheduleView(schedule));
        return new Pages(wizard, views);
    }
}

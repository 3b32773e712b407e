package app.tallybird.ui.home;

import app.tallybird.app.NeedsYou;
import app.tallybird.model.Right;
import app.tallybird.model.TeamRole;

/** What of the month is offered to whoever works here: nothing that their role would be refused. */
final class Offered {

    private Offered() {
    }

    /** The one thing that is done about a row next. */
    static boolean act(TeamRole role, IntegrationRow row) {
        if (row.daily().paused()) {
            return role.may(Right.SET_UP);
        }
        return row.needs().isEmpty() ? role.may(row.setUp() ? Right.SEND : Right.SET_UP) : act(role, row.needs().getFirst().act());
    }

    private static boolean act(TeamRole role, NeedsYou.Act act) {
        return switch (act) {
            case REVIEW, PUSH, DISMISS -> role.may(Right.SEND);
            case REPLACE_SECRET, CONNECT, MAP, ACCOUNTS, SERVICES, SCHEDULE, CONNECTOR -> role.may(Right.SET_UP);
            case APPROVE, DETAILS -> true;
        };
    }

    static MonthSummary.Main main(TeamRole role, MonthSummary.Main main) {
        boolean may = switch (main) {
            case REVIEW, PUSH, AGAIN -> role.may(Right.SEND);
            case SIGN_IN -> role.may(Right.SET_UP);
            case CLOSE -> role.may(Right.CLOSE);
            case APPROVE, NOTHING -> true;
        };
        return may ? main : main == MonthSummary.Main.CLOSE && role.may(Right.SEND) ? MonthSummary.Main.AGAIN : MonthSummary.Main.NOTHING;
    }

    /** Why less is offered than there is; empty for whoever may do all of it. */
    static String limits(TeamRole role) {
        return role.may(Right.SET_UP)
                ? ""
                : role.may(Right.SEND)
                        ? " As " + role.word() + " you set up nothing here."
                        : " As " + role.word() + " you look only: nothing is sent or changed from here.";
    }
}

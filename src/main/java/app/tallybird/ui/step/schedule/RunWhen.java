package app.tallybird.ui.step.schedule;

import app.tallybird.schedule.Schedule;

/** The choices of what starts a push, in words that are true for the scheduler of this computer. */
final class RunWhen {

    private static final String WINDOWS = "Windows Task Scheduler";
    private static final String MAC = "macOS launchd";

    private RunWhen() {
    }

    static String words(Schedule.Start start) {
        return switch (start) {
            case SIGNED_IN -> "I am signed in";
            case ALWAYS -> "This computer is on, even if nobody is signed in";
            case AT_SIGN_IN -> "I sign in and a push is due";
            case SERVER -> "A server runs: tallybird-cli serve";
        };
    }

    /** What the choice means there; {@code scheduler} is its name. */
    static String meaning(Schedule.Start start, String scheduler) {
        return switch (start) {
            case SIGNED_IN -> switch (scheduler) {
                case WINDOWS -> "A push that was missed is made up for as soon as you are signed in again.";
                case MAC -> "A push that was missed is made up for when this Mac wakes or you sign in.";
                case "cron" -> "cron makes no difference here: it runs whenever this computer is on.";
                default -> "A push that was missed is made up for at the next start of your session.";
            };
            case ALWAYS -> switch (scheduler) {
                case WINDOWS -> "Windows asks for your password once; it stays with Windows.";
                case MAC -> "macOS runs it while you are signed in; what was missed is made up for when you sign in.";
                case "cron" -> "cron runs it whenever this computer is on; what was missed is made up for after a restart.";
                default -> "systemd keeps your timers running when you sign out (it is told to \"linger\").";
            };
            case AT_SIGN_IN -> "Nothing runs at the time itself: the push is made after you sign in, when one is due by then.";
            case SERVER -> "This computer is told nothing. A server with the same ledger makes the push when one is due.";
        };
    }
}

package app.tallybird.ui.kit;

import java.util.List;

import app.tallybird.schedule.Programs;

/** A computer with cron and nothing else; {@link #there} takes cron away, too. */
public final class PretendCron implements Programs {

    public volatile boolean there = true;
    public volatile String crontab = "";

    @Override
    public Ran run(List<String> command, String input) {
        if (!there || !command.getFirst().equals("crontab")) {
            return new Ran(MISSING, "");
        }
        if (command.get(1).equals("-l")) {
            return crontab.isEmpty() ? new Ran(1, "no crontab for somebody\n") : new Ran(0, crontab);
        }
        crontab = input;
        return new Ran(0, "");
    }
}

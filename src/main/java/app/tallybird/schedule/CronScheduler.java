package app.tallybird.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * cron, where there is no systemd of the user. A run missed while the computer was off is caught up a minute after it starts; a run that is not due
 * does nothing.
 */
final class CronScheduler implements Scheduler {

    private final Programs programs;

    CronScheduler(Programs programs) {
        this.programs = programs;
    }

    @Override
    public String name() {
        return "cron";
    }

    static boolean present(Programs programs) {
        return programs.run(List.of("crontab", "-l"), "").exit() != Programs.MISSING;
    }

    @Override
    public List<Part> preview(ScheduledTask task) {
        return List.of(new Part("crontab", String.join("\n", block(task)) + "\n"));
    }

    private static List<String> block(ScheduledTask task) {
        List<String> lines = new ArrayList<>();
        lines.add(begin(task.id()));
        if (task.schedule().start() != Schedule.Start.AT_SIGN_IN) {
            lines.add(when(task.schedule().rhythm()) + " " + line(task));
            task.moved().forEach(one -> lines.add(one.time().getMinute() + " " + one.time().getHour() + " * " + one.month().getValue() + " "
                    + one.day().getValue() % 7 + " " + line(task)));
        }
        lines.add("@reboot sleep 60; " + line(task));
        lines.add(end(task.id()));
        return lines;
    }

    private static String when(Rhythm rhythm) {
        String at = rhythm.time().getMinute() + " " + rhythm.time().getHour();
        return switch (rhythm) {
            case Rhythm.Daily daily -> at + " * * *";
            case Rhythm.Weekly weekly -> at + " * * " + weekly.day().getValue() % 7;
            // cron knows no last day: it starts on each that may be the one, and a run that is not due does nothing
            case Rhythm.Monthly monthly -> at + " "
                    + (monthly.day() <= Rhythm.Monthly.EVERY_MONTH_HAS
                            ? String.valueOf(monthly.day())
                            : Rhythm.Monthly.EVERY_MONTH_HAS + "-" + monthly.day())
                    + " * *";
        };
    }

    /** A percent sign would end the command, so it is escaped, in quotes too. */
    private static String line(ScheduledTask task) {
        String command = task.command().stream().map(CronScheduler::quoted).collect(Collectors.joining(" "));
        return ("cd " + quoted(task.folder().toString()) + " && " + command + " >>" + quoted(task.log().toString()) + " 2>&1").replace("%",
                "\\%");
    }

    private static String quoted(String text) {
        return text.matches("[A-Za-z0-9_./:=-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }

    @Override
    public void install(ScheduledTask task) {
        List<String> lines = without(task.id());
        lines.addAll(block(task));
        write(lines);
    }

    @Override
    public void remove(String id) {
        if (installed(id)) {
            write(without(id));
        }
    }

    @Override
    public boolean installed(String id) {
        return current().contains(begin(id));
    }

    private void write(List<String> lines) {
        String text = lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
        programs.must(name(), List.of("crontab", "-"), text);
    }

    private List<String> without(String id) {
        List<String> kept = new ArrayList<>();
        boolean mine = false;
        for (String line : current()) {
            mine = mine || line.equals(begin(id));
            if (!mine) {
                kept.add(line);
            }
            mine = mine && !line.equals(end(id));
        }
        return kept;
    }

    /** Exit code 1 with the words "no crontab" is an empty table; anything else must not be overwritten. */
    private List<String> current() {
        Programs.Ran ran = programs.run(List.of("crontab", "-l"), "");
        if (ran.ok()) {
            return ran.output().lines().toList();
        }
        if (ran.output().toLowerCase(Locale.ROOT).contains("no crontab")) {
            return List.of();
        }
        throw Refusals.refused(name(), ran);
    }

    private static String begin(String id) {
        return "# Tallybird begin: " + id;
    }

    private static String end(String id) {
        return "# Tallybird end: " + id;
    }

}

package app.tallybird.cli;

import java.time.DateTimeException;
import java.time.YearMonth;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import app.tallybird.app.Application;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;

/** The month that a command looks at; without the option the one before this one. */
final class MonthOption {

    @Option(names = "--month", paramLabel = "YYYY-MM", description = "The month; else the one before this one.")
    private @Nullable String month;

    /** {@code unchanged} says what was not done where it is none. */
    YearMonth of(Application application, String unchanged) {
        return month == null ? YearMonth.from(application.localTime()).minusMonths(1) : parsed(month, unchanged);
    }

    static YearMonth parsed(String month, String unchanged) {
        try {
            return YearMonth.parse(month);
        } catch (DateTimeException e) {
            throw Problem.of(ProblemCode.WRONG_USE, "\"" + month + "\" is no month.", unchanged, "Write it like 2026-11.").asException();
        }
    }
}

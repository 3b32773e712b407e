package app.tallybird.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import app.tallybird.app.LogFile;
import app.tallybird.app.Surroundings;
import app.tallybird.http.Cancel;
import app.tallybird.problem.Problem;
import app.tallybird.problem.TemporaryFiles;
import app.tallybird.problem.Unexpected;

/** The command line: parses, runs one command, and ends with its code. */
@Command(name = "tallybird-cli", mixinStandardHelpOptions = true, version = "tallybird 0.1.0", sortOptions = false, description = {
        "Brings unit counts from your vendors to Gradient's Synthesize.", "Try it without keys: tallybird-cli demo"})
public final class TallybirdCli implements Runnable {

    /** For requests on their way: a count whose answer is not waited for is in doubt. */
    private static final long ON_THEIR_WAY_SECONDS = 6;
    /** For the rest, so that all of it is over within the ten seconds that services are given. */
    private static final long LAST_WORDS_SECONDS = 3;

    private static final List<Class<? extends CliCommand>> COMMANDS = List.of(CheckCommand.Authentication.class, SyncCommand.Accounts.class,
            SyncCommand.Services.class, UpdateStatusCommand.class, SyncUsageCommand.class, ExplainCommand.class, StatusCommand.class,
            HistoryCommand.class, ReportCommand.class, LeaksCommand.class, SendingCommand.Retry.class, SendingCommand.Undo.class,
            ImportEnvCommand.class, CompareScriptCommand.class, CheckCommand.Doctor.class, DemoCommand.class, SandboxCommand.class,
            NeedsCommand.class, DiagnosticsCommand.class, UpdateCheckCommand.class, IntegrationsCommand.class, ServicesCommand.class,
            ContractsCommand.class, PricesCommand.class, MonthCommand.class, TeamCommand.class, ScheduleCommand.class, ServeCommand.class,
            AlertCommand.class, SettingsCommand.class, LedgerCommand.class, ConnectorsCommand.class, FilesCommand.class, NamesCommand.class,
            GenerateCompletionCommand.class);

    private final Invocation invocation;

    private TallybirdCli(Invocation invocation) {
        this.invocation = invocation;
    }

    Invocation invocation() {
        return invocation;
    }

    /** Runs and returns the exit code. When the process is asked to end, nothing new begins, and what is on its way is waited for. */
    public static int run(String[] args) {
        Cancel cancel = Cancel.create();
        Surroundings surroundings = Surroundings.ofThisProcess();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cancel.halt();
            if (!isOver(done, ON_THEIR_WAY_SECONDS)) {
                cancel.cancel();
                if (!isOver(done, LAST_WORDS_SECONDS)) {
                    System.err.println("The run did not end in time; the next one finishes it.");
                }
            }
        }, "stop"));
        Console console = Console.system(surroundings.environment());
        LogFile.begin(console::say);
        TemporaryFiles.sweep();
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> unexpected(failure, console));
        try {
            Invocation invocation = new Invocation(console, surroundings, cancel);
            int code = CommandRehearsal.isWanted(surroundings.environment()) ? CommandRehearsal.run(invocation) : run(args, invocation);
            return whole(code, console);
        } finally {
            done.countDown();
        }
    }

    /** A command that went well and could not print all it had to say did not go well. */
    static int whole(int code, Console console) {
        Optional<Problem> cut = console.cut();
        cut.ifPresent(console::problem);
        return cut.map(problem -> ExitCode.first(List.of(code, problem.code().exitCode()))).orElse(code);
    }

    private static boolean isOver(CountDownLatch done, long seconds) {
        try {
            return done.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    static int run(String[] typed, Invocation invocation) {
        String[] args = EarlyOptions.behind(typed, COMMANDS);
        Console console = invocation.console();
        CommandLine line = new CommandLine(new TallybirdCli(invocation));
        commands(args).forEach(line::addSubcommand);
        line.registerConverter(Path.class, TallybirdCli::path);
        line.setOut(Legible.writer(console.out()));
        line.setErr(Legible.writer(console.err()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> unexpected(failure, console));
        line.setParameterExceptionHandler((failure, wrong) -> {
            WrongUse.words(failure).forEach(console::say);
            return ExitCode.WRONG_USE;
        });
        try {
            return line.execute(args);
        } catch (Error failure) {
            return unexpected(failure, console);
        }
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException wrong) {
            throw new CommandLine.TypeConversionException(Unexpected.problem(wrong).what());
        }
    }

    /** The command that is named, or all of them: to make one ready costs more than most of them do, and there are many. */
    private static List<Class<? extends CliCommand>> commands(String[] args) {
        String word = args.length == 0 ? "" : args[0];
        if (word.equals("--version") || word.equals("-V")) {
            return List.of();
        }
        List<Class<? extends CliCommand>> named = COMMANDS.stream().filter(one -> word.equals(name(one)))
                .filter(one -> !one.equals(GenerateCompletionCommand.class)).toList();
        return named.isEmpty() ? COMMANDS : named;
    }

    private static String name(Class<? extends CliCommand> command) {
        return Objects.requireNonNull(command.getAnnotation(Command.class)).name();
    }

    /** A fault of the program itself: said in a sentence, with its kind, never with a stack trace. */
    static int unexpected(Throwable failure, Console console) {
        Problem problem = Unexpected.problem(failure);
        console.problem(problem);
        return problem.code().exitCode();
    }

    @Override
    public void run() {
        CommandLine.usage(this, invocation.console().err());
    }
}

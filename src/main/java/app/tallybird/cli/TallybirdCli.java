package app.tallybird.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

import app.tallybird.app.Surroundings;
import app.tallybird.http.Cancel;
import app.tallybird.problem.ProblemException;

/** The command line: parses, runs one command, and ends with its code. */
@Command(name = "tallybird-cli", mixinStandardHelpOptions = true, version = "tallybird 0.1.0", sortOptions = false, description = {
        "Brings unit counts from your vendors to Gradient's Synthesize.", "Try it without keys: tallybird-cli demo"})
public final class TallybirdCli implements Runnable {

    private static final long LAST_WORDS_SECONDS = 20;

    private final Session session;

    private TallybirdCli(Session session) {
        this.session = session;
    }

    /** Runs and returns the exit code. Stops cleanly between requests when the process is asked to end. */
    public static int run(String[] args) {
        Cancel cancel = Cancel.create();
        Surroundings surroundings = Surroundings.ofThisProcess();
        CountDownLatch done = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            cancel.cancel();
            waitFor(done);
        }, "stop"));
        try {
            return run(args, new Session(Console.system(surroundings.environment()), surroundings, cancel));
        } finally {
            done.countDown();
        }
    }

    private static void waitFor(CountDownLatch done) {
        try {
            if (!done.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("The run did not end in time; the next one finishes it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static int run(String[] args, Session session) {
        CommandLine line = new CommandLine(new TallybirdCli(session));
        line.addSubcommand(new AuthenticateCommand(session)).addSubcommand(new SyncAccountsCommand(session))
                .addSubcommand(new SyncServicesCommand(session)).addSubcommand(new UpdateStatusCommand(session))
                .addSubcommand(new SyncUsageCommand(session)).addSubcommand(new StatusCommand(session)).addSubcommand(history(session))
                .addSubcommand(new CorrectionCommand.Retry(session)).addSubcommand(new CorrectionCommand.Undo(session))
                .addSubcommand(new ImportEnvCommand(session)).addSubcommand(new DoctorCommand(session))
                .addSubcommand(new DemoCommand(session)).addSubcommand(new SandboxCommand(session)).addSubcommand(new NeedsCommand(session))
                .addSubcommand(new DiagnosticsCommand(session));
        line.addSubcommand("integrations",
                group("integrations", "The saved integrations: list, rename, pause, remove, replace a secret, leave something out.",
                        new IntegrationsCommand.ListAll(session), new IntegrationsCommand.Pause(session),
                        new IntegrationsCommand.Resume(session), new IntegrationsCommand.LeaveOut(session),
                        new IntegrationsCommand.TakeIn(session), new IntegrationChangeCommand.Rename(session),
                        new IntegrationChangeCommand.Duplicate(session), new IntegrationChangeCommand.Remove(session),
                        new IntegrationChangeCommand.SetSecret(session), new IntegrationChangeCommand.TicketAccount(session),
                        new IntegrationChangeCommand.TimeZone(session)));
        line.addSubcommand("schedule",
                group("schedule", "The push by itself, through this computer's own scheduler.", new ScheduleCommand.Show(session),
                        new ScheduleCommand.Set(session), new ScheduleCommand.Remove(session), new ScheduleCommand.Preview(session)));
        line.addSubcommand("alert", group("alert", "A ticket in the PSA through Synthesize, and what became of it.",
                new AlertCommand.Send(session), new AlertCommand.Trace(session)));
        line.addSubcommand("settings", group("settings", "Settings of this computer, with their defaults.",
                new SettingsCommand.Show(session), new SettingsCommand.Set(session), new SettingsCommand.TestWebhook(session)));
        line.addSubcommand("connectors",
                group("connectors", "All connectors: list, show, check, run, test.", new ConnectorsCommand.ListAll(session),
                        new ConnectorsCommand.Show(session), new ConnectorsCommand.Check(session), new ConnectorsCommand.Run(session),
                        new ConnectorsTestCommand(session), new ConnectorsCommand.Page(session)));
        line.addSubcommand("generate-completion", new AutoComplete.GenerateCompletion());
        line.setOut(new PrintWriter(session.console().out(), true, session.console().out().charset()));
        line.setErr(new PrintWriter(session.console().err(), true, session.console().err().charset()));
        line.setExecutionExceptionHandler((failure, command, parsed) -> unexpected(failure, session));
        line.setParameterExceptionHandler((failure, wrong) -> {
            session.console().say(String.valueOf(failure.getMessage()));
            session.console().say("See: " + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help");
            return ExitCode.WRONG_USE;
        });
        return line.execute(args);
    }

    private static CommandLine history(Session session) {
        return new CommandLine(new HistoryCommand(session)).addSubcommand(new HistoryDetailCommand.Show(session))
                .addSubcommand(new HistoryDetailCommand.Series(session)).addSubcommand(new HistoryDetailCommand.Compare(session))
                .addSubcommand(new HistoryDetailCommand.Export(session));
    }

    private static CommandLine group(String name, String words, Object... commands) {
        CommandLine group = new CommandLine(new Group());
        group.getCommandSpec().name(name).usageMessage().description(words);
        for (Object command : commands) {
            group.addSubcommand(command);
        }
        return group;
    }

    /** A fault of the program itself: said in a sentence, with its kind, never with a stack trace. */
    private static int unexpected(Exception failure, Session session) {
        if (failure instanceof ProblemException known) {
            session.console().say("! " + Phrases.problem(known.problem()));
            return ExitCode.of(known.problem());
        }
        session.console()
                .say("! Tallybird met a fault of its own (" + failure.getClass().getSimpleName() + "). What was sent is in the ledger.");
        session.console().say("  Next: run the command again; if it stays so, report it with the output of: tallybird-cli doctor");
        return ExitCode.FAILED;
    }

    @Override
    public void run() {
        CommandLine.usage(this, session.console().err());
    }

    /** A word that only groups commands. */
    @Command(mixinStandardHelpOptions = true)
    static final class Group implements Runnable {

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

        @Override
        public void run() {
            throw new CommandLine.ParameterException(spec.commandLine(), "Name one of: " + String.join(", ", spec.subcommands().keySet()));
        }
    }
}

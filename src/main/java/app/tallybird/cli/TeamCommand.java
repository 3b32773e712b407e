package app.tallybird.cli;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.AuditTrail;
import app.tallybird.app.TeamDesk;
import app.tallybird.app.TeamDesk.Waiting;
import app.tallybird.engine.plan.CsvText;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.ledger.AuditEntry;
import app.tallybird.ledger.AuditKind;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.model.Json;
import app.tallybird.model.Right;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.Wording;

@Command(name = "team", description = {"What waits for a second person, over all integrations. Ends with 4 when something does.",
        "What needs one is said by the setting approval."}, subcommands = {TeamCommand.Show.class, TeamCommand.Approve.class,
                TeamCommand.SendBack.class, TeamCommand.Audit.class, TeamCommand.People.class})
final class TeamCommand extends BaseCommand {

    @Override
    void run(Application application, Output output) {
        ZoneId zone = application.surroundings().clock().getZone();
        TeamDesk.Open open = new TeamDesk(application).open();
        List<Waiting> waiting = open.waiting();
        new Columns<Waiting>().table("Plan", one -> one.proposal().shortName()).both("Integration", "integration", Waiting::integration)
                .both("State", "state", one -> one.proposal().state().word()).table("Prepared by", one -> one.proposal().prepared().by())
                .table("Good until", one -> Wording.moment(one.proposal().prepared().goodUntil(), zone))
                .table(">Send", one -> one.proposal().asked().totals().send()).table(">Held", one -> one.proposal().asked().totals().held())
                .table(">Units", one -> Columns.signed(one.proposal().asked().totals().units()))
                .table("A month", one -> one.proposal().asked().totals().money())
                .table("You", one -> one.whyNot().orElse("can approve it: team approve " + one.proposal().shortName()))
                .json("mayApprove", Waiting::mayApprove).json("whyNot", Waiting::whyNot).json("proposal", one -> json(one.proposal()))
                .show(output, "waiting", waiting,
                        open.unread().isEmpty() ? "Nothing waits for a second person." : "Nothing waits in what could be read.");
        open.unread().forEach(output::problem);
        output.codeWhen(waiting.stream().anyMatch(one -> one.proposal().state() == ProposalState.WAITING),
                ProblemCode.APPROVAL_NEEDED.exitCode());
    }

    static JsonObject json(Proposal proposal) {
        return Json.of("plan", proposal.plan(), "state", proposal.state().word(), "preparedBy", proposal.prepared().by(), "computer",
                proposal.prepared().computer(), "preparedAt", proposal.prepared().at(), "goodUntil", proposal.prepared().goodUntil(),
                "decidedBy", proposal.prepared().deciders().stream().sorted().toList(), "totals", proposal.asked().totals().json(),
                "answeredBy", proposal.answer().map(Proposal.Answer::by), "answeredAt", proposal.answer().map(Proposal.Answer::at), "note",
                proposal.note());
    }

    /** About one plan that waits. */
    abstract static class OfPlan extends BaseCommand {

        @Parameters(paramLabel = "PLAN", description = "Its name as team shows it, or more of its hash.")
        private String plan = "";

        final Waiting find(TeamDesk desk) {
            return desk.find(plan);
        }
    }

    @Command(name = "show", description = "The numbers of a plan that waits, and what was decided about them. Reads no vendor.")
    static final class Show extends OfPlan {

        @Option(names = "--all", description = "List the counts that stay the same, too.")
        private boolean all;

        @Override
        void run(Application application, Output output) {
            TeamDesk desk = new TeamDesk(application);
            Waiting waiting = find(desk);
            TeamDesk.Numbers numbers = desk.numbers(waiting);
            SendingCommand.show(numbers.plan(), all, output);
            Decisions decisions = numbers.choices().decisions();
            output.put("decisions", Json.list(decisions.split(numbers.plan().causes()),
                    cause -> Json.of("group", cause.id(), "title", cause.title(), "decision", decisions.of(cause).map(one -> one.word()),
                            "by", Optional.ofNullable(decisions.made().get(cause.id())).map(Decisions.Made::by), "note",
                            Optional.ofNullable(decisions.made().get(cause.id())).map(Decisions.Made::note))));
            decisions.split(numbers.plan().causes())
                    .forEach(cause -> output.result("[" + cause.id() + "] " + cause.title() + ": "
                            + decisions.of(cause).map(one -> one.word()).orElse(cause.waits() ? "not decided, so held" : "sent")
                            + Optional.ofNullable(decisions.made().get(cause.id()))
                                    .map(made -> " by " + made.by() + (made.note().isEmpty() ? "" : " (" + made.note() + ")")).orElse("")));
            output.put("proposal", json(waiting.proposal()));
            output.result(waiting.integration() + ": " + TeamDesk.words(waiting) + waiting.whyNot().map(why -> " " + why).orElse(""));
        }
    }

    @Command(name = "approve", description = {
            "Agree to a plan that another person prepared. It is sent from here when this computer keeps the integration's keys.",
            "The vendor is read again first: when a number has changed, nothing is sent and a new plan waits."})
    static final class Approve extends OfPlan {

        @Override
        void run(Application application, Output output) {
            TeamDesk desk = new TeamDesk(application);
            Waiting waiting = find(desk);
            TeamDesk.Approved done;
            try (ProgressBar bar = new ProgressBar(invocation().console(), System::nanoTime)) {
                done = desk.approve(waiting, bar, cancel());
            }
            output.put("proposal", json(done.proposal()));
            output.result("Approved plan " + done.proposal().shortName() + " of \"" + waiting.integration() + "\": "
                    + done.proposal().asked().totals().words() + ".");
            done.result().ifPresent(result -> PushOutput.show(result, false, output));
            done.later().ifPresent(words -> {
                output.put("later", words);
                output.say(words);
            });
            done.failed().ifPresent(output::problem);
            done.told().forEach(output::say);
        }
    }

    @Command(name = "send-back", description = "Give a plan back to who prepared it; what was decided about it is kept.")
    static final class SendBack extends OfPlan {

        @Option(names = "--note", paramLabel = "WORDS", required = true, description = "What is to be changed.")
        private String note = "";

        @Override
        void run(Application application, Output output) {
            TeamDesk desk = new TeamDesk(application);
            Waiting waiting = find(desk);
            Proposal back = desk.sendBack(waiting, note, cancel());
            output.put("proposal", json(back));
            output.result("Sent back plan " + back.shortName() + " of \"" + waiting.integration() + "\" to " + back.prepared().by() + ".");
        }
    }

    @Command(name = "audit", description = {"Who did what, the newest first. Entries are only added.",
            "With --integration only those about that one."})
    static final class Audit extends BaseCommand {

        @Option(names = "--kind", paramLabel = "KIND", description = "One of: send, decision, rule, setting.")
        private @Nullable String kind;

        @Option(names = "--since", paramLabel = "DAY", description = "Such as 2026-11-30, by this computer's clock.")
        private @Nullable String since;

        @Option(names = "--csv", description = "As CSV.")
        private boolean csv;

        @Option(names = "--file", paramLabel = "FILE", description = "Where the CSV goes; left out, it is printed.")
        private @Nullable Path file;

        @Override
        void run(Application application, Output output) {
            ZoneId zone = application.surroundings().clock().getZone();
            List<AuditEntry> entries = new TeamDesk(application)
                    .audit(new AuditTrail.Filter(choice().integration(), Optional.ofNullable(kind).map(Audit::kind), since(zone)));
            if (csv || file != null) {
                csv(entries, output);
                return;
            }
            new Columns<AuditEntry>().table("When", entry -> Wording.moment(entry.at(), zone)).json("at", AuditEntry::at)
                    .both("Who", "person", AuditEntry::person).both("Computer", "computer", AuditEntry::computer)
                    .table("Where", entry -> entry.place().isEmpty() ? "all" : entry.place())
                    .json("integration", entry -> Optional.of(entry.place()).filter(place -> !place.isEmpty()))
                    .json("kind", entry -> entry.kind().word()).both("What", "words", AuditEntry::words)
                    .show(output, "entries", entries, "No such entry.");
        }

        private void csv(List<AuditEntry> entries, Output output) {
            CsvText text = new CsvText("when", "who", "computer", "integration", "kind", "what");
            entries.forEach(
                    entry -> text.line(entry.at(), entry.person(), entry.computer(), entry.place(), entry.kind().word(), entry.words()));
            if (file == null) {
                output.put("csv", text.toString());
                output.result(text.toString());
                return;
            }
            Path saved = save(file, text.toString());
            output.put("file", saved.toString());
            output.result("Saved as " + saved + ".");
        }

        private static AuditKind kind(String word) {
            return AuditKind.ofWord(word)
                    .orElseThrow(() -> Problem
                            .of(ProblemCode.WRONG_USE, "\"" + word + "\" is no kind of entry.", "", "Name one of: "
                                    + Stream.of(AuditKind.values()).map(AuditKind::word).collect(Collectors.joining(", ")) + ".")
                            .asException());
        }

        private Optional<Instant> since(ZoneId zone) {
            try {
                return Optional.ofNullable(since).map(day -> LocalDate.parse(day).atStartOfDay(zone).toInstant());
            } catch (DateTimeException noDay) {
                throw Problem.of(ProblemCode.WRONG_USE, "\"" + since + "\" is no day.", "", "Days are written like 2026-11-30.")
                        .asException();
            }
        }
    }

    @Command(name = "people", description = "Who works with these ledgers, what they may do, and when they last did something.")
    static final class People extends BaseCommand {

        @Override
        void run(Application application, Output output) {
            ZoneId zone = application.surroundings().clock().getZone();
            new Columns<TeamDesk.Person>().both("Name", "name", TeamDesk.Person::name).table("You", person -> person.you() ? "you" : "")
                    .json("you", TeamDesk.Person::you).both("Role", "role", person -> person.role().word())
                    .both("Last seen", "seen", person -> person.seen().map(at -> Wording.moment(at, zone)))
                    .both("Computer", "computer", TeamDesk.Person::computer)
                    .both("May", "may", person -> person.role().rights().stream().sorted().map(Right::words).toList())
                    .show(output, "people", new TeamDesk(application).people(), "Nobody has done anything here yet.");
        }
    }
}

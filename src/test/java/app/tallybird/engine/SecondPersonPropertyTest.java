package app.tallybird.engine;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.connector.reading.ReadListener;
import app.tallybird.engine.plan.Cause;
import app.tallybird.engine.plan.Decision;
import app.tallybird.engine.plan.Decisions;
import app.tallybird.engine.plan.PlanCell;
import app.tallybird.engine.plan.PlanJson;
import app.tallybird.engine.plan.UsagePlan;
import app.tallybird.engine.push.PushListener;
import app.tallybird.engine.push.RebuildMode;
import app.tallybird.http.Cancel;
import app.tallybird.ledger.Ledger;
import app.tallybird.ledger.LedgerUser;
import app.tallybird.ledger.Proposal;
import app.tallybird.ledger.ProposalState;
import app.tallybird.ledger.RunKind;
import app.tallybird.model.TeamRole;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.SecondPerson;
import app.tallybird.stage.Draws;
import app.tallybird.stage.Property;
import app.tallybird.synthesize.CountResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever two people and a schedule do in whatever order: no count goes out without the yes of somebody who had no part in it, to that very number. */
class SecondPersonPropertyTest {

    private static final int TRIES = 24;
    private static final int STEPS = 20;
    private static final List<String> PEOPLE = List.of("dana", "mia");

    @TempDir
    private Path folder;

    private final Set<ProposalState> reached = EnumSet.noneOf(ProposalState.class);
    private int files;
    private int sends;
    private int cutShort;
    private int refusals;

    /** What a person said yes to, as this test saw it: the numbers that would go out, and until when. */
    private record Yes(String by, Set<String> parts, Set<String> numbers, LocalDate day, RunKind kind) {
    }

    @Test
    void noCountGoesOutWithoutASecondPersonsYesToThatVeryNumber() {
        Property.holds(TRIES, this::days);
        assertThat(reached).containsExactlyInAnyOrder(ProposalState.values());
        assertThat(sends).isGreaterThan(TRIES / 2);
        assertThat(cutShort).isGreaterThan(TRIES / 20);
        assertThat(refusals).isGreaterThan(TRIES / 2);
    }

    private void days(Draws draws) throws IOException {
        Path file = folder.resolve(++files + ".db");
        try (SmallIntegration small = new SmallIntegration(); Office office = new Office(small, file)) {
            for (int step = 0; step < STEPS; step++) {
                office.step(draws);
            }
        } finally {
            for (String end : List.of("", "-wal", "-shm")) {
                Files.deleteIfExists(Path.of(file + end));
            }
        }
    }

    /** Two people at one ledger. */
    private final class Office implements AutoCloseable {

        private final SmallIntegration small;
        private final Map<String, Ledger> ledgers = new HashMap<>();
        private final Map<Long, Yes> yes = new HashMap<>();
        private final List<UsagePlan> shown = new ArrayList<>();

        Office(SmallIntegration small, Path file) {
            this.small = small;
            PEOPLE.forEach(person -> ledgers.put(person,
                    Ledger.open(file, new LedgerUser(small.clock, words -> words, Optional.of(person), person + "-pc", TeamRole.BILLING))));
            IntegrationContext first = context("dana");
            FirstSteps.take(first, Cancel.never());
            verb("dana").apply(plan("dana"), PushChoices.accepted(), PushListener.none(), Cancel.never());
            small.approval = new SecondPerson(SecondPerson.Needed.EVERY, BigDecimal.ZERO);
            small.synthesize.sent.clear();
        }

        private IntegrationContext context(String person) {
            return small.context(ledgers.get(person));
        }

        private SyncUsage verb(String person) {
            return new SyncUsage(context(person));
        }

        private UsagePlan plan(String person) {
            UsagePlan plan = verb(person).plan(ReadListener.none(), Cancel.never());
            shown.add(plan);
            return plan;
        }

        void step(Draws draws) {
            String person = draws.oneOf(PEOPLE);
            Map<Long, Yes> open = open();
            try {
                if (draws.either()) {
                    onward(person, draws);
                } else {
                    aside(person, draws);
                }
            } catch (ProblemException refused) {
                refusals++;
                assertThat(refused.problem().code()).isIn(ProblemCode.NOT_ALLOWED, ProblemCode.PLAN_STALE, ProblemCode.WRONG_USE);
            }
            check(open);
        }

        /** What comes next when nothing comes between. */
        private void onward(String person, Draws draws) {
            Optional<ProposalState> state = ledgers.get(person).proposals().open().map(Proposal::state);
            if (state.isEmpty()) {
                prepare(person, plan(person), draws);
            } else if (state.get() == ProposalState.WAITING) {
                answer(person, draws);
            } else {
                sendApproved(person, draws);
            }
        }

        private void aside(String person, Draws draws) {
            switch (draws.between(0, 7)) {
                case 0 -> small.seats.put(String.valueOf(draws.between(1, 3)), draws.between(0, 40));
                case 1 -> small.mail.put(String.valueOf(draws.between(1, 3)), draws.between(0, 9));
                case 2 -> prepare(person, plan(person), draws);
                case 3 -> prepare(person, shown.isEmpty() ? plan(person) : draws.oneOf(shown), draws);
                case 4 -> answer(person, draws);
                case 5 -> sendApproved(person, draws);
                case 6 -> small.clock.pass(draws.oneOf(List.of(Duration.ofMinutes(5), Duration.ofMinutes(59), Duration.ofHours(9))));
                default -> correct(person, draws);
            }
        }

        private Map<Long, Yes> open() {
            Map<Long, Yes> open = new HashMap<>();
            ledgers.get("dana").proposals().open().filter(one -> one.state() == ProposalState.APPROVED)
                    .ifPresent(one -> open.put(one.number(), yes.get(one.number())));
            return open;
        }

        /** Everything that left in this step was said yes to before it, today, by somebody who had no part in it; and the vendor says so now. */
        private void check(Map<Long, Yes> open) {
            List<Proposal> all = ledgers.get("dana").proposals().newest(STEPS);
            all.forEach(one -> reached.add(one.state()));
            List<String> left = List.copyOf(small.synthesize.sent);
            small.synthesize.sent.clear();
            if (left.isEmpty()) {
                return;
            }
            sends++;
            assertThat(open).as("open approvals when %s left", left).hasSize(1);
            Yes given = open.values().iterator().next();
            assertThat(given.parts()).doesNotContain(given.by());
            assertThat(given.numbers()).containsAll(left);
            assertThat(left).doesNotHaveDuplicates();
            assertThat(given.day()).isEqualTo(LocalDate.now(small.clock));
            if (given.kind() == RunKind.USAGE) {
                assertThat(left).allMatch(this::isWhatTheVendorSays);
            }
        }

        private boolean isWhatTheVendorSays(String count) {
            String[] parts = count.split("[/=]");
            Map<String, Integer> units = parts[1].endsWith("Seats") ? small.seats : small.mail;
            return Integer.parseInt(parts[2]) == units.getOrDefault(parts[0], 0);
        }

        private void prepare(String person, UsagePlan plan, Draws draws) {
            apply(person, plan, choices(person, plan, draws), draws);
        }

        private PushChoices choices(String person, UsagePlan plan, Draws draws) {
            Consent consent = draws.oneOf(List.of(Consent.values()));
            Decisions decisions = Decisions.NONE;
            if (consent == Consent.DECIDED) {
                for (Cause cause : plan.causes()) {
                    List<Decision> may = cause.choices().stream().filter(one -> one != Decision.LEAVE_OUT).toList();
                    if (!may.isEmpty() && draws.either()) {
                        decisions = decisions.with(cause, draws.oneOf(may), new Decisions.Made(person, small.clock.instant(), ""));
                    }
                }
            }
            return new PushChoices(consent, RebuildMode.EACH, draws.either(), decisions);
        }

        private void apply(String person, UsagePlan plan, PushChoices choices, Draws draws) {
            boolean cut = mayBeCutShort(draws);
            verb(person).apply(plan, choices, PushListener.none(), Cancel.never());
            whole(cut);
        }

        private void sendApproved(String person, Draws draws) {
            boolean cut = mayBeCutShort(draws);
            verb(person).sendApproved(PushListener.none(), Cancel.never());
            whole(cut);
        }

        private boolean mayBeCutShort(Draws draws) {
            boolean cut = draws.between(0, 3) == 3;
            if (cut) {
                small.synthesize.answers.put(draws.between(1, 3) + "/id-Mail",
                        new CountResult.Failed(Problem.of(ProblemCode.CANCELLED, "stopped", "", ""), false));
            }
            return cut;
        }

        private void whole(boolean cut) {
            small.synthesize.answers.clear();
            if (cut && !small.synthesize.sent.isEmpty()) {
                cutShort++;
            }
        }

        private void answer(String person, Draws draws) {
            Ledger ledger = ledgers.get(person);
            Optional<Proposal> asked = ledger.proposals().open().filter(one -> one.state() == ProposalState.WAITING);
            if (asked.isEmpty()) {
                return;
            }
            UsagePlan plan = PlanJson.read(ledger.plan(asked.get().plan()).orElseThrow().json());
            PushChoices choices = SecondPersonGate.choices(asked.get());
            Set<String> parts = new HashSet<>(Set.of(asked.get().prepared().by()));
            choices.decisions().made().values().forEach(made -> parts.add(made.by()));
            ProposalState answer = draws.between(0, 3) == 3 ? ProposalState.SENT_BACK : ProposalState.APPROVED;
            SecondPersonGate.answer(ledger, asked.get(), answer, answer == ProposalState.APPROVED ? "" : "look again",
                    small.clock.instant());
            yes.put(asked.get().number(), new Yes(person, parts, numbers(plan, choices),
                    LocalDate.ofInstant(asked.get().prepared().at(), small.clock.getZone()), plan.kind()));
        }

        /** What goes out of the plan, by the words of the choices alone. */
        private Set<String> numbers(UsagePlan plan, PushChoices choices) {
            List<PlanCell> cells = switch (choices.consent()) {
                case ACCEPTED -> plan.toSend(true);
                case DECIDED -> plan.toSend(choices.decisions());
                case ATTENDED, UNATTENDED -> plan.toSend(false);
            };
            return cells.stream().map(cell -> cell.key().accountId() + "/id-" + cell.service() + "=" + cell.sent().toPlainString())
                    .collect(Collectors.toSet());
        }

        private void correct(String person, Draws draws) {
            Correction correction = new Correction(context(person));
            UsagePlan plan = draws.either()
                    ? correction.retryPlan(Cancel.never())
                    : correction.undoPlan(ledgers.get(person).runs(1).getFirst().id().value(), Cancel.never());
            shown.add(plan);
            prepare(person, plan, draws);
        }

        @Override
        public void close() {
            ledgers.values().forEach(Ledger::close);
        }
    }
}

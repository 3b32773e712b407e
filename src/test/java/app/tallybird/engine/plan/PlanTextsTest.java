package app.tallybird.engine.plan;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.gson.GsonBuilder;
import org.junit.jupiter.api.Test;

import app.tallybird.connector.reading.Warning;
import app.tallybird.engine.plan.UsagePlan.PlanWarning;
import app.tallybird.ledger.RunKind;
import app.tallybird.model.UnitCount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A plan as JSON and as a spreadsheet's lines, to the letter, and back. */
class PlanTextsTest {

    private static UsagePlan plan() {
        return new PlannedCase().accounts("1", "2").services("seats").listedBefore("1", "2", "3", "4", "5").now("1/seats", "4.50")
                .before("1/seats", "10").origin("1/seats", "rows counted", 5, Map.of("off", 2L)).unknown("2/seats", "E351: refused")
                .leftOut("9/seats").before("9/seats", "3").warning(new Warning("W408", "/a", "empty", "look", 2, true))
                .warning(new Warning("W405", "/b", "not in the map", "", 3).about(Map.of("x", 3L))).seenBefore(Map.of("W408 /a", 2L))
                .plan();
    }

    @Test
    void json() {
        assertThat(
                new GsonBuilder().setPrettyPrinting().serializeNulls().disableHtmlEscaping().create().toJson(PlanJson.write(plan())) + "\n")
                .isEqualTo(
                        """
                                {
                                  "hash": "2ac57fbe162c4fee",
                                  "kind": "usage",
                                  "source": "2ac57fbe162c4fee",
                                  "created": "2026-03-01T02:30:00Z",
                                  "baselineVersion": 7,
                                  "complete": false,
                                  "held": true,
                                  "holds": [
                                    {
                                      "words": "The vendor lists 2 of the 5 customers that were counted before.",
                                      "wholeRun": true,
                                      "kind": "accounts down",
                                      "before": 5,
                                      "now": 2
                                    },
                                    {
                                      "words": "\\"SEATS\\" falls from 10 to 4.5 in total.",
                                      "wholeRun": true,
                                      "kind": "service down",
                                      "serviceKey": "seats",
                                      "service": "SEATS",
                                      "before": 10,
                                      "now": 4.5
                                    },
                                    {
                                      "words": "\\"Customer 1\\": \\"SEATS\\" falls from 10 to 4.5.",
                                      "wholeRun": false,
                                      "kind": "account down",
                                      "accountId": "1",
                                      "account": "Customer 1",
                                      "service": "SEATS",
                                      "before": 10,
                                      "now": 4.5
                                    }
                                  ],
                                  "verdict": "1 of 2 customers changed, -5.5 units. 2 things to decide.",
                                  "causes": [
                                    {
                                      "id": "run:customers",
                                      "kind": "run",
                                      "title": "3 customers are no longer listed",
                                      "words": "The vendor lists 2 of the 5 customers that were counted before.",
                                      "waits": true,
                                      "choices": [
                                        "accept",
                                        "hold"
                                      ],
                                      "customers": 0,
                                      "counts": 0,
                                      "units": 0,
                                      "typed": null
                                    },
                                    {
                                      "id": "service:seats",
                                      "kind": "service",
                                      "title": "SEATS fell by 55 %",
                                      "words": "From 10 to 4.5 units in total; 1 customer changed.",
                                      "waits": true,
                                      "choices": [
                                        "accept",
                                        "hold"
                                      ],
                                      "customers": 1,
                                      "counts": 1,
                                      "units": -5.5,
                                      "typed": null
                                    },
                                    {
                                      "id": "unknown",
                                      "kind": "unknown",
                                      "title": "1 count is not known",
                                      "words": "1 customer could not be read. Nothing is sent for what is not known; what Synthesize has of it stays.",
                                      "waits": false,
                                      "choices": [],
                                      "customers": 1,
                                      "counts": 1,
                                      "units": 0,
                                      "typed": null
                                    }
                                  ],
                                  "cells": [
                                    {
                                      "accountId": "1",
                                      "account": "Customer 1",
                                      "service": "SEATS",
                                      "serviceKey": "seats",
                                      "lastAccepted": 10,
                                      "now": 4.5,
                                      "delta": -5.5,
                                      "state": "held",
                                      "change": "changed",
                                      "note": "held: this customer falls sharply",
                                      "origin": {
                                        "rule": "rows counted",
                                        "means": "",
                                        "rows": 5,
                                        "leftOut": {
                                          "off": 2
                                        },
                                        "notCounted": {}
                                      }
                                    },
                                    {
                                      "accountId": "2",
                                      "account": "Customer 2",
                                      "service": "SEATS",
                                      "serviceKey": "seats",
                                      "lastAccepted": null,
                                      "now": null,
                                      "delta": null,
                                      "state": "unknown",
                                      "change": "unknown",
                                      "note": "E351: refused"
                                    },
                                    {
                                      "accountId": "9",
                                      "account": "9",
                                      "service": "SEATS",
                                      "serviceKey": "seats",
                                      "lastAccepted": 3,
                                      "now": 0,
                                      "delta": -3,
                                      "state": "left out on purpose",
                                      "change": "to zero",
                                      "note": "the vendor no longer lists this customer"
                                    }
                                  ],
                                  "totals": {
                                    "new": 0,
                                    "changed": 0,
                                    "same": 0,
                                    "to zero": 0,
                                    "unknown": 1,
                                    "not mapped last time": 0,
                                    "held": 1,
                                    "left out on purpose": 1,
                                    "cells": 3,
                                    "units": 4.5
                                  },
                                  "warnings": [
                                    {
                                      "code": "W408",
                                      "place": "/a",
                                      "text": "empty",
                                      "hint": "look",
                                      "count": 2,
                                      "new": false,
                                      "allowed": true,
                                      "seen": {
                                        "W408 /a": 2
                                      }
                                    },
                                    {
                                      "code": "W405",
                                      "place": "/b",
                                      "text": "not in the map",
                                      "hint": "",
                                      "count": 3,
                                      "new": true,
                                      "seen": {
                                        "W405 /b": 3,
                                        "W405 /b\\tx": 3
                                      }
                                    },
                                    {
                                      "code": "P503",
                                      "place": "",
                                      "text": "1 customer could not be read: \\"Customer 2\\": E351: refused",
                                      "hint": "Not sent; what Synthesize has of it stays.",
                                      "count": 1,
                                      "new": true,
                                      "seen": {
                                        "P503 ": 1,
                                        "P503 \\tE351\\t2": 1
                                      }
                                    }
                                  ],
                                  "accounts": [
                                    "1",
                                    "2"
                                  ],
                                  "parts": {}
                                }
                                """);
        assertThat(PlanJson.read(PlanJson.write(plan()).toString())).isEqualTo(plan());
    }

    /** Every field of every kind comes back. */
    @Test
    void holdsComeBack() {
        BigDecimal ten = BigDecimal.TEN;
        BigDecimal half = new BigDecimal("0.5");
        List<Hold> holds = List.of(new Hold.FirstRun(), new Hold.EmptyRun(), new Hold.ServiceDown("s", "Seats", ten, half),
                new Hold.AccountsToZero(4, "Acme"), new Hold.AccountsToZero(1, "Acme"), new Hold.AccountsDown(9, 3),
                new Hold.AccountsDown(1, 0), new Hold.Frozen(LocalDate.parse("2026-02-28"), LocalDate.parse("2026-03-03")),
                new Hold.Nobody(half, 2, "the rows name no customer"), new Hold.Nobody(ten, 1, "a total?"),
                new Hold.LikelyTotal("7", "Acme has all"), new Hold.Contradicted("8", "the vendor says 9"),
                new Hold.CellDown("9", "Acme", "Seats", ten, half), new Hold.ServiceUp("s", "Seats", half, ten),
                new Hold.CellUp("9", "Acme", "Seats", half, ten), new Hold.CellFarAbove("9", "Acme", "Seats", half, ten));
        UsagePlan held = plan();
        for (Hold hold : holds) {
            held = held.heldFor(hold);
        }
        UsagePlan back = PlanJson.read(PlanJson.write(held).toString());
        assertThat(back.holds()).isEqualTo(held.holds());
        assertThat(PlannedCase.holds(back)).isEqualTo("""
                The vendor lists 2 of the 5 customers that were counted before.
                "SEATS" falls from 10 to 4.5 in total.
                * "Customer 1": "SEATS" falls from 10 to 4.5.
                First usage run of this integration: there is no earlier number to compare with.
                The vendor reports no units at all.
                "Seats" falls from 10 to 0.5 in total.
                4 customers go to zero in everything: Acme.
                1 customer goes to zero in everything: Acme.
                The vendor lists 3 of the 9 customers that were counted before.
                The vendor lists 0 of the 1 customer that was counted before.
                The month was closed on 2026-02-28: pushes that nobody looks at wait until the end of 2026-03-03.
                0.5 units in 2 rows belong to nobody: the rows name no customer.
                10 units in 1 row belong to nobody: a total?
                * Acme has all
                * the vendor says 9
                * "Acme": "Seats" falls from 10 to 0.5.
                "Seats" rises from 0.5 to 10 in total.
                * "Acme": "Seats" rises from 0.5 to 10.
                * "Acme": "Seats" is 10, far above the highest number so far, 0.5.
                """);
        assertThatThrownBy(() -> PlanJson.read(PlanJson.write(plan()).toString().replace("account down", "account aside")))
                .isInstanceOf(IllegalArgumentException.class).hasMessage("no such hold: account aside");
    }

    /** A plan that was saved before warnings kept each thing that they are about. */
    @Test
    void anOlderPlanKnowsTheCountOnly() {
        String older = PlanJson.write(plan()).toString().replaceAll(",\"seen\":\\{[^}]*\\}", "");
        assertThat(PlanJson.read(older).noticed()).extracting(PlanWarning::facts).containsExactly(Map.of("W408 /a", 2L),
                Map.of("W405 /b", 3L), Map.of("P503 ", 1L));
    }

    @Test
    void aSpreadsheet() {
        UsagePlan plan = plan();
        PlanCell formula = PlanCell.compared(PlannedCase.key("=1+2/seats"), "+Acme, \"Inc\"", "@Seats", CellMemory.NONE,
                UnitCount.of(new BigDecimal("1.50")), "a;b");
        assertThat(PlanCsv.write(plan, List.of(plan.cells().get(0), plan.cells().get(1), plan.cells().get(2), formula)).substring(1)
                .replace("\r", "")).isEqualTo("""
                        State,Account id,Account,Service,Last accepted,Now,Change,Rows,Rule,Note,Counted,Contract rule
                        held,1,Customer 1,SEATS,10,4.5,-5.5,5,rows counted,held: this customer falls sharply,4.5,
                        unknown,2,Customer 2,SEATS,,,,,,E351: refused,,
                        left out on purpose,9,9,SEATS,3,0,-3,,,the vendor no longer lists this customer,0,
                        new,'=1+2,"'+Acme, ""Inc\""",'@Seats,,1.5,,,,"a;b",1.5,
                        """);
        assertThat(PlanCsv.write(plan, plan.cells())).startsWith("\ufeffState,Account id,").endsWith("\r\n");
        PlanCell bare = PlanCell.compared(PlannedCase.key("1/s"), "A", "S", CellMemory.NONE, new UnitCount.Unknown("the reason"), "");
        assertThat(PlanCsv.write(plan, List.of(bare))).endsWith("unknown,1,A,S,,,,,,the reason,,\r\n");
    }

    @Test
    void cellsThatASpreadsheetWouldRun() {
        assertThat(new CsvText("A", "B")
                .line("-1", "\tx", "\uff1dy", "a\tb", "", "a=b", Optional.empty(), Optional.of(new BigDecimal("1E+3")), 7L).line("next")
                .toString()).isEqualTo("\ufeffA,B\r\n'-1,\"'\tx\",'\uff1dy,\"a\tb\",,a=b,,1000,7\r\nnext\r\n");
    }

    /** A hash names what would be sent: another number, state, baseline or cell is another plan, another order of its cells is not. */
    @Test
    void theHashIsOfWhatWouldBeSent() {
        PlanCell one = PlanCell.compared(PlannedCase.key("1/s"), "A", "S", new CellMemory(Optional.of(BigDecimal.TEN), false, false),
                UnitCount.of(BigDecimal.valueOf(4)), "n");
        PlanCell two = PlanCell.compared(PlannedCase.key("2/s"), "A", "S", CellMemory.NONE, new UnitCount.Unknown("why"), "");
        String hash = PlanHash.of(7, List.of(one, two));
        assertThat(hash).isEqualTo("80e3d51130f625f6");
        assertThat(PlanHash.of(7, List.of(two, one))).isEqualTo(hash);
        PlanCell renamed = new PlanCell(one.key(), "B", "T", Optional.of(new BigDecimal("10.0")), one.now(), one.change(), one.state(),
                "other");
        assertThat(PlanHash.of(7, List.of(renamed, two))).isEqualTo(hash);
        PlanCell other = new PlanCell(two.key(), "A", "S", two.lastAccepted(), new UnitCount.KnownZero(), two.change(), two.state(), "");
        Set<String> hashes = Set.of(hash, PlanHash.of(8, List.of(one, two)), PlanHash.of(7, List.of(one)),
                PlanHash.of(7, List.of(one, other)), PlanHash.of(7, List.of(one.hold("held"), two)),
                PlanHash.of(7, List.of(one.leftOut(""), two)));
        assertThat(hashes).hasSize(6);
    }

    @Test
    void whatAPlanIsForIsKept() {
        UsagePlan undo = plan().as(RunKind.UNDO, "R00001");
        assertThat(undo.kind()).isEqualTo(RunKind.UNDO);
        assertThat(undo.hash()).isEqualTo(plan().hash());
        assertThat(undo.heldRemainder(PlannedCase.NOW, 3).kind()).isEqualTo(RunKind.UNDO);
        assertThat(PlanJson.read(PlanJson.write(undo).toString()).kind()).isEqualTo(RunKind.UNDO);
    }

    @Test
    void sentencesAreJoinedAsTheyEnd() {
        assertThat(sentence("It fell", "Look at it.")).isEqualTo("It fell. Look at it.");
        assertThat(sentence("It fell.", "Look at it.")).isEqualTo("It fell. Look at it.");
        assertThat(sentence("A total?", "leave it out")).isEqualTo("A total? leave it out");
        assertThat(sentence("It fell", "look at it")).isEqualTo("It fell; look at it");
        assertThat(sentence("It fell", "")).isEqualTo("It fell");
    }

    private static String sentence(String text, String hint) {
        return new PlanWarning("W1", "/", text, hint, Map.of(), PlanWarning.Now.FRESH).sentence();
    }

    @Test
    void statesHaveWordsAndSigns() {
        for (CellState state : CellState.values()) {
            assertThat(CellState.ofWord(state.word())).isEqualTo(state);
        }
        assertThat(List.of(CellState.values()).stream().map(state -> state.sign() + state.word())).containsExactly("+new", "~changed",
                "=same", "-to zero", "?unknown", "!not mapped last time", "!held", ".left out on purpose");
        assertThatThrownBy(() -> CellState.ofWord("gone")).isInstanceOf(IllegalArgumentException.class);
    }
}

package app.tallybird.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonParser;
import org.jspecify.annotations.Nullable;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.RowFile;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.Json;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.Wording;

/** Shows what a connector read: accounts by services, warnings, and what could not be counted. */
final class ReadingOutput {

    private record Cell(Account account, Service service, UnitCount count) {

        /** Empty when it is not known. */
        @Nullable
        BigDecimal now() {
            return switch (count) {
                case UnitCount.Value value -> value.units();
                case UnitCount.KnownZero zero -> BigDecimal.ZERO;
                case UnitCount.Unknown unknown -> null;
            };
        }

        Optional<String> note() {
            return count instanceof UnitCount.Unknown unknown ? Optional.of(unknown.reason()) : Optional.empty();
        }
    }

    private static final Columns<Cell> COLUMNS = new Columns<Cell>().json("accountId", cell -> cell.account().id())
            .both("Account", "account", cell -> cell.account().name()).table("Id", cell -> cell.account().id())
            .both("Service", "service", cell -> cell.service().name()).json("serviceKey", cell -> cell.service().key())
            .table(">Count", cell -> cell.now() == null ? "?" : cell.now()).json("now", Cell::now)
            .table("Note", cell -> cell.note().orElse("")).jsonIfAny("note", Cell::note);

    private ReadingOutput() {
    }

    /** The rule, the counted rows and what was left out, for every number of one account. */
    static void explain(Reading reading, String account, Output output) {
        String nl = System.lineSeparator();
        JsonArray numbers = new JsonArray();
        for (Service service : reading.services()) {
            CountOrigin origin = reading.origins().get(new CellKey(account, service.key()));
            if (origin == null) {
                continue;
            }
            StringBuilder words = new StringBuilder(service.name()).append(": ").append(Wording.count(origin.rows(), "row")).append("; ")
                    .append(origin.rule());
            origin.leftOut().forEach((reason, rows) -> words.append(nl).append("  left out: ").append(Wording.count(rows, "row"))
                    .append(", ").append(reason));
            List<String> rows = origin.file().map(RowFile::lines).orElse(List.of());
            rows.forEach(line -> words.append(nl).append("  ").append(line));
            numbers.add(Json.of("serviceKey", service.key(), "rule", origin.rule(), "rows", origin.rows(), "counted",
                    Json.list(rows, JsonParser::parseString)));
            output.result(words.toString());
        }
        output.put("explained", numbers);
        if (numbers.isEmpty()) {
            output.result("There is no number of an account \"" + account + "\".");
        }
    }

    static void show(Reading reading, Output output) {
        List<Cell> cells = new ArrayList<>();
        for (Account account : reading.accounts()) {
            for (Service service : reading.services()) {
                UnitCount count = reading.cells().get(new CellKey(account.id(), service.key()));
                if (count != null) {
                    cells.add(new Cell(account, service, count));
                }
            }
        }
        output.put("cells", COLUMNS.json(cells));
        output.put("warnings", Json.list(reading.warnings(), Warning::sentence));
        String nl = System.lineSeparator();
        StringBuilder words = new StringBuilder("Read ").append(Wording.count(reading.accounts().size(), "account")).append(" and ")
                .append(Wording.count(reading.stats().rows(), "row")).append(" with ")
                .append(Wording.count(reading.stats().requests(), "request")).append('.');
        reading.warnings().forEach(warning -> words.append(nl).append("  Warning ").append(warning.sentence()));
        reading.issues().forEach(issue -> words.append(nl).append("  ! ").append(issue.sentence()));
        output.result(words + COLUMNS.below(cells));
    }
}

package app.tallybird.cli;

import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import app.tallybird.connector.reading.CountOrigin;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.RowFile;
import app.tallybird.model.Account;
import app.tallybird.model.CellKey;
import app.tallybird.model.Service;
import app.tallybird.model.UnitCount;
import app.tallybird.model.Units;

/** Shows what a connector read: accounts by services, warnings, and what could not be counted. */
final class ReadingReport {

    private ReadingReport() {
    }

    /** The rule, the counted rows and what was left out, for every number of one account. */
    static void explain(Reading reading, String account, Report report) {
        String nl = System.lineSeparator();
        JsonArray numbers = new JsonArray();
        for (Service service : reading.services()) {
            CountOrigin origin = reading.origins().get(new CellKey(account, service.key()));
            if (origin == null) {
                continue;
            }
            StringBuilder words = new StringBuilder(service.name()).append(": ").append(Phrases.count(origin.rows(), "row")).append("; ")
                    .append(origin.rule());
            origin.leftOut().forEach((reason, rows) -> words.append(nl).append("  left out: ").append(Phrases.count(rows, "row"))
                    .append(", ").append(reason));
            JsonArray rows = new JsonArray();
            origin.file().map(RowFile::lines).orElse(List.of()).forEach(line -> {
                words.append(nl).append("  ").append(line);
                rows.add(JsonParser.parseString(line));
            });
            JsonObject json = new JsonObject();
            json.addProperty("serviceKey", service.key());
            json.addProperty("rule", origin.rule());
            json.addProperty("rows", origin.rows());
            json.add("counted", rows);
            numbers.add(json);
            report.result(words.toString());
        }
        report.put("explained", numbers);
        if (numbers.isEmpty()) {
            report.result("There is no number of an account \"" + account + "\".");
        }
    }

    static void show(Reading reading, Report report) {
        TextTable table = new TextTable("Account", "Id", "Service", ">Count", "Note");
        JsonArray cells = new JsonArray();
        for (Account account : reading.accounts()) {
            for (Service service : reading.services()) {
                UnitCount count = reading.cells().get(new CellKey(account.id(), service.key()));
                if (count == null) {
                    continue;
                }
                JsonObject json = new JsonObject();
                json.addProperty("accountId", account.id());
                json.addProperty("account", account.name());
                json.addProperty("service", service.name());
                json.addProperty("serviceKey", service.key());
                switch (count) {
                    case UnitCount.Value value -> {
                        json.addProperty("now", value.units());
                        table.row(account.name(), account.id(), service.name(), Units.text(value.units()), "");
                    }
                    case UnitCount.KnownZero zero -> {
                        json.addProperty("now", 0);
                        table.row(account.name(), account.id(), service.name(), "0", "");
                    }
                    case UnitCount.Unknown unknown -> {
                        json.add("now", JsonNull.INSTANCE);
                        json.addProperty("note", unknown.reason());
                        table.row(account.name(), account.id(), service.name(), "?", unknown.reason());
                    }
                }
                cells.add(json);
            }
        }
        report.put("cells", cells);
        JsonArray warnings = new JsonArray();
        reading.warnings().forEach(warning -> warnings.add(warning.sentence()));
        report.put("warnings", warnings);
        StringBuilder words = new StringBuilder("Read ").append(Phrases.count(reading.accounts().size(), "account")).append(" and ")
                .append(Phrases.count(reading.stats().rows(), "row")).append(" with ")
                .append(Phrases.count(reading.stats().requests(), "request")).append('.');
        reading.warnings().forEach(warning -> words.append(System.lineSeparator()).append("  Warning ").append(warning.sentence()));
        reading.issues().forEach(issue -> words.append(System.lineSeparator()).append("  ! ").append(issue.sentence()));
        report.result(table.isEmpty() ? words.toString() : words + System.lineSeparator() + table.text());
    }
}

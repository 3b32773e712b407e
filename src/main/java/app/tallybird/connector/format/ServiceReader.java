package app.tallybird.connector.format;

import java.util.stream.Stream;

import app.tallybird.connector.format.Usage.BelowZero;
import app.tallybird.connector.format.Usage.IfMissing;
import app.tallybird.connector.format.Usage.Measure;
import app.tallybird.connector.format.Usage.NumberRule;
import app.tallybird.connector.format.Usage.Round;
import app.tallybird.connector.format.Usage.UnitChange;

/** Reads services and how they are counted. */
final class ServiceReader {

    private ServiceReader() {
    }

    static ServiceRule read(ObjectReader service) {
        ServiceRule.Naming naming = service.has("nameFrom")
                ? new ServiceRule.Naming.Discovered(service.neededRef("nameFrom"), service.ref("keyFrom"), service.map("rename"))
                : new ServiceRule.Naming.Fixed(service.text("key"), service.text("name"));
        return new ServiceRule(naming, service.text("description"), service.text("means"), service.text("category"),
                service.text("subcategory"), usage(service.partOrDefaults("usage")));
    }

    private static Usage usage(ObjectReader usage) {
        if (usage.has("plus")) {
            return new Usage.Combined(usage.texts("plus"), usage.texts("minus"));
        }
        NumberRule numbers = new NumberRule(usage.word("ifMissing", IfMissing.class), usage.word("belowZero", BelowZero.class),
                usage.part("unit").map(unit -> new UnitChange(StorageUnit.of(unit.text("from")), StorageUnit.of(unit.text("to")))),
                usage.word("round", Round.class), usage.texts("zeroIfAny"));
        return new Usage.Measured(usage.text("from"), usage.neededRef("account"), usage.word("measure", Measure.class), usage.ref("field"),
                Stream.concat(usage.conditions("where").stream(),
                        usage.template("whereEntered").flatMap(Template::onlyInput).map(Condition.Entered::new).stream()).toList(),
                numbers);
    }
}

package app.tallybird.connector.format;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import app.tallybird.connector.format.Usage.IfMissing;
import app.tallybird.connector.format.Usage.Measure;
import app.tallybird.connector.format.Usage.NumberRule;
import app.tallybird.connector.format.Usage.Round;
import app.tallybird.connector.format.Usage.UnitChange;

/** Reads services and how they are counted. */
final class ServiceReader {

    private static final Map<String, Measure> MEASURES = new LinkedHashMap<>();
    private static final Map<String, StorageUnit> UNITS = new LinkedHashMap<>();
    private static final Map<String, IfMissing> IF_MISSING = HttpReader.words("fail", IfMissing.FAIL, "zero", IfMissing.ZERO, "skipRow",
            IfMissing.SKIP_ROW);
    private static final Map<String, Round> ROUNDS = HttpReader.words("none", Round.NONE, "up", Round.UP, "down", Round.DOWN, "nearest",
            Round.NEAREST);

    static {
        for (Measure measure : Measure.values()) {
            MEASURES.put(measure.word(), measure);
        }
        for (StorageUnit unit : StorageUnit.values()) {
            UNITS.put(unit.word(), unit);
        }
    }

    private ServiceReader() {
    }

    static ServiceRule read(Part part) {
        try (part) {
            part.text("note");
            ServiceRule.Naming naming = naming(part);
            String category = Categories.check(part, "category", Categories.CATEGORIES);
            String subcategory = Categories.check(part, "subcategory", Categories.SUBCATEGORIES);
            if (!part.has("usage")) {
                part.missing("usage");
            }
            Usage usage = part.part("usage").map(ServiceReader::usage).orElse(new Usage.Combined(List.of(), List.of()));
            if (naming instanceof ServiceRule.Naming.Discovered && usage instanceof Usage.Combined && part.has("usage")) {
                part.complain("C104", "usage", "a service found in the data is counted from a table, not made of others",
                        "give it \"key\" and \"name\", or count rows");
            }
            if (naming instanceof ServiceRule.Naming.Discovered && usage instanceof Usage.Measured measured
                    && !measured.numbers().zeroIfAny().isEmpty()) {
                part.complain("C104", "usage", "\"zeroIfAny\" is for services that the document names", "give it \"key\" and \"name\"");
            }
            return new ServiceRule(naming, part.text("description").orElse(""), category, subcategory, usage);
        }
    }

    private static ServiceRule.Naming naming(Part part) {
        boolean discovered = part.has("nameFrom");
        if (discovered && (part.has("key") || part.has("name"))) {
            part.complain("C104", "", "a service has \"key\" and \"name\", or \"nameFrom\", not both", "");
        }
        if (discovered) {
            return new ServiceRule.Naming.Discovered(part.requiredRef("nameFrom"), part.ref("keyFrom"), part.texts("rename"));
        }
        return new ServiceRule.Naming.Fixed(part.key("key"), part.required("name"));
    }

    private static Usage usage(Part part) {
        try (part) {
            if (part.has("plus")) {
                if (part.items("plus").isEmpty()) {
                    part.complain("C107", "plus", "\"plus\" names no service", "name at least one");
                }
                return new Usage.Combined(part.textItems("plus"), part.textItems("minus"));
            }
            if (!part.has("measure")) {
                part.missing("measure");
            }
            Measure measure = part.oneOf("measure", MEASURES, Measure.COUNT);
            Optional<FieldRef> field = part.ref("field");
            if (measure != Measure.COUNT && !part.has("field")) {
                part.complain("C104", "", "the measure \"" + measure.word() + "\" needs \"field\"", "");
            }
            Optional<UnitChange> unit = part.part("unit").map(inner -> {
                try (inner) {
                    for (String end : new String[]{"from", "to"}) {
                        if (!inner.has(end)) {
                            inner.missing(end);
                        }
                    }
                    return new UnitChange(inner.oneOf("from", UNITS, StorageUnit.BYTES), inner.oneOf("to", UNITS, StorageUnit.BYTES));
                }
            });
            NumberRule numbers = new NumberRule(part.oneOf("ifMissing", IF_MISSING, IfMissing.FAIL), unit,
                    part.oneOf("round", ROUNDS, Round.NONE), part.textItems("zeroIfAny"));
            return new Usage.Measured(part.required("from"), part.requiredRef("account"), measure, field,
                    ConditionReader.list(part, "where"), numbers);
        }
    }
}

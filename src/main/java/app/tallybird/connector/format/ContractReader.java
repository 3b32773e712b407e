package app.tallybird.connector.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.google.gson.JsonArray;

import app.tallybird.connector.description.Walk;

/** Reads a contract and says everything that is wrong with it, in the order of its lines. */
public final class ContractReader {

    private ContractReader() {
    }

    /** The contract, when there is nothing to complain about. */
    public record Understood(Optional<Contract> contract, List<Finding> findings) {
    }

    public static Understood read(String json) {
        Findings findings = new Findings();
        Optional<Contract> contract = DocumentReader.parse(json.getBytes(StandardCharsets.UTF_8), findings)
                .flatMap(text -> contract(text, findings));
        return new Understood(findings.isEmpty() ? contract : Optional.empty(), findings.inOrder());
    }

    private static Optional<Contract> contract(JsonText text, Findings findings) {
        FieldCheck fields = new FieldCheck(DocumentReader.complaints(text, findings));
        Walk.ofContract(text.root()).forEach(fields::check);
        if (!findings.isEmpty()) {
            return Optional.empty();
        }
        ObjectReader root = ObjectReader.of("contract", text.root().getAsJsonObject());
        Contract.Basis basis = root
                .part("published").<Contract.Basis>map(one -> new Contract.Basis.Source(one.text("what"), one.text("at"), one.text("date")))
                .orElseGet(() -> new Contract.Basis.Nothing(root.text("unpublished")));
        Map<String, Contract.Value> headers = values(root, "headers");
        return Optional.of(new Contract(basis, root.list("calls").stream().map(one -> call(one, headers)).toList()));
    }

    private static Contract.Published call(ObjectReader call, Map<String, Contract.Value> headers) {
        Contract.Sent sent = new Contract.Sent(call.text("sends"), values(call, "body"));
        Contract.Asked asked = new Contract.Asked(call.text("method"), call.text("path"), values(call, "query"),
                call.has("headers") ? values(call, "headers") : headers, sent,
                call.texts("never").stream().map(names -> List.of(names.split(" with ", -1))).toList());
        return new Contract.Published(asked, values(call, "answer"),
                call.json("shapes").map(shapes -> ((JsonArray) shapes).asList()).orElse(List.of()));
    }

    private static Map<String, Contract.Value> values(ObjectReader around, String name) {
        Map<String, Contract.Value> values = new LinkedHashMap<>();
        around.parts(name).forEach((field, value) -> values.put(field, value(value)));
        return values;
    }

    private static Contract.Value value(ObjectReader value) {
        Contract.Form form = new Contract.Form(value.word("is", Contract.Type.class), value.flag("asText"), value.texts("values"),
                value.maybe("most").map(Integer::valueOf));
        return new Contract.Value(form, new Contract.Absence(means(value, "missing"), means(value, "null")), value.text("unit"),
                value.text("ignored"));
    }

    private static Optional<Contract.Means> means(ObjectReader value, String name) {
        return value.has(name) ? Optional.of(value.word(name, Contract.Means.class)) : Optional.empty();
    }
}

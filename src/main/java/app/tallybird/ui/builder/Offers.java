package app.tallybird.ui.builder;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import com.google.gson.JsonElement;

import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.PagingSigns;
import app.tallybird.connector.editing.PagingSuggestion;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.connector.reading.Warning;
import app.tallybird.ui.control.Widgets;

/** What a form proposes and a person may take with one click: ways of paging, values to translate, and what kind a service is of. */
final class Offers {

    /** A proposal in the words that Synthesize knows. */
    record Fitting(String category, String subcategory) {
    }

    private static final Map<Pattern, Fitting> RULES = new LinkedHashMap<>();

    static {
        """
                security: endpoint detection and response (EDR) = edr|mdr|xdr|endpoint|antivirus|anti-virus
                security: DNS filtering = dns|web ?filter\\w*
                security: phishing simulation = phish\\w*
                security: privacy and security awareness training = awareness|training|learners?
                security: security information and event management (SIEM) = siem|log management
                security: hosted security operations centre (SOC) = soc
                security: multi factor authentication (MFA) = mfa|2fa|two-factor|multi-factor
                security: single sign on (SSO) = sso|single sign-on
                security: password management = passwords?
                security: dark web monitoring = dark ?web
                security: virtual private network services (VPN) = vpn
                security: email security = spam|email security|mail filter\\w*
                backup: data archiving = archiv\\w*
                backup: business continuity = replic\\w*|continuity|bcdr
                backup: cloud backup = backups?|protected|restore\\w*
                productivity: hosted email = mailbox\\w*|microsoft 365|office 365|exchange|google workspace
                productivity: voice over IP services (VOIP) = voip|phones?|telephony
                security: mobile device management (MDM) = mdm|mobile devices?
                service delivery: printer management and support = printers?
                service delivery: server management and support = servers?
                service delivery: desktop management and support = workstations?|desktops?|laptops?
                service delivery: network management and support = switch(es)?|firewalls?|routers?|network
                """.lines().forEach(line -> {
            String[] parts = line.split(": | = ", -1);
            RULES.put(Pattern.compile("\\b(" + parts[2] + ")\\b"), new Fitting(parts[0], parts[1]));
        });
    }

    /** A kind that fits the words of a service that has none yet. */
    static List<Node> subcategory(Form form, String pointer) {
        String at = Pointer.parent(pointer);
        int place = Integer.parseInt(Pointer.last(at));
        Button use = Widgets.button(Form.id(at) + "-use-subcategory", "Use it",
                () -> form.model.change(draft -> subcategory(draft, place)
                        .map(fit -> draft.with(at + "/subcategory", fit.subcategory()).with(at + "/category", fit.category()))
                        .orElse(draft)),
                "small");
        use.setAccessibleText("Use the proposed subcategory");
        return List.of(form.offer(Widgets.text("", "small", "muted"), use, () -> subcategory(form.draft(), place)
                .map(fit -> "Perhaps: " + fit.subcategory() + " (" + fit.category() + ").").orElse("")));
    }

    /** The first rule that the service's own words meet, else those of the connector. */
    static Optional<Fitting> subcategory(DraftTree draft, int place) {
        String at = "/services/" + place;
        if (!draft.text(at + "/subcategory").equals("other")) {
            return Optional.empty();
        }
        return in(draft.text(at + "/name") + " " + draft.text(at + "/description"))
                .or(() -> in(draft.text("/name") + " " + draft.text("/category")));
    }

    private static Optional<Fitting> in(String words) {
        String small = words.toLowerCase(Locale.ROOT);
        return RULES.entrySet().stream().filter(rule -> rule.getKey().matcher(small).find()).map(Map.Entry::getValue).findFirst();
    }

    private Offers() {
    }

    /** How a list may go on. A person always says it; other tables and signs in the answer only propose. */
    static List<Node> paging(Form form, String pointer) {
        String paging = Pointer.parent(pointer);
        VBox box = new VBox(6);
        for (PagingSuggestion one : all(form.model, Pointer.parent(paging))) {
            if (!form.draft().at(paging).map(one.paging()::equals).orElse(false)) {
                box.getChildren()
                        .add(Widgets.row(Widgets.text("Perhaps: " + one.title() + ", because " + one.because() + ".", "small"),
                                Widgets.spring(), Widgets.button("use-paging-" + box.getChildren().size(), "Use it",
                                        () -> use(form.model, Pointer.parent(paging), one), "small")));
            }
        }
        return box.getChildren().isEmpty() ? List.of() : List.of(box);
    }

    private static List<PagingSuggestion> all(BuilderModel model, String at) {
        DraftTree draft = model.draft.get();
        String table = Pointer.last(at);
        List<PagingSuggestion> all = new ArrayList<>();
        LiveModel.Shown shown = model.live.shown.get();
        Optional<TracedCall> call = shown.trace().last(table);
        JsonElement answer = shown.answers().get(table);
        if (call.isPresent() && answer != null && draft.has(at + "/request")) {
            Map<String, String> query = new LinkedHashMap<>();
            draft.names(at + "/request/query").forEach(name -> query.put(name, draft.text(at + "/request/query" + Pointer.of(name))));
            int rows = shown.trace().table(table).pages().stream().findFirst().map(page -> (int) page.rows()).orElse(0);
            all.addAll(PagingSigns.of(answer, query, rows, call.get().answerHeaders()));
        }
        if (!draft.has(at + "/paging")) {
            all.addAll(alike(draft));
        }
        return all;
    }

    /** Lists of one vendor mostly go on in one way: as long as nothing is said, that of each other table is proposed. */
    private static List<PagingSuggestion> alike(DraftTree draft) {
        Map<JsonElement, PagingSuggestion> found = new LinkedHashMap<>();
        for (String other : draft.names("/tables")) {
            String paging = Pointer.of("tables", other, "paging");
            if (!List.of("", "none").contains(draft.text(paging + "/type"))) {
                JsonElement json = draft.at(paging).orElseThrow();
                found.putIfAbsent(json,
                        new PagingSuggestion("as in the table " + other, "lists of one vendor mostly go on alike", json.getAsJsonObject()));
            }
        }
        return List.copyOf(found.values());
    }

    /** Takes a proposal; parameters that the paging sends itself leave the request. */
    static void use(BuilderModel model, String table, PagingSuggestion one) {
        model.edit(draft -> {
            DraftTree tree = draft.with(table + "/paging", one.paging());
            for (String part : List.of("param", "sizeParam")) {
                if (one.paging().has(part)) {
                    tree = tree.withoutEmpty(table + "/request/query" + Pointer.of(one.paging().get(part).getAsString()));
                }
            }
            return tree;
        });
    }

    /** The values that the last look met and that no translation names. */
    static List<Node> unmapped(Form form, String map) {
        Label words = Widgets.text("", "warn-text", "small");
        words.setId(Form.id(map) + "-unmapped");
        Button add = Widgets.button(Form.id(map) + "-add-unmapped", "Add them", () -> add(form.model, map), "small");
        add.setAccessibleText("Add the values that are not translated yet");
        return List.of(form.offer(words, add, () -> words(unmapped(form.model, map))));
    }

    /** The values, each with how many rows have it. */
    static Map<String, Long> unmapped(BuilderModel model, String map) {
        Map<String, Long> values = new TreeMap<>();
        model.live.shown.get().warnings().stream().filter(warning -> warning.code().equals("W405") && warning.pointer().equals(map))
                .map(Warning::things).forEach(values::putAll);
        values.keySet().removeIf(value -> model.draft.get().has(map + Pointer.of(value)));
        return values;
    }

    static String words(Map<String, Long> values) {
        return values.isEmpty()
                ? ""
                : "Seen and not translated: " + values.entrySet().stream().map(entry -> entry.getKey() + " (" + entry.getValue() + ")")
                        .collect(Collectors.joining(", "));
    }

    static void add(BuilderModel model, String map) {
        model.edit(draft -> mapped(draft, map, unmapped(model, map).keySet()));
    }

    /** With values that are not translated yet, each as it is, ready to be changed. */
    static DraftTree mapped(DraftTree draft, String map, Collection<String> values) {
        DraftTree tree = draft;
        for (String value : values) {
            String place = map + Pointer.of(value);
            tree = tree.has(place) ? tree : tree.with(place, value);
        }
        return tree;
    }
}

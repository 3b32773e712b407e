package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import app.tallybird.connector.description.Place;
import app.tallybird.connector.description.Pointer;
import app.tallybird.connector.description.Sort;
import app.tallybird.connector.format.Table.ForEach;
import app.tallybird.problem.DeviceName;

/** Checks what a well-formed document refers to: tables, services, inputs, secrets, hosts. */
final class Linter {

    private static final int DEEPEST = 3;

    private final ConnectorDocument document;
    private final List<Place> places;
    private final Complaints complaints;
    private final Map<String, Integer> services = new HashMap<>();

    Linter(ConnectorDocument document, List<Place> places, Complaints complaints) {
        this.document = document;
        this.places = places;
        this.complaints = complaints;
    }

    void run() {
        unique("input", "key", new HashMap<>());
        unique("service", "key", services);
        unique("service", "name", new HashMap<>());
        PlaceholderCheck placeholders = new PlaceholderCheck(document, complaints);
        TouchRules touches = new TouchRules(document, complaints);
        for (Place place : places) {
            placeholders.check(place);
            touches.check(place);
            switch (place.sort()) {
                case TABLE -> known(place, "C202", "table \"", document.tables().keySet());
                case SERVICE -> service(place);
                case PATH -> paging(place);
                case OBJECT -> {
                    if (place.kind().filter(kind -> kind.name().equals("request")).isPresent() && place.within("auth").isEmpty()
                            && document.http().isEmpty()) {
                        complaints.add("C218", place.pointer(), "the document has no \"http\" with a base address and allowed hosts",
                                "add \"http\"");
                    }
                }
                default -> {
                    // It refers to nothing.
                }
            }
        }
        document.tables().values()
                .forEach(table -> table.expect().ifPresent(expect -> expect(expect, "/tables/" + table.name() + "/expect")));
        if (DeviceName.is(document.id())) {
            complaints.add("C234", "/id", "\"" + document.id() + "\" is a device of Windows, where no file can have that name",
                    "give it another id");
        }
        depth();
        circles(Sort.TABLE, "tables", Place::table);
        circles(Sort.SERVICE, "services",
                place -> place.within("service").filter(one -> place.item() && !place.field().name().equals("zeroIfAny"))
                        .flatMap(one -> Pointer.texts(one.value(), "/key").stream()
                                .filter(key -> one.pointer().equals("/services/" + services.get(key))).findFirst()));
    }

    private void known(Place place, String code, String what, Set<String> known) {
        if (place.value().isJsonPrimitive() && !known.contains(place.text())) {
            complaints.add(code, place.pointer(), "there is no " + what + place.text() + "\"", DidYouMean.hint(place.text(), known));
        }
    }

    /** Notes in {@code seen} at which place of their list they are. */
    private void unique(String kind, String property, Map<String, Integer> seen) {
        for (Place place : places) {
            boolean holds = place.holder().flatMap(Place::kind).filter(one -> one.name().equals(kind)).isPresent();
            if (holds && place.field().name().equals(property)) {
                int number = Integer.parseInt(place.holder().orElseThrow().name());
                Integer other = seen.putIfAbsent(place.text(), number);
                if (other != null) {
                    complaints.add("C204", place.pointer(),
                            kind + " " + (other + 1) + " has the same " + property + " \"" + place.text() + "\"",
                            "give it another " + property);
                }
            }
        }
    }

    /** Finds what a paging looks for inside the list of rows, where there are rows and nothing else: it would be missing in every answer. */
    private void paging(Place place) {
        Optional<Table> table = place.within("paging").isPresent() && place.tables().isEmpty()
                ? place.table().map(document.tables()::get)
                : Optional.empty();
        if (table.isEmpty() || table.get().rows().as() != Table.As.LIST || place.text().isEmpty()) {
            return;
        }
        List<FieldPath.Step> path = FieldPath.parse(place.text()).orElseThrow().steps();
        if (table.get().rows().place().paths().stream().allMatch(list -> leadsInto(path, list.steps()))) {
            boolean whole = table.get().rows().path().isWhole();
            complaints.add("C233", place.pointer(),
                    whole
                            ? "the whole answer is the list of rows, so that there is no place for \"" + place.text() + "\" beside it"
                            : "\"" + place.text() + "\" leads into the list of rows",
                    place.name().startsWith("total")
                            ? "name a header in \"" + place.name() + "Header\"" + (whole ? "" : ", or a field beside the list")
                            : whole ? "take the cursor from the last row, or follow the Link header" : "name a field beside the list");
        }
    }

    private static boolean leadsInto(List<FieldPath.Step> path, List<FieldPath.Step> list) {
        return list.stream().allMatch(FieldPath.Step.Name.class::isInstance) && path.size() >= list.size()
                && path.subList(0, list.size()).equals(list);
    }

    private void expect(Expect expect, String at) {
        if (expect.strict() && expect.figure() instanceof Expect.Figure.PerRow each) {
            boolean accounts = document.accounts().from().contains(each.table()) && document.accounts().id().equals(FieldRef.of(each.id()));
            if (!accounts) {
                complaints.add("C225", at + "/strict",
                        "only an account can be held, and \"" + each.id() + "\" of \"" + each.table() + "\" is no account's id",
                        "compare with the accounts' own table, or leave \"strict\" out");
            }
        }
    }

    private void depth() {
        for (Table start : document.tables().values()) {
            Set<String> seen = new HashSet<>();
            for (Optional<Table> now = Optional.of(start); now.isPresent() && seen.add(now.get().name());) {
                now = now.get().forEach().map(ForEach::table).map(document.tables()::get);
            }
            if (seen.size() > DEEPEST + 1) {
                complaints.add("C206", "/tables/" + start.name() + "/forEach", "\"forEach\" is nested deeper than " + DEEPEST, "");
            }
        }
    }

    /** What is read or counted for another one, by parents, lookups and sums alike, can not need that one itself. Said once. */
    private void circles(Sort sort, String what, Function<Place, Optional<String>> needing) {
        Map<String, List<Place>> needs = new LinkedHashMap<>();
        places.stream().filter(place -> place.sort() == sort && place.value().isJsonPrimitive()).forEach(
                place -> needing.apply(place).ifPresent(name -> needs.computeIfAbsent(name, none -> new ArrayList<>()).add(place)));
        Set<String> done = new HashSet<>();
        for (String start : needs.keySet()) {
            if (circle(what, start, needs, new LinkedHashSet<>(), done)) {
                return;
            }
        }
    }

    private boolean circle(String what, String name, Map<String, List<Place>> needs, Set<String> open, Set<String> done) {
        if (done.contains(name)) {
            return false;
        }
        open.add(name);
        for (Place need : needs.getOrDefault(name, List.of())) {
            if (open.contains(need.text())) {
                String at = need.item() ? need.holder().orElseThrow().pointer() : need.pointer();
                complaints.add("C205", at, "the " + what + " need each other in a circle: " + String.join(", ", open), "");
                return true;
            }
            if (circle(what, need.text(), needs, open, done)) {
                return true;
            }
        }
        open.remove(name);
        done.add(name);
        return false;
    }

    /** A known zero is judged by what was counted from tables, so that no order of evaluation can change a number. */
    private void service(Place place) {
        known(place, "C203", "service with the key \"", services.keySet());
        Integer other = services.get(place.text());
        if (other != null && place.field().name().equals("zeroIfAny")) {
            boolean own = place.pointer().startsWith("/services/" + other + "/");
            if (own || document.services().get(other).usage() instanceof Usage.Combined) {
                complaints.add("C205", place.pointer(), "\"" + place.text() + "\" is not another service that is counted from a table",
                        "name one that is");
            }
        }
    }
}

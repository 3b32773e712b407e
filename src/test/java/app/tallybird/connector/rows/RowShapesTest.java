package app.tallybird.connector.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.engine.Vendor;
import app.tallybird.connector.reading.Reading;
import app.tallybird.connector.reading.Warning;
import app.tallybird.model.CellKey;
import app.tallybird.model.UnitCount;
import app.tallybird.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is made of rows: merged lists, the newest of each thing, ancestors, values of other fields. */
class RowShapesTest {

    private static String document(String use, String account) {
        return """
                { "format": 1, "id": "r", "name": "R", "version": "1.0.0", "inputs": [],
                  "http": { "base": "https://api.r.example/v1", "allowedHosts": ["api.r.example"] },
                  "tables": {
                    "tree": { "request": { "path": "/tree" }, "rows": ".", "paging": { "type": "none" } },
                    "use": { "request": { "path": "/use" }, "rows": "rows", %s } },
                  "accounts": { "from": "tree", "id": "id", "name": "id", "where": [ { "field": "level", "is": "customer" } ] },
                  "services": [ { "key": "n", "name": "N", "category": "other", "subcategory": "other",
                    "usage": { "from": "use", "account": "%s", "measure": "sum", "field": "n" } } ] }
                """.formatted(use, account);
    }

    private static final String NO_PAGES = "\"paging\": { \"type\": \"none\" }";
    private static final String TREE = "[{\"id\":\"msp\",\"up\":null,\"level\":\"partner\"},"
            + "{\"id\":\"a\",\"up\":\"msp\",\"level\":\"customer\"},{\"id\":\"a1\",\"up\":\"a\",\"level\":\"site\"},"
            + "{\"id\":\"a2\",\"up\":\"a1\",\"level\":\"site\"},{\"id\":\"b\",\"up\":\"msp\",\"level\":\"customer\"}]";

    private static Vendor vendor(String rows) {
        return vendor(TREE, rows);
    }

    private static Vendor vendor(String tree, String rows) {
        return new Vendor(call -> Vendor.ok(call.uri().getPath().endsWith("/tree") ? tree : "{\"rows\":" + rows + "}"));
    }

    private static void fails(Vendor vendor, String document, String code) {
        assertThatThrownBy(() -> vendor.read(document, Map.of())).isInstanceOfSatisfying(ProblemException.class,
                e -> assertThat(e.problem().detail()).startsWith(code));
    }

    private static final String CLIMB = "\"columns\": { \"owner\": { \"climb\": { \"table\": \"tree\", \"from\": \"at\", \"id\": \"id\", "
            + "\"parent\": \"up\", \"until\": [ { \"field\": \"level\", \"is\": \"customer\" } ] } } }, " + NO_PAGES;

    @Test
    void sitesCountForTheCustomerAboveThem() {
        Reading reading = vendor("[{\"at\":\"a\",\"n\":1},{\"at\":\"a2\",\"n\":2},{\"at\":\"b\",\"n\":4},{\"at\":\"msp\",\"n\":8}]")
                .read(document(CLIMB, "owner"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=3", "b/n=4");
        assertThat(reading.warnings()).filteredOn(warning -> warning.code().equals("W403")).extracting(Warning::pointer, Warning::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("/tables/use/columns/owner/climb", "nothing was found for 1 row"));
    }

    @Test
    void withoutAConditionTheTopmostCounts() {
        String top = CLIMB.replaceAll(", \"until\": \\[.*?\\]", "");
        String roots = TREE.replace("\"msp\",\"level\":\"customer\"", "null,\"level\":\"customer\"");
        assertThat(Vendor.counts(vendor(roots, "[{\"at\":\"a2\",\"n\":2},{\"at\":\"b\",\"n\":4}]").read(document(top, "owner"), Map.of())))
                .containsExactly("a/n=2", "b/n=4");
    }

    @Test
    void parentsInACircleAreAFault() {
        String circle = TREE.replace("{\"id\":\"a1\",\"up\":\"a\"", "{\"id\":\"a1\",\"up\":\"a2\"");
        fails(vendor(circle, "[{\"at\":\"a2\",\"n\":2}]"), document(CLIMB, "owner"), "E324");
    }

    private static final String DEEP = "\"expand\": [\"sites\", \"devices\", \"services\"], " + NO_PAGES;

    @Test
    void listsInListsBecomeRowsOneAfterTheOther() {
        Reading reading = vendor("[{\"sites\":[{\"devices\":[{\"at\":\"a\",\"services\":[{\"n\":1},{\"n\":2}]},"
                + "{\"at\":\"b\",\"services\":[{\"n\":4}]}]},{\"devices\":[{\"at\":\"a\",\"services\":[{\"n\":8}]}]}]},{\"sites\":[]}]")
                .read(document(DEEP, "outer.at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=11", "b/n=4");
    }

    @Test
    void aListThatIsMissingDeepInsideIsAFaultUnlessItMayBe() {
        String rows = "[{\"sites\":[{\"devices\":[{\"at\":\"a\",\"services\":[{\"n\":1}]},{\"at\":\"b\"}]}]}]";
        fails(vendor(rows), document(DEEP, "outer.at"), "E321");

        Reading reading = vendor(rows).read(document("\"mayBeMissing\": true, " + DEEP, "outer.at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=1", "b/n=0");
        assertThat(reading.warnings()).filteredOn(warning -> warning.code().equals("W408")).extracting(Warning::text)
                .containsExactly("\"services\" is empty in 1 of 2 rows");
    }

    @Test
    void rowsOfDifferentPlacesAreNotTakenForRepeats() {
        Reading reading = vendor(
                "[{\"sites\":[{\"devices\":[{\"at\":\"a\",\"services\":[{\"n\":1}]},{\"at\":\"b\",\"services\":[{\"n\":1}]}]}]}]")
                .read(document(DEEP, "outer.at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=1", "b/n=1");
        assertThat(reading.warnings()).extracting(Warning::code).doesNotContain("W412");
    }

    private static final String LATEST = "\"latest\": { \"per\": [\"at\", \"kind\"], \"by\": \"day\" }, " + NO_PAGES;

    @Test
    void onlyTheNewestOfEachThingCountsAndTiesCountAll() {
        Reading reading = vendor("[{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-27\",\"n\":100},"
                + "{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-28T00:00:00\",\"n\":3},{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-28\",\"n\":2},"
                + "{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-26\",\"n\":50},"
                + "{\"at\":\"a\",\"kind\":\"y\",\"day\":\"2026-02-26\",\"n\":10},{\"at\":\"b\",\"kind\":\"x\",\"day\":\"2026-01-01\",\"n\":0}]")
                .read(document(LATEST, "at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=15", "b/n=0");
    }

    @Test
    void aNewestDateThatIsNotWholeYetIsTold() {
        Reading reading = vendor(
                "[{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-27\",\"n\":10},{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-27\",\"n\":4},"
                        + "{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-28\",\"n\":10},"
                        + "{\"at\":\"b\",\"kind\":\"x\",\"day\":\"2026-02-27\",\"n\":1},{\"at\":\"b\",\"kind\":\"x\",\"day\":\"2026-02-28\",\"n\":2}]")
                .read(document(LATEST, "at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=10", "b/n=2");
        assertThat(reading.warnings()).extracting(Warning::code, Warning::text, Warning::things)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("W419",
                        "of the newest date of 1 thing fewer rows came than of the date before: a x", Map.of("a x", 1L)));
    }

    @Test
    void aRowWithoutADateOrAKeyIsAFault() {
        fails(vendor("[{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-27\",\"n\":1},{\"at\":\"a\",\"kind\":\"x\",\"day\":null,\"n\":1}]"),
                document(LATEST, "at"), "E329 /tables/use/latest/by");
        fails(vendor("[{\"at\":\"a\",\"kind\":\"x\",\"day\":\"soon\",\"n\":1}]"), document(LATEST, "at"), "E329 /tables/use/latest/by");
        fails(vendor("[{\"at\":\"a\",\"kind\":\"x\",\"day\":\"2026-02-27\",\"n\":1},{\"at\":\"a\",\"day\":\"2026-02-27\",\"n\":1}]"),
                document(LATEST, "at"), "E329 /tables/use/latest/per");
    }

    private static final String MERGE = "\"merge\": \"set\", \"columns\": { \"n\": { \"from\": \"set.US\" } }, " + NO_PAGES;

    @Test
    void aListOfSmallObjectsBecomesOne() {
        assertThat(Vendor.counts(vendor("[{\"at\":\"a\",\"set\":[{\"AN\":\"s\"},{\"US\":\"7\"}]},{\"at\":\"b\",\"set\":[{\"US\":\"0\"}]}]")
                .read(document(MERGE, "at"), Map.of()))).containsExactly("a/n=7", "b/n=0");
        fails(vendor("[{\"at\":\"a\",\"set\":[{\"US\":\"7\"},{\"US\":\"8\"}]}]"), document(MERGE, "at"), "E326 /tables/use/merge");
        fails(vendor("[{\"at\":\"a\",\"set\":{\"US\":\"7\"}}]"), document(MERGE, "at"), "E322 /tables/use/merge");
        fails(vendor("[{\"at\":\"a\",\"set\":[{\"AN\":\"7\"}]}]"), document(MERGE, "at"), "E320 /tables/use/columns/n/from");
    }

    @Test
    void aChoiceMayTakeAnotherField() {
        String choose = "\"columns\": { \"n\": { \"choose\": [ { \"when\": [ { \"field\": \"plus\", \"moreThan\": 0 } ], \"then\": \"0\" }, "
                + "{ \"when\": [ { \"field\": \"at\", \"exists\": true } ], \"then\": \"{{row.seats}}\" } ] } }, " + NO_PAGES;
        assertThat(Vendor.counts(vendor("[{\"at\":\"a\",\"plus\":3,\"seats\":9},{\"at\":\"b\",\"plus\":0,\"seats\":4}]")
                .read(document(choose, "at"), Map.of()))).containsExactly("a/n=0", "b/n=4");
    }

    @Test
    void theNextAddressMayStandUnderTheBaseAndBringHeaders() {
        String paging = "\"paging\": { \"type\": \"nextLink\", \"from\": \"next.uri\", \"relativeTo\": \"base\", "
                + "\"headers\": { \"MS-ContinuationToken\": \"next.headers[0].value\" } }";
        Vendor vendor = new Vendor(call -> {
            if (call.uri().getPath().endsWith("/tree")) {
                return Vendor.ok(TREE);
            }
            return switch (Vendor.header(call, "MS-ContinuationToken")) {
                case "" ->
                    Vendor.ok("{\"rows\":[{\"at\":\"a\",\"n\":1}],\"next\":{\"uri\":\"/use?seek=Next\",\"headers\":[{\"value\":\"t1\"}]}}");
                case "t1" ->
                    Vendor.ok("{\"rows\":[{\"at\":\"b\",\"n\":2}],\"next\":{\"uri\":\"/use?seek=Next\",\"headers\":[{\"value\":\"t2\"}]}}");
                default -> Vendor.ok("{\"rows\":[{\"at\":\"a\",\"n\":4}]}");
            };
        });

        assertThat(Vendor.counts(vendor.read(document(paging, "at"), Map.of()))).containsExactly("a/n=5", "b/n=2");
        assertThat(vendor.addresses().stream().filter(address -> address.contains("/use"))).isEqualTo(List
                .of("https://api.r.example/v1/use", "https://api.r.example/v1/use?seek=Next", "https://api.r.example/v1/use?seek=Next"));
    }

    private static final String NESTED = "\"key\": [\"outer.at\", \"day\"], \"expand\": \"days\", \"columns\": { \"at\": "
            + "{ \"from\": \"outer.at\" } }, " + NO_PAGES;

    @Test
    void severalFieldsIdentifyARowAndOfANestedListThoseOfItsItems() {
        Reading reading = vendor("[{\"at\":\"a\",\"days\":[{\"day\":1,\"n\":3},{\"day\":2,\"n\":4},{\"day\":1,\"n\":3}]},"
                + "{\"at\":\"b\",\"days\":[{\"day\":1,\"n\":8}]}]").read(document(NESTED, "at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=7", "b/n=8");
        assertThat(reading.warnings()).extracting(Warning::code, Warning::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("W404", "1 row came twice and was counted once"));
    }

    @Test
    void aRepeatThatWasOnlySeenLaterIsTheSameRow() {
        Reading reading = vendor(
                "[{\"at\":\"a\",\"n\":3,\"host\":\"PC-1\",\"seen\":1},{\"at\":\"a\",\"n\":3,\"host\":\"PC-1\",\"seen\":2}]")
                .read(document(
                        "\"key\": \"at\", \"evidence\": {\"name\": \"host\", \"what\": \"Device\", \"lastSeen\": \"seen\"}, " + NO_PAGES,
                        "at"), Map.of());

        assertThat(Vendor.counts(reading)).contains("a/n=3");
        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("W404");
    }

    @Test
    void aRepeatThatSaysSomethingElseWaitsForAPerson() {
        Reading reading = vendor(
                "[{\"at\":\"a\",\"days\":[{\"day\":1,\"n\":3},{\"day\":1,\"n\":5}]},{\"at\":\"b\",\"days\":[{\"day\":1,\"n\":8}]}]")
                .read(document(NESTED, "at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=3", "b/n=8");
        assertThat(reading.warnings()).extracting(Warning::code, Warning::text).containsExactly(
                org.assertj.core.groups.Tuple.tuple("W404", "1 row came twice and was counted once"), org.assertj.core.groups.Tuple
                        .tuple("W418", "account a: 1 row of \"use\" came twice and says two things; the first was counted"));
        assertThat(reading.contradictions()).singleElement().satisfies(one -> {
            assertThat(one.accountId()).isEqualTo("a");
            assertThat(one.depends().test(new CellKey("a", "n"))).isTrue();
            assertThat(one.depends().test(new CellKey("b", "n"))).isFalse();
            assertThat(one.why()).isEqualTo("a row came twice and says two things");
        });
    }

    @Test
    void inWhatNothingLooksAtARepeatMayDiffer() {
        Reading reading = vendor("[{\"at\":\"a\",\"days\":[{\"day\":1,\"n\":3,\"seen\":7},{\"day\":1,\"n\":3,\"seen\":8}]}]")
                .read(document(NESTED, "at"), Map.of());

        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("W404");
        assertThat(reading.contradictions()).isEmpty();
    }

    @Test
    void aRowThatLacksAPartOfItsKeyIsNeverDropped() {
        Reading reading = vendor("[{\"at\":\"a\",\"days\":[{\"day\":null,\"n\":3},{\"day\":null,\"n\":3},{\"day\":1,\"n\":1}]}]")
                .read(document(NESTED, "at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=7", "b/n=0");
        assertThat(reading.warnings()).extracting(Warning::code).containsExactly("W412", "W408");
    }

    @Test
    void repeatsInANestedListWithoutAKeyAreCountedAndNoticed() {
        String shape = NESTED.replace("\"key\": [\"outer.at\", \"day\"], ", "");
        Reading reading = vendor("[{\"at\":\"a\",\"days\":[{\"n\":3},{\"n\":3}]},{\"at\":\"b\",\"days\":[{\"n\":3}]}]")
                .read(document(shape, "at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=6", "b/n=3");
        assertThat(reading.warnings()).extracting(Warning::code, Warning::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("W412", 1L));
    }

    @Test
    void aRowWithoutItsNestedListIsNoticed() {
        Reading reading = vendor("[{\"at\":\"a\",\"days\":[{\"day\":1,\"n\":3}]},{\"at\":\"b\",\"days\":null}]")
                .read(document("\"mayBeMissing\": true, " + NESTED, "at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=3", "b/n=0");
        assertThat(reading.warnings()).extracting(Warning::text).containsExactly("\"days\" is empty in 1 of 2 rows");
    }

    /** The second answer lacks a customer; a vendor that is asked twice would make its count a zero. */
    @Test
    void aTableOfCustomersThatIsAlsoAParentIsAskedForOnce() {
        String document = document("\"forEach\": \"tree\", " + NO_PAGES, "at").replace("\"/use\"", "\"/use/{{parent.id}}\"")
                .replaceFirst(", \"where\": \\[.*?\\] }", " }");
        List<String> trees = new ArrayList<>();
        Vendor vendor = new Vendor(call -> {
            String path = call.uri().getPath();
            if (path.endsWith("/tree")) {
                trees.add(path);
                return Vendor.ok(trees.size() == 1 ? "[{\"id\":\"a\"},{\"id\":\"b\"}]" : "[{\"id\":\"a\"}]");
            }
            return Vendor.ok("{\"rows\":[{\"at\":\"" + path.substring(path.length() - 1) + "\",\"n\":5}]}");
        });

        assertThat(Vendor.counts(vendor.read(document, Map.of()))).containsExactly("a/n=5", "b/n=5");
        assertThat(trees).hasSize(1);
    }

    @Test
    void twoRulesThatFindTheSameServiceLeaveItUnknownAndAreNamed() {
        String found = "{ \"nameFrom\": \"kind\", \"category\": \"other\", \"subcategory\": \"other\", \"usage\": { \"from\": \"use\", "
                + "\"account\": \"at\", \"measure\": \"sum\", \"field\": \"%s\" } }";
        String document = document(NO_PAGES, "at").replaceFirst("(?s)\"services\": \\[.*",
                "\"services\": [ " + found.formatted("n") + ", "
                        + found.replace("\"usage\"", "\"note\": \"again\", \"usage\"").formatted("m").replace("\"from\": \"use\",",
                                "\"from\": \"use\", \"where\": [ { \"field\": \"m\", \"moreThan\": 0 } ],")
                        + " ] }");
        Reading reading = vendor("[{\"at\":\"a\",\"kind\":\"x\",\"n\":3,\"m\":4},{\"at\":\"b\",\"kind\":\"x\",\"n\":5,\"m\":0}]")
                .read(document, Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/x=unknown", "b/x=5");
        assertThat(reading.cells().get(new CellKey("a", "x")))
                .isEqualTo(new UnitCount.Unknown("E335: two rules count \"x\": /services/0 and /services/1"));
    }

    private static final String FOUND = "{ \"nameFrom\": \"kind\", \"category\": \"other\", \"subcategory\": \"other\", \"usage\": "
            + "{ \"from\": \"use\", \"account\": \"at\", \"measure\": \"sum\", \"field\": \"n\" } }";
    private static final String CLASHING = "[{\"at\":\"a\",\"kind\":\"x\",\"n\":3},{\"at\":\"a\",\"kind\":\"z\",\"n\":4},"
            + "{\"at\":\"b\",\"kind\":\"z\",\"n\":5}]";

    private static Reading clash(String... services) {
        return vendor(CLASHING).read(document(NO_PAGES, "at").replaceFirst("(?s)\"services\": \\[.*",
                java.util.regex.Matcher.quoteReplacement("\"services\": [ " + String.join(", ", services) + " ] }")), Map.of());
    }

    /** Whichever rule comes first: the counts are neither added up nor is one of them taken. */
    @Test
    void aServiceFoundInTheDataWithTheKeyOfAFixedOneIsUnknownAndBothAreNamed() {
        String fixed = FOUND.replace("\"nameFrom\": \"kind\"", "\"key\": \"x\", \"name\": \"X\"");
        for (Reading reading : List.of(clash(FOUND, fixed), clash(fixed, FOUND))) {
            assertThat(Vendor.counts(reading)).containsExactly("a/x=unknown", "a/z=4", "b/x=5", "b/z=5");
            assertThat(reading.cells().get(new CellKey("a", "x")))
                    .isEqualTo(new UnitCount.Unknown("E335: two rules count \"x\": /services/0 and /services/1"));
        }
    }

    @Test
    void aServiceFoundInTheDataWithTheKeyOfACombinedOneIsUnknownAndBothAreNamed() {
        String part = FOUND.replace("\"nameFrom\": \"kind\"", "\"key\": \"p\", \"name\": \"P\"");
        String all = "{ \"key\": \"x\", \"name\": \"X\", \"category\": \"other\", \"subcategory\": \"other\", \"usage\": { \"plus\": [\"p\"] } }";
        String more = all.replace("\"x\"", "\"y\"").replace("\"X\"", "\"Y\"").replace("[\"p\"]", "[\"x\", \"p\"]");
        Reading reading = clash(FOUND, part, all, more);

        assertThat(Vendor.counts(reading)).containsExactly("a/p=7", "a/x=unknown", "a/y=unknown", "a/z=4", "b/p=5", "b/x=5", "b/y=10",
                "b/z=5");
        assertThat(reading.cells().get(new CellKey("a", "x")))
                .isEqualTo(new UnitCount.Unknown("E335: two rules count \"x\": /services/0 and /services/2"));
    }

    @Test
    void aValueThatIsNoNumberIsNoticedWhereANumberDecides() {
        String rows = "[{\"at\":\"a\",\"on\":1,\"n\":3},{\"at\":\"b\",\"on\":\"12 users\",\"n\":5},{\"at\":\"b\",\"on\":\"2\",\"n\":6}]";
        for (String test : List.of("\"is\": 1", "\"moreThan\": 0", "\"in\": [1, \"true\"]")) {
            assertThat(vendor(rows).read(document("\"where\": [ { \"field\": \"on\", " + test + " } ], " + NO_PAGES, "at"), Map.of())
                    .warnings()).as(test).extracting(Warning::code, Warning::text)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple("W405", "\"on\" is no number in 1 of 3 rows: 12 users"));
        }
    }

    @Test
    void aValueThatIsNeitherTrueNorFalseIsNoticedWhereItDecides() {
        Reading reading = vendor(
                "[{\"at\":\"a\",\"on\":true,\"n\":3},{\"at\":\"a\",\"on\":\"TRUE\",\"n\":4},{\"at\":\"b\",\"on\":1,\"n\":5},"
                        + "{\"at\":\"b\",\"on\":false,\"n\":6}]")
                .read(document("\"where\": [ { \"field\": \"on\", \"is\": true } ], " + NO_PAGES, "at"), Map.of());

        assertThat(Vendor.counts(reading)).containsExactly("a/n=7", "b/n=0");
        assertThat(reading.warnings()).extracting(Warning::code, Warning::text)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("W405", "\"on\" is neither true nor false in 1 of 4 rows: 1"));
    }

    @Test
    void aMistypedFieldThatChoosesParentsIsAFault() {
        String each = "\"forEach\": { \"table\": \"tree\", \"where\": [ { \"field\": \"levle\", \"is\": \"customer\" } ] }, ";

        fails(vendor("[{\"at\":\"a\",\"n\":1}]"), document(each + NO_PAGES, "at"), "E320");
        assertThat(
                Vendor.counts(vendor("[{\"at\":\"a\",\"n\":1}]").read(document(each.replace("levle", "level") + NO_PAGES, "at"), Map.of())))
                .isNotEmpty();
    }
}

package app.tallybird.connector.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Proposes what columns are for, by their names and by what stands in them. A proposal is none when several columns fit equally little. */
final class RoleGuess {

    private static final String WHO = "cust(?:omer)?|client|tenant|kunden?|klant|cliente|company|organi[sz]ation|account|subscription|domain|usage customer|end ?user";
    private static final String BY = "id|no|nr|num|number|nummer|code|key|guid|#";
    private static final Pattern ID = words("(?:" + WHO + ")(?: ?name)?[ _.-]*(?:" + BY + ")\\.?|(?:" + BY + ")");
    private static final Pattern NAME = words(
            "(?:microsoft )?(?:" + WHO + ")(?:[ _.-]*(?:company|organi[sz]ation|display))?(?:[ _.-]*name)?|name");
    private static final Pattern SERVICE = words(
            "(?:product|produkt|service|item|article|artikel|sku|plan|licen[cs]e|meter|capability|offer)(?:[ _.-]*(?:display|category|type))?(?:[ _.-]*name)?|product[ _.-]*display[ _.-]*name|description");
    private static final Pattern COUNT = words(
            "(?:billable|consumed|billed|total|used|assigned|active)?[ _.-]*(?:quantity|qty|count|units?|seats?|users?|licen[cs]es|devices|menge|anzahl|aantal|stück|cantidad|quantité)");
    /** What nobody calls a column of names. */
    private static final Pattern NUMBER = words(
            "(?:billable|consumed|billed|total|used)?[ _.-]*(?:quantity|qty|count|units?|menge|anzahl|aantal|cantidad|quantité)");
    private static final Pattern FILTER = words(
            "(?:charge|line|usage|customer|device)[ _.-]*type|type|status|state|billed|billable|counted.*|term.*|billing[ _.-]*(?:frequency|cycle)|rating.*|provisioning.*");
    private static final int FEW = 20;

    private RoleGuess() {
    }

    private static Pattern words(String words) {
        return Pattern.compile("(?iu)(?:" + words + ")");
    }

    /**
     * A column as it was seen; of its values {@code numerals} are numbers and {@code others} are not, {@code distinct} differ, up to some limit;
     * {@code shortened} when a spreadsheet has cut long numbers in it.
     */
    record Facts(String heading, long numerals, long others, int distinct, boolean shortened) {

        boolean numbers() {
            return numerals > 0 && others == 0;
        }

        boolean mostlyNumbers() {
            return numerals > others;
        }

        /** The words of a heading, also of one written like BillableQuantity or with a number behind. */
        String words() {
            return heading.replaceAll("#\\d+$", "").replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ").strip();
        }
    }

    static List<Role> of(List<Facts> columns) {
        Map<Role, Integer> found = new HashMap<>();
        first(columns, Role.CUSTOMER_ID, ID, found, column -> column.distinct() > 0);
        first(columns, Role.CUSTOMER_NAME, NAME, found, column -> column.distinct() > 0);
        if (found.containsKey(Role.CUSTOMER_ID) && found.containsKey(Role.CUSTOMER_NAME)
                && !columns.get(found.get(Role.CUSTOMER_ID)).shortened()
                && (columns.get(found.get(Role.CUSTOMER_ID)).distinct() < columns.get(found.get(Role.CUSTOMER_NAME)).distinct()
                        || (isOfSubscription(columns.get(found.get(Role.CUSTOMER_ID)))
                                && !isOfSubscription(columns.get(found.get(Role.CUSTOMER_NAME)))))) {
            // customers that share an id are not known by it: it is the number of who resells to them; and a customer may have several subscriptions
            found.remove(Role.CUSTOMER_ID);
        }
        first(columns, Role.SERVICE, SERVICE, found, column -> column.distinct() > 0 && !column.numbers());
        // cells that are no number, or a whole column without a value, do not make each row count as 1
        for (Predicate<Facts> holds : List.<Predicate<Facts>>of(Facts::mostlyNumbers, column -> column.numerals() > 0,
                column -> column.distinct() == 0 || NUMBER.matcher(column.words()).matches())) {
            if (!found.containsKey(Role.COUNT)) {
                first(columns, Role.COUNT, COUNT, found, holds);
            }
        }
        List<Role> roles = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int place = i;
            Facts column = columns.get(i);
            roles.add(found.entrySet().stream().filter(entry -> entry.getValue() == place).map(Map.Entry::getKey).findFirst().orElse(
                    !column.numbers() && column.distinct() > 0 && column.distinct() <= FEW && FILTER.matcher(column.words()).matches()
                            ? Role.FILTER
                            : Role.UNUSED));
        }
        return roles;
    }

    private static boolean isOfSubscription(Facts column) {
        return column.words().toLowerCase(Locale.ROOT).startsWith("subscription");
    }

    /** The column that names it best: the first one whose heading begins with what is looked for foremost. */
    private static void first(List<Facts> columns, Role role, Pattern pattern, Map<Role, Integer> found, Predicate<Facts> holds) {
        int best = -1;
        int rank = Integer.MAX_VALUE;
        for (int i = 0; i < columns.size(); i++) {
            Facts column = columns.get(i);
            boolean fits = pattern.matcher(column.words()).matches() && !found.containsValue(i) && holds.test(column);
            int own = rank(role, column.words());
            if (fits && own < rank) {
                best = i;
                rank = own;
            }
        }
        if (best >= 0) {
            found.put(role, best);
        }
    }

    /** Customers are rather customers than subscriptions or accounts, products rather products than offers or meters. */
    private static int rank(Role role, String words) {
        List<String> order = switch (role) {
            case CUSTOMER_ID, CUSTOMER_NAME -> List.of("usage customer", "customer", "kunde", "client", "tenant", "microsoft tenant",
                    "compan", "org", "subscription", "domain", "name", "account");
            case SERVICE ->
                List.of("product", "produkt", "service", "capability", "meter category", "sku", "item", "artic", "artik", "offer", "meter");
            case COUNT -> List.of("billable", "quantity", "qty", "units", "seats", "consumed");
            case FILTER, NOTE, UNUSED -> List.<String>of();
        };
        String lower = words.toLowerCase(Locale.ROOT);
        for (int i = 0; i < order.size(); i++) {
            if (lower.startsWith(order.get(i))) {
                return i;
            }
        }
        return order.size();
    }
}

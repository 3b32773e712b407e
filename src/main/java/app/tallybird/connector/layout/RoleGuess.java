package app.tallybird.connector.layout;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Proposes what columns are for, by their names and by what stands in them. A proposal is none when several columns fit equally little. */
final class RoleGuess {

    private static final String WHO = "cust(?:omer)?|clients?|tenant|mandant|(?:end)?kunden?|(?:eind)?klant|cliente|company|firmen?|firma|unternehmen|soci[eé]t[eé]"
            + "|raison sociale|entreprise|empresa|raz[oó]n social|azienda|societ[aà]|ditta|ragione sociale|bedrijfs?|organi[sz]ation|organi[sz]atie"
            + "|organizaci[oó]n|organizzazione|account|subscription|domain|usage customer|end ?user";
    private static final String BY = "id|no|nr|num|number|nummer|code|key|guid|#|n[°º]|num[eé]ro|n[uú]mero|c[oó]digo|codice|kennung";
    private static final String CALLED = "name|naam|nom|nombre|nome";
    private static final String OF = "(?:of|des|der|du|de la|de|del|della|di|van de|van)?";
    private static final String GAP = "[ _.-]*";
    /** The number of customers is none of theirs. */
    private static final Pattern ID = words("(?:" + WHO + ")(?: ?name)?" + GAP + "(?:" + BY + ")\\.?|(?:" + BY + ")\\.?(?:" + GAP
            + OF.replace("of|", "") + GAP + "(?:" + WHO + "))?");
    private static final Pattern NAME = words("(?:microsoft )?(?:" + WHO + ")(?:" + GAP + "(?:company|organi[sz]ation|display))?(?:" + GAP
            + "(?:" + CALLED + "))?|(?:" + CALLED + ")(?:" + GAP + OF + GAP + "(?:" + WHO + "))?");
    private static final String WHAT = "product|produkt|produit|producto|prodotto|services?|dienst(?:leistungs?)?|leistungs?|prestation|servicio|servizio"
            + "|item|article|artikel|art[ií]culo|articolo|sku|plan|licen[cs]e|lizenz|licencia|licenza|licentie|abonnement|paket|tarif|meter|capability"
            + "|offer|angebot";
    private static final Pattern SERVICE = words("(?:" + WHAT + ")(?:" + GAP + "(?:display|category|type))?(?:" + GAP
            + "(?:name|naam|bezeichnung|beschreibung|omschrijving))?|product" + GAP + "display" + GAP + "name|(?:nom|nombre|nome)" + GAP
            + OF + GAP + "(?:" + WHAT
            + ")|description|bezeichnung|beschreibung|d[eé]signation|libell[eé]|descripci[oó]n|descrizione|omschrijving");
    private static final String HOW_MANY = "quantity|qty|count|units?|menge|anzahl|st[uü]ck(?:zahl)?|stueckzahl|einheiten|aantal|hoeveelheid|stuks|eenheden"
            + "|cantidad|cant\\.?|unidades|quantit[eé]|qt[eé]\\.?|nombre|nbre?\\.?|unit[eé]s|quantit[aà]|q\\.?t[aà]\\.?|numero|n[uú]mero|pezzi|unit[aà]";
    private static final String THINGS = "seats?|users?|licen[cs]es|devices|lizenzen|benutzer|nutzer|ger[aä]te|arbeitspl[aä]tze|utilisateurs|postes|appareils"
            + "|licencias|usuarios|dispositivos|licenze|utenti|dispositivi|licenties|gebruikers|apparaten|werkplekken";
    private static final Pattern COUNT = words("(?:billable|consumed|billed|total|used|assigned|active)?" + GAP + "(?:" + HOW_MANY + "|"
            + THINGS + ")|(?:" + HOW_MANY + "|number|n[°º]|no|nr)" + GAP + OF + GAP + "(?:" + THINGS + ")");
    /** What nobody calls a column of names. */
    private static final Pattern NUMBER = words("(?:billable|consumed|billed|total|used)?" + GAP + "(?:" + HOW_MANY + ")");
    /** A name in one language and a number in another. */
    private static final Pattern NAME_OR_NUMBER = words("nombre|n[uú]mero|numero");
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
            return Normalizer.normalize(heading, Normalizer.Form.NFC).replaceAll("#\\d+$", "").replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ")
                    .strip();
        }
    }

    static List<Role> of(List<Facts> columns) {
        Map<Role, Integer> found = new HashMap<>();
        boolean empty = columns.stream().allMatch(column -> column.distinct() == 0);
        Predicate<Facts> who = column -> (empty || column.distinct() > 0)
                && !(column.numbers() && NAME_OR_NUMBER.matcher(column.words()).matches());
        first(columns, Role.CUSTOMER_ID, ID, found, who);
        first(columns, Role.CUSTOMER_NAME, NAME, found, who);
        if (found.containsKey(Role.CUSTOMER_ID) && found.containsKey(Role.CUSTOMER_NAME)
                && !columns.get(found.get(Role.CUSTOMER_ID)).shortened()
                && (columns.get(found.get(Role.CUSTOMER_ID)).distinct() < columns.get(found.get(Role.CUSTOMER_NAME)).distinct()
                        || (isOfSubscription(columns.get(found.get(Role.CUSTOMER_ID)))
                                && !isOfSubscription(columns.get(found.get(Role.CUSTOMER_NAME)))))) {
            // customers that share an id are not known by it: it is the number of who resells to them; and a customer may have several subscriptions
            found.remove(Role.CUSTOMER_ID);
        }
        first(columns, Role.SERVICE, SERVICE, found, column -> (empty || column.distinct() > 0) && !column.numbers());
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
            case CUSTOMER_ID, CUSTOMER_NAME ->
                List.of("usage customer", "customer", "kunde", "endkunde", "client", "klant", "eindklant", "tenant", "microsoft tenant",
                        "mandant", "compan", "firm", "bedrijf", "org", "subscription", "domain", "name", "account");
            case SERVICE -> List.of("product", "produkt", "produit", "prodotto", "service", "dienst", "leistung", "servi", "prestation",
                    "capability", "meter category", "sku", "item", "artic", "artik", "offer", "meter");
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

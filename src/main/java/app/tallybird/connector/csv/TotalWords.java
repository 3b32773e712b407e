package app.tallybird.connector.csv;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What reports call a line that adds up others. */
public final class TotalWords {

    private static final Set<String> ALONE = Set.of("total", "totals", "sum", "sums", "grand total", "grand totals", "overall total",
            "report total", "total sum", "sum total", "subtotal", "subtotals", "sub total", "summe", "summen", "gesamt", "gesamtsumme",
            "gesamtergebnis", "gesamtzahl", "gesamtanzahl", "gesamtmenge", "gesamtbetrag", "insgesamt", "total gesamt", "endsumme",
            "endergebnis", "zwischensumme", "teilsumme", "teilergebnis", "totaal", "totalen", "eindtotaal", "subtotaal", "totaal generaal",
            "totaal algemeen", "som", "totale", "totali", "totale generale", "totale complessivo", "subtotale", "totaux", "total général",
            "total general", "sous total", "somme", "somme totale", "suma", "suma total", "total global", "totales", "soma", "totais",
            "total geral", "razem", "suma końcowa", "celkem", "i alt", "totalt", "summa", "yhteensä", "итого", "всего", "合計", "总计");
    private static final Pattern BEGINNING = Pattern.compile("(?iu)(?:(?:grand|sub|overall|report|sous|eind)[ -]?)?(?:totals?|sum|summe"
            + "|gesamt(?:summe|ergebnis|zahl|anzahl|menge|betrag)?|insgesamt|zwischensumme|teilsumme|teilergebnis|endsumme|endergebnis"
            + "|totaal|totale?|totaux|somme|suma|soma|summa|razem|celkem|i alt|totalt|итого|всего)(?![\\p{L}\\p{N}]).*", Pattern.DOTALL);
    private static final int LONGEST = 40;

    private TotalWords() {
    }

    /** Whether a text says that and nothing else. */
    public static boolean is(String text) {
        return text.length() <= LONGEST && !text.isEmpty() && ALONE.contains(
                text.replaceAll("[-\\s\\p{Z}]+", " ").replaceAll("[:.=*\\s]+$", "").replaceAll("^[*=\\s]+", "").toLowerCase(Locale.ROOT));
    }

    /** Whether a text begins so, as in "Total: 20", "Total of all" and "Total Wine". */
    public static boolean begins(String text) {
        return BEGINNING.matcher(text.strip()).matches();
    }
}

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
    private static final Pattern BEGINNING = Pattern.compile(
            "(?iu)(?:(?:grand|sub|overall|report|sous|eind)[ -]?)?(?:totals?|sum|summe"
                    + "|gesamt(?!schule)\\p{L}*|insgesamt|zwischensumme|teilsumme|teilergebnis|endsumme|endergebnis"
                    + "|totaal|totale?|totaux|somme|suma|soma|summa|razem|celkem|i alt|totalt|итого|всего)(?![\\p{L}\\p{N}]).*",
            Pattern.DOTALL);
    /** What no customer is called: Total Wine is one. */
    private static final Pattern OF_ALL = Pattern.compile(
            "(?:grand )?(?:totals?|sum|summe|gesamtsumme|totaal|totale|somme|suma) (?:of|aller?|van alle|de tou[st]|di tutt[ie]|de tod[oa]s) .*");
    /** With what each of them begins, signs around it among them; most texts of a large file do not. */
    private static final String FIRST = "tsgozeircyив合总*= \t-";
    /** What all of them have in common. */
    private static final Pattern MAY_BE = Pattern.compile("tot|sum|som|ergebnis|gesamt|raz|cel|i.alt|yht|итог|всег|合計|总计");
    private static final Pattern BETWEEN = Pattern.compile("[-\\s\\p{Z}]+");
    private static final Pattern AROUND = Pattern.compile("^[*=\\s]+|[:.=*\\s]+$");
    private static final int LONGEST = 40;

    private TotalWords() {
    }

    /** Whether a text says that and nothing else. */
    public static boolean is(String text) {
        if (text.isEmpty() || text.length() > LONGEST || FIRST.indexOf(Character.toLowerCase(text.charAt(0))) < 0) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (ALONE.contains(lower) || !MAY_BE.matcher(lower).find()) {
            return ALONE.contains(lower);
        }
        String plain = AROUND.matcher(BETWEEN.matcher(lower).replaceAll(" ")).replaceAll("");
        return ALONE.contains(plain) || OF_ALL.matcher(plain).matches();
    }

    /** Whether a text begins so, as in "Total: 20", "Total of all" and "Total Wine", which is a customer. */
    public static boolean begins(String text) {
        return BEGINNING.matcher(text.strip()).matches();
    }
}

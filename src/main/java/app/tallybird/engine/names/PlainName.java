package app.tallybird.engine.names;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A name without what people write in several ways: case, accents, spaces, punctuation, "and", the legal form. Equal ones are likely one customer. */
record PlainName(String letters) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Set<String> AND = Set.of("and", "und", "et", "the");
    private static final Set<String> LEGAL_FORMS = Set.of("ltd", "limited", "inc", "incorporated", "llc", "llp", "lp", "plc", "pllc", "pc",
            "corp", "corporation", "co", "company", "pty", "pvt", "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "gbr", "ek", "ev", "eg",
            "se", "bv", "nv", "vof", "sa", "sas", "sarl", "srl", "spa", "sl", "ab", "as", "asa", "aps", "oy", "oyj");

    static PlainName of(String name) {
        String plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT)
                .replace("ß", "ss").replace("ae", "a").replace("oe", "o").replace("ue", "u").replaceAll("[.'’]", "");
        List<String> all = Stream.of(NO_WORD.split(plain)).filter(word -> !word.isEmpty() && !AND.contains(word)).toList();
        List<String> telling = all.stream().filter(word -> !LEGAL_FORMS.contains(word)).toList();
        return new PlainName(String.join("", telling.isEmpty() ? all : telling));
    }

    /** Whether anything is left to compare. */
    boolean says() {
        return !letters.isEmpty();
    }
}

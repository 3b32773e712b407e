package app.tallybird.connector.format;

import java.util.List;

import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Word;

/** The words Synthesize knows for kinds of services: verbatim, case-sensitive, misspelling included. Source: the public PowerShell SDK's enums. */
public final class Categories {

    public static final List<String> CATEGORIES = words("category");
    public static final List<String> SUBCATEGORIES = words("subcategory");

    private Categories() {
    }

    private static List<String> words(String property) {
        return Format.kind("service").named(property).orElseThrow().value().words().stream().map(Word::word).toList();
    }
}

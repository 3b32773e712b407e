package app.tallybird.connector.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects complaints while a document is read. */
final class Findings {

    private final List<Finding> all = new ArrayList<>();

    void add(String code, String pointer, Finding.Position at, String text, String hint) {
        all.add(new Finding(code, pointer, at, text, hint));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Finding> inOrder() {
        return all.stream().sorted(Comparator.comparingInt((Finding finding) -> finding.at().line())
                .thenComparingInt(finding -> finding.at().column()).thenComparing(Finding::code)).toList();
    }
}

package app.tallybird.connector.format;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects complaints while a document is read; the same is said once. */
final class Findings {

    private final Set<Finding> all = new LinkedHashSet<>();

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

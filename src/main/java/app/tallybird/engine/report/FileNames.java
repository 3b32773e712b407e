package app.tallybird.engine.report;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

import app.tallybird.problem.DeviceName;

/** Gives each customer of a folder a file name of its own, whatever the customer is called. Used by one thread. */
public final class FileNames {

    private static final int MOST = 80;

    private final Set<String> taken = new HashSet<>();

    /** A name that every system can have in a folder, without an ending. */
    public String of(String customer) {
        String letters = customer.replaceAll("[^\\p{L}\\p{N} _-]+", "_").strip();
        String some = letters.substring(0, letters.offsetByCodePoints(0, Math.min(MOST, letters.codePointCount(0, letters.length()))))
                .strip();
        String base = some.isEmpty() || DeviceName.is(some) ? "customer " + some : some;
        String name = base;
        for (int more = 2; !taken.add(name.toLowerCase(Locale.ROOT)); more++) {
            name = base + " " + more;
        }
        return name.strip();
    }
}

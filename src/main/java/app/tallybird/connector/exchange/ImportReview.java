package app.tallybird.connector.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import app.tallybird.connector.editing.Difference;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.format.ConnectorDocument.Limits;
import app.tallybird.problem.Wording;

/**
 * What a person decides on when a connector of somebody else's comes in or is not the one from before: what it touches, who signed it, what changes.
 *
 * @param before what was agreed to the last time
 */
public record ImportReview(Incoming incoming, Optional<Agreed> before) {

    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");
    private static final int KILO = 1024;
    private static final int MOST_DIFFERENCES = 40;
    private static final int SHORT = 3;

    /**
     * What a person has agreed to.
     *
     * @param text the document as it was then
     * @param touches what it touched, by {@link Touch#id}
     * @param author the fingerprint of the key that had signed it, or empty
     */
    public record Agreed(String text, List<String> touches, String author) {
        public Agreed {
            touches = List.copyOf(touches);
        }
    }

    /**
     * A heading with its lines.
     *
     * @param loud whether it is why a person has to agree anew
     */
    public record Part(String title, List<String> lines, boolean loud) {
        public Part {
            lines = lines.stream().map(ImportReview::oneLine).toList();
        }
    }

    /** Whether not a byte has changed. */
    public boolean isSame() {
        return before.filter(agreed -> agreed.text().equals(incoming.text())).isPresent() && !isOtherAuthor();
    }

    /** Whether the one before was signed and this one is not signed with the same key. */
    public boolean isOtherAuthor() {
        return before.map(Agreed::author).filter(author -> !author.isEmpty() && !author.equals(incoming.author())).isPresent();
    }

    /** Whether it may be used only after a person has agreed. */
    public boolean needsAgreement() {
        return before.isEmpty() || isOtherAuthor() || !added().isEmpty();
    }

    /** The same in words. */
    public List<String> news() {
        return Touch.words(added()).stream().map(ImportReview::oneLine).toList();
    }

    /** What it touches that nobody has agreed to. */
    public List<Touch> added() {
        return incoming.touches().beyond(before.map(Agreed::touches).orElse(List.of()));
    }

    /** "NinjaOne 1.0.0". */
    public String name() {
        return oneLine(incoming.document().name() + " " + incoming.document().head().version());
    }

    /** What the document says stays in its line and its direction, so that no name can pass for a line of the review. */
    private static String oneLine(String words) {
        return INVISIBLE.matcher(words).replaceAll("\uFFFD");
    }

    /** All of it, in the order in which a person reads it. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        if (isOtherAuthor()) {
            parts.add(new Part("ANOTHER AUTHOR", List.of(authors()), true));
        }
        if (before.isPresent()) {
            changes(parts);
        }
        Touches touches = incoming.touches();
        for (Touch.Kind kind : Touch.Kind.values()) {
            List<String> words = touches.words(kind);
            parts.add(new Part(kind.title(), words.isEmpty() ? List.of(kind.nothing()) : words, false));
        }
        parts.add(new Part("Its size, and the most that it asks for", List.of(size()), false));
        parts.add(new Part("Who wrote it", List.of(author()), false));
        return parts;
    }

    private void changes(List<Part> parts) {
        List<Touch> all = added();
        List<String> added = Stream.of(Touch.Kind.values()).flatMap(kind -> Touch
                .words(all.stream().filter(touch -> touch.kind() == kind).toList()).stream().map(words -> kind.title() + ": " + words))
                .toList();
        if (!added.isEmpty()) {
            parts.add(new Part("New, and not agreed to yet", added, true));
        }
        List<String> now = incoming.touches().ids();
        List<String> gone = before.stream().flatMap(agreed -> agreed.touches().stream()).filter(id -> !now.contains(id)).toList();
        if (!gone.isEmpty()) {
            parts.add(new Part("No longer", gone, false));
        }
        List<String> differences = differences();
        if (!differences.isEmpty()) {
            parts.add(new Part("What changed in the document", shortened(differences), false));
        }
    }

    private static List<String> shortened(List<String> lines) {
        return lines.size() <= MOST_DIFFERENCES
                ? lines
                : Stream.concat(lines.stream().limit(MOST_DIFFERENCES), Stream.of("and " + (lines.size() - MOST_DIFFERENCES) + " more"))
                        .toList();
    }

    /** Every place that differs from what was agreed to, weighty ones first. */
    public List<String> differences() {
        return before.flatMap(agreed -> DraftTree.parse(agreed.text())).stream()
                .flatMap(old -> Difference.between(old, incoming.tree()).stream()).map(Difference::words).toList();
    }

    /** The weightiest differences in one line: "/version: "1.0.0" → "1.0.1"; 3 more". */
    public String inShort() {
        List<String> all = differences();
        return Stream.concat(all.stream().limit(SHORT), all.size() > SHORT ? Stream.of(all.size() - SHORT + " more") : Stream.empty())
                .collect(Collectors.joining("; "));
    }

    private String size() {
        Limits limits = incoming.document().limits();
        int pages = incoming.document().tables().values().stream().mapToInt(table -> table.paging().end().maxPages()).max().orElse(0);
        int kilobytes = (incoming.text().length() + KILO - 1) / KILO;
        return kilobytes + " kB; a run makes at most " + Wording.count(limits.maxRequests(), "request") + ", reads "
                + Wording.count(pages, "page") + " of a list, " + Wording.count(limits.maxRows(), "row") + " of a table and "
                + limits.maxResponseMb() + " MB of an answer, and ends after " + Wording.count(limits.maxMinutes(), "minute");
    }

    private String author() {
        String author = incoming.author();
        if (author.isEmpty()) {
            return "It is not signed: nobody can tell who wrote it, or whether it was changed on its way.";
        }
        return before.map(Agreed::author).filter(author::equals).isPresent()
                ? "Signed by " + author + ", the author of the one before."
                : "Signed by " + author + ", seen for the first time here. Compare it with what the author tells you.";
    }

    private String authors() {
        return "The one before was signed by " + before.map(Agreed::author).orElse("") + ", this one "
                + (incoming.author().isEmpty() ? "is not signed" : "by " + incoming.author())
                + ". Before you agree, ask the author, by telephone for example.";
    }
}

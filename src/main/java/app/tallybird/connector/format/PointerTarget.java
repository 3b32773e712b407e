package app.tallybird.connector.format;

import java.util.Optional;

/** Finds where a pointer leads in the document. */
final class PointerTarget {

    private PointerTarget() {
    }

    static Optional<Node> find(Node tree, String pointer) {
        Node node = tree;
        for (String raw : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            String step = raw.replace("~1", "/").replace("~0", "~");
            Optional<Node> inner = inside(node, step);
            if (inner.isEmpty()) {
                return Optional.empty();
            }
            node = inner.get();
        }
        return Optional.of(node);
    }

    private static Optional<Node> inside(Node node, String step) {
        if (node instanceof Node.Obj object) {
            return Optional.ofNullable(object.members().get(step)).map(Node.Member::value);
        }
        if (node instanceof Node.Arr array && step.matches("\\d{1,6}") && Integer.parseInt(step) < array.items().size()) {
            return Optional.of(array.items().get(Integer.parseInt(step)));
        }
        return Optional.empty();
    }

    /** The place of the value, or of the nearest thing around it that exists. */
    static Finding.Position of(Node tree, String pointer) {
        String rest = pointer;
        while (!rest.isEmpty()) {
            Optional<Node> node = find(tree, rest);
            if (node.isPresent()) {
                return node.get().at();
            }
            rest = rest.substring(0, rest.lastIndexOf('/'));
        }
        return tree.at();
    }
}

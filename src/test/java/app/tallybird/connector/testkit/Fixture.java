package app.tallybird.connector.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import app.tallybird.connector.catalog.Catalog;

/** The recorded cases where they are written, so that a new golden result can be put beside them. */
record Fixture(KitCase recorded, Path folder) {

    private static final Path ROOT = Path.of("src/main/resources/connectors");

    static List<Fixture> all() throws IOException {
        Catalog catalog = new Catalog(Path.of("no-such-folder"));
        try (Stream<Path> folders = Files.walk(ROOT, 3)) {
            return folders.filter(folder -> Files.exists(folder.resolve("inputs.json"))).sorted()
                    .map(folder -> new Fixture(
                            Cases.read(folder, catalog.find(folder.getParent().getParent().getFileName().toString(), folder)), folder))
                    .toList();
        }
    }

    static Fixture named(String name) throws IOException {
        return all().stream().filter(fixture -> fixture.toString().equals(name)).findFirst().orElseThrow();
    }

    @Override
    public String toString() {
        return recorded.toString();
    }
}

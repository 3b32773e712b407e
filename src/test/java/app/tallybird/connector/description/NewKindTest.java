package app.tallybird.connector.description;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A kind of object and a property that are added to {@code fields.txt}, and nowhere else, are known to the reader, to what asks which fields a document
 * looks at, to the schema and to the reference. The classes are loaded anew over a file that has more lines.
 */
class NewKindTest {

    private static final String DOCUMENT = """
            { "format": 1, "id": "acme", "name": "Acme", "version": "1.0.0", "inputs": [],
              "http": { "base": "https://api.acme.example", "allowedHosts": ["api.acme.example"] },
              "tables": { "seats": { "request": { "path": "/seats" }, "rows": "items", "paging": { "type": "none" }, "proof": PROOF } },
              "accounts": { "from": "seats", "id": "id", "name": "name" },
              "services": [ { "key": "seats", "name": "Seats", "category": "other", "subcategory": "other",
                "usage": { "from": "seats", "account": "id", "measure": "count" } } ] }
            """;

    @TempDir
    private Path folder;

    @Test
    void isAddedInOnePlace() throws Exception {
        try (URLClassLoader loader = loader()) {
            assertThat(findings(loader, "{ \"sum\": \"a.b\" }")).isEqualTo("[]");
            assertThat(findings(loader, "{ \"sun\": \"a.b\" }")).contains("C102", "/tables/seats/proof/sun", "did you mean \"sum\"?");
            assertThat(findings(loader, "{ }")).contains("C104", "\"sum\" is missing", "the field that is proven");
            assertThat(findings(loader, "{ \"sum\": 7 }")).contains("C105", "/tables/seats/proof/sum");
            assertThat(findings(loader, "{ \"sum\": \"a..b\" }")).contains("C109");
            assertThat(findings(loader, "{ \"sum\": \"a\", \"by\": \"hope\" }")).contains("C106", "use one of: count, weight");
            assertThat(read(loader, "{ \"sum\": \"a.b\" }")).contains("FieldUse[pointer=/tables/seats/proof/sum")
                    .contains("tables=[seats]");
            assertThat(made(loader, "FormatSchema")).contains("\"proof\":{\"$ref\":\"#/$defs/proof\"", "[\"count\",\"weight\"]");
            assertThat(made(loader, "FormatReference")).contains("| `sum`, needed | path in the row | the field that is proven |");
        }
        assertThat(Format.kind("table").named("proof")).as("only there").isEmpty();
    }

    private URLClassLoader loader() throws IOException {
        String lines = Files.readString(Path.of("src/main/resources/connectors/fields.txt")).replace("\n[tell]",
                "proof | {proof} | | | | how the rows are proven\n\n[proof] A proof.\nsum | path@row | ! | Sum | a | the field that is proven\n"
                        + "by | word = count | | By | | what is proven\n    = count · weight\n\n[tell]");
        Files.createDirectories(folder.resolve("connectors"));
        Files.writeString(folder.resolve("connectors/fields.txt"), lines);
        List<URL> places = new ArrayList<>(List.of(folder.toUri().toURL()));
        for (String one : System.getProperty("java.class.path").split(File.pathSeparator)) {
            places.add(Path.of(one).toUri().toURL());
        }
        return new URLClassLoader(places.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    private static String findings(ClassLoader loader, String proof) throws ReflectiveOperationException {
        String read = read(loader, proof);
        return read.substring(read.indexOf("findings=") + "findings=".length(), read.length() - 1);
    }

    private static String read(ClassLoader loader, String proof) throws ReflectiveOperationException {
        Class<?> reader = loader.loadClass("app.tallybird.connector.format.DocumentReader");
        byte[] text = DOCUMENT.replace("PROOF", proof).getBytes(StandardCharsets.UTF_8);
        return String.valueOf(reader.getMethod("read", byte[].class).invoke(null, (Object) text));
    }

    private static String made(ClassLoader loader, String maker) throws ReflectiveOperationException {
        var of = Arrays.stream(loader.loadClass("app.tallybird.connector.description." + maker).getDeclaredMethods())
                .filter(method -> method.getName().equals("of")).findFirst().orElseThrow();
        of.setAccessible(true);
        return String.valueOf(of.invoke(null));
    }
}

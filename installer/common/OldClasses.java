import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Brings class files from before Java 6 into the form of Java 8, with the frames that today's verifier reads. A start-up cache takes none that are older, so
 * each start would read and verify them anew. What they do stays as it is. A jar that was changed says so in {@link #NOTICE}.
 */
final class OldClasses {

    static final String NOTICE = "META-INF/CHANGED.txt";
    private static final int OLDEST_IN_A_CACHE = ClassFile.JAVA_6_VERSION;

    private OldClasses() {
    }

    static boolean isIn(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : entries(zip)) {
                if (isOld(entry.getName(), content(zip, entry))) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Writes the jar {@code from} as {@code to}; every entry that is no old class file is the same, in the same order. */
    static void renew(Path from, Path to) throws IOException {
        try (ZipFile zip = new ZipFile(from.toFile()); URLClassLoader its = new URLClassLoader(new URL[]{from.toUri().toURL()});
                OutputStream file = Files.newOutputStream(to); ZipOutputStream out = new ZipOutputStream(file)) {
            ClassFile files = ClassFile.of(ClassFile.StackMapsOption.GENERATE_STACK_MAPS,
                    ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(its).cached()));
            for (ZipEntry entry : entries(zip)) {
                byte[] content = content(zip, entry);
                put(out, entry.getName(), isOld(entry.getName(), content) ? renewed(files, content) : content);
            }
            put(out, NOTICE, ("The class files of this jar were changed for Tallybird's packages: they have the version of Java 8 and stack map frames, and were older before. "
                    + "Nothing else was changed.\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] renewed(ClassFile files, byte[] old) {
        ClassModel model = files.parse(old);
        return files.transformClass(model, ClassTransform.transformingMethodBodies(CodeBuilder::with).andThen((builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
            } else {
                builder.with(element);
            }
        }));
    }

    /** The version is in the seventh and eighth byte. */
    private static boolean isOld(String name, byte[] content) {
        return name.endsWith(".class") && (content[6] & 0xff) * 256 + (content[7] & 0xff) < OLDEST_IN_A_CACHE;
    }

    private static List<? extends ZipEntry> entries(ZipFile zip) {
        return zip.stream().toList();
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(content);
        out.closeEntry();
    }
}

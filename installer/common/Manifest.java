import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives a Windows program another manifest, on Windows: {@code java Manifest.java PROGRAM MANIFEST}. */
public final class Manifest {

    /** RT_MANIFEST, and the id that a program's own manifest has. */
    private static final MemorySegment KIND = MemorySegment.ofAddress(24);
    private static final MemorySegment ID = MemorySegment.ofAddress(1);
    /** The languages under which tools put one: none, and American English. Two manifests would be one too many. */
    private static final short NEUTRAL = 0;
    private static final short ENGLISH = 1033;

    private Manifest() {
    }

    public static void main(String[] args) throws IOException {
        put(Path.of(args[0]), Path.of(args[1]));
    }

    static void put(Path program, Path manifest) throws IOException {
        byte[] text = Files.readAllBytes(manifest);
        // jpackage makes its programs read-only
        program.toFile().setWritable(true);
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup kernel = SymbolLookup.libraryLookup("kernel32", arena);
            MethodHandle begin = function(kernel, "BeginUpdateResourceW",
                    FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            MethodHandle update = function(kernel, "UpdateResourceW", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS,
                    ValueLayout.ADDRESS, ValueLayout.ADDRESS, ValueLayout.JAVA_SHORT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            MethodHandle end = function(kernel, "EndUpdateResourceW",
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT));
            MemorySegment name = arena.allocateFrom(program.toAbsolutePath().toString(), StandardCharsets.UTF_16LE);
            MemorySegment data = arena.allocateFrom(ValueLayout.JAVA_BYTE, text);
            MemorySegment handle = (MemorySegment) begin.invokeExact(name, 0);
            // one that is not there can not be taken away, which is as wanted
            int neutral = (int) update.invokeExact(handle, KIND, ID, NEUTRAL, MemorySegment.NULL, 0);
            int english = (int) update.invokeExact(handle, KIND, ID, ENGLISH, MemorySegment.NULL, 0);
            int put = (int) update.invokeExact(handle, KIND, ID, ENGLISH, data, text.length);
            int ended = (int) end.invokeExact(handle, 0);
            if (handle.address() == 0 || put == 0 || ended == 0) {
                throw new IOException("The manifest of " + program + " could not be written.");
            }
        } catch (RuntimeException | Error | IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IOException(e);
        }
    }

    private static MethodHandle function(SymbolLookup library, String name, FunctionDescriptor shape) {
        return Linker.nativeLinker().downcallHandle(library.find(name).orElseThrow(), shape);
    }
}

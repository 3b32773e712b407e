import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes every icon file from the two drawings: {@code java icons/Icons.java} in the project's folder. Needs {@code rsvg-convert} (Debian: librsvg2-bin).
 * Writes the window's pictures, {@code tallybird.ico} and {@code tallybird.icns}. What it makes is kept in the repository, so that a build needs no tool.
 */
public final class Icons {

    private static final List<Integer> WINDOW = List.of(16, 20, 24, 32, 40, 48, 64, 128, 256);
    private static final List<Integer> ICO = List.of(16, 20, 24, 32, 40, 48, 64, 256);
    private static final Map<String, Integer> ICNS = new LinkedHashMap<>();

    static {
        ICNS.put("icp4", 16);
        ICNS.put("icp5", 32);
        ICNS.put("icp6", 64);
        ICNS.put("ic07", 128);
        ICNS.put("ic08", 256);
        ICNS.put("ic09", 512);
        ICNS.put("ic10", 1024);
        ICNS.put("ic11", 32);
        ICNS.put("ic12", 64);
        ICNS.put("ic13", 256);
        ICNS.put("ic14", 512);
    }

    private Icons() {
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path window = Files.createDirectories(Path.of("src/main/resources/icons"));
        Path common = Files.createDirectories(Path.of("installer/common/icons"));
        for (int size : WINDOW) {
            Files.write(window.resolve("tallybird-" + size + ".png"), png(size));
        }
        Files.copy(Path.of("icons/tallybird.svg"), common.resolve("tallybird.svg"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Files.write(common.resolve("tallybird.png"), png(512));
        Files.write(common.resolve("tallybird.ico"), ico());
        Files.write(common.resolve("tallybird.icns"), icns());
    }

    private static byte[] png(int size) throws IOException, InterruptedException {
        String drawing = size <= 32 ? "icons/tallybird-small.svg" : "icons/tallybird.svg";
        Process convert = new ProcessBuilder("rsvg-convert", "-w", String.valueOf(size), "-h", String.valueOf(size), drawing)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        byte[] picture = convert.getInputStream().readAllBytes();
        if (convert.waitFor() != 0) {
            throw new IOException("rsvg-convert failed for " + drawing);
        }
        return picture;
    }

    /** A directory of pictures, each a whole PNG file. */
    private static byte[] ico() throws IOException, InterruptedException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        ByteBuffer head = ByteBuffer.allocate(6 + 16 * ICO.size()).order(ByteOrder.LITTLE_ENDIAN);
        head.putShort((short) 0).putShort((short) 1).putShort((short) ICO.size());
        for (int size : ICO) {
            byte[] picture = png(size);
            head.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32).putInt(picture.length)
                    .putInt(head.capacity() + pictures.size());
            pictures.write(picture);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array());
        pictures.writeTo(all);
        return all.toByteArray();
    }

    /** Named blocks, each a whole PNG file behind its name and length. */
    private static byte[] icns() throws IOException, InterruptedException {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(blocks);
        for (Map.Entry<String, Integer> block : ICNS.entrySet()) {
            byte[] picture = png(block.getValue());
            out.write(block.getKey().getBytes(StandardCharsets.US_ASCII));
            out.writeInt(picture.length + 8);
            out.write(picture);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(all);
        file.write("icns".getBytes(StandardCharsets.US_ASCII));
        file.writeInt(blocks.size() + 8);
        blocks.writeTo(file);
        return all.toByteArray();
    }
}

package app.tallybird.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

/** Asks the sandbox over a plain socket, so that the Host header, and a connection that breaks, are seen exactly as they are. */
record Visitor(int port) {

    static final String SYNTHESIZE = "app.usegradient.com";
    static final String NINJA = "app.ninjarmm.com";
    private static final int TOO_LONG_MILLIS = 10_000;

    /** What came back; status 0 when nothing did. */
    record Answer(int status, Map<String, String> headers, String body) {

        JsonElement json() {
            return JsonParser.parseString(body);
        }

        JsonObject object() {
            return json().getAsJsonObject();
        }

        JsonArray list() {
            return json().getAsJsonArray();
        }

        String is() {
            return status + " " + body;
        }
    }

    Answer ask(String method, String host, String path, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(bytes.length).append("\r\n\r\n");
        ByteArrayOutputStream came = new ByteArrayOutputStream();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(TOO_LONG_MILLIS);
            OutputStream out = socket.getOutputStream();
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            socket.getInputStream().transferTo(came);
        } catch (IOException broken) {
            // what came before it broke is the answer
        }
        return parse(came.toString(StandardCharsets.UTF_8));
    }

    private static Answer parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            return new Answer(0, Map.of(), "");
        }
        List<String> lines = text.substring(0, end).lines().toList();
        Map<String, String> headers = new HashMap<>();
        lines.stream().skip(1).forEach(line -> headers.put(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                line.substring(line.indexOf(':') + 1).strip()));
        return new Answer(Integer.parseInt(lines.getFirst().split(" ")[1]), headers, text.substring(end + 4));
    }

    Answer synthesize(String method, String path, String body) {
        return ask(method, SYNTHESIZE, "/api/vendor-api" + path, token(SynthesizeSide.VENDOR_KEY, SynthesizeSide.PARTNER_KEY), body);
    }

    static Map<String, String> token(String vendorKey, String partnerKey) {
        return Map.of("GRADIENT-TOKEN", base64(vendorKey + ":" + partnerKey));
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    Answer get(String host, String path, Map<String, String> headers) {
        return ask("GET", host, path, headers, "");
    }

    Answer control(String method, String path, String body) {
        return ask(method, "127.0.0.1:" + port, "/__sandbox/" + path, Map.of(), body);
    }

    /** Signs in at NinjaOne; the header to send from then on. */
    Map<String, String> ninjaToken() {
        Answer answer = ask("POST", NINJA, "/ws/oauth/token", Map.of("Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=client_credentials&client_id=" + NinjaSide.CLIENT_ID + "&client_secret=" + NinjaSide.CLIENT_SECRET
                        + "&scope=monitoring");
        return Map.of("Authorization", "Bearer " + answer.object().get("access_token").getAsString());
    }
}

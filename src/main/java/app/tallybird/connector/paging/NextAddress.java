package app.tallybird.connector.paging;

import java.net.URI;

import app.tallybird.http.HttpCall;

/** The address that a reference leads to, as vendors write it: relative to the one that answered, perhaps with characters that should be encoded. */
final class NextAddress {

    private NextAddress() {
    }

    /** By RFC 3986, section 5.2 (https://www.rfc-editor.org/rfc/rfc3986, January 2005, read on 2026-11-29). */
    static URI of(URI answered, String reference) {
        String encoded = encoded(reference.strip());
        if (encoded.isEmpty() || encoded.startsWith("#")) {
            return answered;
        }
        if (encoded.startsWith("?")) {
            // the class URI takes the last name of the path away here
            return URI.create(answered.toString().replaceFirst("[?#].*", "") + encoded);
        }
        return answered.resolve(encoded);
    }

    /** Braces, quotes, blanks and the like, which no address may have. */
    private static String encoded(String text) {
        StringBuilder all = new StringBuilder();
        text.codePoints().forEach(one -> {
            String character = Character.toString(one);
            boolean odd = one <= ' ' || one >= 127 || "\"<>\\^`{|}".indexOf(one) >= 0;
            all.append(odd ? HttpCall.encoded(character) : character);
        });
        return all.toString();
    }
}

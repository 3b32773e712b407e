package app.tallybird.secret;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import com.github.javakeyring.PasswordAccessException;

/**
 * Keeps values longer than one entry of the Windows Credential Manager takes, 2,560 bytes of UTF-16 (CRED_MAX_CREDENTIAL_BLOB_SIZE,
 * learn.microsoft.com/windows/win32/api/wincred/ns-wincred-credentialw, read 2026-11-29): in pieces, which the entry itself lists. The pieces of a new value
 * are beside those of the old one until the list is replaced, so a write that fails leaves the old value whole.
 */
record LongEntries(OsKeychain.Entries entries) implements OsKeychain.Entries {

    /** Some less than the 1,280 characters that fit. */
    static final int PIECE = 1_200;

    private static final Pattern LIST = Pattern.compile("Tallybird keeps this in pieces: ([ab]) ([0-9]{1,4}) ([0-9a-f]{8})");

    /** The pieces that an entry lists; those of a new value are of the other kind. */
    private record Pieces(String kind, int count, String sum) {

        static Optional<Pieces> of(String entry) {
            Matcher list = LIST.matcher(entry);
            return list.matches()
                    ? Optional.of(new Pieces(list.group(1), Integer.parseInt(list.group(2)), list.group(3)))
                    : Optional.empty();
        }

        String account(String account, int piece) {
            return account + "#" + kind + piece;
        }
    }

    @Override
    public String get(String account) throws PasswordAccessException {
        String entry = entries.get(account);
        Optional<Pieces> pieces = Pieces.of(entry);
        if (pieces.isEmpty()) {
            return entry;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < pieces.get().count(); i++) {
            value.append(entries.get(pieces.get().account(account, i)));
        }
        if (!sum(value.toString()).equals(pieces.get().sum())) {
            throw new PasswordAccessException("the pieces do not belong together");
        }
        return value.toString();
    }

    @Override
    public void set(String account, String value) throws PasswordAccessException {
        Optional<Pieces> before = listed(account);
        if (value.length() <= PIECE) {
            entries.set(account, value);
        } else {
            String kind = before.filter(old -> old.kind().equals("a")).isPresent() ? "b" : "a";
            List<String> cut = cut(value);
            Pieces fresh = new Pieces(kind, cut.size(), sum(value));
            try {
                for (int i = 0; i < fresh.count(); i++) {
                    entries.set(fresh.account(account, i), cut.get(i));
                }
                entries.set(account, "Tallybird keeps this in pieces: " + kind + " " + fresh.count() + " " + fresh.sum());
            } catch (PasswordAccessException | RuntimeException refused) {
                remove(account, fresh);
                throw refused;
            }
        }
        before.ifPresent(old -> remove(account, old));
    }

    /** Never through the middle of a sign. */
    private static List<String> cut(String value) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < value.length()) {
            int to = Math.min(value.length(), from + PIECE);
            to = to < value.length() && Character.isHighSurrogate(value.charAt(to - 1)) ? to - 1 : to;
            pieces.add(value.substring(from, to));
            from = to;
        }
        return pieces;
    }

    @Override
    public void delete(String account) throws PasswordAccessException {
        Optional<Pieces> before = listed(account);
        entries.delete(account);
        before.ifPresent(old -> remove(account, old));
    }

    private Optional<Pieces> listed(String account) {
        try {
            return Pieces.of(entries.get(account));
        } catch (PasswordAccessException | RuntimeException absent) {
            return Optional.empty();
        }
    }

    private void remove(String account, Pieces pieces) {
        for (int i = 0; i < pieces.count(); i++) {
            try {
                entries.delete(pieces.account(account, i));
            } catch (PasswordAccessException | RuntimeException absent) {
                // a piece that was never written, or one that nothing lists any more
            }
        }
    }

    private static String sum(String value) {
        CRC32 sum = new CRC32();
        sum.update(value.getBytes(StandardCharsets.UTF_16LE));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}

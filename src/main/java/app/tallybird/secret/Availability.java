package app.tallybird.secret;

/** Whether a store keeps secrets beyond this session, in words that can be shown. */
public sealed interface Availability {

    /** Kept after the program ends; {@code where} names the place, for example "the Windows Credential Manager". */
    record Kept(String where) implements Availability {
    }

    /** Forgotten when the program ends; {@code why} says what is missing on this machine. */
    record SessionOnly(String why) implements Availability {
    }
}

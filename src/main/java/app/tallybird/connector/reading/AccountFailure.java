package app.tallybird.connector.reading;

/** An account some of whose data could not be read; the reason is a sentence for the user, the code an E-code of the connector format. */
public record AccountFailure(String accountId, String name, String code, String reason) {
}

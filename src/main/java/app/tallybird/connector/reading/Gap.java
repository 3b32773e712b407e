package app.tallybird.connector.reading;

/**
 * Counts that are not known because what they are made of could not be read.
 *
 * @param accountId the account, or empty for all of them
 * @param serviceKey the service, or empty for those that a rule finds in the data
 * @param code an E-code of the connector format
 * @param reason a sentence for the user
 */
public record Gap(String accountId, String serviceKey, String code, String reason) {

    /** The reason with its code, as an unknown count says it. */
    public String words() {
        return code + ": " + reason;
    }
}

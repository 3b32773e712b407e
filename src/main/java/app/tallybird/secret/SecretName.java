package app.tallybird.secret;

/** The place of one secret: which integration it belongs to and which of its fields it fills. Not secret itself. */
public record SecretName(String integration, String field) {
}

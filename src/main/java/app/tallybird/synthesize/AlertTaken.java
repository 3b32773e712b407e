package app.tallybird.synthesize;

/** Synthesize has queued an alert; {@code messageId} asks what became of it. */
public record AlertTaken(String messageId, String alertId) {
}

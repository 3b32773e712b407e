package app.tallybird.engine.push;

/**
 * When Synthesize rebuilds its billing views. {@code EACH} sends plain calls, which the reference says it debounces. {@code ONCE} marks all
 * counts no_build and ends with one building call; not yet tried against the live service.
 */
public enum RebuildMode {
    EACH,
    ONCE
}

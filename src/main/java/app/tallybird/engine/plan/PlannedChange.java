package app.tallybird.engine.plan;

/** What a plan says of one of its lines. */
public interface PlannedChange {

    /** The one shown and the one in JSON. */
    String word();

    /** For tables; never the only mark of it. */
    char sign();
}

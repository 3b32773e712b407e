package app.tallybird.engine.plan;

/** What a plan says of one of its lines: a word, and a sign for tables that is never the only mark of it. */
public interface PlannedChange {

    String word();

    char sign();
}

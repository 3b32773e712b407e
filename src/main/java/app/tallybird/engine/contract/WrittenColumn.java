package app.tallybird.engine.contract;

/** What is said in one place of a line, with the heading for it in files. */
public interface WrittenColumn {

    String heading();
}

package app.tallybird.connector.format;

/** Takes what is wrong with a document while it is looked at. A complaint never stops the looking, so that one pass finds all of them. */
@FunctionalInterface
interface Complaints {

    void add(String code, String pointer, String text, String hint);
}

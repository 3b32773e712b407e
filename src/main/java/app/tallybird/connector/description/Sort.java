package app.tallybird.connector.description;

/** What sort of value a property has, and so what it may refer to and which control asks for it. */
public enum Sort {
    TEXT,
    /** A name for machines. */
    KEY,
    VERSION,
    /** An address for people. */
    LINK,
    /** The name of a header. */
    HEADER,
    /** A host that may be asked, or exactly one input. */
    HOST,
    /** A time zone. */
    ZONE,
    CHARSET,
    /** A decimal mark, or one input. */
    MARK,
    /** A path into a row or an answer; {@link Field#rows()} says whose. */
    PATH,
    /** A path into a row, or exactly one input that holds the name of a field. */
    REF,
    /** A text with placeholders. */
    TEMPLATE,
    /** A template that holds a secret: without a placeholder it would be the secret itself. */
    SECRET,
    /** A template of an address. */
    ADDRESS,
    /** A template of what is put behind an address. */
    ADDRESS_PATH,
    /** Exactly one input. */
    ONE_INPUT,
    /** An expression in RE2 syntax. */
    REGEX,
    /** One of the words of the format. */
    WORD,
    /** One of the words of Synthesize. */
    TERM,
    /** The name of a table. */
    TABLE,
    /** The key of a service. */
    SERVICE,
    /** The key of a secret input. */
    SECRET_INPUT,
    /** True or false. */
    FLAG,
    /** A whole number. */
    WHOLE,
    NUMBER,
    /** A text, a number, true or false. */
    VALUE,
    /** Any JSON, whose texts are templates. */
    JSON,
    /** An object of a kind. */
    OBJECT,
    /** Something the format does not know: a property of one's own, or a mistake. */
    UNKNOWN;

    /** Whether placeholders are filled in. */
    public boolean isTemplate() {
        return switch (this) {
            case TEMPLATE, SECRET, ADDRESS, ADDRESS_PATH, ONE_INPUT, MARK, HOST, JSON -> true;
            default -> false;
        };
    }

    /** Whether it names a field of a row or an answer. */
    public boolean isPath() {
        return this == PATH || this == REF;
    }
}

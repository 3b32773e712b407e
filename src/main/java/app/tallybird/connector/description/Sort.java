package app.tallybird.connector.description;

import java.util.regex.Pattern;

/** What sort of value a property has, and so what it may refer to and which control asks for it. */
public enum Sort {
    TEXT,
    KEY("[a-z][A-Za-z0-9_-]{0,39}", "a key", "begin with a lower-case letter; letters, digits, _ and - may follow, up to 40"),
    VERSION("\\d+\\.\\d+\\.\\d+", "a version", "write it like 1.0.0"),
    /** An address for people. */
    LINK("https://.*", "an address that begins with https://", ""),
    /** A day of the calendar. */
    DAY("20\\d\\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "a day", "write it like 2026-11-29"),
    HEADER("[A-Za-z0-9-]+", "the name of a header", "write it like X-Total-Count"),
    /** A host that may be asked, or exactly one input. */
    HOST("(\\*\\.)?[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+(:\\d+)?|\\{\\{input\\.[A-Za-z0-9_-]+\\}\\}", "a host",
            "write api.vendor.com or *.vendor.com, without https://"),
    ZONE,
    /** The name of a character set, or one input. */
    CHARSET,
    /** A decimal mark, or one input. */
    MARK("auto|\\.|,|\\{\\{.*", "a decimal mark", "use auto, a point or a comma"),
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
    /** Exactly one input, of which the user's computer is told what to start. */
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
    /** What a field is compared with: a value, or exactly one input. */
    COMPARED,
    /** Any JSON, whose texts are templates. */
    JSON,
    /** An object of a kind. */
    OBJECT,
    /** Something the format does not know: a property of one's own, or a mistake. */
    UNKNOWN;

    private final Pattern pattern;
    private final String what;
    private final String hint;

    Sort() {
        this("", "", "");
    }

    Sort(String pattern, String what, String hint) {
        this.pattern = Pattern.compile(pattern);
        this.what = what;
        this.hint = hint;
    }

    /** What the whole text must match, or empty. */
    public String pattern() {
        return pattern.pattern();
    }

    /** Whether the text is one, as far as its pattern tells. */
    public boolean fits(String text) {
        return pattern.pattern().isEmpty() || pattern.matcher(text).matches();
    }

    /** What it is then called. */
    public String what() {
        return what;
    }

    /** How to write one. */
    public String hint() {
        return hint;
    }

    /** Whether placeholders are filled in. */
    public boolean isTemplate() {
        return switch (this) {
            case TEMPLATE, SECRET, ADDRESS, ADDRESS_PATH, ONE_INPUT, CHARSET, MARK, HOST, JSON -> true;
            default -> false;
        };
    }

    /** Whether it names a field of a row or an answer. */
    public boolean isPath() {
        return this == PATH || this == REF;
    }
}

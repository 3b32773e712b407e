package app.tallybird.engine;

/** Who stands behind a push, which decides what may be sent of a held or incomplete plan. */
public enum Consent {
    /** A person is there, but has not accepted what is held. */
    ATTENDED,
    /** A person has seen the plan and accepted it as it is. */
    ACCEPTED,
    /** A person has seen the plan and decided about each of its causes; what is undecided waits. */
    DECIDED,
    /** Nobody is there: nothing held and nothing incomplete is sent. */
    UNATTENDED
}

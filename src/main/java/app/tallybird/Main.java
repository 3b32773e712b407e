package app.tallybird;

/** Chooses the window or the command line; the only class that may see both. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        System.err.println("tallybird 0.1.0");
    }
}

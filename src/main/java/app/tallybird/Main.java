package app.tallybird;

import app.tallybird.cli.TallybirdCli;

/** Chooses the window or the command line; the only class that may see both. */
public final class Main {

    private Main() {
    }

    public static void main(String[] args) {
        int code = TallybirdCli.run(args);
        System.exit(code);
    }
}

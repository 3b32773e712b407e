package app.tallybird;

/** Entry point in Java 17 bytecode: says clearly what is missing on an older Java, then hands over to {@code Main}. */
public final class Launcher {
    private static final int NEEDED = 25;

    private Launcher() {
    }

    public static void main(String[] args) throws Exception {
        int have = Runtime.version().feature();
        if (have < NEEDED) {
            System.err.println("Tallybird needs Java " + NEEDED + " or newer; this is Java " + have + " at "
                    + System.getProperty("java.home") + ". Install one (for example Temurin 25 from adoptium.net) or set JAVA_HOME.");
            System.exit(78);
        }
        Class.forName("app.tallybird.Main").getMethod("main", String[].class).invoke(null, (Object) args);
    }
}

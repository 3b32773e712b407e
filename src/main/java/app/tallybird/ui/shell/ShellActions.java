package app.tallybird.ui.shell;

/** What the header offers. */
interface ShellActions {

    void home();

    /** The pushes of this integration; of the first one when the name is empty. */
    void history(String name);

    void alerts();

    void settings();

    void toggleScheme();

    void browse(String url);

    void copyDiagnostics();

    void showLog();

    void about();
}

package app.tallybird.ui.shell;

/** What the header offers. */
interface ShellActions {

    void home();

    void toggleScheme();

    void browse(String url);

    void copyDiagnostics();

    void showLog();

    void about();
}

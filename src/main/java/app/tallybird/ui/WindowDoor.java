package app.tallybird.ui;

import java.util.Optional;
import javafx.application.Application;

import app.tallybird.problem.PlainText;
import app.tallybird.problem.TemporaryFiles;
import app.tallybird.settings.Home;

/** Starts the toolkit; kept apart so that the command line never loads it. */
public final class WindowDoor {

    private static final int FAILED = 1;

    private WindowDoor() {
    }

    /** Returns when the window was closed. */
    public static int open(String[] args, StartOptions options) {
        Optional<OneWindow> mine = OneWindow.claim(new Home(options.homeFolder()), options.sandbox().isPresent());
        if (mine.isEmpty()) {
            System.err.println("Tallybird is open already with this home folder; that window is in front now.");
            return 0;
        }
        try (OneWindow window = mine.get()) {
            Window.isTheOnly(window);
            return launch(args, options);
        }
    }

    private static int launch(String[] args, StartOptions options) {
        Window.opensWith(Opening.begin(options));
        Thread.ofPlatform().daemon().name("sweep").start(TemporaryFiles::sweep);
        GraphicsChoice.decide(options.homeFolder(), options.safeGraphics()).ifPresent(System.err::println);
        try {
            Application.launch(Window.class, args);
            return Window.hasFailed() ? FAILED : 0;
        } catch (RuntimeException | LinkageError failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            System.err.println(words(PlainText.of(String.valueOf(cause.getMessage()))));
            return FAILED;
        }
    }

    /** A package asks for the libraries that the window needs; an archive can not, and without the graphics card it needs the same. */
    static String words(String why) {
        String next = "Start again: the next start draws without the graphics card.";
        if (why.contains("shared object file") || why.contains("GTK library")) {
            next = "It needs GTK 3, Xtst, OpenGL and a font: on Debian and Ubuntu apt install libgtk-3-0 libxtst6 libxxf86vm1 libgl1 fontconfig fonts-dejavu-core, "
                    + "on Fedora dnf install gtk3 libXtst libXxf86vm mesa-libGL fontconfig.";
        } else if (why.contains("DISPLAY")) {
            next = "Start it where DISPLAY names a display that answers.";
        }
        return "! The window could not be opened: " + why.replaceFirst("[.]+$", "") + ". Nothing was read or sent. " + next
                + " The command line needs none of it: tallybird-cli --help";
    }
}

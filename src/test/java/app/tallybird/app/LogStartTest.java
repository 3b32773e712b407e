package app.tallybird.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.http.Redactor;

import static org.assertj.core.api.Assertions.assertThat;

/** What is logged is set without a file: errors, and nothing of the HTTP library. */
class LogStartTest {

    @Test
    void onlyErrorsAreLoggedAndNothingOfWhatIsSent() {
        Logger any = LoggerFactory.getLogger("any");
        assertThat(any.isErrorEnabled()).isTrue();
        assertThat(any.isWarnEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.wire").isErrorEnabled()).isFalse();
        assertThat(LoggerFactory.getLogger("org.freedesktop.dbus").isErrorEnabled()).isFalse();
    }

    /** A window that could not open tries again, and has other secrets then. */
    @Test
    void whoBeginsAnewWritesEachLineOnceAndAsTheNewOneWantsIt(@TempDir Path folder) throws IOException {
        Redactor later = new Redactor();
        LogFile.begin(folder, new Redactor());
        Path file = LogFile.begin(folder, later);
        later.learn("a-secret-of-later");
        LoggerFactory.getLogger("any").error("refused a-secret-of-later");
        assertThat(Files.readAllLines(file)).singleElement().asString().endsWith("any: refused ***");
        ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
    }
}

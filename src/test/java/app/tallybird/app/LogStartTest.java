package app.tallybird.app;

import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
}

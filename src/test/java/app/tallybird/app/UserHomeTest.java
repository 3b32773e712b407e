package app.tallybird.app;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose folder it is, also of a user whom the system does not know, as a container may be given one by its number alone. */
@DisabledOnOs(OS.WINDOWS)
class UserHomeTest {

    @Test
    void nobodysSettingsLieInAFolderOfTheNameQuestionMark() {
        assertThat(Surroundings.userHome("/home/ann", Map.of("HOME", "/root"))).isEqualTo(Path.of("/home/ann"));
        assertThat(Surroundings.userHome("?", Map.of("HOME", "/data"))).isEqualTo(Path.of("/data"));
        assertThat(Surroundings.userHome("?", Map.of("HOME", "data"))).isEqualTo(Path.of("/"));
        assertThat(Surroundings.userHome("?", Map.of())).isEqualTo(Path.of("/"));
    }
}

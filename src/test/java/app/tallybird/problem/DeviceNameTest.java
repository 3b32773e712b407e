package app.tallybird.problem;

import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DeviceNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"NUL", "nul", "con", "Aux.json", "prn.tar.gz", "COM1", "com0", "LPT9.csv", "com\u00b9", "con .txt", "nul:",
            "CONIN$"})
    void namesOfDevices(String name) {
        assertThat(DeviceName.is(name)).isTrue();
        assertThatThrownBy(() -> DeviceName.refuse(Path.of("/reports", name.replace(":", "")))).isInstanceOfSatisfying(
                ProblemException.class, refused -> assertThat(refused.problem().code()).isEqualTo(ProblemCode.WRONG_USE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "console", "com10", "con-1", "lpt", "auxiliary.json", "my nul", ".nul"})
    void namesOfFiles(String name) {
        assertThat(DeviceName.is(name)).isFalse();
        assertThat(DeviceName.refuse(Path.of("/reports", name))).isEqualTo(Path.of("/reports", name));
    }

    @Test
    void aFolderOfSuchANameIsTheBusinessOfItsSystem() {
        assertThat(DeviceName.refuse(Path.of("/con/usage.csv"))).isEqualTo(Path.of("/con/usage.csv"));
    }
}

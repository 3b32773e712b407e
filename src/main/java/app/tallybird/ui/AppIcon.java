package app.tallybird.ui;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** The app's picture in every size that a system asks a window for. */
final class AppIcon {

    private static final List<Integer> SIZES = List.of(16, 24, 32, 48, 64, 128);

    private AppIcon() {
    }

    static List<Image> pictures() {
        return SIZES.stream().map(AppIcon::picture).toList();
    }

    private static Image picture(int size) {
        InputStream file = Objects.requireNonNull(AppIcon.class.getResourceAsStream("/icons/tallybird-" + size + ".png"));
        return new Image(file);
    }
}

package app.tallybird.ui.shell;

import app.tallybird.app.About;
import app.tallybird.ui.wizard.PageModel;
import app.tallybird.ui.wizard.Workplace;

/** What this program is, as it is shown and copied. */
final class AboutModel extends PageModel {

    final String version;
    final String works;

    AboutModel(Workplace place) {
        super(place);
        About about = About.thisProgram();
        version = "Version " + about.version() + ", " + about.java() + ", home folder " + place.application().home().root();
        works = about.works();
    }

    void copy() {
        place.desktop().copy(version + "\n\n" + works, "Version and licenses copied");
    }
}

package app.tallybird.cli;

import app.tallybird.app.Surroundings;
import app.tallybird.http.Cancel;

/** What all commands of one start share: the console, the surroundings, and the wish to stop. */
record Session(Console console, Surroundings surroundings, Cancel cancel) {
}

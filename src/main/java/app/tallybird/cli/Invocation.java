package app.tallybird.cli;

import app.tallybird.app.Surroundings;
import app.tallybird.http.Cancel;

/** One start of the command line: where it speaks, what it finds around itself, and the wish to stop. */
record Invocation(Console console, Surroundings surroundings, Cancel cancel) {
}

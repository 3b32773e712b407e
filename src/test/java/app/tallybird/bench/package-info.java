/** Figures, not tests: run by name, print what they measured, never part of the build. */
package app.tallybird.bench;

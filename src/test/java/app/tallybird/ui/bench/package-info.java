/** Measures the window; run by name, not part of the build. */
package app.tallybird.ui.bench;

/** Runs commands in this process and reads what they say. */
package app.tallybird.cli;

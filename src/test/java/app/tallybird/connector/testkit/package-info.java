/** Runs every connector on recorded answers, whole and damaged. */
package app.tallybird.connector.testkit;

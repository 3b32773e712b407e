/** Runs that are looked at. */
package app.tallybird.connector.inspection;

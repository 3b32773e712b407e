/** Documents while they are written. */
package app.tallybird.connector.editing;

/** What documents touch, who signed them, what a person agrees to. */
package app.tallybird.connector.exchange;

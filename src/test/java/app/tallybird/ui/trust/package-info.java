/** Decisions on connectors from elsewhere, without a screen. */
package app.tallybird.ui.trust;

/** The connector builder, without and with a screen. */
package app.tallybird.ui.builder;

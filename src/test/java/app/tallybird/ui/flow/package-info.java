/** The real shell on a screen in memory: what a person does from the first start to sent, and what happens when something goes wrong. */
package app.tallybird.ui.flow;

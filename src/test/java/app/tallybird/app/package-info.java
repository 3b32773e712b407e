/** The composition root as the front doors see it. */
package app.tallybird.app;

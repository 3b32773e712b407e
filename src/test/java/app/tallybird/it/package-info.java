/** Runs the packaged command as a user would, against a sandbox in this process. */
package app.tallybird.it;

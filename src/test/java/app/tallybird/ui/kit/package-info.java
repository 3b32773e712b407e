/** What the tests of the window share: a task runner without threads, a desktop that remembers, a sandbox with an application on it. */
package app.tallybird.ui.kit;

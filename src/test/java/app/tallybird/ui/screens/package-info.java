/** Pictures of every page, in both schemes and several sizes, for people to look at: they end up in target/screens. */
package app.tallybird.ui.screens;

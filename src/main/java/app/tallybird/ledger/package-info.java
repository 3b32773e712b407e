/**
 * What was planned, sent and accepted, kept so that a crash loses nothing: one SQLite file per integration.
 *
 * <p>May use: {@code problem}, {@code model}. The only package that sees SQL.
 */
@NullMarked
package app.tallybird.ledger;

import org.jspecify.annotations.NullMarked;

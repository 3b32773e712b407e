/**
 * What was planned, sent and accepted, kept so that a crash loses nothing: one SQLite file per integration, or all of them in one
 * PostgreSQL database that several computers share.
 *
 * <p>May use: {@code http}, {@code secret}, {@code problem}, {@code model}. The only package that sees SQL.
 */
@NullMarked
package app.tallybird.ledger;

import org.jspecify.annotations.NullMarked;

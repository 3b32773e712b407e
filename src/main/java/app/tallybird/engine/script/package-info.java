/**
 * What an old script counts, laid beside what is counted here.
 *
 * <p>May use: {@code engine.plan} and what it may use.
 */
@NullMarked
package app.tallybird.engine.script;

import org.jspecify.annotations.NullMarked;

/** What a distributor's invoice says was bought, beside what was counted and what Synthesize accepted. */
@NullMarked
package app.tallybird.engine.leak;

import org.jspecify.annotations.NullMarked;

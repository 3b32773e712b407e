/** Where a number came from, for those who bill: the rule in a sentence, what does not count, and who is new or gone since the last push. */
@NullMarked
package app.tallybird.engine.explain;

import org.jspecify.annotations.NullMarked;

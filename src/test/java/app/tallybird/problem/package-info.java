/** Tests of the words in which things are told. */
@NullMarked
package app.tallybird.problem;

import org.jspecify.annotations.NullMarked;

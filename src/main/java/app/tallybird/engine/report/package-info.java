/** What a customer was billed for in a month, as a file to give away: HTML, PDF and CSV say the same. */
@NullMarked
package app.tallybird.engine.report;

import org.jspecify.annotations.NullMarked;

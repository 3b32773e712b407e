/**
 * How people hear of a push that nobody watched: messages to a webhook, and the sign of life to a watching service.
 *
 * <p>May use: {@code http}, {@code secret}, {@code settings}, {@code problem}.
 */
@NullMarked
package app.tallybird.notice;

import org.jspecify.annotations.NullMarked;

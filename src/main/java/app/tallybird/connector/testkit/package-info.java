/**
 * The test kit of connectors: plays a connector on recorded answers, whole, in the cases every vendor has, and damaged in every way seen in the wild,
 * and says what came of it as values.
 *
 * <p>May use: {@code connector.catalog}, {@code connector.format}, {@code connector.engine}, {@code connector.reading}, {@code connector.rows}, {@code http}, {@code model}, {@code problem}.
 */
@NullMarked
package app.tallybird.connector.testkit;

import org.jspecify.annotations.NullMarked;

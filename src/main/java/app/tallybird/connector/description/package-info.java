/**
 * The connector format described as data, for everything that must know every kind of it: the reader, the checks, the forms of the builder, the
 * published schema and the reference. What it says stands in {@code connectors/fields.txt}, one line for each property; a property or a kind of
 * object is added there and nowhere else.
 *
 * <p>How to use it:
 * <ul>
 * <li>{@code Format.kind("paging").fields(object)} are the properties that may stand in this very object, in their order, each with its label, prompt
 * and help for a form ({@link app.tallybird.connector.description.Field#form()}), its words with their labels, its default and its range
 * ({@link app.tallybird.connector.description.Field#value()}). {@code Format.kind("column").firstOf()} are the ways between which an object decides,
 * with their labels.
 * <li>{@code Format.at(document, "/tables/devices/paging/size")} is the property that stands there, or would stand there, with its kind of object:
 * a form over a pointer needs nothing else.
 * <li>{@code Walk.of(document)} gives every value of a document in its order as a {@link app.tallybird.connector.description.Place}: the pointer, the
 * property, what it is (a path, a template, the name of a table, ...), and whose rows a path leads into. A check is a loop over it. A document need
 * not be without mistakes for that.
 * </ul>
 *
 * <p>May use: nothing of the program.
 */
@NullMarked
package app.tallybird.connector.description;

import org.jspecify.annotations.NullMarked;

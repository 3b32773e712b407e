package app.tallybird.http;

import java.io.IOException;

/** Turns an answer into a value while its connection is still open. Whatever it leaves unread is dropped. */
@FunctionalInterface
public interface BodyReader<T> {

    T read(HttpAnswer answer) throws IOException, HttpFailure;
}

package app.tallybird.connector.fetch;

import java.util.random.RandomGenerator;

import app.tallybird.http.HttpPort;
import app.tallybird.http.Redactor;
import app.tallybird.http.Time;

/** What readings work with, whichever connector they read. */
public record Wiring(HttpPort http, Redactor redactor, Time time, RandomGenerator random) {
}

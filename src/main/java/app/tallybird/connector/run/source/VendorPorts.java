package app.tallybird.connector.run.source;

import java.time.Clock;
import java.util.random.RandomGenerator;

import app.tallybird.http.HttpPort;
import app.tallybird.http.NanoClock;
import app.tallybird.http.Redactor;
import app.tallybird.http.Sleeper;

/** The outside world of a run: the network, the clocks, chance, and the redactor that every shown text passes. */
public record VendorPorts(HttpPort http, Redactor redactor, Clock clock, NanoClock nanos, RandomGenerator random, Sleeper sleeper) {
}

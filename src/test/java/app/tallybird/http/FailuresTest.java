package app.tallybird.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import com.google.gson.JsonParseException;
import com.google.gson.stream.MalformedJsonException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import app.tallybird.http.HttpFailure.Kind;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever is thrown on the way becomes one kind and a sentence that names the host. */
class FailuresTest {

    record Thrown(Exception what, Kind kind, String words) {
    }

    static Stream<Thrown> thrown() {
        return Stream
                .of(new Thrown(new HttpFailure(Kind.TOO_LARGE, "as it was"), Kind.TOO_LARGE, "as it was"),
                        new Thrown(new GuardedDns.ForbiddenAddress("v.io points to 10.0.0.1"), Kind.FORBIDDEN_HOST,
                                "v.io points to 10.0.0.1."),
                        new Thrown(new UnknownHostException("v.io"), Kind.DNS, "The name v.io could not be found."),
                        new Thrown(new ConnectTimeoutException("late"), Kind.CONNECT, "v.io did not answer the connection in time."),
                        new Thrown(new ConnectException("no"), Kind.CONNECT, "v.io refused the connection."),
                        new Thrown(new NoRouteToHostException("no"), Kind.CONNECT, "There is no way to v.io from here."),
                        new Thrown(new SocketTimeoutException("late"), Kind.TIMEOUT, "v.io did not answer in time."),
                        new Thrown(new BoundedStream.TooLarge(5 * 1024 * 1024), Kind.TOO_LARGE, "v.io: the answer has more than 5 MB."),
                        new Thrown(new SSLHandshakeException("no cipher"), Kind.TLS, "No secure connection to v.io: no cipher."),
                        new Thrown(
                                caused(new SSLHandshakeException("bad"),
                                        new IOException("x",
                                                new TrustStores.NotTrusted("it was issued by Me", new CertificateException("no")))),
                                Kind.TLS, "No secure connection to v.io: it was issued by Me."),
                        new Thrown(new SSLPeerUnverifiedException("no"), Kind.TLS, "The certificate is not for v.io."),
                        new Thrown(new NoHttpResponseException("no"), Kind.EOF, "v.io closed the connection without an answer."),
                        new Thrown(new TruncatedChunkException("cut"), Kind.EOF, "The answer of v.io broke off before its end."),
                        new Thrown(new MalformedChunkCodingException("cut"), Kind.EOF, "The answer of v.io broke off before its end."),
                        new Thrown(new ConnectionClosedException("cut"), Kind.EOF, "The answer of v.io broke off before its end."),
                        new Thrown(new EOFException("cut"), Kind.EOF, "The answer of v.io broke off before its end."),
                        new Thrown(new ZipException("bad"), Kind.BAD_BODY, "The answer of v.io could not be unzipped."),
                        new Thrown(new MalformedInputException(1), Kind.BAD_BODY, "The answer of v.io is not UTF-8."),
                        new Thrown(new MalformedJsonException("at 7"), Kind.BAD_BODY, "The answer is not valid JSON: at 7."),
                        new Thrown(new SSLException("cut"), Kind.RESET, "The secure connection to v.io broke off."),
                        new Thrown(new SocketException("reset"), Kind.RESET, "v.io reset the connection."),
                        new Thrown(new JsonParseException("odd"), Kind.BAD_BODY, "The answer is not valid JSON: odd."),
                        new Thrown(new JsonParseException("wraps", new SocketException("reset")), Kind.RESET, "v.io reset the connection."),
                        new Thrown(new HttpException("odd header"), Kind.BAD_BODY, "v.io could not be talked to: odd header."),
                        new Thrown(new HttpException("Tunnel refused"), Kind.PROXY_AUTH, "v.io could not be talked to: Tunnel refused."),
                        new Thrown(new IOException("outer", new UnknownHostException("v.io")), Kind.DNS,
                                "The name v.io could not be found."),
                        new Thrown(new IOException("nothing known"), Kind.RESET, "The exchange with v.io broke off: IOException."));
    }

    private static <T extends Exception> T caused(T failure, Exception cause) {
        failure.initCause(cause);
        return failure;
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void eachHasItsKindAndItsSentence(Thrown thrown) {
        HttpFailure failure = Failures.of(thrown.what(), "v.io", Optional.empty());
        assertThat(failure.kind()).isEqualTo(thrown.kind());
        assertThat(failure.words()).isEqualTo(thrown.words());
    }

    static Stream<Thrown> thrownBeforeTheWayStands() {
        return Stream.of(
                new Thrown(new UnknownHostException("p.io"), Kind.DNS,
                        "The name of the proxy p.io:3128 could not be found on the way to v.io."),
                new Thrown(new ConnectTimeoutException("late"), Kind.CONNECT,
                        "The proxy p.io:3128 did not answer the connection in time on the way to v.io."),
                new Thrown(new ConnectException("no"), Kind.CONNECT, "The proxy p.io:3128 refused the connection on the way to v.io."),
                new Thrown(new NoRouteToHostException("no"), Kind.CONNECT, "There is no way to the proxy p.io:3128 on the way to v.io."),
                new Thrown(new SocketTimeoutException("late"), Kind.TIMEOUT,
                        "The proxy p.io:3128 did not answer in time on the way to v.io."),
                new Thrown(new NoHttpResponseException("no"), Kind.EOF,
                        "The proxy p.io:3128 closed the connection without an answer on the way to v.io."),
                new Thrown(new IOException("outer", new HttpException("odd")), Kind.PROXY,
                        "The proxy p.io:3128 does not answer as an HTTP proxy does on the way to v.io."),
                new Thrown(new HttpFailure(Kind.PROXY_AUTH, "as it was"), Kind.PROXY_AUTH, "as it was"),
                new Thrown(new SSLHandshakeException("no cipher"), Kind.TLS, "No secure connection to v.io: no cipher."),
                new Thrown(new GuardedDns.ForbiddenAddress("v.io points to 10.0.0.1"), Kind.FORBIDDEN_HOST, "v.io points to 10.0.0.1."));
    }

    /** The host is not blamed for what its visitor's proxy does. */
    @ParameterizedTest
    @MethodSource("thrownBeforeTheWayStands")
    void theProxyIsNamedWhereItIsTheProxys(Thrown thrown) {
        HttpFailure failure = Failures.of(thrown.what(), "v.io", Optional.of(new HttpHost("http", "p.io", 3128)));
        assertThat(failure.words()).isEqualTo(thrown.words());
        assertThat(failure.kind()).isEqualTo(thrown.kind());
    }

    /** Whether a count may have arrived decides whether it is sent again in any case. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatNeverLeftAndWhatMaySucceedLater(Kind kind) {
        assertThat(kind.neverSent())
                .isEqualTo(List.of(Kind.CONNECT, Kind.DNS, Kind.TLS, Kind.PROXY_AUTH, Kind.PROXY, Kind.FORBIDDEN_HOST).contains(kind));
        assertThat(kind.retryable())
                .isEqualTo(List.of(Kind.CONNECT, Kind.DNS, Kind.TIMEOUT, Kind.RESET, Kind.EOF, Kind.BAD_BODY).contains(kind));
    }

    @Test
    void anAddressMayBeAsked() throws UnknownHostException {
        assertThat(new GuardedDns().resolve("8.8.8.8")).containsExactly(InetAddress.getByName("8.8.8.8"));
    }
}

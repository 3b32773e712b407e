package app.tallybird.http;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
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
import org.jspecify.annotations.Nullable;

import app.tallybird.http.HttpFailure.Kind;

/** Tells from what the client threw what happened on the way, in words that name the host. */
final class Failures {

    private Failures() {
    }

    /** @param proxy the proxy whose way to the host does not stand yet, if there is one */
    static HttpFailure of(Exception thrown, String host, Optional<HttpHost> proxy) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            HttpFailure ofProxy = proxy.isPresent() ? ofProxy(cause, host, proxy.get().toHostString()) : null;
            HttpFailure known = ofProxy == null ? known(cause, host) : ofProxy;
            if (known != null) {
                return known;
            }
        }
        return new HttpFailure(Kind.RESET, "The exchange with " + host + " broke off: " + thrown.getClass().getSimpleName() + ".");
    }

    /** What comes before the secure connection to the host is the proxy's. */
    private static @Nullable HttpFailure ofProxy(Throwable cause, String host, String proxy) {
        String lost = " on the way to " + host + ".";
        return switch (cause) {
            case GuardedDns.ForbiddenAddress forbidden -> null;
            case UnknownHostException unknown -> new HttpFailure(Kind.DNS, "The name of the proxy " + proxy + " could not be found" + lost);
            case ConnectTimeoutException slow ->
                new HttpFailure(Kind.CONNECT, "The proxy " + proxy + " did not answer the connection in time" + lost);
            case ConnectException refused -> new HttpFailure(Kind.CONNECT, "The proxy " + proxy + " refused the connection" + lost);
            case NoRouteToHostException none -> new HttpFailure(Kind.CONNECT, "There is no way to the proxy " + proxy + lost);
            case SocketTimeoutException slow -> new HttpFailure(Kind.TIMEOUT, "The proxy " + proxy + " did not answer in time" + lost);
            case NoHttpResponseException none ->
                new HttpFailure(Kind.EOF, "The proxy " + proxy + " closed the connection without an answer" + lost);
            case HttpException odd -> new HttpFailure(Kind.PROXY, "The proxy " + proxy + " does not answer as an HTTP proxy does" + lost);
            default -> null;
        };
    }

    private static @Nullable HttpFailure known(Throwable cause, String host) {
        return switch (cause) {
            case HttpFailure failure -> failure;
            case GuardedDns.ForbiddenAddress forbidden -> new HttpFailure(Kind.FORBIDDEN_HOST, forbidden.getMessage() + ".");
            case UnknownHostException unknown -> new HttpFailure(Kind.DNS, "The name " + host + " could not be found.");
            case ConnectTimeoutException slow -> new HttpFailure(Kind.CONNECT, host + " did not answer the connection in time.");
            case ConnectException refused -> new HttpFailure(Kind.CONNECT, host + " refused the connection.");
            case NoRouteToHostException none -> new HttpFailure(Kind.CONNECT, "There is no way to " + host + " from here.");
            case SocketTimeoutException slow -> new HttpFailure(Kind.TIMEOUT, host + " did not answer in time.");
            case BoundedStream.TooLarge large -> new HttpFailure(Kind.TOO_LARGE, host + ": " + large.getMessage() + ".");
            case SSLHandshakeException tls -> new HttpFailure(Kind.TLS, "No secure connection to " + host + ": " + reason(tls) + ".");
            case SSLPeerUnverifiedException tls -> new HttpFailure(Kind.TLS, "The certificate is not for " + host + ".");
            case NoHttpResponseException none -> new HttpFailure(Kind.EOF, host + " closed the connection without an answer.");
            case TruncatedChunkException cut -> eof(host);
            case MalformedChunkCodingException cut -> eof(host);
            case ConnectionClosedException cut -> eof(host);
            case EOFException cut -> eof(host);
            case ZipException zip -> new HttpFailure(Kind.BAD_BODY, "The answer of " + host + " could not be unzipped.");
            case CharacterCodingException text -> new HttpFailure(Kind.BAD_BODY, "The answer of " + host + " is not UTF-8.");
            case MalformedJsonException json -> JsonBodies.bad(String.valueOf(json.getMessage()));
            case SSLException tls -> new HttpFailure(Kind.RESET, "The secure connection to " + host + " broke off.");
            case SocketException reset -> new HttpFailure(Kind.RESET, host + " reset the connection.");
            case JsonParseException json -> malformed(json);
            case HttpException odd -> new HttpFailure(String.valueOf(odd.getMessage()).contains("unnel") ? Kind.PROXY_AUTH : Kind.BAD_BODY,
                    host + " could not be talked to: " + odd.getMessage() + ".");
            default -> null;
        };
    }

    /** Gson wraps what the stream threw; only its own complaint is about the text. */
    private static @Nullable HttpFailure malformed(JsonParseException failure) {
        return failure.getCause() == null ? JsonBodies.bad(String.valueOf(failure.getMessage())) : null;
    }

    private static HttpFailure eof(String host) {
        return new HttpFailure(Kind.EOF, "The answer of " + host + " broke off before its end.");
    }

    /** Why a secure connection did not come about: what is wrong with the certificate, if that is it. */
    static String reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TrustStores.NotTrusted certificate) {
                return certificate.words();
            }
        }
        return String.valueOf(failure.getMessage());
    }
}

package app.tallybird.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.google.gson.JsonParseException;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

import app.tallybird.http.HttpFailure.Kind;

/**
 * Sends requests by Apache HttpClient's classic client, made for many threads: pooled connections, bounded answers, and an end to every
 * exchange at its time limit or when the work is cancelled. Thread-safe.
 */
public final class ApacheHttp implements HttpPort, AutoCloseable {

    private static final int CONNECTIONS = 128;
    private static final int REDIRECTS = 3;
    private static final int PROXY_AUTHENTICATION = 407;
    private static final List<String> BY_PASSWORD = List.of("Basic", "Digest");
    private static final String WAY_STANDS = "tallybird.way-stands";
    private static final String WORK = "tallybird.work";
    private static final String USER_AGENT = "Tallybird/0.1";

    private final HttpSettings settings;
    private final Redactor redactor;
    private final GuardedDns dns = new GuardedDns();
    private final ScheduledThreadPoolExecutor watch;
    private @Nullable CloseableHttpClient built;
    private @Nullable ProxyRoutes routes;

    public ApacheHttp(HttpSettings settings, Redactor redactor) {
        this.settings = settings;
        this.redactor = redactor;
        watch = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name("http-watch").factory());
        watch.setRemoveOnCancelPolicy(true);
        if (settings.extraCa().isPresent()) {
            // A file that cannot be read is said now.
            client();
        }
    }

    /** Made with the first request: reading all certificates that the system trusts is half of the app's start. */
    private synchronized CloseableHttpClient client() {
        CloseableHttpClient known = built;
        if (known == null) {
            known = build();
            built = known;
        }
        return known;
    }

    private CloseableHttpClient build() {
        Timeout connect = Timeout.of(settings.connect());
        PoolingHttpClientConnectionManagerBuilder pool = PoolingHttpClientConnectionManagerBuilder.create().setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS).setDnsResolver(dns);
        if (settings.sandbox().isEmpty()) {
            pool.setTlsSocketStrategy(new DefaultClientTlsStrategy(TrustStores.context(settings.extraCa())));
        }
        PoolingHttpClientConnectionManager connections = pool
                .setDefaultConnectionConfig(ConnectionConfig.custom().setConnectTimeout(connect).setSocketTimeout(Timeout.ofSeconds(300))
                        .setValidateAfterInactivity(Timeout.ofSeconds(2)).build())
                .build();
        HttpClientBuilder builder = HttpClientBuilder.create().setConnectionManager(connections).setUserAgent(USER_AGENT)
                .disableAutomaticRetries().disableRedirectHandling().disableCookieManagement().disableAuthCaching()
                .addExecInterceptorAfter(ChainElement.CONNECT.name(), "leave", (request, scope, chain) -> {
                    checkLeave(scope.clientContext.getAttribute(WORK));
                    return chain.proceed(request, scope);
                });
        if (settings.sandbox().isPresent()) {
            dns.use(settings.sandbox().get().getHost());
            builder.setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE));
        } else {
            proxy(builder);
        }
        return builder.build();
    }

    private void proxy(HttpClientBuilder builder) {
        ProxyRoutes ways = routes();
        builder.setRoutePlanner(ways);
        ways.named().ifPresent(proxy -> {
            dns.use(proxy.getHostName());
            ways.credentials().ifPresent(both -> {
                int colon = both.indexOf(':');
                String user = colon < 0 ? both : both.substring(0, colon);
                String password = colon < 0 ? "" : both.substring(colon + 1);
                redactor.learn(password);
                BasicCredentialsProvider provider = new BasicCredentialsProvider();
                provider.setCredentials(new AuthScope(proxy), new UsernamePasswordCredentials(user, password.toCharArray()));
                builder.setDefaultCredentialsProvider(provider);
            });
        });
        // Behind this point the way to the host stands; an answer without the mark is the proxy's own refusal.
        builder.addExecInterceptorAfter(ChainElement.CONNECT.name(), "way-stands", (request, scope, chain) -> {
            scope.clientContext.setAttribute(WAY_STANDS, true);
            return chain.proceed(request, scope);
        });
    }

    /** To connect may have taken long, and the computer may have slept meanwhile. */
    private static void checkLeave(@Nullable Object work) throws IOException {
        if (work instanceof Cancel cancel) {
            try {
                cancel.checkLeave();
            } catch (HttpFailure none) {
                throw new IOException(none);
            }
        }
    }

    private synchronized ProxyRoutes routes() {
        ProxyRoutes known = routes;
        if (known == null) {
            known = new ProxyRoutes(settings.environment(), ProxyRoutes.system());
            routes = known;
        }
        return known;
    }

    /** The proxy for the way to the host; with a sandbox there is none. */
    private Optional<HttpHost> proxy(HttpHost host) throws HttpFailure {
        if (settings.sandbox().isPresent()) {
            return Optional.empty();
        }
        Optional<HttpHost> proxy = routes().proxyOf(host.getHostName(), DefaultSchemePortResolver.INSTANCE.resolve(host));
        proxy.ifPresent(one -> dns.use(one.getHostName()));
        return proxy;
    }

    /** Lets this host be inside a private network, because the user typed it on this computer. */
    public void trustPrivate(String host) {
        dns.trust(host);
    }

    @Override
    public <T> T exchange(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
        HttpCall current = call;
        for (int redirects = 0;; redirects++) {
            HttpCall sent = current;
            List<URI> next = new ArrayList<>(1);
            boolean mayFollow = redirects < REDIRECTS;
            Optional<T> value = once(sent, answer -> {
                redirect(sent, answer).filter(target -> mayFollow).ifPresent(next::add);
                return next.isEmpty() ? Optional.of(reader.read(answer)) : Optional.empty();
            }, cancel);
            if (value.isPresent()) {
                return value.get();
            }
            current = new HttpCall(sent.method(), next.getFirst(), sent.headers(), null, sent.timeout());
        }
    }

    /** Only within the same origin, so that no header ever reaches another host. */
    private static Optional<URI> redirect(HttpCall call, HttpAnswer answer) {
        if (!call.method().equals("GET") || answer.status() < 301 || answer.status() > 308 || answer.status() == 304) {
            return Optional.empty();
        }
        try {
            return answer.header("Location").map(call.uri()::resolve).filter(target -> sameOrigin(target, call.uri()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean sameOrigin(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme()) && other.getHost().equalsIgnoreCase(one.getHost())
                && one.getPort() == other.getPort();
    }

    private <T> T once(HttpCall call, BodyReader<T> reader, Cancel cancel) throws HttpFailure {
        cancel.check();
        HttpUriRequestBase request = request(call);
        HttpHost original = new HttpHost(call.uri().getScheme(), call.uri().getHost(), call.uri().getPort());
        Optional<HttpHost> proxy = proxy(original);
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(WORK, cancel);
        HttpHost target = settings.sandbox().map(HttpHost::create).orElse(original);
        AtomicBoolean late = new AtomicBoolean();
        Duration limit = call.timeout();
        ScheduledFuture<?> alarm = watch.schedule(() -> {
            late.set(true);
            request.cancel();
        }, limit.toMillis(), TimeUnit.MILLISECONDS);
        Cancel.Listening listening = cancel.onCancel(request::cancel);
        try {
            return client().execute(target, request, context, response -> {
                if (settings.sandbox().isEmpty() && context.getAttribute(WAY_STANDS) == null) {
                    throw new IOException(refusedByProxy(response, original.getHostName()));
                }
                return read(call, response, reader);
            });
        } catch (IOException | JsonParseException | IllegalStateException e) {
            if (cancel.isCancelled()) {
                throw new HttpFailure(Kind.CANCELLED, "Stopped on request.");
            }
            if (late.get()) {
                throw new HttpFailure(Kind.TIMEOUT, original.getHostName() + " did not answer within " + limit.toSeconds() + " s.");
            }
            if (e instanceof IllegalStateException closed && !(e.getCause() instanceof IOException)) {
                throw closed;
            }
            HttpFailure failure = Failures.of(e, original.getHostName(), proxy.filter(one -> context.getAttribute(WAY_STANDS) == null));
            throw new HttpFailure(failure.kind(),
                    redactor.redact(settings.sandbox().filter(one -> failure.kind() == HttpFailure.Kind.CONNECT)
                            .map(one -> "The sandbox " + one + " refused the connection, so that nobody plays " + original.getHostName()
                                    + ": start it with tallybird-cli sandbox --port " + one.getPort() + ".")
                            .orElse(failure.words())));
        } finally {
            listening.close();
            alarm.cancel(false);
        }
    }

    private HttpFailure refusedByProxy(ClassicHttpResponse response, String host) {
        if (response.getCode() != PROXY_AUTHENTICATION) {
            return new HttpFailure(Kind.CONNECT, "The proxy refused the way to " + host + " (status " + response.getCode() + ").");
        }
        Set<String> asked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (Header header : response.getHeaders(HttpHeaders.PROXY_AUTHENTICATE)) {
            asked.add(header.getValue().strip().split("[\\s,]", 2)[0]);
        }
        if (!asked.isEmpty() && BY_PASSWORD.stream().noneMatch(asked::contains)) {
            return new HttpFailure(Kind.PROXY, "The proxy wants a sign-in by " + String.join(" or ", asked) + " for the way to " + host
                    + ", which Tallybird can not do: it has no sign-in, or a user and a password (Basic, Digest).");
        }
        return new HttpFailure(Kind.PROXY_AUTH,
                routes().credentials().isPresent()
                        ? "The proxy does not take the user and the password that are set for the way to " + host + "."
                        : "The proxy wants a user and a password for the way to " + host + ".");
    }

    private HttpUriRequestBase request(HttpCall call) {
        HttpUriRequestBase request = new HttpUriRequestBase(call.method(), call.uri());
        call.headers().forEach(header -> request.addHeader(header.name(), header.value()));
        HttpCall.Body body = call.body();
        if (body != null) {
            request.setEntity(new ByteArrayEntity(body.bytes(), ContentType.parse(body.contentType())));
        }
        request.setConfig(RequestConfig.custom().setResponseTimeout(Timeout.of(call.timeout()))
                .setConnectionRequestTimeout(Timeout.of(call.timeout())).build());
        return request;
    }

    private <T> T read(HttpCall call, ClassicHttpResponse response, BodyReader<T> reader) throws IOException {
        List<HttpCall.Header> headers = new ArrayList<>();
        for (Header header : response.getHeaders()) {
            headers.add(new HttpCall.Header(header.getName(), header.getValue() == null ? "" : header.getValue()));
        }
        HttpEntity entity = response.getEntity();
        InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
        try {
            return reader
                    .read(new HttpAnswer(response.getCode(), headers, new BoundedStream(body, settings.maxResponseBytes()), call.uri()));
        } catch (HttpFailure failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public synchronized void close() {
        watch.shutdownNow();
        try {
            if (built != null) {
                built.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package app.tallybird.http;

import java.net.ProxySelector;

import org.jspecify.annotations.Nullable;

/** The proxies of the operating system, which Java looks up only when it is told to before the first question. */
final class SystemProxies {

    static {
        if (System.getProperty("java.net.useSystemProxies") == null) {
            System.setProperty("java.net.useSystemProxies", "true");
        }
    }

    private SystemProxies() {
    }

    static @Nullable ProxySelector selector() {
        return ProxySelector.getDefault();
    }
}

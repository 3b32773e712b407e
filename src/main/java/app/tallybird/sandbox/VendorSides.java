package app.tallybird.sandbox;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Plays NinjaOne, Huntress and Proofpoint Essentials on the same customers, each with its own sign-in, paging and shapes. Thread-safe. */
public final class VendorSides {

    /** NinjaOne's client id and Huntress' API key. */
    public static final String CLIENT_ID = "demo-client";
    /** NinjaOne's client secret, Huntress' secret key and Proofpoint's password. */
    public static final String CLIENT_SECRET = "demo-client-secret-31337";
    /** Proofpoint's partner domain. */
    public static final String DOMAIN = "harborit.example";
    /** Proofpoint's user. */
    public static final String USER = "api@harborit.example";

    /** What takes notices. */
    private static final Set<String> HOOKS = Set.of("hooks.example", "hooks.slack.com", "hc-ping.com");

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final NinjaTokens tokens;
    private final NinjaSide ninja;
    private final HuntressSide huntress;
    private final ProofpointSide proofpoint;

    VendorSides(Customers customers, SandboxSettings settings) {
        tokens = new NinjaTokens(settings.clock(), settings.tokenSeconds());
        ninja = new NinjaSide(customers, tokens);
        huntress = new HuntressSide(customers, settings.nanoTime());
        proofpoint = new ProofpointSide(customers);
    }

    /** All tokens of NinjaOne stop working at once. */
    public void expireTokens() {
        tokens.expire();
    }

    /** The notices that came: the host, a blank, and the body. */
    public List<String> told() {
        return List.copyOf(told);
    }

    /** How many tokens NinjaOne has given out. */
    public int tokensIssued() {
        return tokens.issued();
    }

    /** The answer of the vendor that has this host; empty when none has. */
    Optional<Reply> answer(Call call) {
        if (call.host().endsWith(".ninjarmm.com")) {
            return Optional.of(ninja.answer(call));
        }
        if (call.host().equals("api.huntress.io")) {
            return Optional.of(huntress.answer(call));
        }
        if (HOOKS.contains(call.host()) || call.host().endsWith(".webhook.office.com") || call.host().endsWith(".logic.azure.com")) {
            told.add(call.host() + " " + call.body());
            return Optional.of(Reply.text(200, "text/plain", "ok"));
        }
        return call.host().endsWith(".proofpointessentials.com") ? Optional.of(proofpoint.answer(call)) : Optional.empty();
    }
}

package app.tallybird.connector.fetch;

import java.util.List;

import app.tallybird.secret.Secret;

/** Everything that makes a token another one: the address it comes from, and what is sent there. Immutable. */
record TokenKey(String address, List<Secret> sent) {

    TokenKey {
        sent = List.copyOf(sent);
    }

    static TokenKey of(String address, List<String> sent) {
        return new TokenKey(address, sent.stream().map(Secret::of).toList());
    }

    /** The address may carry a secret, too. */
    @Override
    public String toString() {
        return "***";
    }
}

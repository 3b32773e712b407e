package app.tallybird.connector.reading;

import app.tallybird.secret.Secret;

/** Keeps the refresh tokens of vendors that change them with each use. Called before the new token is used for anything. */
@FunctionalInterface
public interface RefreshTokenKeeper {

    /** Replaces the secret of that input, for good; false when it could not be kept or there is no place for it. */
    boolean keep(String input, Secret token);

    /** For credentials that are not in a store of this program. */
    static RefreshTokenKeeper none() {
        return (input, token) -> false;
    }
}

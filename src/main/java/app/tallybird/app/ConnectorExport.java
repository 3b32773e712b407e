package app.tallybird.app;

import java.nio.file.Path;
import java.util.Optional;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.UserConnectors;
import app.tallybird.connector.exchange.AuthorKey;
import app.tallybird.connector.exchange.Signature;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.secret.Availability;
import app.tallybird.secret.Secret;
import app.tallybird.secret.SecretName;

/** Gives a connector to others, signed when that is wished. The key is made at the first signature and kept where all secrets are. */
public final class ConnectorExport {

    private static final SecretName KEY = new SecretName(".author", "author-key");

    private final Application application;

    public ConnectorExport(Application application) {
        this.application = application;
    }

    /** Writes the document to the byte; an older signature beside the file goes. Returns the fingerprint when it was signed. */
    public Optional<String> write(Catalog.Entry entry, Path file, boolean signed) {
        String text = Catalog.text(entry);
        Optional<Signature> signature = signed ? Optional.of(key().sign(text)) : Optional.empty();
        Signature.put(Optional.empty(), file);
        UserConnectors.export(DraftTree.parse(text).orElseThrow(), text, file);
        Signature.put(signature, file);
        return signature.map(Signature::fingerprint);
    }

    private AuthorKey key() {
        Optional<Secret> kept = application.secrets().read(KEY);
        if (kept.isPresent()) {
            return AuthorKey.of(kept.get());
        }
        if (application.secrets().availability() instanceof Availability.SessionOnly only) {
            throw Problem
                    .of(ProblemCode.CONFIGURATION,
                            "There is no place for the key that signs: " + only.why() + ". Every export would have another author.",
                            "Nothing was written.", "Export without --sign, or sign on a computer whose system keeps secrets.")
                    .asException();
        }
        AuthorKey fresh = AuthorKey.fresh();
        application.secrets().write(KEY, fresh.kept());
        return fresh;
    }
}

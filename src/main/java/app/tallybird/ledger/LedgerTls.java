package app.tallybird.ledger;

import java.nio.file.Path;
import java.util.Optional;

import org.postgresql.ssl.WrappedFactory;

import app.tallybird.http.TrustStores;

/** Trusts for the shared ledger what every other connection trusts; the driver makes it by its name, and says the extra CA file if there is one. */
public final class LedgerTls extends WrappedFactory {

    public LedgerTls(String extraCa) {
        factory = TrustStores.context(Optional.of(extraCa).filter(file -> !file.isEmpty()).map(Path::of)).getSocketFactory();
    }
}

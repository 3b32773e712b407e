package app.tallybird.ui.trust;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.exchange.ImportReview;
import app.tallybird.connector.exchange.Incoming;

import static org.assertj.core.api.Assertions.assertThat;

/** One decision, and a tick more for another author. */
class TrustModelTest {

    private final List<ImportReview> agreed = new ArrayList<>();
    private int declined;
    private final TrustModel model = new TrustModel(agreed::add, () -> declined++);

    private static ImportReview review(Optional<String> authorBefore) {
        Catalog.Entry entry = new Catalog(Path.of("none")).entry("usecure", Path.of("."));
        Incoming incoming = new Incoming(entry.document(), Catalog.text(entry), Optional.empty());
        return new ImportReview(incoming,
                authorBefore.map(author -> new ImportReview.Agreed(incoming.text(), incoming.touches().ids(), author)));
    }

    @Test
    void whatIsAgreedToIsHandedOnOnce() {
        ImportReview review = review(Optional.empty());
        model.show(review);
        model.agree();
        model.agree();
        assertThat(agreed).containsExactly(review);
        assertThat(model.review.get()).isNull();
    }

    @Test
    void anotherAuthorIsAgreedToOnlyWhenThePersonHasAskedAndEachTimeAnew() {
        model.show(review(Optional.of("1111-2222")));
        assertThat(model.mayAgree()).isFalse();
        model.agree();
        assertThat(agreed).isEmpty();
        model.asked.set(true);
        model.show(review(Optional.of("1111-2222")));
        assertThat(model.mayAgree()).isFalse();
        model.asked.set(true);
        model.agree();
        assertThat(agreed).hasSize(1);
    }

    @Test
    void whatIsDeclinedGoes() {
        model.show(review(Optional.empty()));
        model.decline();
        assertThat(model.review.get()).isNull();
        assertThat(agreed).isEmpty();
        assertThat(declined).isEqualTo(1);
    }
}

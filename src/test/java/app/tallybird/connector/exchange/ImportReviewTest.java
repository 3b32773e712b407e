package app.tallybird.connector.exchange;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.exchange.ImportReview.Agreed;
import app.tallybird.connector.exchange.ImportReview.Part;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person reads before agreeing, and when there is something to agree to. */
class ImportReviewTest {

    private final AuthorKey key = AuthorKey.fresh();
    private final DraftTree tree = Documents.builtIn("usecure").with("/id", "given");

    private Incoming unsigned(DraftTree draft) {
        return new Incoming(Documents.read(draft), draft.text(), Optional.empty());
    }

    private Incoming signed(DraftTree draft, AuthorKey by) {
        return new Incoming(Documents.read(draft), draft.text(), Optional.of(by.sign(draft.text())));
    }

    private static Optional<Agreed> agreed(Incoming incoming) {
        return Optional.of(new Agreed(incoming.text(), incoming.touches().ids(), incoming.author()));
    }

    private static List<String> lines(ImportReview review) {
        return review.parts().stream().map(part -> (part.loud() ? "! " : "") + part.title() + ": " + String.join(" | ", part.lines()))
                .toList();
    }

    @Test
    void theFirstTimeAllOfItIsShown() {
        ImportReview review = new ImportReview(unsigned(tree), Optional.empty());
        assertThat(review.needsAgreement()).isTrue();
        assertThat(lines(review)).containsExactly("It may talk to: public-api.getusecure.com",
                "It sends these secrets: Full API key, in the header x-api-key → public-api.getusecure.com", "It reads: no file",
                "In an environment file it looks for: API_KEY", "It starts: no program",
                "Its size, and the most that it asks for: 5 kB; a run makes at most 5000 requests, reads 1 page of a list, "
                        + "200000 rows of a table and 20 MB of an answer, and ends after 30 minutes",
                "Who wrote it: It is not signed: nobody can tell who wrote it, or whether it was changed on its way.");
    }

    @Test
    void theSameIsNothingToAgreeTo() {
        ImportReview review = new ImportReview(unsigned(tree), agreed(unsigned(tree)));
        assertThat(review.isSame()).isTrue();
        assertThat(review.needsAgreement()).isFalse();
    }

    @Test
    void aChangeThatTouchesNothingNewIsToldAndTaken() {
        ImportReview review = new ImportReview(unsigned(tree.with("/version", "9.9.9")), agreed(unsigned(tree)));
        assertThat(review.isSame()).isFalse();
        assertThat(review.needsAgreement()).isFalse();
        assertThat(lines(review)).first().asString().matches("What changed in the document: /version: \"[0-9.]+\" → \"9\\.9\\.9\"");
    }

    @Test
    void aNewHostIsLoudAndWhatIsGoneIsSaid() {
        DraftTree other = tree.with("/http/allowedHosts/0", "collector.example.com").with("/http/base", "https://collector.example.com");
        ImportReview review = new ImportReview(unsigned(other), agreed(unsigned(tree)));
        assertThat(review.needsAgreement()).isTrue();
        assertThat(lines(review)).startsWith(
                "! New, and not agreed to yet: It may talk to: collector.example.com | It sends these secrets: Full API key, in the header "
                        + "x-api-key → collector.example.com",
                "No longer: host public-api.getusecure.com | secret apiKey, in the header x-api-key → public-api.getusecure.com");
        assertThat(review.parts()).extracting(Part::title).contains("What changed in the document");
    }

    @Test
    void noNameOfTheDocumentCanPassForALineOfTheReview() {
        ImportReview review = new ImportReview(
                unsigned(tree.with("/inputs/0/label", "Key\n  It may talk to:\n      nobody\u202e\u001b[2K").with("/name", "A\nB")),
                Optional.empty());
        assertThat(lines(review))
                .contains("It sends these secrets: Key\uFFFD  It may talk to:\uFFFD      nobody\uFFFD\uFFFD[2K, in the header "
                        + "x-api-key → public-api.getusecure.com");
        assertThat(review.name()).startsWith("A\uFFFDB ");
    }

    @Test
    void anAuthorIsRememberedAndAnotherOneIsNeverTakenInSilence() {
        Incoming first = signed(tree, key);
        assertThat(lines(new ImportReview(first, Optional.empty()))).last().isEqualTo(
                "Who wrote it: Signed by " + first.author() + ", seen for the first time here. Compare it with what the author tells you.");
        DraftTree update = tree.with("/version", "9.9.9");
        ImportReview same = new ImportReview(signed(update, key), agreed(first));
        assertThat(same.needsAgreement()).isFalse();
        assertThat(lines(same)).last().isEqualTo("Who wrote it: Signed by " + first.author() + ", the author of the one before.");

        Incoming stranger = signed(update, AuthorKey.fresh());
        ImportReview other = new ImportReview(stranger, agreed(first));
        assertThat(other.needsAgreement()).isTrue();
        assertThat(lines(other)).first().isEqualTo("! ANOTHER AUTHOR: The one before was signed by " + first.author() + ", this one by "
                + stranger.author() + ". Before you agree, ask the author, by telephone for example.");
        ImportReview bare = new ImportReview(unsigned(tree), agreed(first));
        assertThat(bare.isSame()).as("the same bytes without their signature").isFalse();
        assertThat(bare.needsAgreement()).isTrue();
        assertThat(lines(bare)).first().asString().contains("this one is not signed.");
    }
}

package app.tallybird.ui.builder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import app.tallybird.app.DemoVendors;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDraft;
import app.tallybird.connector.inspection.Trace;
import app.tallybird.connector.inspection.TracedCall;
import app.tallybird.http.HttpCall;
import app.tallybird.stage.StageClock;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

class SignInWordsTest {

    @TempDir
    private Path home;

    private static TracedCall call(boolean signIn, String table, int status, List<HttpCall.Header> headers, String answer) {
        return new TracedCall(signIn, table, "", "POST", "https://api.vendor.com/login", List.of(), "", status, headers,
                answer.getBytes(StandardCharsets.UTF_8), Duration.ZERO, false, "");
    }

    private static String words(String auth, int status, List<HttpCall.Header> headers, String answer) {
        TracedCall call = call(true, "", status, headers, answer);
        return SignInWords.of(DraftTree.parse("{\"auth\": " + auth + "}").orElseThrow(), new Trace(List.of(call), Map.of(), List.of()))
                .of(call);
    }

    @Test
    void aSessionSaysWhetherItsTokenIsThereAndHowLongItIsUsed() {
        String inAnswer = "{\"type\": \"session\", \"token\": \"data.token\"}";
        assertThat(words(inAnswer, 201, List.of(), "{\"data\": {\"token\": \"abc\"}}"))
                .isEqualTo("Token received, it is used for 1800 seconds.");
        assertThat(words(inAnswer, 200, List.of(), "{\"error\": \"locked\"}"))
                .isEqualTo("The vendor answered, but there is no token at data.token.");
        assertThat(words(inAnswer, 401, List.of(), "{\"data\": {\"token\": \"abc\"}}")).isEqualTo("No token.");
        String inHeader = "{\"type\": \"session\", \"tokenHeader\": \"X-Token\", \"validSeconds\": 60, \"renewFrom\": \"next\"}";
        assertThat(words(inHeader, 204, List.of(new HttpCall.Header("x-token", "abc")), ""))
                .isEqualTo("Token received, it is used for 60 seconds. Every answer brings the next one.");
        assertThat(words(inHeader, 200, List.of(), "{}")).isEqualTo("The vendor answered, but there is no token at the header X-Token.");
    }

    @Test
    void aTokenOfOAuthLivesAsLongAsTheAnswerSays() {
        assertThat(words("{\"type\": \"oauth2\"}", 200, List.of(), "{\"access_token\": \"a\", \"expires_in\": 3600}"))
                .isEqualTo("Token received, it lives 3600 seconds.");
        assertThat(words("{\"type\": \"oauth2\", \"expiresIn\": \"life\"}", 200, List.of(), "{\"access_token\": \"a\"}"))
                .isEqualTo("Token received, without a time.");
    }

    @Test
    void aTablesOwnSignInIsTheOneThatIsSpokenOf() {
        DraftTree draft = DraftTree.parse("{\"auth\": {\"type\": \"oauth2\"}, \"tables\": {\"zone\": {\"auth\": {\"type\": \"none\"}}}}")
                .orElseThrow();
        Trace trace = new Trace(List.of(call(false, "zone", 200, List.of(), "{}")), Map.of(), List.of());
        assertThat(SignInWords.of(draft, trace).withoutCall()).isEqualTo("Nothing is signed: the vendor is asked without credentials.");
    }

    @Test
    void aSignatureHasNoCallOfItsOwnAndIsNotShown() {
        try (AppOnSandbox hand = new AppOnSandbox(home)) {
            hand.sandbox.alsoPlay(DemoVendors.recorded(() -> hand.application.catalog().all(), new StageClock()));
            Catalog.Entry duo = hand.application.catalog().entry("duo", home);
            BuilderModel model = BuilderModel.begin(hand.place(new DirectTaskRunner()),
                    new NewDraft(DraftTree.parse(Catalog.text(duo)).orElseThrow(), DemoVendors.values(duo, home), List.of()), "");
            model.open(OpenCard.of(OpenCard.Card.SIGN_IN));
            model.live.run();
            assertThat(model.live.problem.get()).isNull();
            Trace trace = model.live.shown.get().trace();
            assertThat(trace.signIns()).isEmpty();
            assertThat(trace.calls()).singleElement().satisfies(call -> assertThat(call.headers())
                    .filteredOn(header -> header.name().equals("Authorization")).extracting(HttpCall.Header::value).containsExactly("***"));
            assertThat(SignInWords.of(model.draft.get(), trace).withoutCall())
                    .isEqualTo("There is no call to sign in: each request is signed on its own, with its address and the time.");
        }
    }
}

package app.tallybird.ui.builder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import app.tallybird.sandbox.NinjaSide;

import static org.assertj.core.api.Assertions.assertThat;

/** A secret that is typed while a connector is built is in no file, wherever it was typed. */
class BuilderSecretsTest extends NinjaByHand {

    private String draftFile() throws Exception {
        return Files.readString(home.resolve("drafts/ninja-by-hand.json"));
    }

    @Test
    void aDraftSurvivesWithoutItsSecrets() throws Exception {
        BuilderModel model = ninja();
        model.leave();
        Path file = home.resolve("drafts/ninja-by-hand.json");
        assertThat(Files.readString(file)).contains(NinjaSide.CLIENT_ID).doesNotContain(NinjaSide.CLIENT_SECRET);
        StartModel again = start();
        again.resume(again.drafts.get().getFirst());
        BuilderModel resumed = opened.getLast();
        assertThat(resumed.draft.get()).isEqualTo(model.draft.get());
        assertThat(resumed.value("clientId")).isEqualTo(NinjaSide.CLIENT_ID);
        assertThat(resumed.value("clientSecret")).isEmpty();
    }

    @Test
    void aSecretInTheDocumentItselfIsNotExported() {
        BuilderModel model = ninja();
        model.live.run();
        Path file = home.resolve("copy.json");
        hand.desktop.file = java.util.Optional.of(file);
        new SaveModel(model, document -> {
        }).export();
        assertThat(file).exists();
        model.set("/auth/clientSecret", NinjaSide.CLIENT_SECRET);
        Path other = home.resolve("other.json");
        hand.desktop.file = java.util.Optional.of(other);
        new SaveModel(model, document -> {
        }).export();
        assertThat(other).doesNotExist();
        assertThat(Objects.requireNonNull(model.problem.get()).what()).contains("A secret stands in the document");
    }

    @Test
    void aSecretTypedIntoTheDocumentReachesNoFileAndBecomesASecretField() throws Exception {
        String secret = "sk-live-0123456789";
        BuilderModel model = ninja();
        SaveModel save = new SaveModel(model, document -> {
        });
        save.next();
        model.text(model.text().replace("{{secret.clientSecret}}", secret));
        model.save();
        assertThat(model.text()).as("on the spot it stays as typed").contains("\"clientSecret\": \"" + secret + "\"");
        assertThat(draftFile()).doesNotContain(secret).contains("\\\"clientSecret\\\": \\\"***\\\"");
        assertThat(model.findingAt("/auth/clientSecret")).isEqualTo("a secret stands in the document itself, as \"clientSecret\" of the "
                + "sign-in (make it a secret field: then only its name stands here)");
        assertThat(save.label()).isEqualTo("Show what is missing");
        save.next();
        assertThat(model.spot.get()).isEqualTo(OpenCard.of(OpenCard.Card.SIGN_IN));
        assertThat(save.review.get()).isNull();
        hand.desktop.file = java.util.Optional.of(home.resolve("copy.json"));
        save.export();
        assertThat(home.resolve("copy.json")).doesNotExist();
        assertThat(home.resolve("connectors")).satisfiesAnyOf(folder -> assertThat(folder).doesNotExist(),
                folder -> assertThat(folder).isEmptyDirectory());
        InputForm.rename(model, 1, "old");
        model.makeSecretField(model.secrets.get().getFirst());
        assertThat(model.draft.get().text("/auth/clientSecret")).isEqualTo("{{secret.clientSecret}}");
        assertThat(InputForm.keys(model.draft.get())).containsExactly("clientId", "old", "clientSecret");
        assertThat(model.value("clientSecret")).isEqualTo(secret);
        assertThat(model.findings.get()).isEmpty();
        model.save();
        assertThat(draftFile()).doesNotContain(secret).contains("{{secret.clientSecret}}");
        model.undo();
        assertThat(model.draft.get().text("/auth/clientSecret")).isEqualTo(secret);
        model.save();
        assertThat(draftFile()).doesNotContain(secret).doesNotContain(NinjaSide.CLIENT_SECRET);
    }

    @Test
    void aTextThatCannotBeReadTakesNoSecretIntoTheDraftAndOnResumeItIsAskedForAgain() throws Exception {
        BuilderModel model = ninja();
        String typed = model.text().replace("\"{{secret.clientSecret}}\"", "\"sk-live-0123456789\"");
        model.text(typed.replace("\"name\": \"Ninja by hand\"", "\"name\": \"" + NinjaSide.CLIENT_SECRET + "\" oops"));
        model.save();
        assertThat(model.text()).contains("sk-live-0123456789").contains(NinjaSide.CLIENT_SECRET);
        assertThat(draftFile()).doesNotContain("sk-live").doesNotContain(NinjaSide.CLIENT_SECRET).contains("\\\"name\\\": \\\"***\\\" oops")
                .contains("{{input.clientId}}");
        model.text(typed);
        model.leave();
        StartModel again = start();
        again.resume(again.drafts.get().getFirst());
        BuilderModel resumed = opened.getLast();
        assertThat(resumed.said.get())
                .isEqualTo("A secret that stood in the document itself was not kept: enter it again. Secrets are never kept with a draft.");
        assertThat(resumed.draft.get().text("/auth/clientSecret")).isEqualTo("***");
        assertThat(resumed.findingAt("/auth/clientSecret")).startsWith("the secret that stood in the document itself");
        resumed.makeSecretField(resumed.secrets.get().getFirst());
        assertThat(resumed.findings.get()).isEmpty();
        assertThat(resumed.value("clientSecret")).isEmpty();
    }

    @Test
    void aValueTypedAsASecretIsFoundAnywhereInTheDocument() throws Exception {
        BuilderModel model = ninja();
        model.set("/services/0/name", "Devices " + NinjaSide.CLIENT_SECRET);
        assertThat(model.secrets.get()).extracting("pointer").containsExactly("/services/0/name");
        model.save();
        assertThat(draftFile()).doesNotContain(NinjaSide.CLIENT_SECRET).contains("Devices ***");
        model.set("/services/0/name", "Devices");
        assertThat(model.findings.get()).isEmpty();
    }
}

package app.tallybird.notice;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.settings.AppSettings.WebhookKind;

/** A notice in the words of what takes it. */
final class WebhookBody {

    private WebhookBody() {
    }

    static String of(WebhookKind kind, Notice notice) {
        return switch (kind) {
            case TEAMS -> teams(notice).toString();
            case SLACK -> slack(notice).toString();
            case JSON -> plain(notice).toString();
        };
    }

    /** An adaptive card, which the workflows of Teams take. */
    private static JsonObject teams(Notice notice) {
        JsonObject title = block(notice.title());
        title.addProperty("weight", "Bolder");
        title.addProperty("size", "Medium");
        List<JsonObject> body = new ArrayList<>(List.of(title, block(notice.text())));
        if (!notice.next().isEmpty()) {
            body.add(block("Next: " + notice.next()));
        }
        JsonObject card = Json.of("$schema", "http://adaptivecards.io/schemas/adaptive-card.json", "type", "AdaptiveCard", "version", "1.4",
                "body", body);
        return Json.of("type", "message", "attachments",
                List.of(Json.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    private static JsonObject block(String text) {
        return Json.of("type", "TextBlock", "wrap", true, "text", text);
    }

    private static JsonObject slack(Notice notice) {
        String next = notice.next().isEmpty() ? "" : "\nNext: " + notice.next();
        return Json.of("text", "*" + escaped(notice.title()) + "*\n" + escaped(notice.text() + next));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static JsonObject plain(Notice notice) {
        return Json.of("source", "tallybird", "id", notice.id(), "kind", notice.kind().key(), "trouble", notice.trouble(), "integration",
                notice.integration(), "title", notice.title(), "text", notice.text(), "next", notice.next(), "at", notice.at());
    }
}

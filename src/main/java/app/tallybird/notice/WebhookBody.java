package app.tallybird.notice;

import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonObject;

import app.tallybird.model.Json;
import app.tallybird.settings.AppSettings.WebhookKind;

/** A notice in the form of what takes it. Nothing that others wrote is markup in it: no link under another name, no mention, no format. */
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

    /**
     * An adaptive card, which the workflows of Teams take. A run of text knows no Markdown
     * (https://learn.microsoft.com/en-us/adaptive-cards/schema-explorer/text-run, 2026-11); dates in double braces it may know.
     */
    private static JsonObject teams(Notice notice) {
        JsonObject title = run(notice.title());
        title.addProperty("weight", "Bolder");
        title.addProperty("size", "Medium");
        List<JsonObject> body = new ArrayList<>(List.of(block(title), block(run(notice.text()))));
        if (!notice.next().isEmpty()) {
            body.add(block(run("Next: " + notice.next())));
        }
        JsonObject card = Json.of("$schema", "http://adaptivecards.io/schemas/adaptive-card.json", "type", "AdaptiveCard", "version", "1.4",
                "body", body);
        return Json.of("type", "message", "attachments",
                List.of(Json.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card)));
    }

    private static JsonObject block(JsonObject run) {
        return Json.of("type", "RichTextBlock", "inlines", List.of(run));
    }

    private static JsonObject run(String text) {
        return Json.of("type", "TextRun", "text", text.replace("{{", "{ {"));
    }

    /** With the three characters escaped that begin links and mentions, and no format: https://docs.slack.dev/messaging/formatting-message-text, 2026-11. */
    private static JsonObject slack(Notice notice) {
        String next = notice.next().isEmpty() ? "" : "\nNext: " + notice.next();
        return Json.of("text", escaped(notice.title() + "\n" + notice.text() + next), "mrkdwn", false);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static JsonObject plain(Notice notice) {
        return Json.of("source", "tallybird", "id", notice.id(), "kind", notice.kind().key(), "trouble", notice.trouble(), "integration",
                notice.integration(), "title", notice.title(), "text", notice.text(), "next", notice.next(), "at", notice.at());
    }
}

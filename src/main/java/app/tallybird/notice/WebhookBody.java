package app.tallybird.notice;

import java.util.Locale;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

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
        JsonArray body = new JsonArray();
        JsonObject title = block(notice.title());
        title.addProperty("weight", "Bolder");
        title.addProperty("size", "Medium");
        body.add(title);
        body.add(block(notice.text()));
        if (!notice.next().isEmpty()) {
            body.add(block("Next: " + notice.next()));
        }
        JsonObject card = new JsonObject();
        card.addProperty("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.addProperty("type", "AdaptiveCard");
        card.addProperty("version", "1.4");
        card.add("body", body);
        JsonObject attachment = new JsonObject();
        attachment.addProperty("contentType", "application/vnd.microsoft.card.adaptive");
        attachment.add("content", card);
        JsonArray attachments = new JsonArray();
        attachments.add(attachment);
        JsonObject message = new JsonObject();
        message.addProperty("type", "message");
        message.add("attachments", attachments);
        return message;
    }

    private static JsonObject block(String text) {
        JsonObject block = new JsonObject();
        block.addProperty("type", "TextBlock");
        block.addProperty("wrap", true);
        block.addProperty("text", text);
        return block;
    }

    private static JsonObject slack(Notice notice) {
        JsonObject message = new JsonObject();
        String next = notice.next().isEmpty() ? "" : "\nNext: " + notice.next();
        message.addProperty("text", "*" + escaped(notice.title()) + "*\n" + escaped(notice.text() + next));
        return message;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static JsonObject plain(Notice notice) {
        JsonObject message = new JsonObject();
        message.addProperty("source", "tallybird");
        message.addProperty("id", notice.id());
        message.addProperty("kind", notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        message.addProperty("trouble", notice.trouble());
        message.addProperty("integration", notice.integration());
        message.addProperty("title", notice.title());
        message.addProperty("text", notice.text());
        message.addProperty("next", notice.next());
        message.addProperty("at", notice.at().toString());
        return message;
    }
}

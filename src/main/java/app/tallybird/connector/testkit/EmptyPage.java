package app.tallybird.connector.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.FieldPath;
import app.tallybird.connector.format.Paging;
import app.tallybird.connector.format.Table;
import app.tallybird.http.HttpCall;
import app.tallybird.http.LinkHeaders;

/** A page without rows between two recorded ones, as vendors send it whose filter lets nothing of a page through. */
final class EmptyPage {

    private static final String MARK = "emptyPage=1";

    private final List<Exchange> exchanges;
    private final Table table;

    EmptyPage(List<Exchange> exchanges, Table table) {
        this.exchanges = exchanges;
        this.table = table;
    }

    /** The recording with such a page behind the one at {@code place}; empty where the list does not name its next page. */
    Optional<List<Exchange>> between(int place, int next) {
        Exchange before = exchanges.get(place);
        return leads(before).flatMap(leads -> {
            String other = isAddress() ? marked(leads) : leads + "0";
            return asking(exchanges.get(next).request(), leads, other).map(request -> {
                List<Exchange> with = new ArrayList<>(exchanges);
                with.set(place, leading(before, leads, other));
                JsonElement body = before.body().deepCopy();
                if (table.rows().place().read(body) instanceof JsonArray rows) {
                    Mutations.clear(rows);
                }
                with.add(place + 1, new Exchange(request, before.status(), before.headers(), body));
                return with;
            });
        });
    }

    private boolean isAddress() {
        return !(table.paging() instanceof Paging.Cursor);
    }

    private static String marked(String address) {
        return address + (address.contains("?") ? "&" : "?") + MARK;
    }

    /** What names the next page. */
    private Optional<String> leads(Exchange one) {
        if (table.paging() instanceof Paging.LinkHeader header) {
            return LinkHeaders.of(link(one).map(Map.Entry::getValue).stream().toList()).target(header.rel());
        }
        return path().map(path -> path.read(one.body())).filter(JsonPrimitive.class::isInstance).map(JsonElement::getAsString);
    }

    private Optional<FieldPath> path() {
        return switch (table.paging()) {
            case Paging.Cursor cursor -> cursor.from();
            case Paging.NextLink link -> Optional.of(link.from());
            case Paging.LinkHeader header -> Optional.empty();
            case Paging.Numbered numbered -> Optional.empty();
            case Paging.None none -> Optional.empty();
        };
    }

    private static Optional<Map.Entry<String, String>> link(Exchange one) {
        return one.headers().entrySet().stream().filter(header -> header.getKey().equalsIgnoreCase("Link")).findFirst();
    }

    private Exchange leading(Exchange one, String leads, String other) {
        Map<String, String> headers = new LinkedHashMap<>(one.headers());
        link(one).filter(header -> path().isEmpty())
                .ifPresent(header -> headers.put(header.getKey(), header.getValue().replace("<" + leads + ">", "<" + other + ">")));
        JsonElement body = one.body().deepCopy();
        path().ifPresent(path -> {
            JsonElement around = Objects.requireNonNull(path.parent().read(body));
            around.getAsJsonObject().addProperty(((FieldPath.Step.Name) path.steps().getLast()).name(), other);
        });
        return one.answering(one.status(), headers, body);
    }

    /** The request of the empty page, like that of the next one; empty where that does not show what it was made of. */
    private Optional<Exchange.Request> asking(Exchange.Request next, String leads, String other) {
        if (isAddress()) {
            return Optional.of(new Exchange.Request(next.method(), marked(next.url()), next.sent(), next.token()));
        }
        String url = next.url().replace("=" + encoded(leads), "=" + encoded(other));
        Optional<JsonElement> sent = next.sent().map(body -> JsonParser
                .parseString(body.toString().replace(new JsonPrimitive(leads).toString(), new JsonPrimitive(other).toString())));
        return url.equals(next.url()) && sent.equals(next.sent())
                ? Optional.empty()
                : Optional.of(new Exchange.Request(next.method(), url, sent, next.token()));
    }

    private static String encoded(String text) {
        return HttpCall.encoded(text);
    }
}

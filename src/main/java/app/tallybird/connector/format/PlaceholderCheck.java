package app.tallybird.connector.format;

import java.time.format.DateTimeFormatterBuilder;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import app.tallybird.connector.format.Template.Part.Placeholder;
import app.tallybird.connector.format.Template.Source;

/** Checks every placeholder: that what it names exists, that secrets stay in the sign-in, and that no header is smuggled in. */
final class PlaceholderCheck {

    private static final Set<String> DATES = Set.of("today", "now", "yesterday", "monthStart", "lastMonthStart", "lastMonthEnd");
    private static final Set<String> FORBIDDEN_HEADERS = Set.of("host", "content-length", "transfer-encoding", "connection");

    @FunctionalInterface
    interface Complaints {
        void add(String code, String pointer, String text, String hint);
    }

    /** Where a template stands, which decides what it may use. */
    private record Place(String pointer, boolean auth, boolean parent, boolean row, boolean session) {
        Place(String pointer, boolean auth, boolean parent, boolean row) {
            this(pointer, auth, parent, row, false);
        }

        Place at(String inner) {
            return new Place(pointer + "/" + inner, auth, parent, row, session);
        }

        Place inSession() {
            return new Place(pointer, auth, parent, row, true);
        }
    }

    private final ConnectorDocument document;
    private final Complaints complaints;
    private final Map<String, Input> inputs;

    PlaceholderCheck(ConnectorDocument document, Complaints complaints) {
        this.document = document;
        this.complaints = complaints;
        inputs = document.inputs().stream().collect(Collectors.toMap(Input::key, input -> input, (one, other) -> one));
    }

    void run() {
        document.http().ifPresent(http -> {
            Place at = new Place("/http", false, false, false);
            one(http.base(), at.at("base"));
            base(http.base(), "/http/base");
            for (int i = 0; i < http.allowedHosts().size(); i++) {
                one(http.allowedHosts().get(i), at.at("allowedHosts").at(String.valueOf(i)));
            }
            headers(http.headers(), at.at("headers"));
            all(http.query(), at.at("query"));
        });
        auth(document.auth(), new Place("/auth", true, false, false));
        document.tables().values().forEach(this::table);
        ref(document.accounts().id(), "/accounts/id");
        ref(document.accounts().name(), "/accounts/name");
        conditions(document.accounts().where(), "/accounts/where");
        for (int i = 0; i < document.services().size(); i++) {
            service(document.services().get(i), "/services/" + i);
        }
    }

    private void service(ServiceRule service, String at) {
        if (service.naming() instanceof ServiceRule.Naming.Discovered discovered) {
            ref(discovered.nameFrom(), at + "/nameFrom");
            discovered.keyFrom().ifPresent(key -> ref(key, at + "/keyFrom"));
        }
        if (service.usage() instanceof Usage.Measured measured) {
            ref(measured.account(), at + "/usage/account");
            measured.field().ifPresent(field -> ref(field, at + "/usage/field"));
            conditions(measured.where(), at + "/usage/where");
        }
    }

    private void ref(FieldRef ref, String pointer) {
        ref.input().ifPresent(name -> check(new Placeholder(Source.INPUT, name, ""), new Place(pointer, false, false, false)));
    }

    private void conditions(List<Condition> conditions, String pointer) {
        conditions.stream().flatMap(condition -> condition.tests().stream()).flatMap(test -> test.operators().stream())
                .forEach(operator -> {
                    if (operator instanceof Operator.SameAsInput same) {
                        check(new Placeholder(Source.INPUT, same.input(), ""), new Place(pointer, false, false, false));
                    }
                });
    }

    private void table(Table table) {
        boolean parent = table.forEach().isPresent();
        String at = "/tables/" + table.name();
        switch (table.source()) {
            case Table.Source.Http http -> {
                request(http.request(), new Place(at + "/request", false, parent, false));
                http.auth().ifPresent(auth -> auth(auth, new Place(at + "/auth", true, parent, false)));
            }
            case Table.Source.Csv csv -> {
                Place place = new Place(at, false, false, false);
                one(csv.file(), place.at("file"));
                csv(csv.options(), place);
            }
            case Table.Source.Command command -> {
                Place place = new Place(at, false, false, false);
                typedByUser(command.program(), place.at("command").at("program"));
                command.arguments().ifPresent(arguments -> typedByUser(arguments, place.at("command").at("arguments")));
                csv(command.csv(), place);
            }
        }
        conditions(table.where(), at + "/where");
        table.expect().ifPresent(expect -> conditions(expect.where(), at + "/expect/where"));
        table.forEach().ifPresent(each -> conditions(each.where(), at + "/forEach/where"));
        if (table.paging() instanceof Paging.Cursor cursor) {
            cursor.nextQuery().ifPresent(query -> all(query, new Place(at + "/paging/nextQuery", false, parent, false)));
        }
        table.columns().forEach((name, column) -> {
            Place place = new Place(at + "/columns/" + name, false, parent, true);
            if (column.origin() instanceof Column.Origin.Value value) {
                one(value.template(), place.at("value"));
            } else if (column.origin() instanceof Column.Origin.Choose choose) {
                for (int i = 0; i < choose.choices().size(); i++) {
                    Place choice = place.at("choose").at(String.valueOf(i));
                    conditions(choose.choices().get(i).when(), choice.at("when").pointer());
                    one(choose.choices().get(i).then(), choice.at("then"));
                }
            } else if (column.origin() instanceof Column.Origin.Climb climb) {
                conditions(climb.until(), place.at("climb/until").pointer());
            }
        });
    }

    private void csv(Table.CsvOptions options, Place at) {
        one(options.separator(), at.at("csv/separator"));
        one(options.decimal(), at.at("csv/decimal"));
    }

    /** What is started on the user's computer comes from the user alone: not from the document, not from a default in it. */
    private void typedByUser(Template template, Place at) {
        one(template, at);
        boolean oneInput = template.parts().size() == 1 && template.placeholders().stream()
                .allMatch(placeholder -> placeholder.source() == Source.INPUT && Optional.ofNullable(inputs.get(placeholder.name()))
                        .map(input -> input.defaultValue().isEmpty() && input.choices().isEmpty()).orElse(true));
        if (!oneInput || template.isLiteral()) {
            complaints.add("C223", at.pointer(), "a document can not say what is started on this computer",
                    "write exactly one {{input.x}}, an input without default and choices");
        }
    }

    private void request(Request request, Place at) {
        request.base().ifPresent(base -> {
            one(base, at.at("base"));
            base(base, at.pointer() + "/base");
        });
        one(request.path(), at.at("path"));
        all(request.query(), at.at("query"));
        headers(request.headers(), at.at("headers"));
        switch (request.body()) {
            case Request.Body.None none -> {
                // Nothing to check.
            }
            case Request.Body.Form form -> all(form.fields(), at.at("form"));
            case Request.Body.Json json -> tree(json.tree(), at.at("json"));
            case Request.Body.GraphQl graphql -> tree(graphql.variables(), at.at("graphql").at("variables"));
        }
    }

    private void tree(JsonElement value, Place at) {
        switch (value) {
            case JsonObject object -> object.entrySet().forEach(entry -> tree(entry.getValue(), at.at(entry.getKey())));
            case JsonArray array -> {
                for (int i = 0; i < array.size(); i++) {
                    tree(array.get(i), at.at(String.valueOf(i)));
                }
            }
            case JsonPrimitive text -> Template.parse(text.getAsString()).ifPresentOrElse(template -> one(template, at),
                    () -> complaints.add("C110", at.pointer(), "there is a placeholder that is not understood in " + text, ""));
            default -> {
                // null holds no placeholder.
            }
        }
    }

    private void auth(Auth auth, Place at) {
        switch (auth) {
            case Auth.None none -> {
                // Nothing to check.
            }
            case Auth.Headers headers -> headers(headers.headers(), at.at("headers"));
            case Auth.Query query -> all(query.query(), at.at("query"));
            case Auth.Basic basic -> {
                one(basic.username(), at.at("username"));
                one(basic.password(), at.at("password"));
                headers(basic.headers(), at.at("headers"));
            }
            case Auth.Bearer bearer -> {
                one(bearer.token(), at.at("token"));
                headers(bearer.headers(), at.at("headers"));
            }
            case Auth.OAuth2 oauth -> {
                one(oauth.tokenUrl(), at.at("tokenUrl"));
                base(oauth.tokenUrl(), at.pointer() + "/tokenUrl");
                one(oauth.client().id(), at.at("clientId"));
                one(oauth.client().secret(), at.at("clientSecret"));
                grant(oauth.grant(), at);
                oauth.request().scope().ifPresent(scope -> one(scope, at.at("scope")));
                all(oauth.request().extra(), at.at("extra"));
                headers(oauth.headers(), at.at("headers"));
            }
            case Auth.Session session -> {
                request(session.login(), at.at("login"));
                headers(session.carrier().headers(), at.at("headers").inSession());
                all(session.carrier().json(), at.at("json").inSession());
            }
            case Auth.Signed signed -> {
                one(signed.keyId(), at.at("keyId"));
                one(signed.secret(), at.at("secret"));
            }
        }
    }

    private void grant(Auth.Grant grant, Place at) {
        switch (grant) {
            case Auth.Grant.ClientCredentials client -> {
                // The client was checked already.
            }
            case Auth.Grant.Password user -> {
                one(user.name(), at.at("username"));
                one(user.password(), at.at("password"));
            }
            case Auth.Grant.Refresh refresh -> {
                one(refresh.token(), at.at("refreshToken"));
                refresh.saveAs().ifPresent(input -> input(input, at.at("saveRefreshTokenAs"), true));
            }
        }
    }

    private void all(Map<String, Template> templates, Place at) {
        templates.forEach((name, template) -> one(template, at.at(name)));
    }

    private void headers(Map<String, Template> headers, Place at) {
        headers.forEach((name, template) -> {
            if (isForbidden(name, at.auth()) || !name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
                complaints.add("C215", at.pointer() + "/" + name, "the header \"" + name + "\" can not be set here",
                        name.equalsIgnoreCase("Authorization") ? "move it to auth.headers" : "");
            }
            one(template, at.at(name));
        });
    }

    static boolean isForbidden(String header, boolean auth) {
        return FORBIDDEN_HEADERS.contains(header.toLowerCase(Locale.ROOT)) || (!auth && header.equalsIgnoreCase("Authorization"));
    }

    private void base(Template base, String pointer) {
        boolean open = base.parts().isEmpty() || base.parts().getFirst() instanceof Placeholder;
        if (!open && !base.text().startsWith("https://")) {
            complaints.add("C219", pointer, "the address does not begin with https://", "");
        } else if (base.isLiteral() && !base.parts().isEmpty() && !allowed(base.text())) {
            complaints.add("C217", pointer, "the host of " + base.text() + " is not in allowedHosts", "add it if it is the vendor's");
        }
    }

    /** Only what stands in the document can be compared here; the rest is judged when it runs. */
    private boolean allowed(String address) {
        List<Template> hosts = document.http().map(HttpPart::allowedHosts).orElse(List.of());
        String authority = address.replaceFirst("^https://", "").replaceFirst("/.*", "").toLowerCase(Locale.ROOT);
        return hosts.isEmpty()
                || hosts.stream().anyMatch(host -> !host.isLiteral() || fits(host.text().toLowerCase(Locale.ROOT), authority));
    }

    private static boolean fits(String pattern, String authority) {
        return pattern.startsWith("*.")
                ? authority.endsWith(pattern.substring(1))
                : authority.equals(pattern) || authority.equals(pattern + ":443");
    }

    private void one(Template template, Place at) {
        template.placeholders().forEach(placeholder -> check(placeholder, at));
    }

    private void check(Placeholder placeholder, Place at) {
        switch (placeholder.source()) {
            case INPUT -> input(placeholder.name(), at, false);
            case SECRET -> {
                if (!at.auth()) {
                    complaints.add("C213", at.pointer(), "a secret may be used only inside \"auth\"",
                            "move this header or parameter to auth");
                }
                input(placeholder.name(), at, true);
            }
            case PARENT -> {
                path(placeholder, at);
                if (!at.parent()) {
                    complaints.add("C214", at.pointer(), "{{parent." + placeholder.name() + "}} needs \"forEach\" on this table", "");
                }
            }
            case ROW -> {
                path(placeholder, at);
                if (!at.row()) {
                    complaints.add("C216", at.pointer(), "{{row." + placeholder.name() + "}} is known in columns only", "");
                }
            }
            case SESSION -> {
                if (!at.session() || !placeholder.name().equals("token")) {
                    complaints.add("C222", at.pointer(), "{{session.token}} is known in the headers and json of a session only", "");
                }
            }
            case DATE -> date(placeholder, at);
        }
    }

    private void path(Placeholder placeholder, Place at) {
        if (FieldPath.parse(placeholder.name()).isEmpty()) {
            complaints.add("C109", at.pointer(), "\"" + placeholder.name() + "\" is not a path", "write name.name or name[0].name");
        }
    }

    private void date(Placeholder placeholder, Place at) {
        if (!DATES.contains(placeholder.name()) && !placeholder.name().matches("daysAgo\\(\\d{1,4}\\)")) {
            complaints.add("C220", at.pointer(), "there is no date \"" + placeholder.name() + "\"",
                    DidYouMean.hint(placeholder.name(), List.copyOf(DATES)));
            return;
        }
        try {
            new DateTimeFormatterBuilder().appendPattern(placeholder.format());
        } catch (IllegalArgumentException e) {
            complaints.add("C220", at.pointer(), "the date format \"" + placeholder.format() + "\" is not understood",
                    "for example yyyy-MM-dd");
        }
    }

    private void input(String name, Place at, boolean asSecret) {
        Input input = inputs.get(name);
        if (input == null) {
            complaints.add("C210", at.pointer(), "there is no input \"" + name + "\"", DidYouMean.hint(name, inputs.keySet()));
        } else if (input.secret() && !asSecret) {
            complaints.add("C212", at.pointer(), "\"" + name + "\" is a secret input", "write {{secret." + name + "}}");
        } else if (!input.secret() && asSecret) {
            complaints.add("C212", at.pointer(), "\"" + name + "\" is not a secret input",
                    "write {{input." + name + "}}, or make it secret");
        }
    }
}

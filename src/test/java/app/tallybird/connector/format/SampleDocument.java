package app.tallybird.connector.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** A document without mistakes that uses most of the format, one property per line where tests change it. */
final class SampleDocument {

    static final String TEXT = """
            {
              "format": 1,
              "id": "acme",
              "name": "Acme",
              "version": "1.2.3",
              "docs": "https://docs.acme.example",
              "category": "RMM",
              "beta": true,
              "sdk": "Acme",
              "timeZone": "Europe/Berlin",
              "x-team": ["kept"],
              "inputs": [
                { "key": "region", "label": "Region", "type": "choice", "default": "eu", "choices": [ { "value": "eu", "label": "Europe" } ] },
                { "key": "user", "label": "User", "env": ["API_USER"], "pattern": "[a-z]+" },
                { "key": "list", "label": "List", "type": "file", "required": false },
                { "key": "token", "label": "Token", "secret": true }
              ],
              "http": {
                "base": "https://api.acme.example",
                "allowedHosts": ["api.acme.example", "*.acme.example:8443"],
                "headers": { "Accept": "application/json" },
                "query": { "v": "2" },
                "timeoutSeconds": 45,
                "rate": { "requests": 60, "perSeconds": 30 },
                "parallel": 2,
                "retry": { "attempts": 3, "statuses": [429, 503], "firstWaitSeconds": 0.5, "maxWaitSeconds": 90, "waitHeader": "X-Wait" },
                "failWhen": [ { "status": [404], "then": "noRows" }, { "body": [ { "field": "ok", "is": false } ], "message": "error.text" } ]
              },
              "auth": {
                "type": "oauth2",
                "grant": "password",
                "tokenUrl": "https://api.acme.example/token",
                "clientId": "public",
                "clientSecret": "{{secret.token}}",
                "clientAuth": "basic",
                "username": "{{input.user}}",
                "password": "{{secret.token}}"
              },
              "tables": {
                "clients": {
                  "request": { "path": "/clients" },
                  "rows": "data.items",
                  "key": "id",
                  "minRows": 1,
                  "paging": { "type": "page", "param": "page", "size": 100, "totalRows": "total" }
                },
                "seats": {
                  "request": { "method": "POST", "path": "/seats/{{parent.id}}", "json": { "since": "{{date.daysAgo(30)}}" } },
                  "forEach": { "table": "clients", "distinct": "id", "where": [ { "field": "active", "is": true } ] },
                  "ifParentFails": "leaveAccountOut",
                  "rows": ".",
                  "paging": { "type": "cursor", "param": "after", "fromLastRow": "id", "sizeParam": "limit", "size": 50 },
                  "columns": {
                    "kind": { "from": "type", "trim": true, "map": { "S": "Server" }, "otherwise": "Other" },
                    "plan": { "lookup": { "table": "plans", "where": "id", "equals": "planId", "take": "name" } },
                    "full": { "value": "{{row.type}}/{{parent.name}}" },
                    "size": { "choose": [ { "when": [ { "field": "n", "moreThan": 9 } ], "then": "big" } ], "otherwise": "small" }
                  },
                  "where": [ { "any": [ { "field": "kind", "in": ["Server", "Other"] }, { "not": [ { "field": "off", "exists": true } ] } ] } ]
                },
                "plans": {
                  "request": { "path": "/plans" },
                  "rows": "plans",
                  "paging": { "type": "nextLink", "from": "links.next" }
                }
              },
              "check": "clients",
              "accounts": { "from": ["clients"], "id": "id", "name": "name" },
              "services": [
                {
                  "key": "seats",
                  "name": "Seats",
                  "category": "security",
                  "subcategory": "other",
                  "usage": { "from": "seats", "account": "outer.id", "measure": "sum", "field": "n", "unit": { "from": "bytes", "to": "GiB" }, "round": "up" }
                },
                {
                  "key": "servers",
                  "name": "Servers",
                  "category": "security",
                  "subcategory": "other",
                  "usage": { "from": "seats", "account": "clientId", "measure": "count", "where": [ { "field": "kind", "is": "Server" } ] }
                },
                {
                  "key": "rest",
                  "name": "Rest",
                  "category": "security",
                  "subcategory": "other",
                  "usage": { "plus": ["seats"], "minus": ["servers"] }
                },
                {
                  "nameFrom": "plan",
                  "rename": { "P1": "Plan 1" },
                  "category": "other",
                  "subcategory": "other",
                  "usage": { "from": "seats", "account": "clientId", "measure": "count" }
                }
              ],
              "limits": { "maxRequests": 10000, "maxRows": 1000000 }
            }
            """;

    private SampleDocument() {
    }

    /** The text with one change; what is changed must stand there exactly once. */
    static String with(String from, String to) {
        assertThat(TEXT.split(java.util.regex.Pattern.quote(from), -1)).as(from).hasSize(2);
        return TEXT.replace(from, to);
    }

    static DocumentReader.Read read(String json) {
        return DocumentReader.read(json.getBytes(StandardCharsets.UTF_8));
    }

    static ConnectorDocument document() {
        DocumentReader.Read read = read(TEXT);
        assertThat(read.findings()).isEmpty();
        return read.document().orElseThrow();
    }

    /** What is wrong after one change, as "code pointer". */
    static List<String> after(String from, String to) {
        DocumentReader.Read read = read(with(from, to));
        assertThat(read.document().isPresent()).isEqualTo(read.findings().isEmpty());
        return read.findings().stream().map(finding -> finding.code() + " " + finding.pointer()).toList();
    }
}

package app.tallybird.ui.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TitledPane;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import app.tallybird.connector.description.Field;
import app.tallybird.connector.description.Format;
import app.tallybird.connector.description.Kind;
import app.tallybird.connector.description.Walk;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.NewDraft;
import app.tallybird.ui.kit.AppOnSandbox;
import app.tallybird.ui.kit.DirectTaskRunner;

import static org.assertj.core.api.Assertions.assertThat;

/** What the format describes shows in a form whether or not the layout names it, and the layout names nothing else. */
class LayoutTest {

    /** Shown by controls of another kind, or chosen with them. */
    private static final Set<String> ELSEWHERE = Set.of("document.$schema", "document.format", "document.http", "document.auth",
            "document.tables", "document.accounts", "document.services", "request.json", "request.form", "request.graphql", "table.request",
            "table.command", "service.usage", "condition.any", "condition.not", "forEach.table");

    @TempDir
    private Path home;
    private AppOnSandbox app;

    @BeforeEach
    void open() throws Exception {
        FxToolkit.registerPrimaryStage();
        app = new AppOnSandbox(home);
    }

    @AfterEach
    void close() {
        app.close();
    }

    private BuilderModel model(String text) {
        return BuilderModel.begin(app.place(new DirectTaskRunner()),
                new NewDraft(DraftTree.parse(text.replace('\'', '"')).orElseThrow(), Map.of(), List.of()), "");
    }

    private static void collect(Node node, Map<String, Node> to) {
        if (node.getId() != null) {
            to.put(node.getId(), node);
        }
        if (node instanceof TitledPane pane) {
            collect(pane.getContent(), to);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, to));
        }
    }

    /** The names of the controls of the form of one object, in their order. */
    private static List<String> controls(BuilderModel model, String at) {
        Map<String, Node> controls = new LinkedHashMap<>();
        Form form = new Form(model);
        PartForm.of(form, at).forEach(node -> collect(node, controls));
        form.dispose();
        return List.copyOf(controls.keySet());
    }

    @Test
    void namesOnlyWhatIsAPropertyOrNeededByThatKindAlone() {
        List<String> unknown = new ArrayList<>();
        int[] named = new int[1];
        for (Kind kind : Format.kinds()) {
            Layout.of(kind.name()).lines().stream().flatMap(Layout.Line::all).forEach(name -> {
                Optional<Kind> holder = Optional.of(kind);
                String[] steps = name.split("/");
                for (int i = 0; i < steps.length - 1; i++) {
                    String step = steps[i];
                    holder = holder.flatMap(one -> one.named(step)).flatMap(field -> field.value().kind()).map(Format::kind);
                }
                String last = steps[steps.length - 1];
                named[0]++;
                if (holder.flatMap(one -> one.named(last)).isEmpty()
                        && holder.flatMap(one -> SpecialControls.of(one.name() + "." + last)).isEmpty()) {
                    unknown.add(kind.name() + "." + name);
                }
            });
        }
        assertThat(unknown).isEmpty();
        assertThat(named[0]).isGreaterThan(150);
    }

    @Test
    void showsWhatNoLineNamesInTheOrderOfTheDescription() throws Exception {
        FxToolkit.setupFixture(() -> {
            BuilderModel model = model("{'id': 'x', 'tables': {}}");
            assertThat(Layout.of("limits").lines()).isEmpty();
            assertThat(controls(model, "/limits")).containsExactly("at-limits-maxRequests", "at-limits-maxRows", "at-limits-maxResponseMb",
                    "at-limits-maxMinutes");
            assertThat(controls(model, "/http/retry")).containsExactly("at-http-retry-attempts", "at-http-retry-statuses",
                    "at-http-retry-firstWaitSeconds", "at-http-retry-maxWaitSeconds", "at-http-retry-waitHeader");
        });
    }

    /** In every variant of every kind each property that may stand has a control, or a button that adds it. */
    @Test
    void showsEveryPropertyThatMayStand() throws Exception {
        FxToolkit.setupFixture(() -> {
            Set<String> shown = new TreeSet<>();
            Set<String> all = new TreeSet<>();
            for (String text : List.of(
                    "{'http': {}, 'auth': {'type': 'oauth2', 'grant': 'refreshToken'}, 'inputs': [{'key': 'a', 'type': 'choice',"
                            + " 'choices': [{}]}, {'key': 'b'}]}",
                    "{'auth': {'type': 'oauth2', 'grant': 'password'}}", "{'auth': {'type': 'session'}}", "{'auth': {'type': 'signed'}}",
                    "{'auth': {'type': 'bearer'}}", "{'auth': {'type': 'headers'}}", "{'auth': {'type': 'query'}}",
                    "{'tables': {'b': {'request': {}}, 't': {'request': {'method': 'POST', 'graphql': {}}, 'forEach': 'b', 'latest': {},"
                            + " 'expect': {'table': 'b'}, 'failWhen': [{}], 'paging': {'type': 'page'}, 'columns': {'c': {'from': '',"
                            + " 'replace': [{}]}, 'd': {'lookup': {}}, 'e': {'climb': {}}, 'f': {'choose': [{}]}, 'g': {'value': ''}}}},"
                            + " 'accounts': {'from': ['t', 'b']}}",
                    "{'tables': {'t': {'file': '', 'csv': {}, 'paging': {'type': 'none'}, 'expect': {}}}}",
                    "{'tables': {'t': {'command': {}, 'paging': {'type': 'none'}}}}",
                    "{'tables': {'t': {'request': {}, 'paging': {'type': 'offset'}}}}",
                    "{'tables': {'t': {'request': {}, 'paging': {'type': 'cursor'}}}}",
                    "{'tables': {'t': {'request': {}, 'paging': {'type': 'nextLink'}}}}",
                    "{'tables': {'t': {'request': {}, 'paging': {'type': 'linkHeader'}}}}",
                    "{'services': [{'key': 'a', 'usage': {'from': 't', 'measure': 'sum', 'unit': {}}},"
                            + " {'nameFrom': 'x', 'usage': {'from': 't'}}, {'key': 'c', 'usage': {'plus': []}}]}")) {
                BuilderModel model = model(text);
                List<OpenCard> spots = new ArrayList<>();
                model.tables().forEach(table -> spots.add(OpenCard.table(table)));
                for (OpenCard.Card card : OpenCard.Card.values()) {
                    spots.add(card == OpenCard.Card.TABLE
                            ? spots.isEmpty() ? OpenCard.of(OpenCard.Card.SIGN_IN) : spots.getFirst()
                            : OpenCard.of(card));
                }
                Map<String, Node> controls = new LinkedHashMap<>();
                for (OpenCard spot : spots) {
                    Form form = new Form(model);
                    BuilderView.content(form, spot).forEach(node -> collect(node, controls));
                    form.dispose();
                }
                Walk.of(model.described()).forEach(place -> place.kind().ifPresent(kind -> {
                    for (Field field : kind.fields(place.value().getAsJsonObject())) {
                        String name = kind.name() + "." + field.name();
                        all.add(name);
                        String id = Form.id(place.pointer() + "/" + field.name());
                        if (controls.keySet().stream().anyMatch(one -> one.equals(id) || one.startsWith(id + "-"))) {
                            shown.add(name);
                        }
                    }
                }));
            }
            all.removeAll(shown);
            all.removeAll(ELSEWHERE);
            assertThat(all).isEmpty();
            assertThat(shown).hasSizeGreaterThan(150);
        });
    }
}

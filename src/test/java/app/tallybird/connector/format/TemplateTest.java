package app.tallybird.connector.format;

import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

import com.google.gson.JsonPrimitive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import app.tallybird.connector.format.Template.Part.Placeholder;
import app.tallybird.connector.format.Template.Source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TemplateTest {

    private static final Map<String, JsonPrimitive> VALUES = Map.of("user", new JsonPrimitive("a/b"), "n", new JsonPrimitive(7), "text",
            new JsonPrimitive("478"), "nested", new JsonPrimitive("{{secret.token}}"));

    private static JsonPrimitive value(Placeholder placeholder) {
        return Optional.ofNullable(VALUES.get(placeholder.name())).orElseThrow();
    }

    @Test
    void putsValuesIn() {
        Template template = Template.parse("/x/{{input.user}}/{{parent.n}}?").orElseThrow();
        assertThat(template.render(TemplateTest::value)).isEqualTo("/x/a/b/7?");
        assertThat(template.placeholders()).containsExactly(new Placeholder(Source.INPUT, "user", ""),
                new Placeholder(Source.PARENT, "n", ""));
    }

    @Test
    void encodesValuesButNotLiterals() {
        assertThat(Template.parse("/x/{{input.user}}").orElseThrow().render(TemplateTest::value, text -> text.replace("/", "%2F")))
                .isEqualTo("/x/a%2Fb");
    }

    @Test
    void aLonePlaceholderKeepsItsTypeAndTextIsNeverRetyped() {
        assertThat(Template.parse("{{row.n}}").orElseThrow().renderJson(TemplateTest::value)).hasToString("7");
        assertThat(Template.parse("{{row.text}}").orElseThrow().renderJson(TemplateTest::value)).hasToString("\"478\"");
        assertThat(Template.parse("{{row.n}}{{row.n}}").orElseThrow().renderJson(TemplateTest::value)).hasToString("\"77\"");
        assertThat(Template.parse("478").orElseThrow().renderJson(TemplateTest::value)).hasToString("\"478\"");
    }

    @Test
    void aValueIsNotATemplate() {
        assertThat(Template.parse("{{input.nested}}").orElseThrow().render(TemplateTest::value)).isEqualTo("{{secret.token}}");
    }

    @Test
    void whatHasNoValueIsNotEmptyButAFailure() {
        Template template = Template.parse("{{input.other}}").orElseThrow();
        assertThatThrownBy(() -> template.render(TemplateTest::value)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void readsDatesWithTheirFormats() {
        assertThat(Template.parse("{{date.daysAgo(30)|yyyy-MM-dd'T'HH:mm}}").orElseThrow().placeholders())
                .containsExactly(new Placeholder(Source.DATE, "daysAgo(30)", "yyyy-MM-dd'T'HH:mm"));
        assertThat(Template.parse("{{parent.[\"odd.name\"][0].id}}").orElseThrow().placeholders())
                .containsExactly(new Placeholder(Source.PARENT, "[\"odd.name\"][0].id", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{", "{{input.x}", "{{ input.x }}", "{{inputs.x}}", "{{input}}", "{{input.}}", "{{Input.x}}", "{{input.x}}{{",
            "{{input.{{input.x}}}}", "{{env.HOME}}", "{{date.today|{x}}}"})
    void refusesBracesThatAreNoPlaceholder(String text) {
        assertThat(Template.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "plain", "{\"json\": {\"a\": 1}}", "a } b", "{x}"})
    void literalsStayLiterals(String text) {
        Template template = Template.parse(text).orElseThrow();
        assertThat(template.isLiteral()).isTrue();
        assertThat(template.render(TemplateTest::value)).isEqualTo(text);
        assertThat(template).hasToString(text);
    }
}

package app.tallybird.http;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Link headers as RFC 8288 lets servers write them, and what is none. */
class LinkHeadersTest {

    private static String read(String... headers) {
        LinkHeaders read = LinkHeaders.of(List.of(headers));
        return new TreeMap<>(read.targets()).entrySet().stream().filter(link -> !link.getKey().isEmpty())
                .map(link -> link.getKey() + " " + link.getValue()).collect(Collectors.joining(", ")) + (read.whole() ? "" : " ...");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            </a>; rel="next"                                  | next /a
            </a>;rel=next                                     | next /a
            <https://v.io/a?x=1,2;3>; rel="next"              | next https://v.io/a?x=1,2;3
            </a> ; rel = "next"                               | next /a
            </a>; rel="next", </b>; rel="last"                | last /b, next /a
            </a>; rel="next" , , </b>; rel=last               | last /b, next /a
            </a>; rel="prev  Next LAST"                       | last /a, next /a, prev /a
            </a>; title="a, \\"b\\"; rel=x"; rel=next         | next /a
            </a>; REL=next; rel=last                          | next /a
            </a>; rel=next; foo; ;bar=                        | next /a
            </a>                                              | none
            <>; rel=next                                      | `next `
            </a>; rel=                                        | none
            </a>; rel="open                                   | open /a
            </a>; rel="esc\\                                  | esc\\ /a
            </a>; rel=next; anchor="/other"                   | none ...
            </a>; anchor=/o; rel=next, </b>; rel=last         | last /b ...
            /a; rel=next                                      | none ...
            </a; rel=next                                     | none ...
            </a>; rel=next, /b; rel=last                      | next /a ...
            </a> x; rel=next                                  | none ...
            ,                                                 | none
            """)
    void oneHeader(String header, String links) {
        assertThat(read(header)).isEqualTo(links.equals("none") ? "" : links.replace("none ...", " ..."));
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(read("</a>; rel=preload", "</b>; rel=next")).isEqualTo("next /b, preload /a");
        assertThat(read("broken", "</b>; rel=next")).isEqualTo("next /b ...");
        assertThat(read("</b>; rel=next", "broken")).isEqualTo("next /b ...");
        assertThat(read()).isEmpty();
    }

    @Test
    void theFirstTargetOfARelation() {
        LinkHeaders links = LinkHeaders.of(List.of("</a>; rel=prev, </b>; rel=\"first next\", </c>; rel=next"));
        assertThat(links.target("NEXT")).contains("/b");
        assertThat(links.target("last")).isEmpty();
    }
}

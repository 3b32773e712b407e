package app.tallybird.http;

import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Link headers as RFC 8288 lets servers write them, and what is none. */
class LinkHeadersTest {

    private static String read(String... headers) {
        LinkHeaders read = LinkHeaders.of(List.of(headers));
        return read.links().stream().map(link -> link.target() + " " + link.relations()).collect(Collectors.joining(", "))
                + (read.whole() ? "" : " ...");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            </a>; rel="next"                                  | /a [next]
            </a>;rel=next                                     | /a [next]
            <https://v.io/a?x=1,2;3>; rel="next"              | https://v.io/a?x=1,2;3 [next]
            </a> ; rel = "next"                               | /a [next]
            </a>; rel="next", </b>; rel="last"                | /a [next], /b [last]
            </a>; rel="next" , , </b>; rel=last               | /a [next], /b [last]
            </a>; rel="prev  Next LAST"                       | /a [prev, next, last]
            </a>; title="a, \\"b\\"; rel=x"; rel=next         | /a [next]
            </a>; REL=next; rel=last                          | /a [next]
            </a>; rel=next; foo; ;bar=                        | /a [next]
            </a>                                              | /a []
            <>; rel=next                                      | ` [next]`
            </a>; rel=                                        | /a []
            </a>; rel="open                                   | /a [open]
            </a>; rel="esc\\                                  | /a [esc\\]
            </a>; rel=next; anchor="/other"                   | ` ...`
            </a>; anchor=/o; rel=next, </b>; rel=last         | /b [last] ...
            /a; rel=next                                      | ` ...`
            </a; rel=next                                     | ` ...`
            </a>; rel=next, /b; rel=last                      | /a [next] ...
            </a> x; rel=next                                  | /a [] ...
            ,                                                 | ``
            """)
    void oneHeader(String header, String links) {
        assertThat(read(header)).isEqualTo(links.equals("``") ? "" : links);
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(read("</a>; rel=preload", "</b>; rel=next")).isEqualTo("/a [preload], /b [next]");
        assertThat(read("broken", "</b>; rel=next")).isEqualTo("/b [next] ...");
        assertThat(read("</b>; rel=next", "broken")).isEqualTo("/b [next] ...");
        assertThat(read()).isEmpty();
    }

    @Test
    void theFirstTargetOfARelation() {
        LinkHeaders links = LinkHeaders.of(List.of("</a>; rel=prev, </b>; rel=\"first next\", </c>; rel=next"));
        assertThat(links.target("NEXT")).contains("/b");
        assertThat(links.target("last")).isEmpty();
    }
}

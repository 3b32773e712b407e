package app.tallybird.cli;

import java.util.List;
import java.util.stream.Collectors;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.catalog.Facts;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.Contract;
import app.tallybird.connector.format.Input;
import app.tallybird.connector.testkit.Cases;
import app.tallybird.problem.Wording;

/** Writes the catalog as a page of Markdown. */
final class CatalogPage {

    private CatalogPage() {
    }

    static String of(List<Catalog.Entry> entries) {
        List<Catalog.Entry> builtIn = entries.stream().filter(entry -> entry.source().equals(Catalog.BUILT_IN))
                .sorted((one, other) -> one.document().name().compareToIgnoreCase(other.document().name())).toList();
        List<ConnectorDocument> documents = builtIn.stream().map(Catalog.Entry::document).toList();
        StringBuilder page = new StringBuilder(
                "# Connectors\n\n" + "Written by `tallybird-cli connectors page > src/docs/connectors.md`; do not edit it by hand.\n\n"
                        + Wording.count(documents.size(), "connector")
                        + " come with Tallybird. *beta* means that the numbers were not yet compared with a live account "
                        + "of the vendor; compare the first plan with the vendor's own report before sending it.\n\n"
                        + "| Vendor | Id | Sign-in | Services | How sure |\n|---|---|---|---|---|\n");
        documents.forEach(document -> page.append("| [").append(cell(document.name())).append("](#").append(document.id()).append(") | `")
                .append(document.id()).append("` | ").append(cell(new Facts(document).signIn())).append(" | ")
                .append(document.services().size()).append(" | ").append(document.head().beta() ? "beta" : "released").append(" |\n"));
        builtIn.forEach(entry -> chapter(page, entry));
        return page.toString();
    }

    private static void chapter(StringBuilder page, Catalog.Entry entry) {
        ConnectorDocument document = entry.document();
        Facts facts = new Facts(document);
        page.append("\n<a id=\"").append(document.id()).append("\"></a>\n## ").append(document.name()).append("\n\n");
        if (!document.head().note().isEmpty()) {
            page.append(document.head().note()).append("\n\n");
        }
        page.append("- Sign-in: ").append(facts.signIn()).append('\n');
        page.append("- How sure: ").append(facts.sure()).append('\n');
        Cases.contract(entry)
                .ifPresent(contract -> page.append("- Contract: ").append(contract.words()).append(" (").append(switch (contract.basis()) {
                    case Contract.Basis.Source source -> source.what() + ", <" + source.at() + ">";
                    case Contract.Basis.Nothing nothing -> nothing.why();
                }).append(")\n"));
        page.append("- Talks to: ").append(facts.hosts().isEmpty()
                ? "nobody; reads a file or runs a command"
                : facts.hosts().stream().map(host -> host.contains(" ") ? host : "`" + host + "`").collect(Collectors.joining(", ")))
                .append("\n\n| Counts | How |\n|---|---|\n");
        facts.counted().forEach(one -> page.append("| ").append(cell(one.name())).append(" | ").append(cell(one.how())).append(" |\n"));
        page.append('\n');
        if (!document.inputs().isEmpty()) {
            page.append("| Input | In a `.env` file | Where it is |\n|---|---|---|\n");
            document.inputs().forEach(input -> page.append(row(input)));
        }
    }

    private static String row(Input input) {
        String kind = input.secret() ? " (secret)" : input.required() ? "" : " (optional)";
        return "| " + cell(input.label()) + kind + " | `" + input.envName() + "` | " + cell(input.help().text()) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}

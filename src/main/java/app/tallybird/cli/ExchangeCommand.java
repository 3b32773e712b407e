package app.tallybird.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import app.tallybird.app.Application;
import app.tallybird.app.ConnectorExport;
import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.exchange.ImportReview;
import app.tallybird.connector.exchange.Incoming;
import app.tallybird.model.Json;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;

/** Connectors that come from others, and go to them. */
final class ExchangeCommand {

    private ExchangeCommand() {
    }

    /** The fingerprint of the key that signed a connector of the user's own; empty for none, and for those that come with the program. */
    static String author(Catalog.Entry entry) {
        if (entry.source().equals(Catalog.BUILT_IN)) {
            return "";
        }
        try {
            return Incoming.of(Path.of(entry.source())).author();
        } catch (ProblemException broken) {
            return "broken signature";
        }
    }

    /** What a person decides on, line by line. */
    static List<String> parts(ImportReview review) {
        List<String> lines = new ArrayList<>();
        for (ImportReview.Part part : review.parts()) {
            lines.add((part.loud() ? "! " : "") + part.title() + ":");
            part.lines().forEach(line -> lines.add("    " + line));
        }
        return lines;
    }

    /** Shows a review, and does what was agreed to. */
    abstract static class Agreeing extends BaseCommand {

        @Option(names = "--yes", description = "You have looked at it and agree; not for another author.")
        private boolean yes;

        @Option(names = "--accept", paramLabel = "HASH|FINGERPRINT", description = "For scripts: agree to exactly this document, or to what this author signs.")
        private @Nullable String accept;

        /** Shows it; says whether a person has agreed. */
        boolean agreed(ImportReview review, String again, Output output) {
            Incoming incoming = review.incoming();
            output.result(review.name() + System.lineSeparator() + "  " + String.join(System.lineSeparator() + "  ", parts(review))
                    + System.lineSeparator() + "  SHA-256: " + incoming.hash());
            output.put("id", incoming.document().id());
            output.put("hash", incoming.hash());
            output.put("author", incoming.author());
            output.put("needsAgreement", review.needsAgreement());
            output.put("review",
                    Json.list(review.parts(), part -> Json.of("title", part.title(), "lines", part.lines(), "new", part.loud())));
            if (isNamed(incoming) || (yes && !review.isOtherAuthor()) || !review.needsAgreement()) {
                return true;
            }
            output.say("Nothing was changed: a person has to agree first. If it is right: " + again
                    + (review.isOtherAuthor() ? " --accept " + incoming.hash() : " --yes"));
            output.code(ProblemCode.CONNECTOR_NOT_APPROVED.exitCode());
            return false;
        }

        private boolean isNamed(Incoming incoming) {
            if (accept == null) {
                return false;
            }
            String named = accept.strip().toLowerCase(Locale.ROOT);
            if (named.equals(incoming.hash()) || (!incoming.author().isEmpty() && named.equals(incoming.author()))) {
                return true;
            }
            throw Problem.of(ProblemCode.WRONG_USE,
                    "--accept names another document or author: this one has the hash " + incoming.hash()
                            + (incoming.author().isEmpty() ? " and is not signed." : " and the author " + incoming.author() + "."),
                    "Nothing was changed.", "Look at it without --accept.").asException();
        }
    }

    @Command(name = "import", description = "Take in a connector from somebody else: shows what it touches; saves it when you agree.")
    static final class Import extends Agreeing {

        @Parameters(paramLabel = "FILE", description = "The document; its signature is looked for beside it, as FILE.sig.")
        private String file = "";

        @Override
        void run(Application application, Output output) {
            ImportReview review = application.approvals().arriving(Path.of(file));
            if (agreed(review, "connectors import " + file, output)) {
                output.result(review.isSame()
                        ? "It is the one that is here already."
                        : "Saved as " + application.approvals().take(review)
                                + (review.before().isPresent() && !review.needsAgreement() ? "; it touches nothing new." : "."));
            }
        }
    }

    @Command(name = "approve", description = "Look at a connector that is used here, and agree to what it touches now.")
    static final class Approve extends Agreeing {

        @Parameters(paramLabel = "ID", description = "A connector's id or the path of its document.")
        private String id = "";

        @Override
        void run(Application application, Output output) {
            Optional<ImportReview> review = application.approvals().inPlace(id);
            if (review.isEmpty()) {
                output.result(id + " comes with Tallybird; there is nothing to agree to.");
            } else if (agreed(review.get(), "connectors approve " + id, output)) {
                application.approvals().agree(review.get(), id);
                output.result("Agreed. " + review.get().name() + " may be used as it is now.");
            }
        }
    }

    @Command(name = "export", description = "Write a connector to a file for others.")
    static final class Export extends BaseCommand {

        @Parameters(index = "0", paramLabel = "ID", description = "A connector's id or the path of its document.")
        private String id = "";

        @Parameters(index = "1", paramLabel = "FILE", description = "The file to write.")
        private String file = "";

        @Option(names = "--sign", description = "Sign it with your key, so that others see who it is from; writes FILE.sig, too.")
        private boolean sign;

        @Override
        void run(Application application, Output output) {
            Path folder = application.surroundings().workingFolder();
            Path target = folder.resolve(file);
            Optional<String> author = new ConnectorExport(application).write(application.catalog().entry(id, folder), target, sign);
            output.put("file", target.toString());
            output.put("author", author.orElse(""));
            output.result(
                    "Written to " + target
                            + author.map(one -> ", signed by " + one + " in " + target.getFileName()
                                    + ".sig. Give both, and tell the others this fingerprint in another way.")
                                    .orElse("; it is not signed."));
        }
    }
}

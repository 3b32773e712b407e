package app.tallybird.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import app.tallybird.connector.catalog.Catalog;
import app.tallybird.connector.editing.DraftTree;
import app.tallybird.connector.editing.SecretPlaces;
import app.tallybird.connector.editing.UserConnectors;
import app.tallybird.connector.exchange.ImportReview;
import app.tallybird.connector.exchange.ImportReview.Agreed;
import app.tallybird.connector.exchange.Incoming;
import app.tallybird.connector.exchange.Signature;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.DocumentReader;
import app.tallybird.ledger.AuditKind;
import app.tallybird.problem.Problem;
import app.tallybird.problem.ProblemCode;
import app.tallybird.problem.ProblemException;
import app.tallybird.settings.Approval;
import app.tallybird.settings.ApprovalStore;

/**
 * Which documents a person has agreed to. A document that does not come with the program is used only as far as somebody agreed to what it touches; a
 * change of it, by whomever, is judged each time it is opened.
 */
public final class Approvals {

    private static final int NAME_DIGITS = 32;

    private static final int HASH_DIGITS = 12;

    private final Application application;
    private final Catalog catalog;
    private final UserConnectors own;
    private final ApprovalStore store;
    private final Path workingFolder;

    Approvals(Application application) {
        this.application = application;
        workingFolder = application.surroundings().workingFolder();
        own = application.userConnectors();
        catalog = new Catalog(own.folder());
        store = new ApprovalStore(application.documents());
    }

    /**
     * A connector that may be used.
     *
     * @param note what changed since somebody looked at it, when that touches nothing new
     */
    public record Usable(ConnectorDocument document, Optional<String> note) {
    }

    /** The connector by its id or path, when nothing of it waits for a person; otherwise a problem that says what does. */
    Usable find(String idOrPath) {
        Optional<ImportReview> review = inPlace(idOrPath);
        if (review.isEmpty()) {
            return new Usable(catalog.find(idOrPath, workingFolder), Optional.empty());
        }
        ImportReview now = review.get();
        if (now.needsAgreement()) {
            throw waits(now, idOrPath).asException();
        }
        return new Usable(now.incoming().document(), now.isSame() ? Optional.empty() : Optional.of(changed(now, idOrPath)));
    }

    /** The connector by its id or path, for looking at what it names: nothing of it is run, so nobody has to have agreed to it. */
    ConnectorDocument document(String idOrPath) {
        return catalog.find(idOrPath, workingFolder);
    }

    /** What a person should hear of this connector, whether it waits or not; nothing when it can not even be read, which is told where it is opened. */
    Optional<String> news(String idOrPath) {
        try {
            return find(idOrPath).note();
        } catch (ProblemException waiting) {
            return Optional.of(waiting.problem()).filter(problem -> problem.code() == ProblemCode.CONNECTOR_NOT_APPROVED)
                    .map(Problem::sentence);
        }
    }

    /** A document as it stands where it is used, beside what was agreed to; empty for one that comes with the program. */
    public Optional<ImportReview> inPlace(String idOrPath) {
        return catalog.file(idOrPath, workingFolder).map(this::inPlace);
    }

    private ImportReview inPlace(Path file) {
        if (!Files.exists(file)) {
            Catalog.read(file);
        }
        return new ImportReview(Incoming.of(file), agreed(file));
    }

    /** A document from elsewhere beside the connector of its id that it would replace. One that holds a secret is refused. */
    public ImportReview arriving(Path file) {
        Incoming incoming = Incoming.of(workingFolder.resolve(file));
        SecretPlaces.refuse(incoming.tree(), List.of(), "Nothing was imported.");
        return new ImportReview(incoming, agreed(own.file(incoming.document().id())));
    }

    /** Somebody agreed: keeps the document among the user's own connectors, to the byte. Returns its file. */
    public Path take(ImportReview review) {
        return review.isSame() && own.find(review.incoming().document().id()).isPresent()
                ? own.file(review.incoming().document().id())
                : keep(review.incoming(), Optional.empty(), "Took in the connector ");
    }

    /** Keeps a document that its user has written and looked at; refused when another one than {@code begun} is saved by now. */
    public Path save(DraftTree draft, Optional<DraftTree> begun) {
        DocumentReader.Read read = draft.read();
        ConnectorDocument document = read.document().orElseThrow(
                () -> Catalog.broken(own.file(draft.text("/id")), read.findings()).butUnchanged("Nothing was saved.").asException());
        return keep(new Incoming(document, draft.text(), Optional.empty()), begun, "Saved the connector ");
    }

    /** The document, its signature and the consent come together or not at all. */
    private Path keep(Incoming incoming, Optional<DraftTree> begun, String words) {
        AuditTrail trail = new AuditTrail(application);
        trail.mayBeSetUp();
        String id = incoming.document().id();
        application.documents().change(now -> {
            UserConnectors connectors = new UserConnectors(now);
            begun.ifPresent(was -> connectors.unchanged(id, was));
            connectors.keep(incoming.tree(), incoming.text(), incoming.signature().map(Signature::text));
            new ApprovalStore(now).save(id, approval(incoming));
            return id;
        });
        trail.add(AuditKind.SETTING, "", words + said(incoming));
        return own.file(id);
    }

    private static Approval approval(Incoming incoming) {
        return new Approval(incoming.hash(), incoming.touches().ids(), incoming.author(), incoming.text());
    }

    /** Which document it was, so that the audit tells it from an earlier and a later one. */
    private static String said(Incoming incoming) {
        return incoming.document().id() + " " + incoming.document().head().version() + ", SHA-256 "
                + incoming.hash().substring(0, HASH_DIGITS) + (incoming.author().isEmpty() ? "" : ", signed by " + incoming.author());
    }

    /** Somebody agreed to the document where it is used; refused when another one is there by now. */
    public void agree(ImportReview review, String idOrPath) {
        catalog.file(idOrPath, workingFolder).ifPresent(file -> agree(review, file));
    }

    private void agree(ImportReview review, Path file) {
        Incoming incoming = review.incoming();
        SecretPlaces.refuse(incoming.tree(), List.of(), "Nothing was agreed to.");
        if (!Incoming.of(file).hash().equals(incoming.hash())) {
            throw Problem
                    .of(ProblemCode.CHANGED_MEANWHILE, "The connector \"" + incoming.document().name() + "\" was changed meanwhile.",
                            "Nothing was agreed to.", "Look at it as it is now, and agree if it is right.")
                    .at(file.toString()).asException();
        }
        AuditTrail trail = new AuditTrail(application);
        trail.mayBeSetUp();
        store.save(name(file), approval(incoming));
        if (!review.isSame()) {
            trail.add(AuditKind.SETTING, "", "Agreed to the connector " + said(incoming));
        }
    }

    private Optional<Agreed> agreed(Path file) {
        return store.find(name(file)).map(approval -> new Agreed(approval.text(), approval.touches(), approval.author()));
    }

    /** Connectors of one's own are known by their file, so that their folder may be moved; others by where they are. */
    private String name(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        String name = String.valueOf(whole.getFileName());
        if (own.folder().toAbsolutePath().normalize().equals(whole.getParent())) {
            return name.substring(0, name.length() - ".json".length());
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(whole.toString().getBytes(StandardCharsets.UTF_8));
            return "@" + HexFormat.of().formatHex(digest).substring(0, NAME_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Problem waits(ImportReview now, String idOrPath) {
        String name = "The connector \"" + now.incoming().document().name() + "\"";
        String what = now.before().isEmpty()
                ? name + " does not come with Tallybird, and nobody has agreed to what it touches."
                : now.isOtherAuthor()
                        ? name + " is from another author than the one that was agreed to."
                        : name + " was changed and touches what nobody has agreed to: " + String.join("; ", now.news()) + ".";
        return Problem.of(ProblemCode.CONNECTOR_NOT_APPROVED, what, "Nothing was read or sent.",
                "Look at it, and agree if it is right: in the window at the step Vendor, or with: connectors approve " + idOrPath);
    }

    private static String changed(ImportReview now, String idOrPath) {
        String words = now.inShort();
        return "The connector \"" + now.incoming().document().name() + "\" was changed since somebody looked at it. It touches nothing new"
                + (words.isEmpty() ? "" : ": " + words) + ". Once it is right, end this note with: connectors approve " + idOrPath;
    }
}

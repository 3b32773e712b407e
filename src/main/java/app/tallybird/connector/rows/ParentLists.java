package app.tallybird.connector.rows;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;

import app.tallybird.connector.fetch.Transport;
import app.tallybird.connector.format.Auth;
import app.tallybird.connector.format.ConnectorDocument;
import app.tallybird.connector.format.HttpPart;
import app.tallybird.connector.format.Row;
import app.tallybird.connector.format.Table;
import app.tallybird.connector.reading.ReadingContext;
import app.tallybird.connector.reading.ReadingOptions;
import app.tallybird.http.Cancel;

/**
 * Brings the lists of parents in the parents' order. As many as the document allows are asked for at the same time, and what comes of it is the same as
 * one after another: a fault counts when its parent's turn comes, and nothing after it. Closing it returns when no request is on its way any more.
 */
final class ParentLists implements AutoCloseable {

    /** So many lists for each one in flight may be ahead of the one that is waited for. */
    private static final int AHEAD = 2;

    private final Transport transport;
    private final String pointer;
    private final Iterator<Row> parents;
    private final Asking asking;
    private final Queue<Asked> asked = new ArrayDeque<>();
    private final Cancel cancel;
    private final int atOnce;
    private final @Nullable ExecutorService threads;

    /** Asks for the list of one parent; the rows are taken over by what it returns. */
    @FunctionalInterface
    interface Asking {
        Runnable list(Transport transport, Row parent);
    }

    private record Asked(Transport transport, CompletableFuture<Runnable> list) {
    }

    ParentLists(Transport transport, Table table, List<Row> parents, Asking asking) {
        this.transport = transport;
        this.pointer = "/tables/" + table.name();
        this.parents = parents.iterator();
        this.asking = asking;
        cancel = transport.context().cancel().part();
        atOnce = transport.turn().isMine() ? 1 : Math.min(parents.size(), atOnce(transport.context(), table));
        threads = atOnce > 1 ? Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory()) : null;
        if (threads != null) {
            transport.turn().take();
        }
    }

    /**
     * One where an answer decides what is asked next (a token that changes with each answer, keys that may come for one parent only), and where somebody
     * watches step by step.
     */
    private static int atOnce(ReadingContext context, Table table) {
        ConnectorDocument document = context.connector().doc();
        Auth auth = table.source() instanceof Table.Source.Http http ? http.auth().orElse(document.auth()) : document.auth();
        boolean inOrder = (auth instanceof Auth.Session session && session.renewFrom().isPresent()) || table.rows().key().oneParent()
                || !table.source().isAnswers() || !context.options().equals(ReadingOptions.NONE);
        return inOrder ? 1 : document.http().map(HttpPart::pace).map(HttpPart.Pace::parallel).orElse(1);
    }

    /** The list of the next parent, or its fault. */
    Runnable next() {
        if (threads == null) {
            return asking.list(transport, parents.next());
        }
        while (parents.hasNext() && asked.size() < atOnce * AHEAD) {
            Row parent = parents.next();
            Transport beside = transport.beside(cancel);
            asked.add(new Asked(beside, CompletableFuture.supplyAsync(() -> inTurn(beside, parent), threads)));
        }
        Asked first = asked.remove();
        try {
            return transport.turn().apart(first.list::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException own ? own : e;
        } finally {
            transport.join(first.transport, pointer);
        }
    }

    private Runnable inTurn(Transport beside, Row parent) {
        beside.turn().take();
        try {
            return asking.list(beside, parent);
        } finally {
            beside.turn().give();
        }
    }

    @Override
    public void close() {
        if (threads != null) {
            cancel.halt();
            transport.turn().give();
            threads.close();
        }
    }
}

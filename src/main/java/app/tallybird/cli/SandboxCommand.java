package app.tallybird.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import app.tallybird.sandbox.Sandbox;
import app.tallybird.sandbox.SynthesizeSide;
import app.tallybird.sandbox.VendorSides;

@Command(name = "sandbox", mixinStandardHelpOptions = true, description = "Serve a Synthesize and three vendors on a loopback port until stopped.")
final class SandboxCommand implements Callable<Integer> {

    @Option(names = "--port", paramLabel = "N", description = "The port; a free one when left out.")
    private int port;

    private final Session session;

    SandboxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Sandbox sandbox = Sandbox.start(port, session.surroundings().clock())) {
            session.console().data(sandbox.url().toString());
            session.console()
                    .say("The sandbox plays Synthesize, NinjaOne, Huntress and Proofpoint Essentials. Stop it with Ctrl+C. A .env for it:");
            session.console().say("  CONNECTOR=ninjaone");
            session.console().say("  VENDOR_API_KEY=" + SynthesizeSide.VENDOR_KEY);
            session.console().say("  PARTNER_API_KEY=" + SynthesizeSide.PARTNER_KEY);
            session.console().say("  CLIENT_ID=" + VendorSides.CLIENT_ID);
            session.console().say("  CLIENT_SECRET=" + VendorSides.CLIENT_SECRET);
            session.console().say("Then add to any command: --sandbox-url " + sandbox.url());
            CountDownLatch stopped = new CountDownLatch(1);
            session.cancel().onCancel(stopped::countDown);
            stopped.await();
        }
        return ExitCode.DONE;
    }
}

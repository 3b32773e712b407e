package app.tallybird.app;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;

/**
 * How logging starts, once somebody has something to log: in code, because reading a file for it takes longer than the shortest commands. What users need is
 * said by the front doors, which also begin the log: everything in it passes their redactor.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class LogStart extends ContextAwareBase implements Configurator {

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        context.getStatusManager().add(new NopStatusListener());
        context.getLogger("ROOT").setLevel(Level.ERROR);
        // the HTTP library's own log would show headers and bodies
        context.getLogger("org.apache.hc").setLevel(Level.OFF);
        context.getLogger("org.freedesktop").setLevel(Level.OFF);
        LogFile.started(context);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}

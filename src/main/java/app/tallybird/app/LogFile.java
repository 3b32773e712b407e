package app.tallybird.app;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import app.tallybird.http.Redactor;

/**
 * The log, without the texts of exceptions: that of the window, which has no terminal, goes into two files of at most a megabyte, that of a command
 * to its terminal.
 */
public final class LogFile {

    private static final String NAME = "tallybird.log";
    private static final String UTC = "%d{yyyy-MM-dd'T'HH:mm:ssX, UTC}";

    private static Optional<LoggerContext> running = Optional.empty();
    private static Optional<Consumer<String>> terminal = Optional.empty();

    private LogFile() {
    }

    /** Says each line from now on to the one who speaks at the terminal. Nothing is started before there is one. */
    public static synchronized void begin(Consumer<String> hearer) {
        terminal = Optional.of(hearer);
        running.ifPresent(context -> say(context, hearer));
    }

    /** Somebody has something to log. */
    static synchronized void started(LoggerContext context) {
        running = Optional.of(context);
        terminal.ifPresent(hearer -> say(context, hearer));
    }

    private static void say(LoggerContext context, Consumer<String> hearer) {
        PatternLayout layout = new PatternLayout();
        start(layout, context, "%level %logger{0}: %msg%nopex");
        append(context, event -> hearer.accept(layout.doLayout(event)));
    }

    /** The same in place of that for a program that goes on for months: with the time, and what this logger says of how it goes. */
    public static void serve(String logger, Consumer<String> hearer) {
        LoggerContext context = anew(logger);
        PatternLayout layout = new PatternLayout();
        start(layout, context, UTC + " %level %msg%nopex");
        append(context, event -> hearer.accept(layout.doLayout(event)));
    }

    /** The same as JSON, whose texts are the hearer's to redact. */
    public static void serveJson(String logger, Consumer<JsonElement> hearer) {
        LoggerContext context = anew(logger);
        JsonEncoder encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.setWithContext(false);
        encoder.setWithSequenceNumber(false);
        encoder.setWithMessage(false);
        encoder.setWithArguments(false);
        encoder.setWithFormattedMessage(true);
        encoder.setWithThrowable(false);
        encoder.setWithNanoseconds(false);
        encoder.setWithMDC(false);
        encoder.start();
        append(context, event -> hearer.accept(JsonParser.parseString(new String(encoder.encode(event), StandardCharsets.UTF_8))));
    }

    private static LoggerContext anew(String logger) {
        LoggerContext context = context();
        context.getLogger(Logger.ROOT_LOGGER_NAME).detachAndStopAllAppenders();
        context.getLogger(logger).setLevel(Level.INFO);
        return context;
    }

    private static LoggerContext context() {
        return (LoggerContext) LoggerFactory.getILoggerFactory();
    }

    private static void append(LoggerContext context, Consumer<ILoggingEvent> hearer) {
        AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                hearer.accept(event);
            }
        };
        appender.setContext(context);
        appender.start();
        context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(appender);
    }

    private static void start(PatternLayout layout, LoggerContext context, String pattern) {
        layout.setContext(context);
        layout.setPattern(pattern);
        layout.start();
    }

    /** Writes into this folder from now on what has passed the redactor, in place of one that was begun before; returns the file. */
    public static Path begin(Path folder, Redactor redactor) {
        LoggerContext context = context();
        var root = context.getLogger(Logger.ROOT_LOGGER_NAME);
        Optional.ofNullable(root.getAppender(NAME)).ifPresent(before -> {
            root.detachAppender(before);
            before.stop();
        });
        PatternLayout layout = new PatternLayout() {
            @Override
            public String doLayout(ILoggingEvent event) {
                return redactor.words(super.doLayout(event));
            }
        };
        start(layout, context, UTC + " %level %logger{0}: %msg%n%nopex");
        LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
        encoder.setContext(context);
        encoder.setLayout(layout);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
        Path file = folder.resolve(NAME);
        RollingFileAppender<ILoggingEvent> appender = new RollingFileAppender<>();
        appender.setName(NAME);
        appender.setContext(context);
        appender.setFile(file.toString());
        appender.setEncoder(encoder);
        FixedWindowRollingPolicy window = new FixedWindowRollingPolicy();
        window.setContext(context);
        window.setParent(appender);
        window.setMinIndex(1);
        window.setMaxIndex(1);
        window.setFileNamePattern(folder.resolve("tallybird.%i.log").toString());
        window.start();
        SizeBasedTriggeringPolicy<ILoggingEvent> size = new SizeBasedTriggeringPolicy<>();
        size.setMaxFileSize(FileSize.valueOf("1MB"));
        size.setContext(context);
        size.start();
        appender.setRollingPolicy(window);
        appender.setTriggeringPolicy(size);
        appender.start();
        root.addAppender(appender);
        return file;
    }
}

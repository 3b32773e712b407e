package app.tallybird.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options of every command count behind it; people also write them before it, or between the words of one. */
final class EarlyOptions {

    /** So many words has the longest command. */
    private static final int DEEPEST = 3;

    private EarlyOptions() {
    }

    /** The same line with those options behind all else; {@code help} in front is the option of that name. */
    static String[] behind(String[] typed, List<Class<? extends CliCommand>> commands) {
        String[] args = typed.length > 0 && typed[0].equals("help")
                ? Stream.concat(Arrays.stream(typed).skip(1), Stream.of("--help")).toArray(String[]::new)
                : typed;
        if (Arrays.stream(args).limit(DEEPEST + 1).noneMatch(arg -> arg.startsWith("-"))) {
            return args;
        }
        CommandSpec global = CommandSpec.forAnnotatedObject(new GlobalOptions());
        List<Class<?>> known = List.copyOf(commands);
        List<String> words = new ArrayList<>();
        List<String> early = new ArrayList<>();
        int at = 0;
        while (at < args.length && !known.isEmpty()) {
            String arg = args[at];
            int length = length(arg, global);
            if (length > 0 && at + length <= args.length) {
                early.addAll(Arrays.asList(args).subList(at, at + length));
                at += length;
                continue;
            }
            Optional<Class<?>> named = known.stream().filter(one -> arg.equals(command(one).name())).findFirst();
            if (named.isEmpty()) {
                break;
            }
            words.add(arg);
            at++;
            known = List.of(command(named.get()).subcommands());
        }
        if (early.isEmpty() || at == args.length && words.isEmpty()) {
            return args;
        }
        List<String> rest = Arrays.asList(args).subList(at, args.length);
        int end = rest.contains("--") ? rest.indexOf("--") : rest.size();
        List<String> line = new ArrayList<>(words);
        line.addAll(rest.subList(0, end));
        line.addAll(early);
        line.addAll(rest.subList(end, rest.size()));
        return line.toArray(String[]::new);
    }

    /** How many arguments an option takes together with its value; 0 when it is none that every command has. */
    private static int length(String arg, CommandSpec global) {
        boolean joined = arg.contains("=");
        @Nullable
        OptionSpec option = global.optionsMap().get(joined ? arg.substring(0, arg.indexOf('=')) : arg);
        return option == null ? 0 : joined || option.arity().max() == 0 ? 1 : 2;
    }

    private static Command command(Class<?> type) {
        return Objects.requireNonNull(type.getAnnotation(Command.class));
    }
}

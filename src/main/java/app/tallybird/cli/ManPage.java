package app.tallybird.cli;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

import app.tallybird.problem.ProblemCode;

/** The page of the manual, in the marks that man reads, made of the commands as they are. The library writes such pages for another program to translate only. */
final class ManPage {

    private final StringBuilder text = new StringBuilder();

    private ManPage() {
    }

    static String of(CommandSpec root, String version) {
        ManPage page = new ManPage();
        page.head(root, version);
        page.commands("", root);
        page.tail();
        return page.text.toString();
    }

    private void head(CommandSpec root, String version) {
        mark(".TH TALLYBIRD-CLI 1 \"\" \"Tallybird " + plain(version) + "\" \"User Commands\"");
        mark(".SH NAME");
        words("tallybird-cli - unit counts from your vendors into Gradient's Synthesize");
        mark(".SH SYNOPSIS");
        mark(".B tallybird-cli");
        mark("\\fICOMMAND\\fR [\\fIOPTION\\fR]...");
        mark(".PP");
        mark(".B tallybird");
        mark("opens the window.");
        mark(".SH DESCRIPTION");
        Stream.of(root.usageMessage().description()).forEach(this::paragraph);
        mark(".SH OPTIONS");
        words("Each command has these:");
        options(common(root));
        mark(".SH COMMANDS");
    }

    private static List<OptionSpec> common(CommandSpec root) {
        return Completions.options(Completions.commands(root).getFirst()).stream().filter(option -> isCommon(root, option)).toList();
    }

    /** Whether every command that does something has it; these two have nothing but such options in common. */
    private static boolean isCommon(CommandSpec root, OptionSpec option) {
        return Completions.commands(root).stream().filter(one -> one.name().equals("status") || one.name().equals("needs"))
                .allMatch(one -> one.findOption(option.longestName()) != null);
    }

    private void commands(String path, CommandSpec spec) {
        for (CommandSpec one : Completions.commands(spec)) {
            String name = (path + " " + one.name()).strip();
            mark(".SS \"" + plain(name + one.positionalParameters().stream()
                    .map(parameter -> " " + (parameter.required() ? parameter.paramLabel() : "[" + parameter.paramLabel() + "]"))
                    .collect(Collectors.joining())) + "\"");
            Stream.of(one.usageMessage().description()).forEach(this::paragraph);
            one.positionalParameters().stream().filter(parameter -> parameter.description().length > 0).forEach(parameter -> {
                mark(".TP");
                mark("\\fI" + plain(parameter.paramLabel()) + "\\fR");
                Stream.of(parameter.description()).forEach(this::words);
            });
            options(Completions.options(one).stream().filter(option -> !isCommon(spec.root(), option)).toList());
            commands(name, one);
        }
    }

    private void options(List<OptionSpec> options) {
        for (OptionSpec option : options) {
            mark(".TP");
            String names = Stream.of(option.names()).map(name -> "\\fB" + plain(name) + "\\fR").collect(Collectors.joining(", "));
            mark(names + (option.arity().max() > 0 ? " \\fI" + plain(option.paramLabel()) + "\\fR" : ""));
            Stream.of(option.description()).forEach(this::words);
        }
    }

    private void tail() {
        mark(".SH EXIT STATUS");
        TreeMap<Integer, String> codes = Stream.of(ProblemCode.values()).collect(Collectors.groupingBy(ProblemCode::exitCode, TreeMap::new,
                Collectors.mapping(code -> code.name().toLowerCase(Locale.ROOT).replace('_', ' '), Collectors.joining(", "))));
        codes.put(ExitCode.DONE, "done");
        codes.put(ExitCode.CHANGES_PENDING, "changes are pending (--dry-run)");
        codes.forEach((code, meaning) -> {
            mark(".TP");
            mark(".B " + code);
            words(meaning);
        });
        mark(".SH FILES");
        mark(".TP");
        mark(".I ~/.local/share/tallybird");
        words("Settings, ledgers, logs and connectors; XDG_DATA_HOME moves it, --home names another one.");
        mark(".TP");
        mark(".I .env");
        words("Keys and inputs in the folder where the command is started.");
    }

    private void paragraph(String words) {
        mark(".PP");
        words(words);
    }

    private void mark(String line) {
        text.append(line).append('\n');
    }

    private void words(String words) {
        mark(plain(words));
    }

    /** A line of words as it is: a point or apostrophe at its beginning would be a mark, a backslash or a dash something else. */
    private static String plain(String words) {
        String line = words.replace("\\", "\\e").replace("-", "\\-").replace("\"", "\\(dq").replace("\n", " ");
        return line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line;
    }
}

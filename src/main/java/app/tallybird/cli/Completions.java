package app.tallybird.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What fish and zsh complete, made of the commands as they are; bash is given what the library writes for it. */
final class Completions {

    private static final String PROGRAM = "tallybird-cli";

    private Completions() {
    }

    /** One place on the line: the words of commands so far, each behind a blank, and what may follow. */
    private record Place(String path, CommandSpec spec) {

        static List<Place> of(String path, CommandSpec spec) {
            List<Place> all = new ArrayList<>(List.of(new Place(path, spec)));
            commands(spec).forEach(one -> all.addAll(of(path + " " + one.name(), one)));
            return all;
        }

        boolean takesFile() {
            return spec.positionalParameters().stream().anyMatch(Completions::isFile);
        }
    }

    /** The commands below one that are shown in its help. */
    static List<CommandSpec> commands(CommandSpec spec) {
        return spec.subcommands().values().stream().map(CommandLine::getCommandSpec).filter(one -> !one.usageMessage().hidden()).distinct()
                .toList();
    }

    static List<OptionSpec> options(CommandSpec spec) {
        return spec.options().stream().filter(option -> !option.hidden()).toList();
    }

    private static boolean isFile(ArgSpec spec) {
        return Stream.of("FILE", "DIR", "FOLDER").anyMatch(spec.paramLabel()::contains);
    }

    /** The first sentence; what follows is for the help. */
    static String brief(String... description) {
        return description.length == 0 ? "" : description[0].replaceFirst("([.;:]) .*", "").replaceFirst("\\.$", "");
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    static String fish(CommandSpec root) {
        List<Place> places = Place.of("", root);
        StringBuilder text = new StringBuilder("# Completion of tallybird-cli for fish; made by: tallybird-cli generate-completion fish\n")
                .append("set -g __tallybird_cli_places ").append(places.stream().map(Place::path).filter(path -> !path.isEmpty())
                        .map(Completions::quoted).collect(Collectors.joining(" ")))
                .append("""

                        function __tallybird_cli_at
                            set -l path ''
                            for word in (commandline -opc)[2..-1]
                                if contains -- "$path $word" $__tallybird_cli_places
                                    set path "$path $word"
                                end
                            end
                            test "$path" = "$argv[1]"
                        end
                        complete -c tallybird-cli -f
                        """);
        for (Place place : places) {
            String start = "complete -c " + PROGRAM + " -n \"__tallybird_cli_at '" + place.path() + "'\"";
            commands(place.spec()).forEach(one -> text.append(start).append(" -a ").append(one.name()).append(" -d ")
                    .append(quoted(brief(one.usageMessage().description()))).append('\n'));
            for (OptionSpec option : options(place.spec())) {
                text.append(start);
                for (String name : option.names()) {
                    text.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^--?", ""));
                }
                text.append(option.arity().max() > 0 ? isFile(option) ? " -r -F" : " -x" : "").append(" -d ")
                        .append(quoted(brief(option.description()))).append('\n');
            }
            if (place.takesFile()) {
                text.append(start).append(" -F\n");
            }
        }
        return text.toString();
    }

    static String zsh(CommandSpec root) {
        List<Place> places = Place.of("", root);
        StringBuilder text = new StringBuilder("""
                #compdef tallybird-cli
                # Completion of tallybird-cli for zsh; made by: tallybird-cli generate-completion zsh
                _tallybird_cli() {
                  local place='' word
                  local -a places commands options
                  places=(""");
        places.stream().map(Place::path).filter(path -> !path.isEmpty()).forEach(path -> text.append(" '").append(path).append('\''));
        text.append("""
                )
                  for word in "${(@)words[2,CURRENT-1]}"; do
                    (( ${places[(Ie)$place $word]} )) && place="$place $word"
                  done
                  case "$place" in
                """);
        for (Place place : places) {
            text.append("    '").append(place.path()).append("')\n      commands=(");
            commands(place.spec()).forEach(one -> text.append(' ').append(entry(one.name(), one.usageMessage().description())));
            text.append(")\n      options=(");
            options(place.spec()).forEach(
                    option -> Stream.of(option.names()).forEach(name -> text.append(' ').append(entry(name, option.description()))));
            text.append(")\n      ;;\n");
        }
        return text.append("""
                  esac
                  if [[ $PREFIX == -* ]]; then
                    _describe -o option options
                  elif (( $#commands )); then
                    _describe command commands
                  else
                    _files
                  fi
                }
                if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _tallybird_cli "$@"; else compdef _tallybird_cli tallybird-cli; fi
                """).toString();
    }

    private static String entry(String name, String... description) {
        return "'" + (name + ":" + brief(description)).replace("'", "'\\''") + "'";
    }
}

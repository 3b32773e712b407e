# Sets JAVA to a Java 25 or newer: JAVA_HOME, the PATH, then the system's usual JVM folders. Sourced by the launchers.
# Java tells first which options it picked up from the environment, so the version is not always on the first line.
tallybird_feature() {
  (unset JAVA_TOOL_OPTIONS JDK_JAVA_OPTIONS _JAVA_OPTIONS; "$1" -version 2>&1) | sed -n 's/^[a-z]* version "\([0-9]*\).*/\1/p' | head -n 1
}
tallybird_java() {
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java 2>/dev/null || true)" \
    /usr/lib/jvm/*/bin/java /usr/java/*/bin/java /opt/java/*/bin/java \
    /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java "$HOME"/.sdkman/candidates/java/*/bin/java; do
    [ -n "$candidate" ] && [ -x "$candidate" ] || continue
    feature=$(tallybird_feature "$candidate")
    if [ -n "$feature" ] && [ "$feature" -ge 25 ] 2>/dev/null; then
      JAVA=$candidate
      return 0
    fi
  done
  echo "Tallybird needs Java 25 or newer and found none in JAVA_HOME, on the PATH or in the usual folders. Install one (for example Temurin 25 from adoptium.net) or set JAVA_HOME." >&2
  return 78
}
# Where no language is set, as for cron, a service or an RMM, Java would read other letters than English ones in arguments and names of files as question marks. Sets
# PLAIN to an option by which a terminal is shown only letters that each one has. The same where one is named that this computer does not have, as ssh brings it along.
tallybird_letters() {
  PLAIN=
  case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C|POSIX)
      if [ -n "${LC_ALL:-}" ]; then LC_ALL=C.UTF-8; else LC_CTYPE=C.UTF-8; export LC_CTYPE; fi
      PLAIN=-Dstdout.encoding=US-ASCII ;;
  esac
  [ -d /usr/lib/locale ] && [ -z "${LOCPATH:-}${LOCALE_ARCHIVE:-}" ] || return 0
  for LANGUAGE_NAME in ${LC_ALL:-${LANG:-} ${LC_CTYPE:-}}; do
    case $LANGUAGE_NAME in
      C.*) continue ;;
      *.[Uu][Tt][Ff]8|*.[Uu][Tt][Ff]-8) LANGUAGE_NAME=${LANGUAGE_NAME%.*}.utf8 ;;
      [Uu][Tt][Ff]8|[Uu][Tt][Ff]-8) LC_ALL=C.UTF-8; export LC_ALL; continue ;;
      *) continue ;;
    esac
    # one that is missing takes all others with it
    [ -d "/usr/lib/locale/$LANGUAGE_NAME" ] || grep -qsFe "$LANGUAGE_NAME" /usr/lib/locale/locale-archive || { LC_ALL=C.UTF-8; export LC_ALL; }
  done
}

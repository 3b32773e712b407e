#!/bin/sh
# In place of jpackage's launcher, which asks dpkg and rpm at each start whom it belongs to (1 to 2 seconds). The build fills in the @ lines.
set -eu
# no program but readlink, and that only where a link leads here
case $0 in */*) self=$0 ;; *) self=./$0 ;; esac
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in /*) self=$target ;; *) self=${self%/*}/$target ;; esac
done
ROOTDIR=$(cd "${self%/*}/.." && pwd)
APPDIR=$ROOTDIR/lib/app
# options for whatever Java a person has are not for this one
unset JDK_JAVA_OPTIONS _JAVA_OPTIONS
# where no language is set, as for cron, a service or an RMM, Java would read other letters than English ones in arguments and names of files as question marks
PLAIN=
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
  C|POSIX)
    if [ -n "${LC_ALL:-}" ]; then LC_ALL=C.UTF-8; else LC_CTYPE=C.UTF-8; export LC_CTYPE; fi
    PLAIN=-Dstdout.encoding=US-ASCII ;;
esac
# the same where one is named that this computer does not have, as ssh brings it along; one that is missing takes all others with it
if [ -d /usr/lib/locale ] && [ -z "${LOCPATH:-}${LOCALE_ARCHIVE:-}" ]; then
  for LANGUAGE_NAME in ${LC_ALL:-${LANG:-} ${LC_CTYPE:-}}; do
    case $LANGUAGE_NAME in
      C.*) continue ;;
      *.[Uu][Tt][Ff]8|*.[Uu][Tt][Ff]-8) LANGUAGE_NAME=${LANGUAGE_NAME%.*}.utf8 ;;
      [Uu][Tt][Ff]8|[Uu][Tt][Ff]-8) LC_ALL=C.UTF-8; export LC_ALL; continue ;;
      *) continue ;;
    esac
    [ -d "/usr/lib/locale/$LANGUAGE_NAME" ] || grep -qsFe "$LANGUAGE_NAME" /usr/lib/locale/locale-archive || { LC_ALL=C.UTF-8; export LC_ALL; }
  done
fi
CACHE=
[ ! -f "$APPDIR/@DOOR@.aot" ] || CACHE=-XX:AOTCache=$APPDIR/@DOOR@.aot
# what sends or serves takes long enough that early compiling pays
EARLY=
case ${1:-} in sync-*|retry|undo|serve|demo) EARLY=-XX:CompileThresholdScaling=0.5 ;; esac
exec "$ROOTDIR/lib/runtime/bin/java" ${CACHE:+"$CACHE"} ${PLAIN:+"$PLAIN"} -Djpackage.app-path="$ROOTDIR/bin/@NAME@" \
  @OPTIONS@ ${EARLY:+"$EARLY"} \
  -cp "@CLASSPATH@" @MAIN@ "$@"

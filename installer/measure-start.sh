#!/bin/sh
# How long the packaged app takes to show its home page, beside an empty JavaFX window on the same runtime without a cache; medians of 7.
# Needs the app image (installer/linux/build.sh image), a JDK 25 and xvfb (Debian: xvfb libgtk-3-0 libxtst6). Other work on the machine spoils the figures.
set -eu
cd "$(dirname "$0")/.."
IMAGE=target/installer/image/tallybird
[ -x "$IMAGE/bin/tallybird" ] || { echo "Build the app image first: mvn -B -DskipTests package && installer/linux/build.sh image" >&2; exit 1; }
command -v xvfb-run >/dev/null || { echo "This needs xvfb-run (Debian: apt-get install xvfb libgtk-3-0 libxtst6)." >&2; exit 1; }
. src/main/dist/bin/java-25.sh
tallybird_java || exit $?
BIN=$(dirname "$JAVA")/
OUT=target/installer/measure
mkdir -p "$OUT"
"${BIN}javac" -d "$OUT" --module-path target/installer/modules --add-modules javafx.controls installer/measure/EmptyWindow.java installer/measure/Measure.java
exec xvfb-run -a -s "-screen 0 1600x1000x24" "${BIN}java" -cp "$OUT" Measure "$IMAGE" "$OUT"

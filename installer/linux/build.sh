#!/bin/sh
# Builds the app image, the portable archive, the .deb and the .rpm: installer/linux/build.sh [--dry-run] [--no-cache] [image] [portable] [deb] [rpm]
# Needs a JDK 25 (JAVA_HOME or the path), dpkg-deb for the .deb, rpmbuild for the .rpm, and a display or xvfb-run for the start-up cache.
set -eu
cd "$(dirname "$0")/../.."
if [ -n "${JAVA_HOME:-}" ]; then JAVA=$JAVA_HOME/bin/java; else JAVA=java; fi
exec "$JAVA" installer/common/Build.java --os linux "$@"

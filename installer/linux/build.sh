#!/bin/sh
# Builds the app image, the portable archive, the .deb and the .rpm: installer/linux/build.sh [--dry-run] [--no-cache] [image] [portable] [deb] [rpm]
# Needs a JDK 25 (JAVA_HOME, the path or a usual folder), dpkg-deb for the .deb, rpmbuild for the .rpm, and a display or xvfb-run for the start-up cache.
set -eu
cd "$(dirname "$0")/../.."
. src/main/dist/bin/java-25.sh
tallybird_java || exit $?
exec "$JAVA" installer/common/Build.java --os linux "$@"

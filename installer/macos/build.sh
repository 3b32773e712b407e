#!/bin/sh
# Builds the app bundle, the portable zip, the .dmg and the .pkg: installer/macos/build.sh [--dry-run] [--no-cache] [image] [portable] [dmg] [pkg]
# Needs a JDK 25. Signed when TALLYBIRD_MAC_SIGNING_NAME names a "Developer ID" certificate of the keychain; see installer/RELEASE.md for notarizing.
set -eu
cd "$(dirname "$0")/../.."
. src/main/dist/bin/java-25.sh
tallybird_java || exit $?
exec "$JAVA" installer/common/Build.java --os macos "$@"

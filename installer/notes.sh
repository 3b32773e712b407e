#!/bin/sh
# Prints the changelog's part of a release, its notes: installer/notes.sh v0.1.0. Ends with 1 when the tag is not the version of pom.xml or has no part.
set -eu
cd "$(dirname "$0")/.."
VERSION=${1#v}
POM=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)
[ "$VERSION" = "$POM" ] || { echo "The tag says $VERSION, pom.xml says $POM." >&2; exit 1; }
NOTES=$(awk -v version="$VERSION" '/^## / { mine = index($0, "## [" version "]") == 1; next } mine' src/docs/CHANGELOG.md)
[ -n "$NOTES" ] || { echo "src/docs/CHANGELOG.md has no part \"## [$VERSION]\"." >&2; exit 1; }
printf '%s\n' "$NOTES"

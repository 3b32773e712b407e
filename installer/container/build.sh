#!/bin/sh
# Builds the container image from the Linux app image, by buildah or podman: installer/container/build.sh [--dry-run] [BASE]
# First: mvn -B -DskipTests package && installer/linux/build.sh image. Then for example:
#   podman run --rm --read-only --tmpfs /tmp -v tallybird:/data tallybird:0.1.0 demo
# Without a command it serves, which needs a token: -e TALLYBIRD_SERVE_TOKEN_FILE=/run/secrets/serve-token --secret serve-token. kubernetes.yaml has two of them.
set -eu
cd "$(dirname "$0")/../.."
RUN=
[ "${1:-}" != --dry-run ] || { RUN=echo; shift; }
VERSION=$(sed -n 's/.*<version>\(.*\)<\/version>.*/\1/p' pom.xml | head -n 1)
TOOL=buildah
command -v buildah >/dev/null || TOOL=podman
[ -n "$RUN" ] || [ -x target/installer/image/tallybird/bin/tallybird-cli ] || { echo "Build the app image first: mvn -B -DskipTests package && installer/linux/build.sh image" >&2; exit 1; }
$RUN cp installer/container/probe target/installer/image/probe
# the other format knows no health check
exec $RUN "$TOOL" build --format docker ${1:+--build-arg "BASE=$1"} --tag "tallybird:$VERSION" --file installer/container/Containerfile target/installer/image

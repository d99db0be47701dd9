#!/usr/bin/env bash
# The page in a browser, if there is one to be had: .ci/page.sh PROGRAM
set -euo pipefail
cd "$(dirname "$0")/.."

skip() { echo "page         html                   $1 not to be had here, passed over"; exit 0; }
have() { # have COMMAND PACKAGE: whether a command is there, or can be installed
    command -v "$1" >/dev/null || { apt-get update -qq && apt-get install -qq -y "$2"; } >/dev/null 2>&1
}
have chromium chromium || skip chromium
have node nodejs || skip node
room=target/readers/browser
mkdir -p "$room"
for package in playwright-core axe-core; do
    [ -d "$room/node_modules/$package" ] || npm install --silent --no-audit --prefix "$room" "$package" >/dev/null 2>&1 || skip "$package"
done
CHROMIUM=$(command -v chromium) NODE_PATH="$room/node_modules" node .ci/page.js "$(realpath "$1")"

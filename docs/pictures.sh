#!/usr/bin/env bash
# Makes the pictures of the README anew: docs/pictures.sh [PROGRAM]
# Needs chromium for the picture of the page.
set -euo pipefail
cd "$(dirname "$0")/.."
cloze=$(realpath "${1:-target/release/cloze}")
room=$(mktemp -d)
trap 'rm -r "$room"' EXIT

"$cloze" extract -q data/articles/putin-north-korea.txt --format svg
sed -n 's/^Norway.s prime minister, .*/&/p' README.md | head -1 >"$room/gift.txt"
"$cloze" extract -q "$room/gift.txt" --format svg -o - >output/example.svg
"$cloze" extract -q data/articles/putin-north-korea.txt --format html -o "$room"
gift=$("$cloze" extract -q data/articles/putin-north-korea.txt --format jsonl -o - --relation gifted --object car |
    sed -n 's|.*"id":"[^"]*/stmt/\([0-9a-f]*\)".*|\1|p' | head -1)
chromium --headless --no-sandbox --hide-scrollbars --force-prefers-reduced-motion --force-device-scale-factor=1.25 --window-size=1360,860 \
    --virtual-time-budget=3000 --screenshot="$PWD/docs/page.png" "file://$room/putin-north-korea.html#statement-$gift" 2>/dev/null

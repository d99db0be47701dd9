#!/usr/bin/env bash
# Fuzzes every target for so many seconds each (10 unless told), two at a time, beginning with the seeds in the repository and the
# same at each run; another SEED in the environment goes another way.
# Where the tools cannot be had it says so and ends well.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-10}

leave_out() {
    echo "fuzzing is left out: $1"
    exit 0
}
command -v cargo-fuzz >/dev/null || cargo install --quiet cargo-fuzz || leave_out "cargo-fuzz cannot be had"

# A stable compiler does what fuzzing takes. The library has no unsafe code, so no sanitizer is needed; several units build faster.
export RUSTC_BOOTSTRAP=1
options=(-s none --codegen-units 16)
timeout 900 cargo fuzz build "${options[@]}" || leave_out "the targets cannot be built here"

one() { # one TARGET: a run of its own time; what it finds ends this script
    mkdir -p "fuzz/corpus/$1"
    local log="fuzz/corpus/$1.log"
    if cargo fuzz run "${options[@]}" "$1" "fuzz/corpus/$1" "fuzz/seeds/$1" -- \
        -seed="${SEED:-1}" -max_total_time="$seconds" -max_len=20000 -timeout=60 -rss_limit_mb=4096 >"$log" 2>&1; then
        echo "$1: $(grep -oE '^Done [0-9]+ runs' "$log" | tail -1), nothing found"
    else
        tail -40 "$log"
        echo "$1: found something; see fuzz/artifacts/$1"
        return 1
    fi
}
found=0
running=()
for target in $(cargo fuzz list); do
    one "$target" &
    running+=($!)
    if [ ${#running[@]} -eq 2 ]; then
        for process in "${running[@]}"; do wait "$process" || found=1; done
        running=()
    fi
done
for process in ${running[@]+"${running[@]}"}; do wait "$process" || found=1; done
exit $found

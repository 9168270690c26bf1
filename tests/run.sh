#!/usr/bin/env bash
# All tests, from a clean clone: installs what they need of Debian's packages where it may, builds, runs every test project, measures the domain's line
# coverage, and says what took longest. The last line reads "N passed, N failed"; the exit code is 0 only when nothing failed.
#   bash tests/run.sh          everything
#   bash tests/run.sh --fast   build and rooms, for daily work: no start of the whole program, no browser, no random lives, no coverage
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# TieredPGO: the runtime's profiling of code that runs for a minute costs more than it gains, in the compiler as in the tests.
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en DOTNET_TieredPGO=0
configuration=${CONFIGURATION:-Debug}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

fast=
case "${1:-}" in
  '') ;;
  --fast) fast=true ;;
  *) echo "Unknown argument '$1': 'bash tests/run.sh' runs everything, 'bash tests/run.sh --fast' the build and the rooms."; exit 2 ;;
esac

. tests/results.sh

# --- What the tests need of the machine

missing=()
command -v redis-server >/dev/null || missing+=(redis-server)
if [ -z "$fast" ]; then
  # The browser without a window needs half the processor of the whole one, which also does.
  command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing+=(chromium-headless-shell)
  command -v faketime >/dev/null || missing+=(faketime)
  command -v caddy >/dev/null || missing+=(caddy)
  command -v wget >/dev/null || missing+=(wget)
  command -v npm >/dev/null || missing+=(nodejs npm)
  [ -n "$(fc-list 2>/dev/null | grep -i 'noto.*cjk')" ] || missing+=(fontconfig fonts-noto-cjk)
fi

install_missing() {
  apt-get update -qq || return
  # An older Debian has only the whole browser.
  [[ " ${missing[*]} " != *" chromium-headless-shell "* ]] || apt-cache show chromium-headless-shell >/dev/null 2>&1 \
    || missing=("${missing[@]/chromium-headless-shell/chromium}")
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"
}

if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} ..."
    timed install install_missing &
    installing=$!
  else
    echo "These tests need ${missing[*]} (Debian: apt-get install ${missing[*]}); install that and run again, since nothing is skipped."
    echo "0 passed, 1 failed"
    exit 1
  fi
fi

# --- Build: one compiler for all projects, which gets faster from each to the next and does not outlive the build

echo "Building ..."
# CHECK_FORMAT is set by .ci/run: lock files that fit, and the analyzers, which are the house's style, as errors.
checks=(-p:RunAnalyzers=false)
[ -z "${CHECK_FORMAT:-}" ] || checks=(-p:RunAnalyzers=true -p:RestoreLockedMode=true)
# Of the processor, so far: a compiler is nobody's child, so that what it took must be asked while it lives; another may have been at work before.
compiler_seconds() { awk '{ s += $14 + $15 } END { print s / 100 }' $(pgrep -f "VBCSCompiler.* *-pipename" | sed 's#.*#/proc/&/stat#') /dev/null 2>/dev/null; }
build() {
  local before
  before=$(compiler_seconds)
  dotnet build RedProperty.Realtime.sln -c "$configuration" -v q -nodeReuse:false -p:UseSharedCompilation=true "${checks[@]}"
  local built=$?
  awk -v before="$before" -v after="$(compiler_seconds)" 'BEGIN { print after - before }' >"$results/compiler.seconds"
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1
  return $built
}
if ! timed build build; then
  grep -E 'error' "$results/build.log" | sort -u | head -40
  if grep -q NU1004 "$results/build.log"; then
    echo "The lock files do not fit the packages: run 'dotnet restore' and commit packages.lock.json."
  else
    echo "The build failed."
  fi
  echo "0 passed, 1 failed"
  exit 1
fi

if [ -n "${installing:-}" ] && ! wait "$installing"; then
  tail -5 "$results/install.log"
  echo "Could not install ${missing[*]}; install them by hand and run again."
  echo "0 passed, 1 failed"
  exit 1
fi

# --- Tests: what waits most comes first, beside what computes most; the whole program comes alone afterwards, so that its clocks are not starved

style() { exec dotnet format whitespace . --folder --verify-no-changes -v q --exclude '**/obj/**' '**/bin/**'; }
export -f style
if [ -n "${CHECK_FORMAT:-}" ]; then
  timed style nice -n 19 bash -c style &
  style=$!
fi

export fast
rooms=(Workers Redis Server Domain)
[ -n "$fast" ] || rooms+=(Domain#Model)
rooms+=(Desk Client Photos Host Field)
for project in tests/*.Tests; do
  name=$(basename "$project" .Tests)
  [[ " ${rooms[*]} EndToEnd " == *" $name "* ]] || rooms+=("$name")
done
printf '%s\n' "${rooms[@]}" | xargs -P 3 -I{} bash -c 'test_project {}'
[ -z "${style:-}" ] || wait "$style"
[ -n "$fast" ] || test_project EndToEnd

# --- What came of it

count_results
if [ -z "$fast" ]; then
  coverage=$(find "$results/Domain" -name coverage.cobertura.xml -exec grep -ohE '<coverage line-rate="[0-9.]+"' {} + 2>/dev/null | head -1 | grep -oE '[0-9.]+')
  echo "Domain line coverage: ${coverage:-unknown} (at least 0.95)"
  check "$(awk -v c="${coverage:-0}" 'BEGIN { print !(c >= 0.95) }')"
fi
if [ -n "${CHECK_FORMAT:-}" ]; then
  if [ "$(cat "$results/style.code")" != 0 ]; then
    grep -E 'error|warning' "$results/style.log" | sort -u | head -20
    echo "White space is not the house's: 'dotnet format whitespace' mends it."
  fi
  check "$(cat "$results/style.code")"
fi
print_longest
print_table
print_failed
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

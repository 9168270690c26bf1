#!/usr/bin/env bash
# All tests, from a clean clone: installs Debian's redis-server, chromium-headless-shell, faketime, caddy, npm and CJK fonts where it may, builds, runs every test project,
# measures the domain's line coverage. The last line reads "N passed, N failed"; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_CLI_UI_LANGUAGE=en
configuration=${CONFIGURATION:-Debug}
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT

# The browser without a window needs half the processor of the whole one, which also does.
if ! command -v chromium-headless-shell >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell; } >"$results/apt.log" 2>&1
fi

missing=()
command -v redis-server >/dev/null || missing+=(redis-server)
command -v chromium-headless-shell >/dev/null || command -v chromium >/dev/null || missing+=(chromium)
command -v faketime >/dev/null || missing+=(faketime)
command -v caddy >/dev/null || missing+=(caddy)
command -v wget >/dev/null || missing+=(wget)
command -v npm >/dev/null || missing+=(nodejs npm)
[ -n "$(fc-list 2>/dev/null | grep -i 'noto.*cjk')" ] || missing+=(fonts-noto-cjk)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing ${missing[*]} ..."
    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" fontconfig; } \
      >"$results/apt.log" 2>&1 || { tail -5 "$results/apt.log"; echo "Could not install ${missing[*]}; install them by hand and run again."; echo "0 passed, 1 failed"; exit 1; }
  else
    echo "Missing ${missing[*]}: install them (Debian: apt-get install ${missing[*]}) and run again, since these tests skip nothing."
    echo "0 passed, 1 failed"
    exit 1
  fi
fi

echo "Building ..."
# One compiler for all projects, which gets faster from each to the next; it does not outlive the build. The style is looked at beside the tests.
dotnet build RedProperty.Realtime.sln -c "$configuration" -v q -p:UseSharedCompilation=true -p:RunAnalyzers=false >"$results/build.log" 2>&1
built=$?
dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1
if [ $built != 0 ]; then
  grep -E 'error' "$results/build.log" | sort -u | head -40
  echo "The build failed."
  echo "0 passed, 1 failed"
  exit 1
fi

# The rooms' tests run two at a time; the tests that start the whole program come alone afterwards, so that their clocks are not starved.
run() {
  local project=${1%#*} name
  name=$(basename "${1//#/.}")
  local extra=()
  case $name in
    Domain.Tests) extra=(--collect "XPlat Code Coverage" --settings tests/coverage.runsettings --filter "FullyQualifiedName!~$models") ;;
    Domain.Tests.Model) extra=(--filter "FullyQualifiedName~$models") ;;
  esac
  timeout --kill-after=10 1200 dotnet test "$project" -c "$configuration" --no-build --results-directory "$results/$name" \
    --logger "console;verbosity=minimal" "${extra[@]}" >"$results/$name.log" 2>&1
  echo $? >"$results/$name.code"
  grep -E '^(Passed|Failed)!' "$results/$name.log" || { echo "$name did not finish:"; tail -20 "$results/$name.log"; }
}
# Thousands of random lives: counting the lines that each of them runs through would double their time, and adds no line.
models=RedProperty.Realtime.Domain.Tests.Model.
export -f run
export configuration results models

# Asked for by .ci/run: a build of its own whose analyzers are the style's, and the white space. The order of the usings is a test of the house.
style() {
  renice -n 19 "$BASHPID" >/dev/null 2>&1
  dotnet build RedProperty.Realtime.sln -c "$configuration" -v q --artifacts-path "$results/style" -p:UseSharedCompilation=true -p:CopyLocalLockFileAssemblies=false \
    >"$results/style.log" 2>&1
  echo $? >"$results/style.status"
  dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1
  dotnet format whitespace RedProperty.Realtime.sln --no-restore --verify-no-changes -v q >"$results/format.log" 2>&1
  echo $? >"$results/format.status"
}
if [ -n "${CHECK_FORMAT:-}" ]; then
  style &
  style=$!
fi

rooms=(tests/Domain.Tests#Model)
for project in tests/*.Tests; do [ "$project" = tests/EndToEnd.Tests ] || rooms+=("$project"); done
printf '%s\n' "${rooms[@]}" | xargs -P 2 -I{} bash -c 'run {}'
[ -n "${style:-}" ] && wait "$style"
[ -d tests/EndToEnd.Tests ] && run tests/EndToEnd.Tests

passed=0 failed=0
for code in "$results"/*.code; do
  log=${code%.code}.log
  summary=$(grep -E '^(Passed|Failed)!' "$log" | tail -1)
  p=$(sed -nE 's/.*Passed: +([0-9]+).*/\1/p' <<<"$summary")
  f=$(sed -nE 's/.*Failed: +([0-9]+).*/\1/p' <<<"$summary")
  passed=$((passed + ${p:-0}))
  failed=$((failed + ${f:-0}))
  if [ "$(cat "$code")" != 0 ]; then
    [ "${f:-0}" = 0 ] && failed=$((failed + 1))
    echo "--- $(basename "$log" .log)"
    grep -vE '^\s+at (Xunit|System)\.' "$log" | tail -150
  fi
done

coverage=$(find "$results/Domain.Tests" -name coverage.cobertura.xml -exec grep -oE '<coverage line-rate="[0-9.]+"' {} + 2>/dev/null | head -1 | grep -oE '[0-9.]+')
echo "Domain line coverage: ${coverage:-unknown} (at least 0.95)"
if awk -v c="${coverage:-0}" 'BEGIN { exit !(c >= 0.95) }'; then passed=$((passed + 1)); else failed=$((failed + 1)); fi

if [ -n "${CHECK_FORMAT:-}" ]; then
  for check in style format; do
    if [ "$(cat "$results/$check.status" 2>/dev/null)" = 0 ]; then
      passed=$((passed + 1))
    else
      grep -E 'error|warning' "$results/$check.log" | sort -u | head -20
      echo "The $check of the code is not the house's: 'dotnet build' shows where, 'dotnet format' mends white space."
      failed=$((failed + 1))
    fi
  done
fi

# Once more at the end, where whoever reads only the end finds them: each failed test with the beginning of its message.
for code in "$results"/*.code; do
  [ "$(cat "$code")" = 0 ] || grep -hE -A4 '^  Failed ' "${code%.code}.log" | cut -c1-240 | head -80
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]

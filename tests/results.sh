# Parts of run.sh: running a test project, counting what came of it, and saying what it took. Each part of a run leaves NAME.log, NAME.code (its exit code)
# and NAME.time (seconds of the wall, seconds of the processor in the program and in the kernel, its ended children included) in $results.

passed=0 failed=0
# Thousands of random lives: counting the lines that each of them runs through would double their time, and adds no line.
models=RedProperty.Realtime.Domain.Tests.Model

# timed NAME COMMAND...: runs it and leaves the three files.
timed() {
  local name=$1 code TIMEFORMAT='%R %U %S'
  shift
  { time "$@" >"$results/$name.log" 2>&1; } 2>"$results/$name.time"
  code=$?
  echo "$code" >"$results/$name.code"
  return "$code"
}

# test_project ROOM: by its own runner, which costs nothing beside the tests; the domain by the test platform, which counts its lines, unless it shall be fast.
test_project() {
  local room=${1%#*} name=${1//#/} assembly
  assembly=tests/$room.Tests/bin/$configuration/net10.0/RedProperty.Realtime.$room.Tests.dll
  local run=(timeout --kill-after=10 1200 dotnet exec "$assembly" -noLogo -noColor -failSkips -xml "$results/$name.xml")
  # Processes that live for seconds, and the programs that they start: compiling anew what ran thirty times, and mapping code twice, costs them a quarter of
  # all they do. The domain's tests compute for so long that compiling anew pays.
  [ "$room" = Domain ] || run=(env DOTNET_TC_CallCounting=0 DOTNET_EnableWriteXorExecute=0 "${run[@]}")
  case $1${fast:+-fast} in
    Domain) run=(timeout --kill-after=10 1200 dotnet test tests/Domain.Tests -c "$configuration" --no-build --filter "FullyQualifiedName!~$models."
      --collect "XPlat Code Coverage" --settings tests/coverage.runsettings --results-directory "$results/Domain"
      --logger "console;verbosity=minimal" --logger "trx;LogFileName=$results/Domain.trx") ;;
    Domain-fast) run+=(-namespace- "$models") ;;
    Domain#Model) run+=(-namespace "$models") ;;
  esac
  timed "$name" "${run[@]}"
  local counts
  counts=($(counts_of "$name"))
  echo "$name: ${counts[0]:-0} passed, ${counts[1]:-?} failed, $(cut -d' ' -f1 "$results/$name.time") s"
}

# counts_of NAME: how many passed and how many did not; nothing when it did not finish.
counts_of() {
  if [ -s "$results/$1.xml" ]; then
    grep -oE '<assembly [^>]*>' "$results/$1.xml" | head -1 \
      | sed -E 's/.* errors="([0-9]+)".* failed="([0-9]+)".* passed="([0-9]+)".*/\3 \2 \1/' | awk '{ print $1, $2 + $3 }'
  elif [ -s "$results/$1.trx" ]; then
    grep -oE '<Counters [^>]*>' "$results/$1.trx" | head -1 | sed -E 's/.*total="([0-9]+)".* passed="([0-9]+)".*/\1 \2/' | awk '{ print $2, $1 - $2 }'
  fi
}

# tests_of NAME: a line each: seconds, outcome, name.
tests_of() {
  if [ -s "$results/$1.xml" ]; then
    grep -oE '<test [^>]*>' "$results/$1.xml" | sed -E 's/.* name="([^"]*)" result="([^"]*)" time="([0-9.]+)".*/\3 \2 \1/'
  elif [ -s "$results/$1.trx" ]; then
    grep -oE '<UnitTestResult [^>]*>' "$results/$1.trx" | sed -E 's/.* testName="([^"]*)".* duration="([0-9]+):([0-9]+):([0-9.]+)".* outcome="([^"]*)".*/\4 \5 \1/'
  fi
}

# The projects in the order in which they ended.
projects() { ls -tr "$results"/*.code | xargs -n1 basename | sed 's/\.code$//' | grep -vxE 'install|build|style'; }

check() { if [ "$1" = 0 ]; then passed=$((passed + 1)); else failed=$((failed + 1)); fi; }

# Adds up all projects; one that did not finish, or ended ill without a failed test, counts as one failed.
count_results() {
  local name counts
  for name in $(projects); do
    counts=($(counts_of "$name"))
    passed=$((passed + ${counts[0]:-0}))
    failed=$((failed + ${counts[1]:-0}))
    if [ "$(cat "$results/$name.code")" != 0 ]; then
      [ "${counts[1]:-0}" != 0 ] || failed=$((failed + 1))
      echo "--- $name"
      if [ "${counts[1]:-0}" != 0 ]; then failures_of "$name"; else grep -vE '^\s+at (Xunit|System)\.' "$results/$name.log" | tail -150; fi
    fi
  done
}

print_longest() {
  local name
  echo "The ten longest tests of each project, in seconds:"
  for name in $(projects); do
    echo "  $name"
    tests_of "$name" | sort -rn | head -10 | awk '{ s = $1; $1 = $2 = ""; printf "    %6.2f %s\n", s, substr($0, 3, 180) }'
  done
}

print_table() {
  local name wall user kernel
  echo "Seconds of the wall and of the processor:"
  for name in install build style $(projects); do
    [ -s "$results/$name.time" ] || continue
    read -r wall user kernel < <(tail -1 "$results/$name.time")
    [ "$name" != build ] || user=$(awk -v u="$user" '{ u += $1 } END { print u }' "$results/compiler.seconds")
    awk -v n="$name" -v w="$wall" -v u="$user" -v k="$kernel" 'BEGIN { printf "  %-12s %7.1f %7.1f\n", n, w, u + k }'
  done
  awk -v w="$SECONDS" 'BEGIN { printf "  %-12s %7.1f\n", "all", w }'
}

# failures_of NAME: each failed test with its message, its stack and what it wrote.
failures_of() {
  if [ -s "$results/$1.xml" ]; then
    # A test is one line of the file; what it says stands in CDATA with escaped line ends of its own.
    sed 's#<test #\n<test #g; s#</test>#</test>\n#g' "$results/$1.xml" | awk '/^<test .* result="Fail"/ { on = 1 } on { print } /<\/test>/ { on = 0 }' \
      | sed -E 's/<!\[CDATA\[|\]\]>//g; s/^<test .* name="([^"]*)" result="Fail".*<message>/FAILED \1\n  /; s#</?(failure|message|stack-trace|output|test)[^>]*>#\n#g' \
      | grep -vE '^\s*$|^\s+at (Xunit|System)\.' | head -200
  else
    grep -vE '^\s+at (Xunit|System)\.' "$results/$1.log" | grep -A30 -E '^  Failed ' | head -200
  fi
}

# Once more at the end, where whoever reads only the end finds them.
print_failed() {
  local name
  for name in $(projects); do
    tests_of "$name" | awk -v p="$name" '$2 != "Pass" && $2 != "Passed" { $1 = $2 = ""; print "  Failed in " p ": " substr($0, 3, 240) }'
  done
}

export -f timed test_project counts_of
export configuration results models

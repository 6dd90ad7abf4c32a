# The stages of ./verify: each is timed and logged to target/verify/<stage>.log. Needs java.sh.

failed_stages=
stage_passed=true
bad_before=0

# Installs what the tests need where that is possible without asking, else says how.
prepare() {
  find_java
  wanted=
  command -v mvn >/dev/null 2>&1 || wanted="$wanted maven"
  command -v python3 >/dev/null 2>&1 || wanted="$wanted python3"
  command -v go >/dev/null 2>&1 || wanted="$wanted golang-go"
  if [ -n "$wanted" ]; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
      say "installing$wanted"
      # shellcheck disable=SC2086
      { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y $wanted; } \
        >&2 </dev/null || :
    else
      say "the tests need$wanted; on Debian or Ubuntu: sudo apt-get install -y$wanted"
    fi
  fi
  find_maven
  testing/cel-spec/fetch || say "the suite of the CEL language is not here: not run"
}

# stage NAME COMMAND...: runs it, prints its time and, where it failed, the end of its log.
stage() {
  name=$1
  shift
  log=target/verify/$name.log
  before=$(date +%s)
  if "$@" >"$log" 2>&1 && ! grep -q -E "$crash" "$log"; then
    stage_passed=true
    word=ok
  else
    stage_passed=false
    word=FAILED
    failed_stages="$failed_stages $name"
  fi
  printf '%-14s %-7s %4d s\n' "$name" "$word" "$(($(date +%s) - before))"
  $stage_passed || tail -n 60 "$log"
}

# What surefire writes when a test process died and its cases were never counted.
crash='forked VM terminated|There was a timeout|Crashed tests|ExecutionException Error'

last_stage_passed() {
  $stage_passed
}

# Runs tests to the end, also after a failure; whether one failed is read from the reports.
run_tests() {
  run_maven -q test -Dmaven.test.failure.ignore=true "$@" || return 1
  no_new_failure
}

# The tests of one module below testing/, with what it is built from.
run_tests_of() {
  run_tests -pl "testing/$1" -am "-Dtest=dev.ephor.$1.**" -Dsurefire.failIfNoSpecifiedTests=false
}

# Each fuzz target alone: a JVM fuzzes only one. How long is written at the target.
run_fuzz_targets() {
  fuzz_failed=false
  targets=$(find . -name target -prune -o -path '*/src/test/*' -name '*.java' -print |
    xargs awk '
      FNR == 1 { fuzz = 0 }
      /^package / { pack = $2; sub(";", "", pack) }
      /@FuzzTest/ { fuzz = 1; next }
      fuzz && /void [A-Za-z0-9_]+\(/ {
        match($0, /void [A-Za-z0-9_]+\(/)
        name = FILENAME; sub(".*/", "", name); sub("[.]java$", "", name)
        module = FILENAME; sub("^[.]/", "", module); sub("/src/test/.*", "", module)
        print module, pack "." name "#" substr($0, RSTART + 5, RLENGTH - 6)
        fuzz = 0
      }')
  echo "$targets" | while read -r module target; do
    [ -n "$module" ] || continue
    echo "fuzzing $target"
    JAZZER_FUZZ=1 run_maven -q test -pl "$module" -am "-Dtest=$target" \
      -Dsurefire.failIfNoSpecifiedTests=false \
      "-Dsurefire.reportNameSuffix=fuzz" || return 1
  done || fuzz_failed=true
  ! $fuzz_failed
}

reports() {
  find . -path ./.git -prune -o -name 'TEST-*.xml' \
    \( -path '*/target/surefire-reports/*' -o -path './target/verify/*' \) -print
}

# Prints tests, errors, failures and skipped, summed over all reports.
counts() {
  reports | while IFS= read -r report; do
    grep -m 1 '<testsuite ' "$report" || echo '<testsuite tests="1" errors="1">'
  done | awk '
    function of(name) {
      return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3) + 0 : 0
    }
    { tests += of("tests"); bad += of("errors") + of("failures"); skipped += of("skipped") }
    END { print tests + 0, bad + 0, skipped + 0 }'
}

no_new_failure() {
  counts >target/verify/counts
  read -r _ bad _ <target/verify/counts
  more=$((bad - bad_before))
  bad_before=$bad
  [ "$more" = 0 ] || list_bad
  [ "$more" = 0 ]
}

# The names of the tests that failed.
list_bad() {
  reports | while IFS= read -r report; do
    awk '
      /<testcase / {
        name = $0
        sub(/.* name="/, "", name); sub(/".*/, "", name)
      }
      /<(failure|error)[ >]/ { print FILENAME ": " name }' "$report"
  done
}

# A module with tests and without a report did not run them.
modules_not_run() {
  find . -path ./.git -prune -o -type d -path '*/target/test-classes' -print |
    while IFS= read -r classes; do
      [ -n "$(find "$classes" -name '*Test.class' | head -n 1)" ] || continue
      [ -n "$(find "${classes%/*}/surefire-reports" -name 'TEST-*.xml' 2>/dev/null | head -n 1)" ] ||
        printf ' %s' "${classes%/target/test-classes}"
    done
}

summary() {
  counts >target/verify/counts
  read -r tests bad skipped <target/verify/counts
  good=$((tests - bad - skipped))
  if [ "${CI:-}" = true ] && [ "$skipped" -gt 0 ]; then
    echo "skipped, which counts as failed here:"
    reports | xargs grep -l '<skipped' | sed 's/^/  /'
    bad=$((bad + skipped))
    skipped=0
  fi
  code=0
  [ -z "$failed_stages" ] || { echo "failed stages:$failed_stages" && code=1; }
  if [ "$mode" != quick ]; then
    absent=$(modules_not_run)
    [ -z "$absent" ] || { echo "tests that did not run in:$absent" && code=1; }
  fi
  [ "$bad" = 0 ] && [ "$good" -gt 0 ] || code=1
  echo "$good passed, $bad failed, $skipped skipped"
  exit $code
}

#!/usr/bin/env bash
# Applies policies and runs their tests in a pipeline. Settings come from the environment; paths
# stand one a line, so that they may hold spaces.
#   EPHOR_POLICIES       files and folders with policies
#   EPHOR_RESOURCES      files and folders with resources
#   EPHOR_LINT           files and folders to lint, if any
#   EPHOR_TESTS          folders with tests, if any
#   EPHOR_BASELINE       file with known findings, if any
#   EPHOR_CHANGED_SINCE  git revision: only resources of files changed since, if given
#   EPHOR_FORMAT         format of the results of apply, github if not given
#   EPHOR_REPORT         file for the results, in place of the output
#   EPHOR_PROGRAM        the program, that of this checkout if not given
# The exit code is that of lint, apply or test: the first that is not 0.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
program=${EPHOR_PROGRAM:-$here/../ephor}

# Reads lines of $1 into the array lines, without empty ones.
split() {
  lines=()
  local line
  while IFS= read -r line; do
    [ -z "$line" ] || lines+=("$line")
  done <<<"$1"
}

code=0
# Keeps the first exit code that is not 0.
keep() { [ "$code" -ne 0 ] || code=$1; }

apply() {
  local arguments=()
  split "${EPHOR_POLICIES:-}"
  arguments+=(${lines[@]+"${lines[@]}"})
  split "${EPHOR_RESOURCES:-}"
  local resource
  for resource in ${lines[@]+"${lines[@]}"}; do
    arguments+=(--resource "$resource")
  done
  [ -z "${EPHOR_BASELINE:-}" ] || arguments+=(--baseline "$EPHOR_BASELINE")
  [ -z "${EPHOR_CHANGED_SINCE:-}" ] || arguments+=(--changed-since "$EPHOR_CHANGED_SINCE")
  "$program" apply "${arguments[@]}" "$@"
}

split "${EPHOR_LINT:-}"
if [ "${#lines[@]}" -gt 0 ]; then
  # The file for results and the format of code hosts' own reports belong to apply.
  format=text
  [ -z "${GITHUB_ACTIONS:-}" ] || format=github
  "$program" lint --output-format "$format" "${lines[@]}" || keep $?
fi

if [ -n "${EPHOR_POLICIES:-}" ] || [ -n "${EPHOR_RESOURCES:-}" ]; then
  report=()
  [ -z "${EPHOR_REPORT:-}" ] || report=(--report-file "$EPHOR_REPORT")
  apply --output-format "${EPHOR_FORMAT:-github}" ${report[@]+"${report[@]}"} || keep $?
  if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ "$code" -lt 2 ]; then
    # The same results once more, for people; what is wrong was told above.
    apply --output-format markdown 2>/dev/null >>"$GITHUB_STEP_SUMMARY" || :
  fi
elif [ -z "${EPHOR_TESTS:-}" ] && [ -z "${EPHOR_LINT:-}" ]; then
  echo "error: nothing to do: name policies and resources, tests, or what to lint" >&2
  exit 2
fi

split "${EPHOR_TESTS:-}"
if [ "${#lines[@]}" -gt 0 ]; then
  format=table
  [ -z "${GITHUB_ACTIONS:-}" ] || format=github
  "$program" test --require-tests -o "$format" "${lines[@]}" || keep $?
fi
exit "$code"

#!/usr/bin/env bash
# The hooks of pre-commit: `lint FILE...`, `apply --policies=PATH... FILE...` and `test PATH...`.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd -P)
program=${EPHOR_PROGRAM:-$here/../ephor}

command=${1:-}
[ $# -eq 0 ] || shift
case $command in
  test)
    exec "$program" test --fail-only --require-tests "$@"
    ;;
  lint)
    exec "$program" lint "$@"
    ;;
  apply)
    arguments=()
    policies=0
    for argument in "$@"; do
      case $argument in
        --policies=*)
          arguments+=("${argument#--policies=}")
          policies=1
          ;;
        --*) arguments+=("$argument") ;;
        *) arguments+=(--resource "$argument") ;;
      esac
    done
    if [ "$policies" -eq 0 ]; then
      echo "error: the hook ephor-apply has no policies" >&2
      echo "help: args: [--policies=policies]" >&2
      exit 2
    fi
    exec "$program" apply "${arguments[@]}"
    ;;
  *)
    echo "error: a hook is lint, apply or test" >&2
    exit 2
    ;;
esac

# bash completion for ephor
_ephor() {
  local word=${COMP_WORDS[COMP_CWORD]} path= candidate i
  for ((i = 1; i < COMP_CWORD; i++)); do
    candidate=${path:+$path }${COMP_WORDS[i]}
    case $candidate in
      'apply' | 'test' | 'explain' | 'lint' | 'lsp' | 'create' | 'create policy' | 'create test' | 'create values' | 'create user-info' | 'create exception' | 'create native' | 'create cluster-role' | 'create metrics-config' | 'fix' | 'fix test' | 'fix policy' | 'jp' | 'jp query' | 'jp parse' | 'jp function' | 'completion' | 'docs' | 'version') path=$candidate ;;
    esac
  done
  local words=
  case $path in
    '') words='apply test explain lint lsp create fix jp completion docs version -h --help -V --version' ;;
    'apply') words='-h --help --json --http-payload --envoy-payload -r --resource --resources -i --stdin -f --values-file -s --set -e --exception --exceptions --exceptions-with-resources --exceptions-within-resources --exceptions-within-policies --target-resource --target-resources --parameter-resource --parameter-resources --context-file --crd-paths --crd-path -u --userinfo --allow-http-in-namespaced-policies -n --namespace --changed-since --concurrent --batch-size --continue-on-fail --allow-empty-policies --output-format -p --policy-report -t --table --detailed-results -o --output --report-file --suggest --baseline --write-baseline --audit-warn --warn-exit-code --warn-no-pass --continue-on-error --generate-exceptions --generated-exception-ttl --show-performance --color --remove-color -v --v' ;;
    'test') words='-h --help -f --file-name -t --test-case-selector -o --output-format --report-file --fail-only --detailed-results --require-tests --allow-http-in-namespaced-policies --color --remove-color -v --v' ;;
    'explain') words='-h --help --json --http-payload --envoy-payload -r --resource --resources -i --stdin -f --values-file -s --set -e --exception --exceptions --exceptions-with-resources --exceptions-within-resources --exceptions-within-policies --target-resource --target-resources --parameter-resource --parameter-resources --context-file --crd-paths --crd-path -u --userinfo --allow-http-in-namespaced-policies --policy --rule --resource-name --all -o --output --color --remove-color' ;;
    'lint') words='-h --help --crd-path --crd-paths --fail-on --ignore --fix -o --output-format --report-file --color --remove-color' ;;
    'lsp') words='-h --help --crd-path --crd-paths --stdio' ;;
    'create') words='policy test values user-info exception native cluster-role metrics-config -h --help' ;;
    'create policy') words='-h --help -t --type -o --output --force' ;;
    'create test') words='-h --help -n --name -p --policy -r --resource -f --values --pass --fail --skip -o --output --force' ;;
    'create values') words='-h --help -g --global --rule --resource -n --ns-selector -o --output --force' ;;
    'create user-info') words='-h --help -u --username -g --group -r --role -c --cluster-role -o --output --force' ;;
    'create exception') words='-h --help --namespace --policy-rules --any --all -b --background -o --output --force' ;;
    'create native') words='-h --help -e --exception --exceptions --context-file --map-version --only-asked -o --output --force' ;;
    'create cluster-role') words='-h --help -g --api-groups --resources --verbs --controllers -o --output --force' ;;
    'create metrics-config') words='-h --help -n --name --namespace -i --include -e --exclude -o --output --force' ;;
    'fix') words='test policy -h --help' ;;
    'fix test') words='-h --help --save --force -f --file-name --compress' ;;
    'fix policy') words='-h --help --save --force' ;;
    'jp') words='query parse function -h --help' ;;
    'jp query') words='-h --help -i --input -q --query -c --compact -u --unquoted' ;;
    'jp parse') words='-h --help -f --file' ;;
    'jp function') words='-h --help' ;;
    'completion') words='-h --help' ;;
    'docs') words='-h --help -o --output --website --markdownLinks --noDate --autogenTag' ;;
    'version') words='-h --help -o --output' ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [[ ${#COMPREPLY[@]} -gt 0 ]] || COMPREPLY=($(compgen -f -- "$word"))
}
complete -o filenames -F _ephor ephor

#compdef ephor
_ephor() {
  local path= candidate i
  local -a offers
  for ((i = 2; i < CURRENT; i++)); do
    candidate=${path:+$path }${words[i]}
    case $candidate in
      'apply'|'test'|'explain'|'lint'|'lsp'|'create'|'create policy'|'create test'|'create values'|'create user-info'|'create exception'|'create native'|'create cluster-role'|'create metrics-config'|'fix'|'fix test'|'fix policy'|'jp'|'jp query'|'jp parse'|'jp function'|'completion'|'docs'|'version') path=$candidate ;;
    esac
  done
  case $path in
    '')
      offers=(
        'apply:Apply policies to resources in files and say what they find.'
        'test:Run the tests of policies\: files that say which results are expected.'
        'explain:Show why policies say what they say about resources.'
        'lint:Say what is wrong with policies, tests and values, without any resource.'
        'lsp:Serve an editor that speaks the Language Server Protocol over stdio.'
        'create:Write files to start from\: a policy, its test, and what surrounds them.'
        'fix:Rewrite tests and policies of an older form in the present one.'
        'jp:Work with JMESPath expressions as policies have them.'
        'completion:Print a script that lets a shell complete commands and options.'
        'docs:Write a page of markdown for each command.'
        'version:Print the version.'
        '-h:Show this help message and exit.'
        '--help:Show this help message and exit.'
        '-V:Print version information and exit.'
        '--version:Print version information and exit.'
      ) ;;
    'apply')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '--json:JSON or YAML documents for policies of mode JSON.'
        '--http-payload:Requests for policies of mode HTTP, as JSON or YAML.'
        '--envoy-payload:Requests for policies of mode Envoy, as JSON or YAML.'
        '-r:Files or folders with resources; - reads stdin.'
        '--resource:Files or folders with resources; - reads stdin.'
        '--resources:Files or folders with resources; - reads stdin.'
        '-i:Read resources from stdin, as -r - does.'
        '--stdin:Read resources from stdin, as -r - does.'
        '-f:Values for variables, namespaces and subresources.'
        '--values-file:Values for variables, namespaces and subresources.'
        '-s:Values for variables.'
        '--set:Values for variables.'
        '-e:Files or folders with policy exceptions.'
        '--exception:Files or folders with policy exceptions.'
        '--exceptions:Files or folders with policy exceptions.'
        '--exceptions-with-resources:Policy exceptions are among the resources.'
        '--exceptions-within-resources:Policy exceptions are among the resources.'
        '--exceptions-within-policies:Policy exceptions are among the policies.'
        '--target-resource:Existing objects that mutate rules may change.'
        '--target-resources:Existing objects that mutate rules may change.'
        '--parameter-resource:Parameters of native admission policies and CEL rules.'
        '--parameter-resources:Parameters of native admission policies and CEL rules.'
        '--context-file:Context and ClusterResource files in place of a cluster.'
        '--crd-paths:CustomResourceDefinitions of the kinds of resources.'
        '--crd-path:CustomResourceDefinitions of the kinds of resources.'
        '-u:User, groups and roles of the request.'
        '--userinfo:User, groups and roles of the request.'
        '--allow-http-in-namespaced-policies:Policies of a namespace may call services.'
        '-n:Only resources of this namespace.'
        '--namespace:Only resources of this namespace.'
        '--changed-since:Only resources of files that changed since a git revision.'
        '--concurrent:Threads that work, 0 for one a core.'
        '--batch-size:Resources that a thread takes at once.'
        '--continue-on-fail:Go on with what is good when a policy is broken.'
        '--allow-empty-policies:Accept folders without any policy.'
        '--output-format:One of text, table, json, yaml, junit, sarif, markdown, html, csv, gitlab, github.'
        '-p:Print a policy report.'
        '--policy-report:Print a policy report.'
        '-t:Print a table of all results.'
        '--table:Print a table of all results.'
        '--detailed-results:Show messages in tables.'
        '-o:File or folder for resources that policies make or change.'
        '--output:File or folder for resources that policies make or change.'
        '--report-file:Write the results to a file.'
        '--suggest:Print a patch for violations that can be repaired in one way.'
        '--baseline:Findings that are known and do not count.'
        '--write-baseline:Write all findings to a file for --baseline.'
        '--audit-warn:Policies that only audit warn in place of failing.'
        '--warn-exit-code:Exit code when there are warnings and nothing worse.'
        '--warn-no-pass:No passes count as a warning.'
        '--continue-on-error:Go on after a resource that cannot be read; false stops.'
        '--generate-exceptions:Print policy exceptions that accept all violations.'
        '--generated-exception-ttl:How long they live, 720h if not given.'
        '--show-performance:Print how long loading and judging took.'
        '--color:auto, always or never.'
        '--remove-color:The same as --color=never.'
        '-v:Taken as Kyverno takes it; there is no log to say more in.'
        '--v:Taken as Kyverno takes it; there is no log to say more in.'
      ) ;;
    'test')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-f:Name of test files, kyverno-test.yaml if not given.'
        '--file-name:Name of test files, kyverno-test.yaml if not given.'
        '-t:Only some results\: policy=*,rule=*,resource=*'
        '--test-case-selector:Only some results\: policy=*,rule=*,resource=*'
        '-o:One of table, json, yaml, markdown, junit, html, csv, gitlab, github.'
        '--output-format:One of table, json, yaml, markdown, junit, html, csv, gitlab, github.'
        '--report-file:Write the results to a file.'
        '--fail-only:Show failed results alone.'
        '--detailed-results:Show messages of rules.'
        '--require-tests:Finding no tests is an error.'
        '--allow-http-in-namespaced-policies:Policies of a namespace may call services.'
        '--color:auto, always or never.'
        '--remove-color:The same as --color=never.'
        '-v:Taken as Kyverno takes it; there is no log to say more in.'
        '--v:Taken as Kyverno takes it; there is no log to say more in.'
      ) ;;
    'explain')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '--json:JSON or YAML documents for policies of mode JSON.'
        '--http-payload:Requests for policies of mode HTTP, as JSON or YAML.'
        '--envoy-payload:Requests for policies of mode Envoy, as JSON or YAML.'
        '-r:Files or folders with resources; - reads stdin.'
        '--resource:Files or folders with resources; - reads stdin.'
        '--resources:Files or folders with resources; - reads stdin.'
        '-i:Read resources from stdin, as -r - does.'
        '--stdin:Read resources from stdin, as -r - does.'
        '-f:Values for variables, namespaces and subresources.'
        '--values-file:Values for variables, namespaces and subresources.'
        '-s:Values for variables.'
        '--set:Values for variables.'
        '-e:Files or folders with policy exceptions.'
        '--exception:Files or folders with policy exceptions.'
        '--exceptions:Files or folders with policy exceptions.'
        '--exceptions-with-resources:Policy exceptions are among the resources.'
        '--exceptions-within-resources:Policy exceptions are among the resources.'
        '--exceptions-within-policies:Policy exceptions are among the policies.'
        '--target-resource:Existing objects that mutate rules may change.'
        '--target-resources:Existing objects that mutate rules may change.'
        '--parameter-resource:Parameters of native admission policies and CEL rules.'
        '--parameter-resources:Parameters of native admission policies and CEL rules.'
        '--context-file:Context and ClusterResource files in place of a cluster.'
        '--crd-paths:CustomResourceDefinitions of the kinds of resources.'
        '--crd-path:CustomResourceDefinitions of the kinds of resources.'
        '-u:User, groups and roles of the request.'
        '--userinfo:User, groups and roles of the request.'
        '--allow-http-in-namespaced-policies:Policies of a namespace may call services.'
        '--policy:Only this policy.'
        '--rule:Only this rule.'
        '--resource-name:Only resources of this name.'
        '--all:Show everything that was looked at.'
        '-o:tree or json; json has everything.'
        '--output:tree or json; json has everything.'
        '--color:auto, always or never.'
        '--remove-color:The same as --color=never.'
      ) ;;
    'lint')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '--crd-path:Files or folders with CustomResourceDefinitions, for kinds that Kubernetes lacks.'
        '--crd-paths:Files or folders with CustomResourceDefinitions, for kinds that Kubernetes lacks.'
        '--fail-on:What makes the command fail\: error, warning or none.'
        '--ignore:Warnings that are not shown.'
        '--fix:Rewrite files where a finding says what was meant.'
        '-o:One of text, table, json, yaml, sarif, junit, markdown, html, csv, gitlab, github.'
        '--output-format:One of text, table, json, yaml, sarif, junit, markdown, html, csv, gitlab, github.'
        '--report-file:Write the findings to a file.'
        '--color:auto, always or never.'
        '--remove-color:The same as --color=never.'
      ) ;;
    'lsp')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '--crd-path:Files or folders with CustomResourceDefinitions, for kinds that Kubernetes lacks.'
        '--crd-paths:Files or folders with CustomResourceDefinitions, for kinds that Kubernetes lacks.'
        '--stdio:Ignored\: editors add it, and there is no other way.'
      ) ;;
    'create')
      offers=(
        'policy:Write a first policy that works.'
        'test:Write a test of policies.'
        'values:Write values for the variables of policies.'
        'user-info:Write who sends the requests that are played.'
        'exception:Write a PolicyException\: resources that rules do not judge.'
        'native:Write policies as ValidatingAdmissionPolicies and MutatingAdmissionPolicies.'
        'cluster-role:Write a ClusterRole that gives controllers more permissions.'
        'metrics-config:Write the ConfigMap that says which namespaces metrics are kept of.'
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
      ) ;;
    'create policy')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-t:Kind of the policy, ClusterPolicy if not given.'
        '--type:Kind of the policy, ClusterPolicy if not given.'
        '-o:Write to a file that is not there yet.'
        '--output:Write to a file that is not there yet.'
        '--force:Replace the file if it is there.'
      ) ;;
    'create test')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-n:Name of the test, test-name if not given.'
        '--name:Name of the test, test-name if not given.'
        '-p:Files or folders with policies.'
        '--policy:Files or folders with policies.'
        '-r:Files or folders with resources.'
        '--resource:Files or folders with resources.'
        '-f:A file with values.'
        '--values:A file with values.'
        '--pass:A resource that passes; may be given several times.'
        '--fail:A resource that fails.'
        '--skip:A resource the rule is not for.'
        '-o:Write to a file that is not there yet.'
        '--output:Write to a file that is not there yet.'
        '--force:Replace the file if it is there.'
      ) ;;
    'create values')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-g:A value for all policies.'
        '--global:A value for all policies.'
        '--rule:Values for a rule.'
        '--resource:Values for a resource.'
        '-n:Labels of a namespace.'
        '--ns-selector:Labels of a namespace.'
        '-o:Write to a file that is not there yet.'
        '--output:Write to a file that is not there yet.'
        '--force:Replace the file if it is there.'
      ) ;;
    'create user-info')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-u:Name of the user.'
        '--username:Name of the user.'
        '-g:Groups of the user.'
        '--group:Groups of the user.'
        '-r:Roles of the user.'
        '--role:Roles of the user.'
        '-c:Cluster roles of the user.'
        '--cluster-role:Cluster roles of the user.'
        '-o:Write to a file that is not there yet.'
        '--output:Write to a file that is not there yet.'
        '--force:Replace the file if it is there.'
      ) ;;
    'create exception')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '--namespace:Namespace of the exception.'
        '--policy-rules:Rules that are excepted.'
        '--any:Resources of which any may match.'
        '--all:Resources that must all match.'
        '-b:Whether it counts for background scans\: true or false.'
        '--background:Whether it counts for background scans\: true or false.'
        '-o:Write to a file that is not there yet.'
        '--output:Write to a file that is not there yet.'
        '--force:Replace the file if it is there.'
      ) ;;
    'create native')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-e:Files or folders with exceptions.'
        '--exception:Files or folders with exceptions.'
        '--exceptions:Files or folders with exceptions.'
        '--context-file:Files with definitions of kinds.'
        '--map-version:Version of MutatingAdmissionPolicy, v1 if not given.'
        '--only-asked:Leave out policies that do not ask for it.'
        '-o:Write to a file that is not there yet.'
        '--output:Write to a file that is not there yet.'
        '--force:Replace the file if it is there.'
      ) ;;
    'create cluster-role')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-g:API groups; empty for the core group.'
        '--api-groups:API groups; empty for the core group.'
        '--resources:Resources, in plural.'
        '--verbs:Verbs\: get, list, watch, create, update, patch, delete.'
        '--controllers:Who gets the permissions, background-controller if not given.'
        '-o:Write to a file that is not there yet.'
        '--output:Write to a file that is not there yet.'
        '--force:Replace the file if it is there.'
      ) ;;
    'create metrics-config')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-n:Name of the ConfigMap, kyverno-metrics if not given.'
        '--name:Name of the ConfigMap, kyverno-metrics if not given.'
        '--namespace:Its namespace, kyverno if not given.'
        '-i:Namespaces to keep metrics of.'
        '--include:Namespaces to keep metrics of.'
        '-e:Namespaces to keep no metrics of.'
        '--exclude:Namespaces to keep no metrics of.'
        '-o:Write to a file that is not there yet.'
        '--output:Write to a file that is not there yet.'
        '--force:Replace the file if it is there.'
      ) ;;
    'fix')
      offers=(
        'test:Rewrite tests\: names of fields, kinds, lists of resources.'
        'policy:Rewrite policies of kinds ClusterPolicy and Policy without their deprecated fields.'
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
      ) ;;
    'fix test')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '--save:Write the files, where else is said what would change.'
        '--force:Write files with comments as well, which are lost.'
        '-f:Name of test files, kyverno-test.yaml if not given.'
        '--file-name:Name of test files, kyverno-test.yaml if not given.'
        '--compress:Make one of results that differ in their resources alone.'
      ) ;;
    'fix policy')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '--save:Write the files, where else is said what would change.'
        '--force:Write files with comments as well, which are lost.'
      ) ;;
    'jp')
      offers=(
        'query:Evaluate expressions on a JSON or YAML document.'
        'parse:Print the syntax tree of expressions.'
        'function:List functions, or tell about those that are named.'
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
      ) ;;
    'jp query')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-i:The document, in place of stdin.'
        '--input:The document, in place of stdin.'
        '-q:Files with an expression each.'
        '--query:Files with an expression each.'
        '-c:Write JSON without white space.'
        '--compact:Write JSON without white space.'
        '-u:Write texts without quotes.'
        '--unquoted:Write texts without quotes.'
      ) ;;
    'jp parse')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-f:Files with an expression each.'
        '--file:Files with an expression each.'
      ) ;;
    'jp function')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
      ) ;;
    'completion')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
      ) ;;
    'docs')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-o:Folder of the pages, . if not given.'
        '--output:Folder of the pages, . if not given.'
        '--website:Write a head for generators of websites.'
        '--markdownLinks:Link to files and not to names of pages.'
        '--noDate:Pages have no date, whether this is given or not.'
        '--autogenTag:Pages have no date, whether this is given or not.'
      ) ;;
    'version')
      offers=(
        '-h:Show this help and exit.'
        '--help:Show this help and exit.'
        '-o:text, json or yaml; text if not given.'
        '--output:text, json or yaml; text if not given.'
      ) ;;
  esac
  _describe 'ephor' offers
  _files
}
compdef _ephor ephor

# PowerShell completion for ephor
Register-ArgumentCompleter -Native -CommandName ephor -ScriptBlock {
  param($word, $ast, $position)
  $words = @{
    '' = @('apply', 'test', 'explain', 'lint', 'lsp', 'create', 'fix', 'jp', 'completion', 'docs', 'version', '-h', '--help', '-V', '--version')
    'apply' = @('-h', '--help', '--json', '--http-payload', '--envoy-payload', '-r', '--resource', '--resources', '-i', '--stdin', '-f', '--values-file', '-s', '--set', '-e', '--exception', '--exceptions', '--exceptions-with-resources', '--exceptions-within-resources', '--exceptions-within-policies', '--target-resource', '--target-resources', '--parameter-resource', '--parameter-resources', '--context-file', '--crd-paths', '--crd-path', '-u', '--userinfo', '--allow-http-in-namespaced-policies', '-n', '--namespace', '--changed-since', '--concurrent', '--batch-size', '--continue-on-fail', '--allow-empty-policies', '--output-format', '-p', '--policy-report', '-t', '--table', '--detailed-results', '-o', '--output', '--report-file', '--suggest', '--baseline', '--write-baseline', '--audit-warn', '--warn-exit-code', '--warn-no-pass', '--continue-on-error', '--generate-exceptions', '--generated-exception-ttl', '--show-performance', '--color', '--remove-color', '-v', '--v')
    'test' = @('-h', '--help', '-f', '--file-name', '-t', '--test-case-selector', '-o', '--output-format', '--report-file', '--fail-only', '--detailed-results', '--require-tests', '--allow-http-in-namespaced-policies', '--color', '--remove-color', '-v', '--v')
    'explain' = @('-h', '--help', '--json', '--http-payload', '--envoy-payload', '-r', '--resource', '--resources', '-i', '--stdin', '-f', '--values-file', '-s', '--set', '-e', '--exception', '--exceptions', '--exceptions-with-resources', '--exceptions-within-resources', '--exceptions-within-policies', '--target-resource', '--target-resources', '--parameter-resource', '--parameter-resources', '--context-file', '--crd-paths', '--crd-path', '-u', '--userinfo', '--allow-http-in-namespaced-policies', '--policy', '--rule', '--resource-name', '--all', '-o', '--output', '--color', '--remove-color')
    'lint' = @('-h', '--help', '--crd-path', '--crd-paths', '--fail-on', '--ignore', '--fix', '-o', '--output-format', '--report-file', '--color', '--remove-color')
    'lsp' = @('-h', '--help', '--crd-path', '--crd-paths', '--stdio')
    'create' = @('policy', 'test', 'values', 'user-info', 'exception', 'native', 'cluster-role', 'metrics-config', '-h', '--help')
    'create policy' = @('-h', '--help', '-t', '--type', '-o', '--output', '--force')
    'create test' = @('-h', '--help', '-n', '--name', '-p', '--policy', '-r', '--resource', '-f', '--values', '--pass', '--fail', '--skip', '-o', '--output', '--force')
    'create values' = @('-h', '--help', '-g', '--global', '--rule', '--resource', '-n', '--ns-selector', '-o', '--output', '--force')
    'create user-info' = @('-h', '--help', '-u', '--username', '-g', '--group', '-r', '--role', '-c', '--cluster-role', '-o', '--output', '--force')
    'create exception' = @('-h', '--help', '--namespace', '--policy-rules', '--any', '--all', '-b', '--background', '-o', '--output', '--force')
    'create native' = @('-h', '--help', '-e', '--exception', '--exceptions', '--context-file', '--map-version', '--only-asked', '-o', '--output', '--force')
    'create cluster-role' = @('-h', '--help', '-g', '--api-groups', '--resources', '--verbs', '--controllers', '-o', '--output', '--force')
    'create metrics-config' = @('-h', '--help', '-n', '--name', '--namespace', '-i', '--include', '-e', '--exclude', '-o', '--output', '--force')
    'fix' = @('test', 'policy', '-h', '--help')
    'fix test' = @('-h', '--help', '--save', '--force', '-f', '--file-name', '--compress')
    'fix policy' = @('-h', '--help', '--save', '--force')
    'jp' = @('query', 'parse', 'function', '-h', '--help')
    'jp query' = @('-h', '--help', '-i', '--input', '-q', '--query', '-c', '--compact', '-u', '--unquoted')
    'jp parse' = @('-h', '--help', '-f', '--file')
    'jp function' = @('-h', '--help')
    'completion' = @('-h', '--help')
    'docs' = @('-h', '--help', '-o', '--output', '--website', '--markdownLinks', '--noDate', '--autogenTag')
    'version' = @('-h', '--help', '-o', '--output')
  }
  $path = ''
  foreach ($element in $ast.CommandElements | Select-Object -Skip 1) {
    $candidate = ("$path " + $element.ToString()).Trim()
    if ($words.ContainsKey($candidate)) { $path = $candidate }
  }
  $words[$path] | Where-Object { $_ -like "$word*" } | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}

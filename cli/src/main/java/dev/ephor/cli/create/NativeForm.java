package dev.ephor.cli.create;

import dev.ephor.cli.load.Fixtures;
import dev.ephor.cli.load.InputPaths;
import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.PolicyLoader;
import dev.ephor.cli.load.ResourceKinds;
import dev.ephor.cli.load.Words;
import dev.ephor.cli.run.Exceptions;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.run.Setting;
import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.DocumentReader;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.Severity;
import dev.ephor.document.YamlWriter;
import dev.ephor.engine.Engine;
import dev.ephor.engine.translate.PolicyTranslator;
import dev.ephor.engine.translate.Translation;
import dev.ephor.engine.translate.TranslationSettings;
import dev.ephor.policy.Policy;
import dev.ephor.policy.PolicyException;
import dev.ephor.policy.PolicyReadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Policies as Kubernetes' own admission policies, with exceptions merged in. */
final class NativeForm implements Form {
  private static final List<String> VERSIONS = List.of("v1", "v1beta1", "v1alpha1");

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("native");
    spec.usageMessage()
        .description(
            "Write policies as ValidatingAdmissionPolicies and MutatingAdmissionPolicies.",
            "Policies that cannot be written so are left out, and the reasons are told.")
        .footer("%nExample:", "  ephor create native policies/ -e exceptions.yaml -o native.yaml");
    Options.of(spec)
        .arguments("0..*", "POLICY", "Files or folders with policies.")
        .texts("FILE", "Files or folders with exceptions.", "-e", "--exception", "--exceptions")
        .texts("FILE", "Files with definitions of kinds.", "--context-file")
        .text("VERSION", "Version of MutatingAdmissionPolicy, v1 if not given.", "--map-version")
        .flag("Leave out policies that do not ask for it.", "--only-asked");
    return spec;
  }

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    DocumentReader reader = new DocumentReader();
    Engine engine = Policies.engine();
    List<String> paths = Options.arguments(arguments);
    if (paths.isEmpty()) {
      problems.add(
          Form.bad("create native", "no policies are named", "ephor create native policy.yaml"));
      return "";
    }
    InputPaths.Found files = InputPaths.expand(paths, terminal);
    problems.addAll(files.problems());
    PolicyLoader.Loaded loaded = PolicyLoader.load(files.files(), reader);
    problems.addAll(Policies.compile(loaded, engine).problems());
    InputPaths.Found exceptionFiles =
        InputPaths.expand(Options.texts(arguments, "--exceptions"), terminal);
    problems.addAll(exceptionFiles.problems());
    List<PolicyException> exceptions = Exceptions.read(exceptionFiles.files(), reader, problems);
    Setting setting = new Setting(terminal, reader);
    Fixtures fixtures = setting.fixtures(Options.texts(arguments, "--context-file"));
    problems.addAll(setting.problems());
    String version =
        Options.text(arguments, "--map-version")
            .flatMap(given ->
                new Words(problems)
                    .read(
                        "--map-version",
                        given,
                        VERSIONS,
                        text -> VERSIONS.contains(text) ? Optional.of(text) : Optional.empty()))
            .orElse(VERSIONS.getFirst());
    TranslationSettings settings =
        new TranslationSettings(
            ResourceKinds.builtIn().with(fixtures.kinds())::matching,
            Policies.environment().clock().instant(),
            version,
            Options.isSet(arguments, "--only-asked"));
    List<PolicyReadResult> whole =
        loaded.policies().stream()
            .filter(read -> !hasError(engine.compile(read).diagnostics()))
            .toList();
    return write(whole, problems, one -> engine.translate(one, exceptions, settings));
  }

  /** How a policy is translated. */
  @FunctionalInterface
  private interface Translator {
    Translation translate(Policy policy);
  }

  private static String write(
      List<PolicyReadResult> policies, List<Diagnostic> problems, Translator translator) {
    List<ObjectNode> out = new ArrayList<>();
    for (PolicyReadResult read : policies) {
      if (read.policy().isEmpty()) {
        continue;
      }
      switch (translator.translate(read.policy().get())) {
        case Translation.Refused(List<Diagnostic> reasons) ->
            reasons.stream().map(NativeForm::warning).forEach(problems::add);
        case Translation.Translated translated -> {
          out.addAll(PolicyTranslator.documents(translated));
          translated
              .until()
              .ifPresent(end ->
                  problems.add(
                      Diagnostic.warning(
                          "NAT008",
                          read.meta().source().fragment().at(),
                          "an exception that was merged in ends at `" + end + "`")));
        }
      }
    }
    if (out.isEmpty() && !hasError(problems)) {
      problems.add(LoadMistake.NOTHING_INSIDE.in("create native", "no policy can be written so"));
    }
    return YamlWriter.inOrder().writeAll(out);
  }

  private static boolean hasError(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(found -> found.severity() == Severity.ERROR);
  }

  private static Diagnostic warning(Diagnostic reason) {
    return new Diagnostic(
        reason.code(), Severity.WARNING, reason.at(), reason.message(), reason.help());
  }
}

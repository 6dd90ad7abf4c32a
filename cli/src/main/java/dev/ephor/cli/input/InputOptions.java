package dev.ephor.cli.input;

import dev.ephor.cli.load.LoadMistake;
import dev.ephor.cli.load.PayloadOptions;
import dev.ephor.cli.load.Words;
import dev.ephor.cli.run.Policies;
import dev.ephor.cli.terminal.Options;
import dev.ephor.document.Diagnostic;
import dev.ephor.engine.port.PayloadKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/**
 * What is to be evaluated, as the command line names it: the options that {@code apply} and {@code
 * explain} have in common.
 *
 * @param policies paths of policies
 * @param resources paths of resources
 * @param payloads paths of other payloads, by what they are
 * @param namespacedHttp whether policies of a namespace may call services
 */
public record InputOptions(
    List<String> policies,
    List<String> resources,
    Map<PayloadKind, List<String>> payloads,
    Given given,
    World world,
    boolean namespacedHttp) {
  public InputOptions {
    policies = List.copyOf(policies);
    resources = List.copyOf(resources);
    payloads = Map.copyOf(payloads);
  }

  /** What is given for variables and for the request. */
  public record Given(
      Optional<String> valuesFile, Map<String, String> set, Optional<String> userInfo) {
    public Given {
      set = Map.copyOf(set);
    }
  }

  /**
   * What there is besides the resources.
   *
   * @param exceptions paths of policy exceptions
   * @param exceptionsAmongResources whether the files of resources hold exceptions as well
   * @param exceptionsAmongPolicies whether those of policies do
   * @param targets paths of objects of the cluster that rules may change
   * @param parameters paths of parameters of native admission policies
   * @param contexts paths of contexts and cluster resources
   * @param definitions paths of CustomResourceDefinitions
   */
  public record World(
      List<String> exceptions,
      boolean exceptionsAmongResources,
      boolean exceptionsAmongPolicies,
      List<String> targets,
      List<String> parameters,
      List<String> contexts,
      List<String> definitions) {
    public World {
      exceptions = List.copyOf(exceptions);
      targets = List.copyOf(targets);
      parameters = List.copyOf(parameters);
      contexts = List.copyOf(contexts);
      definitions = List.copyOf(definitions);
    }
  }

  public static void declare(Options options) {
    PayloadOptions.declare(options);
    options
        .texts(
            "PATH",
            "Files or folders with resources; `-` reads stdin.",
            "-r",
            "--resource",
            "--resources")
        .flag("Read resources from stdin, as `-r -` does.", "-i", "--stdin")
        .text("FILE", "Values for variables, namespaces and subresources.", "-f", "--values-file")
        .texts("NAME=VALUE", "Values for variables.", "-s", "--set")
        .texts(
            "PATH", "Files or folders with policy exceptions.", "-e", "--exception", "--exceptions")
        .flag(
            "Policy exceptions are among the resources.",
            "--exceptions-with-resources",
            "--exceptions-within-resources")
        .flag("Policy exceptions are among the policies.", "--exceptions-within-policies")
        .texts(
            "PATH",
            "Existing objects that mutate rules may change.",
            "--target-resource",
            "--target-resources")
        .texts(
            "PATH",
            "Parameters of native admission policies and CEL rules.",
            "--parameter-resource",
            "--parameter-resources")
        .texts("FILE", "Context and ClusterResource files in place of a cluster.", "--context-file")
        .texts(
            "PATH",
            "CustomResourceDefinitions of the kinds of resources.",
            "--crd-paths",
            "--crd-path")
        .text("FILE", "User, groups and roles of the request.", "-u", "--userinfo")
        .flag("Policies of a namespace may call services.", Policies.NAMESPACED_HTTP);
  }

  /**
   * @param command the name of the command, which help about missing paths begins with
   */
  public static InputOptions read(
      String command, ParseResult arguments, List<Diagnostic> problems) {
    List<String> resources = new ArrayList<>(Options.texts(arguments, "--resource"));
    if (Options.isSet(arguments, "--stdin")) {
      resources.add("-");
    }
    List<String> policies = Options.arguments(arguments);
    Map<PayloadKind, List<String>> payloads = PayloadOptions.read(arguments);
    if (policies.isEmpty()) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in(command, "no policies are named")
              .withHelp("ephor " + command + " policies/ -r resources/"));
    } else if (resources.isEmpty() && payloads.isEmpty() && problems.isEmpty()) {
      problems.add(
          LoadMistake.BAD_ARGUMENT
              .in(command, "no resources are named")
              .withHelp("name files or folders with -r, or read them from stdin with -r -"));
    }
    return new InputOptions(
        policies,
        resources,
        payloads,
        new Given(
            Options.text(arguments, "--values-file"),
            Words.pairs("--set", Options.texts(arguments, "--set"), problems),
            Options.text(arguments, "--userinfo")),
        new World(
            Options.texts(arguments, "--exception"),
            Options.isSet(arguments, "--exceptions-with-resources"),
            Options.isSet(arguments, "--exceptions-within-policies"),
            Options.texts(arguments, "--target-resource"),
            Options.texts(arguments, "--parameter-resource"),
            Options.texts(arguments, "--context-file"),
            Options.texts(arguments, "--crd-paths")),
        Options.isSet(arguments, Policies.NAMESPACED_HTTP));
  }
}

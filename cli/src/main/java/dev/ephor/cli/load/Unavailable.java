package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import java.util.Map;

/**
 * Options and commands of Kyverno's command line that need what this program does not have, each
 * with what to do without.
 */
public final class Unavailable {
  private static final String CLUSTER =
      "write the objects to a file with `kubectl get -o yaml` and name it with --resource or"
          + " --context-file";
  private static final String GIT = "clone the repository and name its folder";
  private static final String REGISTRY =
      "give data of images in a file of kind `Context` with --context-file";
  private static final String NO_CLUSTER = "needs a cluster, which this version does not reach";
  private static final String NO_GIT =
      "needs git and web addresses, which this version does not read";
  private static final String NO_REGISTRY =
      "needs a registry of images, which this version does not reach";

  private record Lack(String message, String help) {}

  private static final Map<String, Lack> LACKS =
      Map.ofEntries(
          Map.entry("--cluster", new Lack(NO_CLUSTER, CLUSTER)),
          Map.entry("--cluster-wide-resources", new Lack(NO_CLUSTER, CLUSTER)),
          Map.entry("--context", new Lack(NO_CLUSTER, CLUSTER)),
          Map.entry("--kubeconfig", new Lack(NO_CLUSTER, CLUSTER)),
          Map.entry("--git-branch", new Lack(NO_GIT, GIT)),
          Map.entry("--username", new Lack(NO_GIT, GIT)),
          Map.entry("--password", new Lack(NO_GIT, GIT)),
          Map.entry("--registry", new Lack(NO_REGISTRY, REGISTRY)),
          Map.entry(
              "migrate",
              new Lack(
                  NO_CLUSTER,
                  "write every object again: `kubectl get KIND -o yaml | kubectl replace -f -`")),
          Map.entry(
              "oci push", new Lack(NO_REGISTRY, "push the files with a client of the registry")),
          Map.entry(
              "oci pull",
              new Lack(
                  NO_REGISTRY, "pull the files with a client of the registry, then name them")));

  private Unavailable() {}

  /**
   * @param name option or command
   * @param command whose help has what is available
   */
  public static Diagnostic of(String name, String command) {
    Lack lack =
        LACKS.getOrDefault(
            name,
            new Lack("not available in this version", "`" + command + " --help` lists what is"));
    return LoadMistake.NOT_AVAILABLE.in(name, lack.message()).withHelp(lack.help());
  }
}

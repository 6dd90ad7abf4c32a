package dev.ephor.cli.create;

import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.ArrayNode;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.YamlWriter;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A ClusterRole that is added to those of controllers, which generate and mutate need. */
final class ClusterRoleForm implements Form {
  private static final List<String> CONTROLLERS =
      List.of(
          "admission-controller",
          "background-controller",
          "cleanup-controller",
          "reports-controller");

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("cluster-role");
    spec.usageMessage()
        .description("Write a ClusterRole that gives controllers more permissions.")
        .footer(
            "%nExample:",
            "  ephor create cluster-role generate-quotas --api-groups \"\" \\",
            "    --resources resourcequotas --verbs create,update,delete");
    Options.of(spec)
        .arguments("0..*", "NAME", "Name of the role.")
        .texts("GROUP", "API groups; empty for the core group.", "-g", "--api-groups")
        .texts("RESOURCE", "Resources, in plural.", "--resources")
        .texts("VERB", "Verbs: get, list, watch, create, update, patch, delete.", "--verbs")
        .texts(
            "CONTROLLER",
            "Who gets the permissions, background-controller if not given.",
            "--controllers");
    return spec;
  }

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    String name = Form.name(Options.arguments(arguments), "cluster-role", problems);
    List<String> controllers = Options.texts(arguments, "--controllers");
    if (controllers.isEmpty()) {
      controllers = List.of("background-controller");
    }
    ObjectNode.Builder labels = ObjectNode.builder();
    for (String controller : controllers) {
      if (!CONTROLLERS.contains(controller)) {
        String message = "`" + controller + "` is no controller";
        problems.add(Form.bad("--controllers", message, String.join(", ", CONTROLLERS)));
      }
      labels.put("rbac.kyverno.io/aggregate-to-" + controller, "true");
    }
    List<String> groups = Options.texts(arguments, "--api-groups");
    List<String> resources = Options.texts(arguments, "--resources");
    List<String> verbs = Options.texts(arguments, "--verbs");
    if (groups.isEmpty() || resources.isEmpty() || verbs.isEmpty()) {
      problems.add(
          Form.bad(
              "create cluster-role",
              "a role needs --api-groups, --resources and --verbs",
              "--api-groups apps --resources deployments --verbs get,update"));
    }
    ObjectNode rule =
        ObjectNode.builder()
            .put("apiGroups", TestForm.list(groups))
            .put("resources", TestForm.list(resources))
            .put("verbs", TestForm.list(verbs))
            .build();
    return YamlWriter.inOrder()
        .write(
            ObjectNode.builder()
                .put("apiVersion", "rbac.authorization.k8s.io/v1")
                .put("kind", "ClusterRole")
                .put(
                    "metadata",
                    ObjectNode.builder().put("name", name).put("labels", labels.build()).build())
                .put("rules", ArrayNode.of(List.of(rule)))
                .build());
  }
}

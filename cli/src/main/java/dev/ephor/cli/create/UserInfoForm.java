package dev.ephor.cli.create;

import dev.ephor.cli.terminal.Options;
import dev.ephor.cli.terminal.Terminal;
import dev.ephor.document.Diagnostic;
import dev.ephor.document.ObjectNode;
import dev.ephor.document.StringNode;
import dev.ephor.document.YamlWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** User information for {@code --userinfo} and for tests. */
final class UserInfoForm implements Form {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("user-info");
    spec.usageMessage()
        .description("Write who sends the requests that are played.")
        .footer(
            "%nExample:",
            "  ephor create user-info -u chip@example.com -g dev -c cluster-admin -o user.yaml");
    Options.of(spec)
        .text("NAME", "Name of the user.", "-u", "--username")
        .texts("NAME", "Groups of the user.", "-g", "--group")
        .texts("NAMESPACE:NAME", "Roles of the user.", "-r", "--role")
        .texts("NAME", "Cluster roles of the user.", "-c", "--cluster-role");
    return spec;
  }

  @Override
  public String write(ParseResult arguments, Terminal terminal, List<Diagnostic> problems) {
    Optional<String> name = Options.text(arguments, "--username");
    List<String> groups = Options.texts(arguments, "--group");
    List<String> roles = Options.texts(arguments, "--role");
    List<String> clusterRoles = Options.texts(arguments, "--cluster-role");
    if (name.isEmpty() && groups.isEmpty() && roles.isEmpty() && clusterRoles.isEmpty()) {
      problems.add(Form.bad("create user-info", "no user is given", "-u chip@example.com -g dev"));
    }
    ObjectNode.Builder out =
        ObjectNode.builder().put("apiVersion", "cli.kyverno.io/v1alpha1").put("kind", "UserInfo");
    out.put("metadata", ObjectNode.of("name", StringNode.of("user-info")));
    if (!roles.isEmpty()) {
      out.put("roles", TestForm.list(roles));
    }
    if (!clusterRoles.isEmpty()) {
      out.put("clusterRoles", TestForm.list(clusterRoles));
    }
    ObjectNode.Builder user = ObjectNode.builder();
    name.ifPresent(given -> user.put("username", given));
    if (!groups.isEmpty()) {
      user.put("groups", TestForm.list(groups));
    }
    return YamlWriter.inOrder().write(out.put("userInfo", user.build()).build());
  }
}

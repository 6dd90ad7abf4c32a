package dev.ephor.cli.load;

import dev.ephor.document.Document;
import dev.ephor.document.FieldReader;
import dev.ephor.document.Findings;
import dev.ephor.document.Node;
import dev.ephor.document.ObjectNode;
import dev.ephor.engine.port.UserInfo;
import java.util.List;
import java.util.Optional;

/** Reads {@code cli.kyverno.io/v1alpha1 UserInfo}: who sends the request that is played. */
public final class UserInfoReader {
  private UserInfoReader() {}

  public static UserInfo read(Document document, Findings findings) {
    FieldReader root = FieldReader.of(document.fragment(), findings);
    root.accept("apiVersion", "kind", "metadata");
    List<String> roles = root.texts("roles");
    List<String> clusterRoles = root.texts("clusterRoles");
    Optional<FieldReader> user = root.object("userInfo");
    String name = user.flatMap(info -> info.text("username")).orElse("");
    String uid = user.flatMap(info -> info.text("uid")).orElse("");
    List<String> groups = user.map(info -> info.texts("groups")).orElse(List.of());
    Node extra =
        user.flatMap(info -> info.field("extra")).map(f -> f.node()).orElse(ObjectNode.EMPTY);
    user.ifPresent(FieldReader::finish);
    root.finish();
    ObjectNode extraObject = extra instanceof ObjectNode object ? object : ObjectNode.EMPTY;
    return new UserInfo(name, uid, groups, extraObject, roles, clusterRoles);
  }
}

package dev.ephor.engine.port;

import dev.ephor.document.ObjectNode;
import java.util.List;

/**
 * Who sent the request, with the roles that are bound to them ({@code namespace:name}) and their
 * cluster roles.
 *
 * @param extra as in authentication.k8s.io UserInfo
 */
public record UserInfo(
    String username,
    String uid,
    List<String> groups,
    ObjectNode extra,
    List<String> roles,
    List<String> clusterRoles) {
  /** Nobody known: a background scan, or a file given to the command line. */
  public static final UserInfo NONE =
      new UserInfo("", "", List.of(), ObjectNode.EMPTY, List.of(), List.of());

  public UserInfo {
    groups = List.copyOf(groups);
    roles = List.copyOf(roles);
    clusterRoles = List.copyOf(clusterRoles);
  }

  public boolean isEmpty() {
    return equals(NONE);
  }
}

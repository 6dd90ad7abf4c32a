package dev.ephor.cel;

import dev.ephor.document.ObjectNode;
import java.util.Map;

/** Kyverno's {@code parseServiceAccount}, for names of users that are service accounts. */
final class UserLibrary implements CelLibrary {
  private static final String TYPE = "user.ServiceAccount";
  private static final String PREFIX = "system:serviceaccount:";

  @Override
  public String name() {
    return "kyverno user";
  }

  @Override
  public void declare(CelDeclarations to) {
    to.structure(TYPE, Map.of("Name", CelTypes.STRING, "Namespace", CelTypes.STRING));
    CelFunction parse = (_, a) -> parse(Arguments.text(a[0]));
    to.function("parseServiceAccount", "(string) -> structure(" + TYPE + ")", parse);
    to.function("user.parseServiceAccount", "(string) -> structure(" + TYPE + ")", parse);
  }

  /** Both parts are empty for users that are no service accounts. */
  private static ObjectNode parse(String user) {
    String account = user.startsWith(PREFIX) ? user.substring(PREFIX.length()) : "";
    int colon = account.indexOf(':');
    return ObjectNode.builder()
        .put("Name", colon < 0 ? "" : account.substring(colon + 1))
        .put("Namespace", colon < 0 ? "" : account.substring(0, colon))
        .build();
  }
}

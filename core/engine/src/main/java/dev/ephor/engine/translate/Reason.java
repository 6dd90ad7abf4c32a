package dev.ephor.engine.translate;

/** Classes of reasons why a policy cannot be translated. */
enum Reason {
  /** The kind of policy has no counterpart. */
  KIND("NAT001"),
  /** The policy does not ask to be translated. */
  NOT_ASKED("NAT002"),
  /** The rules of the policy have no counterpart. */
  RULES("NAT003"),
  /** What match and exclude say has no counterpart. */
  MATCH("NAT004"),
  /** An exception cannot be merged in. */
  EXCEPTION("NAT005"),
  /** An expression uses what the API server does not have. */
  EXPRESSION("NAT006"),
  /** A field has no counterpart. */
  FIELD("NAT007");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  String code() {
    return code;
  }
}

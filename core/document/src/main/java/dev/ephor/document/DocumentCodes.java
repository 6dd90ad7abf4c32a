package dev.ephor.document;

/** Codes of the diagnostics of reading; each has a page in docs/diagnostics. */
final class DocumentCodes {
  static final String YAML_SYNTAX = "DOC001";
  static final String JSON_SYNTAX = "DOC002";
  static final String DUPLICATE_KEY = "DOC003";
  static final String ENCODING = "DOC004";
  static final String TOO_LARGE = "DOC005";
  static final String TOO_DEEP = "DOC006";
  static final String TOO_MANY_NODES = "DOC007";
  static final String ALIAS = "DOC008";
  static final String KEY = "DOC009";
  static final String SCALAR = "DOC010";
  static final String MERGE = "DOC011";
  static final String INPUT = "DOC012";
  static final String OMITTED = "DOC013";

  private DocumentCodes() {}
}

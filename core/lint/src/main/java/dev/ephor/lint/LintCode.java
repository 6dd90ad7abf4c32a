package dev.ephor.lint;

/** What can be found. Each code is explained in docs/diagnostics/LINT.md. */
public enum LintCode {
  UNKNOWN_KIND("LINT001", "kind or resource that does not exist"),
  UNKNOWN_FIELD("LINT002", "field that the kind does not have"),
  ABSENT_FIELD("LINT003", "field that can be absent, read without a default"),
  WRONG_TYPE("LINT004", "comparison of values whose types differ"),
  WRONG_SHAPE("LINT005", "pattern of another shape than the field"),
  CONSTANT_CONDITION("LINT006", "condition that is always true or always false"),
  NEVER_MATCHES("LINT007", "rule that matches nothing"),
  WRONG_VALUE("LINT008", "value that the field cannot have"),
  UNREADABLE_TEXT("LINT009", "text that is no quantity, time or version");

  private final String code;
  private final String title;

  LintCode(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The stable code, such as {@code LINT001}. */
  public String code() {
    return code;
  }

  /** A few words, in lower case. */
  public String title() {
    return title;
  }
}

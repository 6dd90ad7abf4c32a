package dev.ephor.cli.load;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.SourceLocation;

/** What can be wrong with the things a user names; each has its diagnostic code. */
public enum LoadMistake {
  NOT_FOUND("CLI101"),
  NOTHING_INSIDE("CLI102"),
  UNREADABLE("CLI103"),
  NOT_A_POLICY("CLI104"),
  NOT_A_RESOURCE("CLI105"),
  UNKNOWN_KIND("CLI106"),
  NOT_AVAILABLE("CLI107"),
  BAD_ARGUMENT("CLI108"),
  BAD_MOCK("CLI109"),
  NO_SUCH_NAME("CLI110"),
  /** Git does not say what changed. */
  NO_CHANGES("CLI111"),
  /** A payload is not what its kind demands. */
  BAD_PAYLOAD("CLI112"),
  /** A policy and what is given to it are of different kinds. */
  OTHER_PAYLOAD("CLI113"),
  /** Nothing that was given is for anything else that was given. */
  NOTHING_JUDGED("CLI114");

  private final String code;

  LoadMistake(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public Diagnostic at(SourceLocation place, String message) {
    return Diagnostic.error(code, place, message);
  }

  public Diagnostic warning(SourceLocation place, String message) {
    return Diagnostic.warning(code, place, message);
  }

  /** About a file or folder as a whole. */
  public Diagnostic in(String file, String message) {
    return at(new SourceLocation(file, 0, 0, ""), message);
  }
}

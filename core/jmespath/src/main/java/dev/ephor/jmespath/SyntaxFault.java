package dev.ephor.jmespath;

import java.util.Optional;

/** The first thing wrong with an expression's text; {@code offset} counts characters from 0. */
record SyntaxFault(String code, String message, int offset, Optional<String> help) {
  static final String SYNTAX = "JMES001";
  static final String UNKNOWN_FUNCTION = "JMES002";
  static final String TOO_LONG = "JMES003";
  static final String TOO_DEEP = "JMES004";
  static final String STRAY_REFERENCE = "JMES005";

  static SyntaxFault syntax(String message, int offset) {
    return new SyntaxFault(SYNTAX, message, offset, Optional.empty());
  }
}

package dev.ephor.cel;

import dev.cel.common.CelOptions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;

/** The syntax of expressions as all kinds of policies have it. */
@SuppressWarnings("deprecation") // options that have no successor yet
final class ExpressionParser {
  /** Expressions nest less than this; the parser's own limit, which bounds our recursion too. */
  private static final int DEPTH_MAX = 200;

  private static final int TEXT_LENGTH_MAX = 100_000;

  private ExpressionParser() {}

  static CelOptions options() {
    return CelOptions.current()
        .enableOptionalSyntax(true)
        .enableQuotedIdentifierSyntax(true)
        .enableHiddenAccumulatorVar(true)
        .enableHeterogeneousNumericComparisons(true)
        .enableHomogeneousLiterals(false)
        .enableReservedIds(true)
        .maxParseRecursionDepth(DEPTH_MAX)
        .maxExpressionCodePointSize(TEXT_LENGTH_MAX)
        .populateMacroCalls(false)
        .build();
  }

  static CelParser parser(CelOptions options) {
    return CelParserFactory.standardCelParserBuilder()
        .setOptions(options)
        .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
        .addMacros(CelStandardMacro.EXISTS_ONE_NEW.getDefinition())
        .addMacros(Macros.all())
        .build();
  }
}

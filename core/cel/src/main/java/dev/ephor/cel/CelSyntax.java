package dev.ephor.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelExpr;
import dev.cel.parser.CelParser;
import dev.ephor.document.BoolNode;
import dev.ephor.document.StringNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses expressions into forms, without an environment. Immutable and thread-safe. */
public final class CelSyntax {
  private final CelParser parser = ExpressionParser.parser(ExpressionParser.options());

  /** The form of an expression; empty when it has mistakes of syntax, which compiling reports. */
  public Optional<CelForm> parse(String text) {
    CelValidationResult parsed = parser.parse(text);
    if (parsed.hasError()) {
      return Optional.empty();
    }
    try {
      CelAbstractSyntaxTree tree = parsed.getAst();
      return Optional.of(new Builder(text, tree).form(tree.getExpr()));
    } catch (CelValidationException e) {
      return Optional.empty();
    }
  }

  /** Turns one parsed tree into forms. */
  private static final class Builder {
    private final String text;
    private final SourceSpans spans;
    private final boolean isPlain;

    Builder(String text, CelAbstractSyntaxTree tree) {
      this.text = text;
      this.spans = new SourceSpans(tree, text);
      this.isPlain = text.codePointCount(0, text.length()) == text.length();
    }

    private CelForm.Extent extent(CelExpr expr) {
      int[] found = spans.extent(expr.id());
      if (found == null) {
        return CelForm.Extent.NONE;
      }
      return isPlain
          ? new CelForm.Extent(found[0], found[1])
          : new CelForm.Extent(
              text.offsetByCodePoints(0, found[0]), text.offsetByCodePoints(0, found[1]));
    }

    CelForm form(CelExpr expr) {
      CelForm.Extent extent = extent(expr);
      return switch (expr.getKind()) {
        case CONSTANT -> new CelForm.Literal(Planner.literal(expr.constant()), extent);
        case IDENT -> new CelForm.Name(expr.ident().name(), extent);
        case SELECT -> {
          CelForm operand = form(expr.select().operand());
          String field = expr.select().field();
          yield expr.select().testOnly()
              ? new CelForm.Has(operand, field, extent)
              : new CelForm.Select(operand, field, extent);
        }
        case CALL ->
            new CelForm.Call(
                expr.call().function(),
                expr.call().target().map(this::form),
                forms(expr.call().args()),
                extent);
        case LIST -> new CelForm.ListLiteral(forms(expr.list().elements()), extent);
        case MAP -> {
          List<CelForm.Entry> entries = new ArrayList<>();
          for (CelExpr.CelMap.Entry entry : expr.map().entries()) {
            entries.add(new CelForm.Entry(form(entry.key()), form(entry.value())));
          }
          yield new CelForm.MapLiteral("", entries, extent);
        }
        case STRUCT -> structure(expr.struct(), extent);
        case COMPREHENSION -> fold(expr.comprehension(), extent);
        case NOT_SET -> throw new IllegalStateException("expression without a kind");
      };
    }

    private List<CelForm> forms(List<CelExpr> parts) {
      List<CelForm> out = new ArrayList<>();
      parts.forEach(part -> out.add(form(part)));
      return out;
    }

    private CelForm structure(CelExpr.CelStruct structure, CelForm.Extent extent) {
      List<CelForm.Entry> entries = new ArrayList<>();
      for (CelExpr.CelStruct.Entry entry : structure.entries()) {
        CelForm key = new CelForm.Literal(StringNode.of(entry.fieldKey()), CelForm.Extent.NONE);
        entries.add(new CelForm.Entry(key, form(entry.value())));
      }
      return new CelForm.MapLiteral(structure.messageName(), entries, extent);
    }

    /** Recognises the folds that macros expand to; there is no other way to write one. */
    private CelForm fold(CelExpr.CelComprehension fold, CelForm.Extent extent) {
      if (LoopPlanner.isBoolean(fold.loopCondition(), false)) {
        return new CelForm.Bind(fold.accuVar(), form(fold.accuInit()), form(fold.result()), extent);
      }
      List<String> variables = new ArrayList<>();
      variables.add(fold.iterVar());
      if (!fold.iterVar2().isEmpty()) {
        variables.add(fold.iterVar2());
      }
      CelForm.Range range = new CelForm.Range(form(fold.iterRange()), variables);
      CelExpr.CelCall step = fold.loopStep().call();
      return switch (fold.accuInit().getKind()) {
        case CONSTANT ->
            switch (step.function()) {
              case "_&&_" -> loop(CelForm.LoopKind.ALL, range, step.args().get(1), extent);
              case "_||_" -> loop(CelForm.LoopKind.EXISTS, range, step.args().get(1), extent);
              default -> loop(CelForm.LoopKind.EXISTS_ONE, range, step.args().get(0), extent);
            };
        case LIST -> collecting(CelForm.LoopKind.LIST, range, step, extent);
        default -> collecting(CelForm.LoopKind.MAP, range, step, extent);
      };
    }

    private CelForm loop(
        CelForm.LoopKind kind, CelForm.Range range, CelExpr body, CelForm.Extent extent) {
      return new CelForm.Loop(kind, range, Optional.empty(), form(body), extent);
    }

    private CelForm collecting(
        CelForm.LoopKind kind, CelForm.Range range, CelExpr.CelCall step, CelForm.Extent extent) {
      Optional<CelForm> filter =
          step.function().equals("_?_:_")
              ? Optional.of(form(step.args().get(0)))
              : Optional.empty();
      CelExpr.CelCall taken = LoopPlanner.taken(step);
      CelExpr added =
          kind == CelForm.LoopKind.LIST
              ? taken.args().get(1).list().elements().get(0)
              : taken.args().get(taken.args().size() - 1);
      return new CelForm.Loop(kind, range, filter, form(added), extent);
    }
  }

  /** Whether the form is the literal of that truth value. */
  public static boolean isLiteral(CelForm form, boolean value) {
    return form instanceof CelForm.Literal(var literal, _) && literal.equals(BoolNode.of(value));
  }
}

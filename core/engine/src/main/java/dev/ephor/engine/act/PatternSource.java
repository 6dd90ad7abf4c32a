package dev.ephor.engine.act;

import dev.ephor.document.Diagnostic;
import dev.ephor.document.ErrorValue;
import dev.ephor.document.Fragment;
import dev.ephor.document.Node;
import dev.ephor.document.NullNode;
import dev.ephor.document.Value;
import dev.ephor.engine.pattern.Pattern;
import dev.ephor.engine.pattern.PatternResult;
import dev.ephor.engine.scope.EvaluationContext;
import dev.ephor.engine.scope.Trace;
import dev.ephor.engine.template.ConstantTemplate;
import dev.ephor.engine.template.Template;
import java.util.function.Consumer;

/**
 * Where a pattern comes from: compiled once when it has no variables, else compiled from what they
 * resolve to.
 */
public sealed interface PatternSource {

  /** Holds the pattern against the subject of the context. */
  Answer match(EvaluationContext context);

  /** What a pattern says, or why it says nothing. */
  sealed interface Answer {
    record Holds() implements Answer {}

    /**
     * The subject does not have the pattern's shape.
     *
     * @param path as messages print it: each step followed by a slash
     * @param pointer the same as an RFC 6901 pointer
     */
    record Breaks(String path, String pointer, String reason) implements Answer {}

    /** An anchor says that the pattern is not for this subject. */
    record NotMeant(String reason) implements Answer {}

    record Undecided(Diagnostic cause) implements Answer {}
  }

  static PatternSource of(Fragment source, Template template, Consumer<Diagnostic> mistakes) {
    if (!(template instanceof ConstantTemplate(Node constant))) {
      return new Dynamic(source, template);
    }
    return switch (Pattern.compile(source.withNode(constant))) {
      case Pattern.Compiled.Ready(Pattern pattern) -> new Fixed(source, pattern);
      case Pattern.Compiled.Broken(var diagnostics) -> {
        diagnostics.forEach(mistakes);
        yield new Dynamic(source, template);
      }
    };
  }

  /** A pattern without variables. */
  record Fixed(Fragment source, Pattern pattern) implements PatternSource {
    @Override
    public Answer match(EvaluationContext context) {
      return answer(pattern, source, context);
    }
  }

  /** A pattern whose text is known only when its variables are. */
  record Dynamic(Fragment source, Template template) implements PatternSource {
    @Override
    public Answer match(EvaluationContext context) {
      Value resolved = template.resolve(context);
      if (resolved instanceof ErrorValue error) {
        return new Answer.Undecided(
            RuleErrors.diagnostic("failed to substitute variables in pattern", error, source.at()));
      }
      Node pattern = resolved instanceof Node node ? node : NullNode.NULL;
      return switch (Pattern.compile(source.withNode(pattern))) {
        case Pattern.Compiled.Ready(Pattern ready) -> answer(ready, source, context);
        case Pattern.Compiled.Broken(var diagnostics) ->
            new Answer.Undecided(diagnostics.getFirst());
      };
    }
  }

  private static Answer answer(Pattern pattern, Fragment source, EvaluationContext context) {
    Trace trace = context.trace();
    PatternResult result;
    if (trace == null) {
      result = pattern.match(context.subject());
    } else {
      PatternRecorder recorder = new PatternRecorder(source);
      result = pattern.match(context.subject(), recorder);
      recorder.write(trace);
    }
    return switch (result) {
      case PatternResult.Pass _ -> new Answer.Holds();
      case PatternResult.Fail(String path, String reason) ->
          new Answer.Breaks(path, pointer(path), reason);
      case PatternResult.Skip(String reason) -> new Answer.NotMeant(reason);
      case PatternResult.Undecided(String reason) ->
          new Answer.Undecided(Diagnostic.error("PTN010", source.at(), reason));
    };
  }

  private static String pointer(String path) {
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}

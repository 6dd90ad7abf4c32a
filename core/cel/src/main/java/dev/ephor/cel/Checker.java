package dev.ephor.cel;

import com.google.common.collect.ImmutableList;
import dev.cel.checker.Env;
import dev.cel.checker.ExprChecker;
import dev.cel.checker.TypeProvider;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelContainer;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.internal.Errors;
import dev.cel.common.types.TypeType;
import dev.cel.expr.Type;
import dev.cel.parser.CelParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * cel-java's parser and type checker for one set of declarations.
 *
 * <p>cel-java's own facade enters all declarations again for each expression, which costs ten times
 * as much as the check itself. Here the checker's environment is entered once and used for all
 * expressions. It is not thread-safe, so a check takes the lock; it also never forgets an error, so
 * it is made anew after a failed check.
 */
@SuppressWarnings("deprecation") // the checker's environment, see above
final class Checker {
  private final Declared declared;
  private final CelOptions options;
  private final CelParser parser;
  private final Fields fields = new Fields();
  private @Nullable Env env;

  /**
   * @param variables of the environment with their types
   */
  record Declared(CelDeclarations declarations, Map<String, CelType> variables) {}

  /** A mistake; line from 1 and column from 0 within the expression, or line 0 if not known. */
  record Mistake(int line, int column, String message) {}

  sealed interface Checked {
    record Good(CelAbstractSyntaxTree tree) implements Checked {}

    record Bad(List<Mistake> mistakes) implements Checked {}
  }

  Checker(Declared declared) {
    this.declared = declared;
    this.options = ExpressionParser.options();
    this.parser = ExpressionParser.parser(options);
  }

  /**
   * @param structures fields of object types that the declarations do not know
   */
  Checked check(String text, Map<String, Map<String, CelType>> structures) {
    CelValidationResult parsed = parser.parse(text);
    if (parsed.hasError()) {
      return new Checked.Bad(mistakes(parsed.getErrors()));
    }
    try {
      return check(parsed.getAst(), text, structures);
    } catch (CelValidationException failed) {
      return new Checked.Bad(mistakes(ImmutableList.copyOf(failed.getErrors())));
    }
  }

  private static List<Mistake> mistakes(ImmutableList<CelIssue> issues) {
    List<Mistake> out = new ArrayList<>();
    for (CelIssue issue : issues) {
      int line = issue.getSourceLocation().getLine();
      out.add(
          new Mistake(
              Math.max(0, line),
              Math.max(0, issue.getSourceLocation().getColumn()),
              issue.getMessage()));
    }
    return out;
  }

  private synchronized Checked check(
      CelAbstractSyntaxTree tree, String text, Map<String, Map<String, CelType>> structures) {
    Env current = env == null ? newEnv() : env;
    env = null;
    fields.more = structures;
    Errors errors = current.getErrorContext();
    errors.enterContext("", text);
    CelAbstractSyntaxTree checked =
        ExprChecker.typecheck(
            current, CelContainer.ofName(""), tree, com.google.common.base.Optional.absent());
    if (errors.getErrorCount() == 0) {
      errors.exitContext();
      env = current;
      return new Checked.Good(checked);
    }
    List<Mistake> out = new ArrayList<>();
    for (Errors.Error error : errors.getErrors()) {
      Errors.SourceLocation at = errors.getPositionLocation(error.position());
      out.add(new Mistake(at.line(), at.column() - 1, error.rawMessage()));
    }
    return new Checked.Bad(out);
  }

  private Env newEnv() {
    Env made = Env.unconfigured(new Errors("", ""), fields, options);
    CelDeclarations declarations = declared.declarations();
    Env.DeclGroup root = made.getDeclGroup();
    declarations
        .functions()
        .forEach((name, overloads) -> root.putFunction(TypeBridge.toChecker(name, overloads)));
    TYPE_NAMES.forEach((name, type) -> root.putIdent(typeName(name, type)));
    for (String name : declarations.opaqueTypes()) {
      root.putIdent(typeName(name, CelTypes.opaque(name)));
    }
    made.enterScope();
    declared
        .variables()
        .forEach((name, type) ->
            made.add(
                dev.cel.checker.CelIdentDecl.newIdentDeclaration(
                    name, TypeBridge.toChecker(type))));
    return made;
  }

  private static dev.cel.checker.CelIdentDecl typeName(String name, CelType type) {
    return dev.cel.checker.CelIdentDecl.newIdentDeclaration(
        name, TypeType.create(TypeBridge.toChecker(type)));
  }

  /** Names that stand for types in expressions, and what {@code type(x)} prints for them. */
  static final Map<String, CelType> TYPE_NAMES =
      Map.ofEntries(
          Map.entry("bool", CelTypes.BOOL),
          Map.entry("int", CelTypes.INT),
          Map.entry("uint", CelTypes.UINT),
          Map.entry("double", CelTypes.DOUBLE),
          Map.entry("string", CelTypes.STRING),
          Map.entry("bytes", CelTypes.BYTES),
          Map.entry("null_type", CelTypes.NULL),
          Map.entry("type", CelType.Basic.TYPE),
          Map.entry("list", CelTypes.list(CelTypes.DYN)),
          Map.entry("map", CelTypes.map(CelTypes.DYN, CelTypes.DYN)),
          Map.entry("optional_type", CelTypes.optional(CelTypes.DYN)),
          Map.entry("google.protobuf.Timestamp", CelTypes.TIMESTAMP),
          Map.entry("google.protobuf.Duration", CelTypes.DURATION));

  /** Looks object types up for the checker. */
  private final class Fields implements TypeProvider {
    private Map<String, Map<String, CelType>> more = Map.of();

    private @Nullable Map<String, CelType> fieldsOf(String type) {
      Map<String, CelType> found = more.get(type);
      return found != null ? found : declared.declarations().structures().get(type);
    }

    @Override
    public @Nullable Type lookupType(String typeName) {
      return null;
    }

    @Override
    public Optional<dev.cel.common.types.CelType> lookupCelType(String typeName) {
      boolean isKnown =
          fieldsOf(typeName) != null || declared.declarations().isOpenStructure(typeName);
      return !isKnown
          ? Optional.empty()
          : Optional.of(TypeType.create(TypeBridge.toChecker(CelTypes.structure(typeName))));
    }

    @Override
    public @Nullable Integer lookupEnumValue(String enumName) {
      return null;
    }

    @Override
    public @Nullable FieldType lookupFieldType(Type type, String fieldName) {
      return null;
    }

    @Override
    public @Nullable FieldType lookupFieldType(
        dev.cel.common.types.CelType type, String fieldName) {
      Map<String, CelType> known = fieldsOf(type.name());
      CelType found = known == null ? openField(type.name()) : known.get(fieldName);
      return found == null ? null : new Field(TypeBridge.toChecker(found));
    }
  }

  private @Nullable CelType openField(String type) {
    return declared.declarations().isOpenStructure(type) ? CelTypes.DYN : null;
  }

  /** A field's type without the detour over protocol buffers. */
  private static final class Field extends TypeProvider.FieldType {
    private final dev.cel.common.types.CelType type;

    Field(dev.cel.common.types.CelType type) {
      this.type = type;
    }

    @Override
    public Type type() {
      return Type.getDefaultInstance();
    }

    @Override
    public dev.cel.common.types.CelType celType() {
      return type;
    }
  }
}
